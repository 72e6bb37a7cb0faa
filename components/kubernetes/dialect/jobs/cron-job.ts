import {
  type Declaration,
  type EvidencePoint,
  isUnsayable,
  type Leaf,
  type Plan,
  type Problem,
  type Schedule,
  scheduleOf,
  seconds,
  shorten,
  type Value,
} from "../../../../core/model";
import { limits } from "../limits";
import { objectLabels, objectName } from "../names";
import { kubernetesCron } from "../schedule";
import { type Entry, problemAt, settingOf, settingPoints, wordVia } from "./entry";
import { cronJobType } from "./types";

/** The user of Debian's PostgreSQL images; an entry's `user-id` says another. */
const userId = 999;

const day = 86_400;

/** Where a job runs and as whom. */
export interface JobSite {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly image: string;
}

/** One variable of a container: plain, or a key of a Secret. */
export type Variable = readonly [string, string | { readonly secret: string; readonly key: string }];

/** A volume of a job, and where it is mounted. */
export interface Mount {
  readonly name: string;
  readonly path: string;
  readonly source: Readonly<Record<string, Value>>;
  readonly readOnly?: boolean;
}

/** What one CronJob does. */
export interface Work {
  readonly entry: Entry;
  /** First part of key and name: `backup`, `maintenance`, `job`. */
  readonly kind: string;
  readonly site: JobSite;
  readonly command: readonly string[];
  readonly variables: readonly Variable[];
  readonly mounts: readonly Mount[];
  /** Runs before the work, in the same image. */
  readonly first?: readonly string[];
  /** Seconds after which a run is ended when the entry has no limit. */
  readonly deadline: number;
  readonly dependsOn: readonly string[];
  readonly evidence?: readonly EvidencePoint[];
}

/** Name of a CronJob: its Jobs get 11 more characters. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export function cronJobName(plan: Plan, kind: string, key: string): string {
  return shorten(objectName(plan.system, kind, key), limits.cronJobName);
}

export const limitPath = "spec.jobTemplate.spec.activeDeadlineSeconds";
export const argsPath = "spec.jobTemplate.spec.template.spec.containers[0].args";
const variablesPath = "spec.jobTemplate.spec.template.spec.containers[0].env";

/** Where the value of a variable stands in the inputs of a CronJob. */
export function variablePath({ variables }: Pick<Work, "variables">, name: string): string {
  return `${variablesPath}[${variables.findIndex(([variable]) => variable === name)}].value`;
}

/**
 * The work as a CronJob. Without a schedule it is suspended: a person starts it with `kubectl create job --from`.
 * No API token, no privileges, a read-only root; a run that failed is not repeated, because the next one is due soon and
 * half-done work must be seen.
 */
export function cronJob(plan: Plan, work: Work): { declarations: Declaration[]; problems: Problem[] } {
  const { entry, kind, site } = work;
  const schedule = scheduleOf(entry.spec);
  const said = schedule ? kubernetesCron(schedule.value) : suspended(plan);
  if (isUnsayable(said)) {
    const { code, ...details } = said;
    return { declarations: [], problems: [problemAt(entry, code, details, "schedule")] };
  }
  const { guard, ...when } = said;
  const inputs = {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: {
      name: cronJobName(plan, kind, entry.spec.key),
      namespace: site.namespace,
      labels: objectLabels(plan.system, { kind, key: entry.spec.key }),
    },
    spec: {
      ...when,
      ...(!schedule && { suspend: true }),
      concurrencyPolicy: "Forbid",
      startingDeadlineSeconds: startingDeadline(schedule?.value),
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: jobTemplate(plan, work, guard),
    },
  };
  const evidence = [
    ...settingPoints(entry, "schedule", { path: "spec.schedule", via: wordVia(when.schedule) }),
    ...settingPoints(entry, "limit", { path: limitPath, via: { kind: "same", format: "number" } }),
    ...(work.evidence ?? []),
  ];
  const declaration: Declaration = {
    key: `${kind}-${entry.spec.key}`,
    type: cronJobType,
    concern: "jobs",
    inputs,
    clauses: [...new Set([...entry.clauses, ...evidence.map(({ clause }) => clause)])],
    evidence,
    options: { dependsOn: work.dependsOn },
  };
  return { declarations: [declaration], problems: limitProblems(work, schedule?.value) };
}

