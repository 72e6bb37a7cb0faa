import { isTracedText } from "../../../../core/evidence";
import { type Entry, settingOf } from "./entry";
import type { Command, Variable, Work } from "./work";

/** The user of Debian's PostgreSQL images; an entry's `user-id` says another. */
const userId = 999;

/** One pod per run: no API token, no privileges, a read-only root. */
export function podSpec(work: Work, guard: string | undefined) {
  return {
    restartPolicy: "Never",
    serviceAccountName: work.site.serviceAccount,
    automountServiceAccountToken: false,
    securityContext: podSecurity(work.entry),
    ...(work.first && { initContainers: [container(work, "first", guarded(work.first, guard))] }),
    containers: [container(work, "work", guarded(work.command, guard))],
    volumes: volumesOf(work),
  };
}

/** Where cron names too many days, the container looks at the date before anything else. */
function guarded([program, ...args]: Command, guard: string | undefined) {
  if (guard === undefined) return { command: [program], args };
  return { command: ["bash", "-c", `${guard} || exit 0; exec "$@"`, program, program], args };
}

function container(work: Work, name: string, run: ReturnType<typeof guarded>) {
  const { entry, site, variables, mounts } = work;
  return {
    name,
    image: site.image,
    ...run,
    env: variables.map(([variable, value]) => ({ name: variable, ...variableSource(value) })),
    resources: {
      requests: { cpu: settingOf(entry.spec.cpu) ?? "250m", memory: settingOf(entry.spec.memory) ?? "512Mi" },
      limits: { memory: settingOf(entry.spec.memory) ?? "512Mi" },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    volumeMounts: [
      ...mounts.map(({ name: volume, path, readOnly }) => ({
        name: volume,
        mountPath: path,
        ...(readOnly && { readOnly }),
      })),
      { name: "tmp", mountPath: "/tmp" },
    ],
  };
}

function variableSource(value: Variable[1]) {
  if (typeof value === "string" || isTracedText(value)) return { value };
  return { valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } };
}

function volumesOf({ mounts }: Work) {
  return [...mounts.map(({ name, source }) => ({ name, ...source })), { name: "tmp", emptyDir: {} }];
}

function podSecurity(entry: Entry) {
  const user = Number(settingOf(entry.spec["user-id"]) ?? userId);
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    seccompProfile: { type: "RuntimeDefault" },
  };
}
