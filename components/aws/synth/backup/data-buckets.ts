import type { DataStore, EvidencePoint, Fact, Leaf, Protection, ResourceSpec, Value } from "../../../../core/model";
import { numberVia, pointOf, withEvidence } from "../common/evidence";
import { nothing, type Part } from "../common/part";
import type { Scope } from "../common/scope";
import { concerns, tokens } from "../common/tokens";
import { privateBucket, remnants } from "./buckets";
import { daysOf, says, tokenPoints } from "./common";
import { bucketProblems, retentionOf } from "./data-bucket-problems";
import { replicationOf } from "./replication";

/** A bucket with what protects it. */
export interface DataBucket {
  readonly key: string;
  /** The bucket made here, or the name of the one that exists. */
  readonly name: Leaf;
  readonly plainName: string;
  readonly store: DataStore;
}

/** Versions, retention, archive class, lock and a copy elsewhere, of a bucket made here or of one that exists. */
export function dataBucketOf(store: DataStore, scope: Scope): Part {
  const { bucket, ownership, protections } = store;
  const [first] = protections;
  if (!first || bucket === undefined || ownership === "check") return nothing;
  const problems = bucketProblems(store, scope);
  if (problems.length > 0) return { ...nothing, problems };
  const key = `data-${store.key}`;
  const create = ownership === "create";
  const name: Leaf = create ? { ref: key, output: "bucket" } : bucket;
  const data: DataBucket = { key, name, plainName: bucket, store };
  const made = create ? privateBucket({ key, name: bucket, noncurrentDays: 1 }, scope) : [];
  const own = [versioningOf(data), ...lifecycleOf(data), ...lockOf(data), ...replicationOf(data, scope)];
  const replaced = new Set(own.map(({ key: one }) => one));
  return { ...nothing, declarations: [...made.filter((one) => !replaced.has(one.key)), ...own] };
}

function setting(
  { key, name }: DataBucket,
  part: string,
  type: string,
  inputs: Readonly<Record<string, Value>>,
  facts: readonly Fact[],
  points: readonly EvidencePoint[],
): ResourceSpec {
  const after = part === "versioning" ? [] : [`${key}-versioning`];
  const options = { retainOnDelete: true, ...(after.length > 0 && { dependsOn: after }) };
  const declaration = {
    key: `${key}-${part}`,
    type,
    concern: concerns.backup,
    inputs: { bucket: name, ...inputs },
    options,
  };
  return withEvidence(declaration, facts, points);
}

function factsOf({ protections }: DataStore): readonly Fact[] {
  return protections.flatMap(({ entry }) => entry.facts);
}

function versioningOf(data: DataBucket): ResourceSpec {
  const { protections } = data.store;
  const facts = protections.filter(({ method }) => method === "versioning").flatMap(({ entry }) => entry.facts);
  const says = ({ subject }: Fact) => subject === "method" || subject === "versioning";
  const points = tokenPoints(facts, says, "versioningConfiguration.status", "Enabled");
  const inputs = { versioningConfiguration: { status: "Enabled" } };
  return setting(data, "versioning", tokens.bucketVersioning, inputs, facts, points);
}

/** One set of rules for the whole bucket: S3 keeps a single configuration. */
function lifecycleOf(data: DataBucket): ResourceSpec[] {
  const { protections } = data.store;
  const ruled = protections.filter((one) => retentionOf(one) !== undefined || one.archiveAfter);
  if (ruled.length === 0) return [];
  const rules = ruled.map(ruleOf);
  const facts = ruled.flatMap(({ entry }) => entry.facts);
  const points = ruled.flatMap((protection, at) => rulePoints(protection, `rules[${at}]`));
  return [setting(data, "lifecycle", tokens.bucketLifecycle, { rules: [...rules, remnants] }, facts, points)];
}

function ruleOf(protection: Protection): Value {
  const { method, prefix = "", archiveAfter, archiveClass = "GLACIER", entry } = protection;
  const days = retentionOf(protection);
  const expires = days !== undefined && (method === "lifecycle" || method === "archive" || method === "dump");
  return {
    id: entry.spec.key,
    status: "Enabled",
    filter: { prefix },
    ...(archiveAfter && { transitions: [{ days: daysOf(archiveAfter), storageClass: archiveClass }] }),
    ...(expires && { expiration: { days } }),
    ...(days !== undefined && { noncurrentVersionExpiration: { noncurrentDays: expires ? 1 : days } }),
  };
}

function rulePoints(protection: Protection, rule: string): EvidencePoint[] {
  const { facts } = protection.entry;
  const number = (subject: string, path: string) =>
    facts.filter(says(subject)).map((fact) => {
      const whole = (fact.base ?? 0) % 86_400 === 0;
      return pointOf(
        fact,
        path,
        numberVia(fact, whole ? "documented / day" : "ceil(documented / day)", { day: 86_400 }),
      );
    });
  const kept = `${rule}.${["lifecycle", "archive", "dump"].includes(protection.method) ? "expiration.days" : "noncurrentVersionExpiration.noncurrentDays"}`;
  return [
    ...number("keep", kept),
    ...number("period", kept),
    ...number("archiveAfter", `${rule}.transitions[0].days`),
    ...(protection.method === "lifecycle" ? tokenPoints(facts, says("method"), `${rule}.status`, "Enabled") : []),
    ...(protection.archiveClass
      ? tokenPoints(facts, says("destination"), `${rule}.transitions[0].storageClass`, protection.archiveClass)
      : []),
  ];
}

function lockOf(data: DataBucket): ResourceSpec[] {
  const locked = data.store.protections.find(({ lock }) => lock !== undefined);
  const days = locked && retentionOf(locked);
  if (!locked?.lock || days === undefined) return [];
  const rule = { defaultRetention: { mode: locked.lock.toUpperCase(), days } };
  return [setting(data, "lock", tokens.bucketLock, { rule }, factsOf(data.store), [])];
}
