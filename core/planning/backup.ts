import type {
  BackupSpec,
  DataStore,
  MonitoredResource,
  Ownership,
  Planned,
  PlannedEntries,
  Problem,
  Protection,
  ProtectionMethod,
  RecoveryObjectives,
  RecoverySpec,
  RestoreTest,
} from "../model";

type MethodWord = NonNullable<BackupSpec["method"]>["value"];

/** What a `method` says; of any other word the values of the entry decide. */
const methods: Readonly<Partial<Record<MethodWord, ProtectionMethod>>> = {
  "point-in-time": "continuous",
  versioning: "versioning",
  lifecycle: "lifecycle",
  dump: "dump",
  full: "snapshot",
  snapshot: "snapshot",
  incremental: "snapshot",
  differential: "snapshot",
};

interface PlannedStores {
  readonly stores: readonly DataStore[];
  readonly problems: readonly Problem[];
}

/** The data stores of a system: its `backups:` and `recovery:` entries by what they are about. */
export function planDataStores(
  { backups, recovery }: Pick<PlannedEntries, "backups" | "recovery">,
  resources: ReadonlyMap<string, MonitoredResource>,
): PlannedStores {
  const groups = new Map<string, [Planned<BackupSpec>, ...Planned<BackupSpec>[]]>();
  for (const entry of backups) {
    const about = subjectOf(entry.spec);
    const before = about === undefined ? undefined : groups.get(about);
    if (before) before.push(entry);
    else if (about !== undefined) groups.set(about, [entry]);
  }
  const problems: Problem[] = [];
  const stores = [...groups].map(([about, entries]) => storeOf(about, entries, recovery, resources, problems));
  return { stores, problems };
}

/** A resource by its key, a bucket by its name. */
function subjectOf({ bucket, on }: BackupSpec): string | undefined {
  return bucket === undefined ? on : `bucket ${bucket.value}`;
}

function storeOf(
  about: string,
  entries: readonly [Planned<BackupSpec>, ...Planned<BackupSpec>[]],
  recovery: readonly Planned<RecoverySpec>[],
  resources: ReadonlyMap<string, MonitoredResource>,
  problems: Problem[],
): DataStore {
  const first = entries[0].spec;
  const resource = first.on === undefined ? undefined : resources.get(first.on);
  const bucket = first.bucket?.value;
  const ownership = ownershipOf(entries, problems);
  const own = recovery.filter(({ spec }) => spec.on !== undefined && spec.on === first.on);
  const objectives = own.flatMap(objectivesOf)[0];
  const tests = entries.filter(({ spec }) => spec.method?.value === "restore-test");
  const test = [...own, ...tests].flatMap(testOf)[0];
  return {
    key: bucket === undefined ? about : first.key,
    ...(resource && { resource }),
    ...(bucket !== undefined && { bucket }),
    ...(ownership && { ownership }),
    protections: entries.flatMap(protectionOf),
    ...(objectives && { objectives }),
    ...(test && { restoreTest: test }),
  };
}

function ownershipOf(entries: readonly Planned<BackupSpec>[], problems: Problem[]): Ownership | undefined {
  const said = entries.flatMap(({ spec: { ownership }, clauses }) => (ownership ? [{ ownership, clauses }] : []));
  const [found, ...others] = [...new Set(said.map(({ ownership }) => ownership.value))];
  const last = said.at(-1);
  if (!last || others.length === 0) return found;
  problems.push({
    code: "PLAN-BACKUP-OWNERSHIP",
    at: last.ownership.at,
    path: last.ownership.path,
    clauses: last.clauses,
    what: "entries of one store disagree on who owns it",
    given: [found, ...others].join(", "),
    allowed: "the same in each",
    change: "write one ownership",
  });
  return undefined;
}

function objectivesOf(entry: Planned<RecoverySpec>): RecoveryObjectives[] {
  const { rpo, rto } = entry.spec;
  return rpo || rto ? [{ entry, ...(rpo && { rpo }), ...(rto && { rto }) }] : [];
}

function testOf(entry: RestoreTest["entry"]): RestoreTest[] {
  const { schedule } = entry.spec;
  return schedule ? [{ entry, schedule }] : [];
}

function protectionOf(entry: Planned<BackupSpec>): Protection[] {
  const method = methodOf(entry.spec);
  return method ? [{ ...entry.spec, entry, method }] : [];
}

/** What the entry says, else what its values mean. */
function methodOf(spec: BackupSpec): ProtectionMethod | undefined {
  const said = spec.method?.value;
  if (spec.tier) return "continuous";
  if (said === "restore-test") return undefined;
  const named = said && methods[said];
  if (named) return named;
  if (spec.versioning) return "versioning";
  if (spec.archiveAfter && spec.bucket) return "archive";
  if (spec.archive) return "continuous";
  if ((spec.schedule ?? spec.every) && spec.keep) return "snapshot";
  return spec.copyRegion ? "copy" : undefined;
}
