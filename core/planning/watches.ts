import {
  type BackupSpec,
  isRunsOf,
  type Job,
  longestGap,
  type MonitoredResource,
  overdueAfter,
  type Planned,
  type SectionSpec,
  type Watch,
  type WatchedKind,
  watchKey,
} from "../model";

/** Kinds that count what failed, and cannot tell how long ago something last succeeded; and the kind of a check of them. */
const kinds = { runs: "azure.containerapps.job", vault: "azure.backup.vault", check: "azure.watch" } as const;

/** What a copy may take beyond its period: to begin, and to end. Seconds. */
export const copySlack = 2 * 3600;

/** Checks of what no metric tells: runs of jobs, and copies into a vault (`vault:` of a backup entry). */
export function planWatches(
  jobs: readonly Job[],
  backups: readonly Planned<BackupSpec>[],
  resources: ReadonlyMap<string, MonitoredResource>,
): Watch[] {
  return [
    ...jobs.flatMap((job) => jobWatch(job, resources)),
    ...backups.flatMap(({ spec }) => copyWatch(spec, resources)),
  ];
}

function jobWatch(job: Job, resources: ReadonlyMap<string, MonitoredResource>): Watch[] {
  const { schedule, spec } = job;
  const runs = [...resources.values()].find((one) => one.kind === kinds.runs && isRunsOf(spec.key, one));
  if (!schedule || !runs) return [];
  return [watchOf("job", spec, { title: runs.title, clauses: schedule.clauses }, overdueAfter(job, schedule).seconds)];
}

function copyWatch(spec: BackupSpec, resources: ReadonlyMap<string, MonitoredResource>): Watch[] {
  const vault = resources.get(spec.vault?.value ?? "");
  const { schedule } = spec;
  if (vault?.kind !== kinds.vault || !vault.present || !schedule) return [];
  if (vault.properties.ownership === "check") return [];
  const about = { title: spec.title, clauses: schedule.clauses };
  return [{ ...watchOf("copy", spec, about, longestGap(schedule.value) + copySlack), vault: vault.key }];
}

function watchOf(
  kind: WatchedKind,
  { key, at, path }: SectionSpec,
  { title, clauses }: Pick<MonitoredResource, "title"> & Pick<Watch, "clauses">,
  maximumAge: number,
): Watch {
  const name = `${kind}.${key}`;
  const properties = { id: `@${watchKey(name)}#id` };
  const resource = { key: `watch.${name}`, title, kind: kinds.check, properties, present: true, at, path };
  return { key: name, kind, entry: key, resource, maximumAge, clauses };
}
