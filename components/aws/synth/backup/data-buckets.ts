import { about, amountOf, spelled, type Traced, wholeDays } from "../../../../core/evidence";
import {
  acknowledgementOf,
  type DataStore,
  type Fact,
  type Plan,
  type Protection,
  type TextLeaf,
  withConsent,
} from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { privateBucket, remnants } from "./buckets";
import type { DataBucket } from "./common";
import { bucketProblems, namesOf, retentionOf } from "./data-bucket-problems";
import { replicationOf } from "./replication";

/** Versions, retention, archive class, lock and a copy elsewhere, of a bucket made here or of one that exists. */
export function dataBucketOf(store: DataStore, scope: Context): Fragment {
  const { bucket, ownership, protections } = store;
  const [first] = protections;
  if (!first || bucket === undefined || ownership === "check") return nothing;
  const problems = bucketProblems(store, scope);
  if (problems.length > 0) return { ...nothing, problems };
  const key = `data-${store.key}`;
  const create = ownership === "create";
  const name: TextLeaf = create ? { ref: key, output: "bucket" } : bucket;
  const data: DataBucket = { key, name, plainName: bucket, store };
  const made = create ? privateBucket({ key, name: bucket, noncurrentDays: 1 }, scope) : [];
  const own = [versioningOf(data), ...lifecycleOf(data), ...lockOf(data, scope.plan), ...replicationOf(data, scope)];
  const replaced = new Set(own.map(({ key: one }) => one));
  return { ...nothing, declarations: [...made.filter((one) => !replaced.has(one.key)), ...own] };
}

/** One setting of a bucket: S3 takes them only where versioning is on. */
function partOf({ key }: DataBucket, part: "versioning" | "lifecycle" | "lock") {
  const after = part === "versioning" ? [] : [`${key}-versioning`];
  const options = { retainOnDelete: true, ...(after.length > 0 && { dependsOn: after }) };
  return { key: `${key}-${part}`, concern: concerns.backup, options };
}

function factsOf({ protections }: DataStore): readonly Fact[] {
  return protections.flatMap(({ entry }) => entry.facts);
}

function versioningOf(data: DataBucket): AwsResource {
  const { protections } = data.store;
  const facts = protections.filter(({ method }) => method === "versioning").flatMap(({ entry }) => entry.facts);
  const said = [...about(facts, "method"), ...about(facts, "versioning")];
  const status = spelled({ value: "Enabled", facts: said }, (word) => word);
  const inputs = { bucket: data.name, versioningConfiguration: { status } };
  return awsResource({ ...partOf(data, "versioning"), type: tokens.bucketVersioning, inputs }, facts);
}

/** One set of rules for the whole bucket: S3 keeps a single configuration. */
function lifecycleOf(data: DataBucket): AwsResource[] {
  const { protections } = data.store;
  const ruled = protections.filter((one) => retentionOf(one) !== undefined || one.archiveAfter);
  if (ruled.length === 0) return [];
  const facts = ruled.flatMap(({ entry }) => entry.facts);
  const inputs = { bucket: data.name, rules: [...ruled.map(ruleOf), remnants] };
  return [awsResource({ ...partOf(data, "lifecycle"), type: tokens.bucketLifecycle, inputs }, facts)];
}

function ruleOf(protection: Protection) {
  const { method, prefix, archiveAfter, destination, entry } = protection;
  const { facts } = entry;
  const days = daysKept(protection);
  const expires = days !== undefined && (method === "lifecycle" || method === "archive" || method === "dump");
  const cleaning = method === "lifecycle" ? about(facts, "method") : [];
  return {
    id: entry.spec.key,
    status: spelled({ value: "Enabled", facts: cleaning }, (word) => word),
    filter: { prefix: prefix?.value ?? "" },
    ...(archiveAfter && {
      transitions: [
        {
          days: wholeDays(amountOf(archiveAfter.value, about(facts, "archiveAfter"))),
          storageClass: destination
            ? spelled({ value: destination.value, facts: about(facts, "destination") }, (word) => word)
            : "GLACIER",
        },
      ],
    }),
    ...(expires && { expiration: { days } }),
    ...(days !== undefined && { noncurrentVersionExpiration: { noncurrentDays: expires ? 1 : days } }),
  };
}

function daysKept({ keep, period, entry }: Protection): Traced<number> | undefined {
  const stated = keep ?? period;
  return stated && wholeDays(amountOf(stated.value, about(entry.facts, keep ? "keep" : "period")));
}

function lockOf(data: DataBucket, { acknowledgements }: Plan): AwsResource[] {
  const locked = data.store.protections.find(({ lock }) => lock !== undefined);
  const days = locked && retentionOf(locked);
  if (!locked?.lock || days === undefined) return [];
  const rule = { defaultRetention: { mode: locked.lock.value.toUpperCase(), days } };
  const inputs = { bucket: data.name, rule };
  const lock = awsResource({ ...partOf(data, "lock"), type: tokens.bucketLock, inputs }, factsOf(data.store));
  return [withConsent(lock, acknowledgementOf(acknowledgements, namesOf(locked, data.plainName)))];
}
