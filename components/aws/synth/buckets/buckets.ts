import { about, amountOf, formula, type Traced, wholeDays } from "../../../../core/evidence";
import {
  acknowledgementOf,
  type Fact,
  type Leaf,
  type LogStore,
  type Plan,
  type Planned,
  type Problem,
  type Reference,
  type ResourceOptions,
  type Value,
  withConsent,
} from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import type { Entry } from "../../../kit/problems";
import { type Context, tagsOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { daysOf } from "../logs/log-stores";
import { bucketProblems, namesOf } from "./bucket-problems";

/** Days of one bucket. */
interface Days {
  readonly keep: number;
  readonly lock?: number;
}

/** An S3 store: private, encrypted, versioned, TLS only, locked when documented, emptied when its time is over. */
export function bucketPart({ spec, facts, clauses }: Planned<LogStore>, scope: Context): Fragment {
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const problems: Problem[] = bucketProblems(spec, entry, scope.plan);
  if (spec.ownership === "check" || !spec.keep || problems.length > 0) return { ...nothing, problems };
  const days: Days = {
    keep: daysOf(spec.keep),
    ...(spec.immutable && { lock: daysOf(spec.immutable.period) }),
  };
  const bucket = bucketName(spec);
  const declarations = [
    bucketOf(spec, facts, scope),
    awsResource({
      ...partOf(spec, "versioning"),
      type: tokens.bucketVersioning,
      inputs: { bucket, versioningConfiguration: { status: "Enabled" } },
    }),
    ...lockOf(spec, facts, scope.plan),
    lifecycleOf(spec, facts, days),
    awsResource({ ...partOf(spec, "access"), type: tokens.bucketAccess, inputs: { bucket, ...nothingPublic } }),
    awsResource({
      ...partOf(spec, "encryption"),
      type: tokens.bucketEncryption,
      inputs: { bucket, rules: [encryption(spec)] },
    }),
    awsResource({
      ...partOf(spec, "policy"),
      type: tokens.bucketPolicy,
      inputs: { bucket, policy: { json: tlsOnly(spec) } },
    }),
  ];
  return { ...nothing, declarations };
}

function bucketOf(spec: LogStore, facts: readonly Fact[], scope: Context): AwsResource {
  const adopted = spec.ownership === "adopt";
  const inputs = {
    bucket: spec.name,
    forceDestroy: false,
    ...(spec.immutable && { objectLockEnabled: true }),
    // Its owner's tags stay.
    ...(!adopted && { tags: tagsOf(scope, "store", spec.key) }),
  };
  const options: ResourceOptions = {
    protect: true,
    retainOnDelete: true,
    ...(adopted && { import: spec.name, ignoreChanges: ["tags"] }),
  };
  return awsResource({ key: `store-${spec.key}`, type: tokens.bucket, concern: concerns.logs, inputs, options }, facts);
}

type BucketPart = "versioning" | "lock" | "lifecycle" | "access" | "encryption" | "policy";

/** What the settings of a bucket have in common. */
function partOf({ key }: LogStore, name: BucketPart) {
  const versioned = name === "lock" || name === "lifecycle";
  const options = { retainOnDelete: true, ...(versioned && { dependsOn: [`store-${key}-versioning`] }) };
  return { key: `store-${key}-${name}`, concern: concerns.logs, options };
}

function bucketName({ key }: LogStore): Reference {
  return { ref: `store-${key}`, output: "bucket" };
}

/** All four: no access list and no policy opens the bucket. */
export const nothingPublic = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

function lockOf(spec: LogStore, facts: readonly Fact[], plan: Plan): AwsResource[] {
  const { immutable } = spec;
  if (!immutable) return [];
  const days = wholeDays(amountOf(immutable.period.value, about(facts, "immutable")));
  const rule = { defaultRetention: { mode: immutable.mode.toUpperCase(), days } };
  const inputs = { bucket: bucketName(spec), rule };
  const lock = awsResource({ ...partOf(spec, "lock"), type: tokens.bucketLock, inputs }, facts);
  return [withConsent(lock, acknowledgementOf(plan.acknowledgements, namesOf(spec)))];
}

/**
 * Expiry only marks a versioned object as deleted; the marker is what the second rule clears away and the version
 * itself goes with the noncurrent expiry. Behind a lock the lock guards versions, so they go right after it; without
 * one an overwritten version is kept as long as any other record.
 */
function lifecycleOf(spec: LogStore, facts: readonly Fact[], { keep, lock }: Days): AwsResource {
  const { archiveAfter } = spec;
  const rules = [
    {
      id: "retention",
      status: "Enabled",
      filter: { prefix: "" },
      ...(archiveAfter && {
        transitions: [
          { days: wholeDays(amountOf(archiveAfter.value, about(facts, "archiveAfter"))), storageClass: "GLACIER" },
        ],
      }),
      expiration: { days: expiryOf(spec, facts, lock) ?? keep },
      noncurrentVersionExpiration: { noncurrentDays: lock === undefined ? keep : 1 },
    },
    {
      id: "remnants",
      status: "Enabled",
      filter: { prefix: "" },
      expiration: { expiredObjectDeleteMarker: true },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    },
  ];
  const inputs = { bucket: bucketName(spec), rules };
  return awsResource({ ...partOf(spec, "lifecycle"), type: tokens.bucketLifecycle, inputs }, facts);
}

/** Days until a record expires: behind a lock not before the lock is over. */
function expiryOf({ keep }: LogStore, facts: readonly Fact[], lock: number | undefined): Traced<number> | undefined {
  if (!keep) return undefined;
  const source = amountOf(keep.value, about(facts, "keep"));
  if (lock === undefined) return wholeDays(source);
  return formula(source, { expression: "max(ceil(documented / day), lock + 1)", terms: { day: 86_400, lock } });
}

function encryption({ properties }: LogStore) {
  return {
    applyServerSideEncryptionByDefault: {
      sseAlgorithm: "aws:kms",
      ...(properties.kmsKey && { kmsMasterKeyId: properties.kmsKey }),
    },
    bucketKeyEnabled: true,
  };
}

function tlsOnly({ key }: LogStore): Value {
  return { Version: "2012-10-17", Statement: [onlyOverTls({ ref: `store-${key}`, output: "arn" })] };
}

/** The statement of a bucket's policy that refuses whatever comes unencrypted. */
export function onlyOverTls(arn: Leaf): Value {
  return {
    Sid: "OnlyOverTls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, { join: [arn, "/*"] }],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
