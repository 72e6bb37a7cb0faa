import type { Mount } from "../jobs/work";
import { configFolder, tlsFolder } from "./configuration";
import type { Shared } from "./objects";
import { backupTypes, type Method, type Repository } from "./repository";

/** What the job of a method finds in its file system. */
export function mountsOf(repository: Repository, method: Method, shared: Shared): Mount[] {
  const reaches = backupTypes[method] !== undefined;
  const config = [
    { key: "pgbackrest.conf", path: "pgbackrest.conf" },
    ...(reaches ? [{ key: "primary.conf", path: "conf.d/primary.conf" }] : []),
  ];
  const scripts: Mount = {
    name: "scripts",
    path: "/scripts",
    source: { configMap: { name: shared.name("scripts"), defaultMode: 0o555 } },
    readOnly: true,
  };
  if (method === "heartbeat") return [scripts];
  const mounts: Mount[] = [
    scripts,
    {
      name: "config",
      path: configFolder,
      source: { configMap: { name: shared.name("config"), items: config } },
      readOnly: true,
    },
  ];
  if (reaches) {
    // pgBackRest refuses a key that others may read.
    const source = { secret: { secretName: repository.tlsSecret, defaultMode: 0o440 } };
    mounts.push({ name: "tls", path: tlsFolder, source, readOnly: true });
  }
  if (method === "restore-test") mounts.push({ name: "scratch", path: "/scratch", source: scratch(repository) });
  return mounts;
}

/** A volume of its own for each run, deleted with its pod. */
function scratch({ scratchSize }: Repository): Mount["source"] {
  return {
    ephemeral: {
      volumeClaimTemplate: {
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: scratchSize } } },
      },
    },
  };
}