/** A CronJob must have a schedule, also one that never runs by itself. */
function suspended(plan: Plan): { schedule: string; timeZone: string; guard?: string } {
  return { schedule: "0 0 1 1 *", timeZone: plan.system.timezone };
}

/** Seconds between two runs, at least. */
export function periodOf(schedule: Schedule | undefined): number {
  if (!schedule) return 7 * day;
  const { days } = schedule;
  switch (days.kind) {
    case "every":
      return days.seconds;
    case "daily":
      return day;
    case "weekly":
      return days.weekdays.length > 1 ? day : 7 * day;
    case "days-of-month":
      return day;
    case "nth-weekday":
    case "day-of-month":
      return 28 * day;
  }
}

/** How late a run may begin: after an outage of the control plane an old run is not made up for. Below 10 s none may start. */
function startingDeadline(schedule: Schedule | undefined): number {
  return Math.max(60, Math.min(1800, Math.floor(periodOf(schedule) / 2)));
}

function deadlineOf({ entry, deadline }: Work): number {
  const limit = entry.spec.values.limit;
  if (limit?.type !== "quantity") return deadline;
  return Math.round(seconds(limit.stated.value));
}

function jobTemplate(plan: Plan, work: Work, guard: string | undefined): Value {
  const labels = objectLabels(plan.system, { kind: work.kind, key: work.entry.spec.key });
  return {
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: deadlineOf(work),
      ttlSecondsAfterFinished: day,
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: "Never",
          serviceAccountName: work.site.serviceAccount,
          automountServiceAccountToken: false,
          securityContext: podSecurity(work.entry),
          ...(work.first && { initContainers: [container(work, "first", guarded(work.first, guard))] }),
          containers: [container(work, "work", guarded(work.command, guard))],
          volumes: volumesOf(work),
        },
      },
    },
  };
}

/** Where cron names too many days, the container looks at the date before anything else. */
function guarded([program = "", ...args]: readonly string[], guard: string | undefined): Value {
  if (guard === undefined) return { command: [program], args };
  return { command: ["bash", "-c", `${guard} || exit 0; exec "$@"`, program, program], args };
}

function container(work: Work, name: string, run: Value): Value {
  const { entry, site, variables, mounts } = work;
  return {
    name,
    image: site.image,
    ...(run as Record<string, Value>),
    env: variables.map(([variable, value]) => ({ name: variable, ...variableSource(value) })),
    resources: {
      requests: { cpu: settingOf(entry, "cpu") ?? "250m", memory: settingOf(entry, "memory") ?? "512Mi" },
      limits: { memory: settingOf(entry, "memory") ?? "512Mi" },
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

function variableSource(value: Variable[1]): Record<string, Leaf | Value> {
  if (typeof value === "string") return { value };
  return { valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } };
}

function volumesOf({ mounts }: Work): Value {
  return [...mounts.map(({ name, source }) => ({ name, ...source })), { name: "tmp", emptyDir: {} }];
}

function podSecurity(entry: Entry): Value {
  const user = Number(settingOf(entry, "user-id") ?? userId);
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    seccompProfile: { type: "RuntimeDefault" },
  };
}

/** A run that outlasts its period makes the next one be left out, silently. */
function limitProblems(work: Work, schedule: Schedule | undefined): Problem[] {
  const [limit, period] = [deadlineOf(work), periodOf(schedule)];
  if (!schedule || limit <= period) return [];
  const problem = {
    what: "a run may take longer than the time to the next one, which would be left out",
    given: `${limit} s, and ${period} s between two runs`,
    allowed: `at most ${period} s`,
    change: "shorten limit, or run it less often",
  };
  return [problemAt(work.entry, "KUBERNETES-JOB-LIMIT", problem, "limit")];
}
