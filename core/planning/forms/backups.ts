import type { Entry, Form, FormKey } from "./form";
import { job } from "./work";

const one =
  (...names: readonly (string | undefined)[]) =>
  ({ word }: Entry) =>
    names.includes(word("method"));

const onRds = ({ kind, engine, has }: Entry) => kind.startsWith("aws.rds.") && engine === undefined && !has("bucket");
const isKind =
  (...kinds: readonly string[]) =>
  ({ kind }: Entry) =>
    kinds.includes(kind);

/** Only where there is a copy has it a time of its own. */
const copied = (has: Entry["has"]): readonly FormKey[] => (has("copyRegion") ? ["copyKeep"] : []);

/** Of every rule in a vault of AWS Backup. */
const inVault = ({ has, word }: Entry): readonly FormKey[] => [
  ...(["startWindow", "duration", "copyRegion", "copies", "lock", "generations", "size"] as const),
  ...(["backup-window", "maintenance-window", "archiveAfter"] as const),
  ...copied(has),
  ...(has("lock") ? (["minimum", "maximum"] as const) : []),
  ...(word("lock") === "compliance" ? (["grace"] as const) : []),
];

/** A vault, and a server that is geo-redundant, are replicated as they are. */
const azureCopies = {
  copyKeep:
    "geo-redundant storage replicates the backups to the paired region as they are (https://learn.microsoft.com/azure/reliability/reliability-backup)",
};

const repository: readonly FormKey[] = [
  "image",
  "host",
  "data-path",
  "database",
  "user",
  "password",
  "bucket",
  "region",
  "role",
];
const repositoryMore: readonly FormKey[] = [
  "read-role",
  "passphrase",
  "tls-secret",
  "scratch-size",
  "stanza",
  "wal-segments",
  "cpu",
  "memory",
];

/** What each method of pgBackRest or CloudNativePG reads; the first of a kind of work on a repository. */
const members: Readonly<Record<string, readonly FormKey[]>> = {
  full: ["keep", "compression", "encryption", "destination", "delay", "generations"],
  differential: ["keep", "delay", "archive", "generations"],
  incremental: ["action", "keep"],
  "point-in-time": ["keep", "archive", "granularity", "period"],
  verify: ["verification"],
  "restore-test": ["verification"],
  heartbeat: [],
};

const bucketMethods = [undefined, "versioning", "archive", "lifecycle", "dump", "copy"];
const protectedBy: Form["needs"] = [["method", "versioning", "archiveAfter", "copyRegion"]];

/** What an entry of `backups:` can become; docs/backups.md. */
export const backupForms: readonly Form[] = [
  job,
  {
    name: "a repository of pgBackRest: engine: pgbackrest",
    is: ({ word }) => word("engine") === "pgbackrest",
    reads: ["engine", "namespace", "user-id", ...repository, ...repositoryMore],
    platforms: ["kubernetes"],
  },
  {
    name: "the object store of a CloudNativePG cluster: engine: cnpg",
    is: ({ word }) => word("engine") === "cnpg",
    reads: ["engine", "cluster", "bucket", "namespace"],
    platforms: ["kubernetes"],
  },
  {
    name: "work on a repository in a cluster: on and method",
    is: ({ engine, has }) => engine !== undefined && !has("engine") && has("method"),
    reads: ({ word }): readonly FormKey[] => [
      "method",
      "schedule",
      "limit",
      "cpu",
      "memory",
      ...(members[word("method") ?? ""] ?? []),
    ],
  },
  {
    name: "a report: method: report and schedule",
    is: one("report"),
    needs: ["schedule"],
    reads: ["method"],
    platforms: ["aws"],
  },
  {
    name: "a restore test of a database on AWS: method: restore-test, on and schedule",
    is: (entry) => one("restore-test")(entry) && onRds(entry),
    needs: ["on", "schedule"],
    reads: ["method", "startWindow", "subnetGroup"],
    platforms: ["aws"],
  },
  {
    name: "a bucket: bucket, ownership and method, archiveAfter or copyRegion",
    is: (entry) =>
      entry.has("bucket") &&
      (!entry.has("engine") || entry.has("ownership")) &&
      bucketMethods.includes(entry.word("method")),
    needs: protectedBy,
    reads: ({ has }): readonly FormKey[] => [
      "bucket",
      "ownership",
      "keep",
      "period",
      "lock",
      "prefix",
      "copies",
      ...copied(has),
      ...(has("archiveAfter") ? (["destination"] as const) : []),
    ],
    platforms: ["aws"],
  },
  {
    name: "snapshots of a database on AWS: on, schedule or every, and keep",
    is: (entry) => onRds(entry) && one(undefined, "snapshot", "full", "differential", "incremental")(entry),
    needs: [["schedule", "every"], "keep"],
    reads: (entry): readonly FormKey[] => ["method", ...inVault(entry)],
    platforms: ["aws"],
  },
  {
    name: "point-in-time recovery of a database on AWS: method: point-in-time and period",
    is: (entry) => onRds(entry) && one("point-in-time")(entry),
    needs: [["period", "keep"]],
    reads: (entry): readonly FormKey[] => [
      "method",
      "schedule",
      "every",
      "keep",
      "delay",
      "granularity",
      ...inVault(entry),
    ],
    platforms: ["aws"],
  },
  {
    name: "the end of what is too old, by keep of other entries: method: lifecycle",
    is: (entry) => onRds(entry) && one("lifecycle")(entry) && keptBy(entry),
    reads: ["method"],
    platforms: ["aws"],
  },
  {
    name: "a dump that a job with task: dump makes",
    is: (entry) => one("dump")(entry) && !entry.has("task") && dumpedBy(entry),
    reads: ["method"],
  },
  {
    name: "a copy in a backup vault of Azure: vault, schedule and keep",
    is: ({ kind, has }) => kind.startsWith("azure.") && has("vault"),
    needs: ["schedule", "keep"],
    reads: ["vault", "method", "destination"],
    lacks: azureCopies,
    platforms: ["azure"],
  },
  {
    name: "dumps in a storage account of Azure: account and keep",
    is: ({ kind, has }) => kind.startsWith("azure.") && has("account"),
    needs: ["keep"],
    reads: ["account", "destination", "method"],
    lacks: azureCopies,
    platforms: ["azure"],
  },
  {
    name: "backups a server of Azure keeps itself: keep",
    is: (entry) => isKind("azure.postgres.flexible")(entry) && !entry.has("vault") && !entry.has("account"),
    needs: ["keep"],
    reads: ["copies", "method", "range"],
    lacks: azureCopies,
    platforms: ["azure"],
  },
  {
    name: "backup of Azure Cosmos DB: tier, or every and keep",
    is: isKind("azure.cosmos"),
    needs: [["tier", "every"]],
    reads: ["keep", "method"],
    platforms: ["azure"],
  },
  {
    name: "versions and soft delete of a storage account: keep",
    is: (entry) => isKind("azure.storage.account")(entry) && !entry.has("account"),
    needs: ["keep"],
    reads: ["period", "destination", "method", "versioning"],
    platforms: ["azure"],
  },
  {
    name: "soft delete of a Key Vault: keep",
    is: isKind("azure.keyvault"),
    needs: ["keep"],
    reads: ["method", "versions"],
    platforms: ["azure"],
  },
];

/** Another backup of the same store says how long something is kept. */
function keptBy({ spec, others }: Entry): boolean {
  return others.some((other) => other.section === "backups" && other.on === spec.on && other.keep !== undefined);
}

function dumpedBy({ spec, others }: Entry): boolean {
  return others.some((other) => other.on === spec.on && "task" in other && other.task?.value === "dump");
}
