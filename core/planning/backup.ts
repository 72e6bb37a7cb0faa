import {
  type DataStore,
  type Intent,
  type MonitoredResource,
  type Ownership,
  ownerships,
  type Planned,
  type Problem,
  type Protection,
  type ProtectionMethod,
  quantityOf,
  type RecoveryObjectives,
  type RestoreTest,
  scheduleOf,
  textOf,
} from "../model";

/** What a `method` (or `tier`) says, by its words; the first that fits. */
const methodWords: readonly (readonly [RegExp, ProtectionMethod])[] = [
  [/point-in-time|continuous/i, "continuous"],
  [/versioning|versioned|snapshot of (objects|blobs)/i, "versioning"],
  [/lifecycle/i, "lifecycle"],
  [/dump/i, "dump"],
  [/full|snapshot|incremental|differential/i, "snapshot"],
];
const restoreTest = "restore-test";
const locks = ["governance", "compliance"] as const;

interface PlannedStores {
  readonly stores: readonly DataStore[];
  readonly problems: readonly Problem[];
}

/** The data stores of a system: its `backups:` and `recovery:` entries by what they are about. */
export function planDataStores(
  intents: readonly Planned<Intent>[],
  resources: ReadonlyMap<string, MonitoredResource>,
): PlannedStores {
  const backups = intents.filter(({ spec }) => spec.section === "backups");
  const recovery = intents.filter(({ spec }) => spec.section === "recovery");
  const groups = new Map<string, Planned<Intent>[]>();
  for (const entry of backups) {
    const about = subjectOf(entry.spec);
    if (about !== undefined) groups.set(about, [...(groups.get(about) ?? []), entry]);
  }
  const problems: Problem[] = [];
  const stores = [...groups].map(([about, entries]) => storeOf(about, entries, recovery, resources, problems));
  return { stores, problems };
}

/** A resource by its key, a bucket by its name. */
function subjectOf(spec: Intent): string | undefined {
  const bucket = textOf(spec, "bucket")?.value;
  return bucket === undefined ? spec.on : `bucket ${bucket}`;
}

function storeOf(
  about: string,
  entries: readonly Planned<Intent>[],
  recovery: readonly Planned<Intent>[],
  resources: ReadonlyMap<string, MonitoredResource>,
  problems: Problem[],
): DataStore {
  const first = (entries[0] as Planned<Intent>).spec;
  const resource = first.on === undefined ? undefined : resources.get(first.on);
  const bucket = textOf(first, "bucket")?.value;
  const ownership = ownershipOf(entries, problems);
  const own = recovery.filter(({ spec }) => spec.on !== undefined && spec.on === first.on);
  const objectives = own.flatMap(objectivesOf)[0];
  const test = [...own, ...entries].flatMap(testOf)[0];
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

function ownershipOf(entries: readonly Planned<Intent>[], problems: Problem[]): Ownership | undefined {
  const said = entries.flatMap(({ spec, clauses }) => {
    const stated = textOf(spec, "ownership");
    return stated ? [{ stated, clauses }] : [];
  });
  const [found, ...others] = [...new Set(said.map(({ stated }) => stated.value))];
  if (found === undefined) return undefined;
  const ownership = ownerships.find((one) => one === found);
  if (ownership && others.length === 0) return ownership;
  const { stated, clauses } = said[said.length - 1] as (typeof said)[number];
  problems.push({
    code: "PLAN-BACKUP-OWNERSHIP",
    at: stated.at,
    path: stated.path,
    clauses,
    what: others.length > 0 ? "entries of one store disagree on who owns it" : "no way to own a store",
    given: [found, ...others].join(", "),
    allowed: ownerships.join(", "),
    change: "write one ownership",
  });
  return undefined;
}

function objectivesOf(entry: Planned<Intent>): RecoveryObjectives[] {
  const rpo = quantityOf(entry.spec, "rpo");
  const rto = quantityOf(entry.spec, "rto");
  return rpo || rto ? [{ entry, ...(rpo && { rpo }), ...(rto && { rto }) }] : [];
}

function testOf(entry: Planned<Intent>): RestoreTest[] {
  const schedule = scheduleOf(entry.spec);
  const tests = entry.spec.section === "recovery" || textOf(entry.spec, "method")?.value === restoreTest;
  return schedule && tests ? [{ entry, schedule }] : [];
}

function protectionOf(entry: Planned<Intent>): Protection[] {
  const { spec } = entry;
  const method = methodOf(spec);
  if (!method) return [];
  const said = textOf(spec, "lock")?.value;
  const lock = locks.find((one) => one === said);
  return [
    {
      entry,
      method,
      ...present("schedule", scheduleOf(spec)),
      ...present("every", quantityOf(spec, "every")),
      ...present("keep", quantityOf(spec, "keep")),
      ...present("window", quantityOf(spec, "period")),
      ...present("generations", quantityOf(spec, "generations")),
      ...present("startWindow", quantityOf(spec, "startWindow")),
      ...present("duration", quantityOf(spec, "duration")),
      ...present("lag", quantityOf(spec, "delay")),
      ...present("archiveAfter", quantityOf(spec, "archiveAfter")),
      ...(quantityOf(spec, "archiveAfter") && present("archiveClass", textOf(spec, "destination")?.value)),
      ...present("prefix", textOf(spec, "prefix")?.value),
      ...present("copyRegion", textOf(spec, "copyRegion")?.value),
      ...(lock && { lock }),
    },
  ];
}

function present<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}

/** What the entry says, else what its values mean. */
function methodOf(spec: Intent): ProtectionMethod | undefined {
  const said = textOf(spec, "tier")?.value ?? textOf(spec, "method")?.value;
  if (said === restoreTest) return undefined;
  const named = said === undefined ? undefined : methodWords.find(([words]) => words.test(said))?.[1];
  if (named) return named;
  if (textOf(spec, "versioning")) return "versioning";
  if (quantityOf(spec, "archiveAfter") && spec.values.bucket) return "archive";
  if (textOf(spec, "archive")) return "continuous";
  if ((scheduleOf(spec) ?? quantityOf(spec, "every")) && quantityOf(spec, "keep")) return "snapshot";
  return textOf(spec, "copyRegion") ? "copy" : undefined;
}
