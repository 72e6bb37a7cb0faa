import { about, formula, inText } from "../../../../core/evidence";
import { type Plan, type Problem, seconds } from "../../../../core/model";
import { isUnsayable, type Unsayable } from "../../../../core/time";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { objectLabels, objectName } from "../common/names";
import { cnpgCron } from "../common/schedule";
import { kubernetesSpec } from "../common/typed-inputs";
import { settingOf, worded } from "../jobs/entry";
import { archiving } from "./configuration";
import { objectiveProblems } from "./problems";
import type { BackupEntry } from "./repository";

export const scheduledBackupType = "kubernetes:postgresql.cnpg.io/v1:ScheduledBackup";
export const objectStoreType = "kubernetes:barmancloud.cnpg.io/v1:ObjectStore";

/** https://cloudnative-pg.io/plugin-barman-cloud/docs/usage/ */
const plugin = "barman-cloud.cloudnative-pg.io";
const day = 86_400;

const compressions: Readonly<Record<string, "gzip" | "bzip2" | "snappy">> = {
  gzip: "gzip",
  bzip2: "bzip2",
  snappy: "snappy",
};

/**
 * Backups of a CloudNativePG cluster by its Barman Cloud plugin. The Cluster is the team's own: it names the ObjectStore
 * in `spec.plugins`, and archives its WAL every five minutes, or as `delay` of the backup says.
 */
export function cnpgBackups(plan: Plan, namespace: string): { declarations: TypedSpec[]; problems: Problem[] } {
  const backups = plan.entries.backups;
  const made = backups
    .filter((entry) => settingOf(entry.spec.engine) === "cnpg")
    .map((owner) => clusterBackups(plan, owner, backups, settingOf(owner.spec.namespace) ?? namespace));
  return {
    declarations: made.flatMap(({ declarations }) => declarations),
    problems: made.flatMap(({ problems }) => problems),
  };
}

function clusterBackups(
  plan: Plan,
  owner: BackupEntry,
  backups: readonly BackupEntry[],
  namespace: string,
): { declarations: TypedSpec[]; problems: Problem[] } {
  const missing = (["cluster", "bucket"] as const).filter((name) => settingOf(owner.spec[name]) === undefined);
  const problems = missing.map((name) =>
    problemAt(owner, "KUBERNETES-BACKUP", {
      what: "backups of a CloudNativePG cluster lack a setting",
      allowed: "cluster, bucket",
      change: `add ${name}: to it`,
    }),
  );
  const members = backups.filter(
    (entry) => entry !== owner && entry.spec.on === owner.spec.on && settingOf(entry.spec.method) !== undefined,
  );
  const [full, ...others] = [...members].sort((a, b) => Number(isFull(b)) - Number(isFull(a)));
  problems.push(...others.concat(full && !isFull(full) ? full : []).map(unsupported));
  if (!full || !isFull(full) || problems.length > 0) return { declarations: [], problems };
  const backup = scheduledBackup(plan, owner, full, namespace);
  const delay = full.spec.delay;
  return {
    declarations: [objectStore(plan, owner, full, namespace), ...backup.declarations],
    problems: [
      ...backup.problems,
      ...objectiveProblems(plan, owner, delay ? seconds(delay.value) : archiving.defaultTimeout),
    ],
  };
}

function isFull(entry: BackupEntry): boolean {
  return settingOf(entry.spec.method) === "full";
}

function unsupported(entry: BackupEntry): Problem {
  return problemAt(
    entry,
    "KUBERNETES-CNPG",
    {
      what: "CloudNativePG takes full backups into an object store, and keeps all their WAL with them",
      given: settingOf(entry.spec.method) ?? "",
      allowed: "one entry with method: full",
      change: "leave the entry out, or use engine: pgbackrest",
    },
    entry.spec.method,
  );
}

function objectStore(plan: Plan, owner: BackupEntry, full: BackupEntry, namespace: string): TypedSpec {
  const keep = full.spec.keep;
  const compression = compressions[(settingOf(full.spec.compression) ?? "gzip").toLowerCase()] ?? "gzip";
  const stored = {
    compression: worded(full, "compression", compression),
    encryption: worded(full, "encryption", "AES256"),
  };
  const source = keep && { value: seconds(keep.value), facts: about(full.facts, "keep") };
  const days = { format: "integer", expression: "ceil(documented / day)", terms: { day }, kind: "formula" } as const;
  return kubernetesSpec({
    key: `backup-${owner.spec.key}-store`,
    type: objectStoreType,
    concern: "jobs",
    inputs: {
      apiVersion: "barmancloud.cnpg.io/v1",
      kind: "ObjectStore",
      metadata: metadata(plan, owner, namespace),
      spec: {
        ...(source && { retentionPolicy: inText`${formula(source, days)}d` }),
        configuration: {
          destinationPath: `s3://${settingOf(owner.spec.bucket) ?? ""}/`,
          s3Credentials: { inheritFromIAMRole: true },
          wal: stored,
          data: stored,
        },
      },
    },
    clauses: full.clauses,
  });
}

function scheduledBackup(
  plan: Plan,
  owner: BackupEntry,
  full: BackupEntry,
  namespace: string,
): { declarations: TypedSpec[]; problems: Problem[] } {
  const schedule = full.spec.schedule;
  const said: { schedule: string } | Unsayable = schedule
    ? cnpgCron(schedule.value)
    : { code: "KUBERNETES-CNPG", what: "a ScheduledBackup needs its time", change: "add schedule" };
  if (isUnsayable(said)) {
    const { code, ...details } = said;
    return { declarations: [], problems: [problemAt(full, code, details, full.spec.schedule)] };
  }
  const backup = kubernetesSpec({
    key: `backup-${full.spec.key}`,
    type: scheduledBackupType,
    concern: "jobs",
    inputs: {
      apiVersion: "postgresql.cnpg.io/v1",
      kind: "ScheduledBackup",
      metadata: metadata(plan, full, namespace),
      spec: {
        schedule: worded(full, "schedule", said.schedule),
        cluster: { name: settingOf(owner.spec.cluster) ?? "" },
        backupOwnerReference: "self",
        immediate: false,
        method: "plugin",
        pluginConfiguration: { name: plugin },
      },
    },
    clauses: full.clauses,
    options: { dependsOn: [`backup-${owner.spec.key}-store`] },
  });
  return { declarations: [backup], problems: [] };
}

function metadata(plan: Plan, { spec }: BackupEntry, namespace: string) {
  return {
    name: objectName(plan.system, "backup", spec.key),
    namespace,
    labels: objectLabels(plan.system, { kind: "backup", key: spec.key }),
  };
}
