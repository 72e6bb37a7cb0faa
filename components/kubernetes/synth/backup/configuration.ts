import { type EvidencePoint, quantityOf, seconds, type Via } from "../../../../core/model";
import { type IniValue, iniValue } from "../../../kit/escapes";
import { settingOf, settingPoints, wordVia } from "../jobs/entry";
import { intervalOf, memberOf, type Repository, secondsOf } from "./repository";

const day = 86_400;

/** What documents call a compression, and pgBackRest's word. https://pgbackrest.org/configuration.html#section-general */
export const compressions: Readonly<Record<string, string>> = {
  none: "none",
  gzip: "gz",
  gz: "gz",
  bzip2: "bz2",
  lz4: "lz4",
  zstd: "zst",
};

/** Where the files are mounted. */
export const configFolder = "/etc/pgbackrest";
export const tlsFolder = "/etc/pgbackrest-tls";

/** Seconds a WAL segment of an idle server waits at most, and what it may take to arrive. */
export const archiving = { defaultTimeout: 300, push: 60 } as const;

/** Seconds after which a WAL segment is sent although it is not full. */
export function archiveTimeout(repository: Repository): number {
  return (
    secondsOf(repository, "point-in-time", "delay") ??
    secondsOf(repository, "differential", "delay") ??
    archiving.defaultTimeout
  );
}

/** Full backups whose WAL is kept: one more than fit into the window, so that its first moment lies behind a backup. */
export function archiveBackups(repository: Repository): number | undefined {
  const [keep, interval] = [secondsOf(repository, "point-in-time", "keep"), intervalOf(repository, "full")];
  return keep === undefined || interval === undefined ? undefined : Math.ceil(keep / interval) + 1;
}

/** Differentials and full backups that fall into the time differentials are kept: pgBackRest counts both. */
function differentials(repository: Repository): number | undefined {
  const keep = secondsOf(repository, "differential", "keep");
  const [own, full] = [intervalOf(repository, "differential"), intervalOf(repository, "full")];
  if (keep === undefined || own === undefined || full === undefined) return undefined;
  return Math.ceil(keep / own) + Math.ceil(keep / full);
}

function compressionOf(repository: Repository): string | undefined {
  const full = memberOf(repository, "full");
  return full && compressions[(settingOf(full.entry.spec.compression) ?? "gzip").toLowerCase()];
}

/** The files every container of the repository reads; secrets are not among them. */
export function configurationFiles(repository: Repository): Record<string, string> {
  const { bucket, region, stanza, host, dataPath, user, database } = repository;
  const full = memberOf(repository, "full");
  const keep = full && quantityOf(full.entry.spec, "keep");
  const optional = (name: string, value: number | undefined): Setting[] =>
    value === undefined ? [] : [[name, iniValue(String(value))]];
  const global: Setting[] = [
    ["repo1-type", iniValue("s3")],
    ["repo1-path", iniValue(`/${stanza}`)],
    ["repo1-s3-bucket", iniValue(bucket)],
    ["repo1-s3-region", iniValue(region)],
    ["repo1-s3-endpoint", iniValue(`s3.${region}.amazonaws.com`)],
    ["repo1-s3-key-type", iniValue("web-id")],
    ["repo1-cipher-type", iniValue("aes-256-cbc")],
    ["repo1-retention-full-type", iniValue("time")],
    ...optional("repo1-retention-full", keep && Math.ceil(seconds(keep.value) / day)),
    ...optional("repo1-retention-diff", differentials(repository)),
    ["repo1-retention-archive-type", iniValue("full")],
    ...optional("repo1-retention-archive", archiveBackups(repository)),
    ["repo1-bundle", iniValue("y")],
    ["compress-type", iniValue(compressionOf(repository) ?? "gz")],
    ["start-fast", iniValue("y")],
    ["process-max", iniValue("2")],
    ["log-level-console", iniValue("info")],
    ["log-level-file", iniValue("off")],
    ["lock-path", iniValue("/tmp/pgbackrest")],
    ["spool-path", iniValue("/tmp/pgbackrest")],
  ];
  const primary: Setting[] = [
    ["pg1-host", iniValue(host)],
    ["pg1-host-type", iniValue("tls")],
    ["pg1-host-ca-file", iniValue(`${tlsFolder}/ca.crt`)],
    ["pg1-host-cert-file", iniValue(`${tlsFolder}/tls.crt`)],
    ["pg1-host-key-file", iniValue(`${tlsFolder}/tls.key`)],
    ["pg1-path", iniValue(dataPath)],
    ["pg1-user", iniValue(user)],
    ["pg1-database", iniValue(database)],
  ];
  const server: Setting[] = [
    ["pg1-path", iniValue(dataPath)],
    ["pg1-user", iniValue(user)],
    ["pg1-database", iniValue(database)],
  ];
  return {
    "pgbackrest.conf": section("global", global),
    // For the jobs that reach into the server's data.
    "primary.conf": section(stanza, primary),
    // For the server's own container, which sends the WAL: several files at a time, so that it keeps up with bursts.
    "server.conf": `${section("global:archive-push", [
      ["archive-async", iniValue("y")],
      ["process-max", iniValue("2")],
    ])}\n${section(stanza, server)}`,
  };
}

type Setting = readonly [name: string, value: IniValue];

function section(name: string, settings: readonly Setting[]): string {
  return `[${iniValue(name)}]\n${settings.map(([key, value]) => `${key}=${value}`).join("\n")}\n`;
}

/** Where the documented values stand in the configuration. */
export function configurationEvidence(repository: Repository): EvidencePoint[] {
  const path = 'data["pgbackrest.conf"]';
  const line = (name: string) => ({ path, match: `(?:^|\\n)${name}=(\\S+)` });
  const full = memberOf(repository, "full");
  const word = compressionOf(repository);
  return [
    ...(full
      ? [
          ...settingPoints(full.entry, "keep", {
            ...line("repo1-retention-full"),
            via: counted("ceil(documented / day)", { day }),
          }),
          ...settingPoints(full.entry, "compression", { ...line("compress-type"), via: wordVia(word ?? "") }),
          ...settingPoints(full.entry, "encryption", { ...line("repo1-cipher-type"), via: wordVia("aes-256-cbc") }),
          ...settingPoints(full.entry, "destination", { ...line("repo1-type"), via: wordVia("s3") }),
        ]
      : []),
    ...differentialEvidence(repository, line("repo1-retention-diff")),
    ...windowEvidence(repository, line("repo1-retention-archive")),
  ];
}

interface Place {
  readonly path: string;
  readonly match: string;
}

function differentialEvidence(repository: Repository, place: Place): EvidencePoint[] {
  const member = memberOf(repository, "differential");
  const [own, full] = [intervalOf(repository, "differential"), intervalOf(repository, "full")];
  if (!member || own === undefined || full === undefined) return [];
  const via = counted("ceil(documented / own) + ceil(documented / full)", { own, full });
  return settingPoints(member.entry, "keep", { ...place, via });
}

function windowEvidence(repository: Repository, place: Place): EvidencePoint[] {
  const member = memberOf(repository, "point-in-time");
  const interval = intervalOf(repository, "full");
  if (!member || interval === undefined) return [];
  return settingPoints(member.entry, "keep", {
    ...place,
    via: counted("ceil(documented / interval) + 1", { interval }),
  });
}

function counted(expression: string, terms: Readonly<Record<string, number>>): Via {
  return { kind: "formula", format: "integer", expression, terms };
}
