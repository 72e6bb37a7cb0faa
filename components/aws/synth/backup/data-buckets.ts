import { about, amountOf, spelled, type Traced, type TracedInputs, wholeDays } from "../../../../core/evidence";
import {
  acknowledgementOf,
  type DataStore,
  type Fact,
  type Leaf,
  type Plan,
  type Protection,
  type ResourceSpec,
  withConsent,
} from "../../../../core/model";
import { type Fragment, nothing } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { withEvidence } from "../common/evidence";
import { concerns, tokens } from "../common/tokens";
import { privateBucket, remnants } from "./buckets";
import { bucketProblems, namesOf, retentionOf } from "./data-bucket-problems";
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
export function dataBucketOf(store: DataStore, scope: Context): Fragment {
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
  const own = [versioningOf(data), ...lifecycleOf(data), ...lockOf(data, scope.plan), ...replicationOf(data, scope)];
  const replaced = new Set(own.map(({ key: one }) => one));
  return { ...nothing, declarations: [...made.filter((one) => !replaced.has(one.key)), ...own] };
}

function setting(
  { key, name }: DataBucket,
  part: string,
  type: string,
  inputs: TracedInputs,
  facts: readonly Fact[],
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
  return withEvidence(declaration, facts);
}

function factsOf({ protections }: DataStore): readonly Fact[] {
  return protections.flatMap(({ entry }) => entry.facts);
}

function versioningOf(data: DataBucket): ResourceSpec {
  const { protections } = data.store;
  const facts = protections.filter(({ method }) => method === "versioning").flatMap(({ entry }) => entry.facts);
  const said = [...about(facts, "method"), ...about(facts, "versioning")];
  const status = spelled({ value: "Enabled", facts: said }, (word) => word);
  return setting(data, "versioning", tokens.bucketVersioning, { versioningConfiguration: { status } }, facts);
}

/** One set of rules for the whole bucket: S3 keeps a single configuration. */
function lifecycleOf(data: DataBucket): ResourceSpec[] {
  const { protections } = data.store;
  const ruled = protections.filter((one) => retentionOf(one) !== undefined || one.archiveAfter);
  if (ruled.length === 0) return [];
  const rules = ruled.map(ruleOf);
  const facts = ruled.flatMap(({ entry }) => entry.facts);
  return [setting(data, "lifecycle", tokens.bucketLifecycle, { rules: [...rules, remnants] }, facts)];
}

function ruleOf(protection: Protection): TracedInputs {
  const { method, prefix = "", archiveAfter, archiveClass, entry } = protection;
  const { facts } = entry;
  const days = daysKept(protection);
  const expires = days !== undefined && (method === "lifecycle" || method === "archive" || method === "dump");
  const cleaning = method === "lifecycle" ? about(facts, "method") : [];
  return {
    id: entry.spec.key,
    status: spelled({ value: "Enabled", facts: cleaning }, (word) => word),
    filter: { prefix },
    ...(archiveAfter && {
      transitions: [
        {
          days: wholeDays(amountOf(archiveAfter.value, about(facts, "archiveAfter"))),
          storageClass: archiveClass
            ? spelled({ value: archiveClass, facts: about(facts, "destination") }, (word) => word)
            : "GLACIER",
        },
      ],
    }),
    ...(expires && { expiration: { days } }),
    ...(days !== undefined && { noncurrentVersionExpiration: { noncurrentDays: expires ? 1 : days } }),
  };
}

function daysKept({ keep, window, entry }: Protection): Traced<number> | undefined {
  const stated = keep ?? window;
  return stated && wholeDays(amountOf(stated.value, about(entry.facts, keep ? "keep" : "period")));
}

function lockOf(data: DataBucket, { acknowledgements }: Plan): ResourceSpec[] {
  const locked = data.store.protections.find(({ lock }) => lock !== undefined);
  const days = locked && retentionOf(locked);
  if (!locked?.lock || days === undefined) return [];
  const rule = { defaultRetention: { mode: locked.lock.toUpperCase(), days } };
  const lock = setting(data, "lock", tokens.bucketLock, { rule }, factsOf(data.store));
  return [withConsent(lock, acknowledgementOf(acknowledgements, namesOf(locked, data.plainName)))];
}
