import {
  about,
  amountOf,
  formula,
  type Traced,
  type TracedInputs,
  type TracedValue,
  wholeDays,
} from "../../../../core/evidence";
import {
  acknowledgementOf,
  type Fact,
  type Leaf,
  type LogStore,
  type Plan,
  type Planned,
  type Problem,
  type ResourceOptions,
  type ResourceSpec,
  type Value,
  withConsent,
} from "../../../../core/model";
import { type Fragment, nothing } from "../../../kit/fragment";
import type { Entry } from "../../../kit/problems";
import { type Context, tagsOf } from "../common/context";
import { withEvidence } from "../common/evidence";
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
  const declarations = [
    bucketOf(spec, facts, scope),
    settingOf(spec, "versioning", tokens.bucketVersioning, { versioningConfiguration: { status: "Enabled" } }),
    ...lockOf(spec, facts, scope.plan),
    lifecycleOf(spec, facts, days),
    settingOf(spec, "access", tokens.bucketAccess, {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    }),
    settingOf(spec, "encryption", tokens.bucketEncryption, { rules: [encryption(spec)] }),
    settingOf(spec, "policy", tokens.bucketPolicy, { policy: { json: tlsOnly(spec) } }),
  ];
  return { ...nothing, declarations };
}

function bucketOf(spec: LogStore, facts: readonly Fact[], scope: Context): ResourceSpec {
  const inputs: Record<string, Value> = {
    bucket: spec.name,
    forceDestroy: false,
    ...(spec.immutable && { objectLockEnabled: true }),
    tags: tagsOf(scope, "store", spec.key),
  };
  const options: ResourceOptions = {
    protect: true,
    retainOnDelete: true,
    ...(spec.ownership === "adopt" && { import: spec.name }),
  };
  return withEvidence(
    { key: `store-${spec.key}`, type: tokens.bucket, concern: concerns.logs, inputs, options },
    facts,
  );
}

function settingOf(
  { key }: LogStore,
  name: string,
  type: string,
  inputs: TracedInputs,
  facts: readonly Fact[] = [],
): ResourceSpec {
  const versioned = ["lock", "lifecycle"].includes(name);
  return withEvidence(
    {
      key: `store-${key}-${name}`,
      type,
      concern: concerns.logs,
      inputs: { bucket: { ref: `store-${key}`, output: "bucket" }, ...inputs },
      options: { retainOnDelete: true, ...(versioned && { dependsOn: [`store-${key}-versioning`] }) },
    },
    facts,
  );
}

function lockOf(spec: LogStore, facts: readonly Fact[], plan: Plan): ResourceSpec[] {
  const { immutable } = spec;
  if (!immutable) return [];
  const days = wholeDays(amountOf(immutable.period.value, about(facts, "immutable")));
  const rule = { defaultRetention: { mode: immutable.mode.toUpperCase(), days } };
  const lock = settingOf(spec, "lock", tokens.bucketLock, { rule }, facts);
  return [withConsent(lock, acknowledgementOf(plan.acknowledgements, namesOf(spec)))];
}

/**
 * Expiry only marks a versioned object as deleted; the marker is what the second rule clears away and the version
 * itself goes with the noncurrent expiry. Behind a lock the lock guards versions, so they go right after it; without
 * one an overwritten version is kept as long as any other record.
 */
function lifecycleOf(spec: LogStore, facts: readonly Fact[], { keep, lock }: Days): ResourceSpec {
  const { archiveAfter } = spec;
  const rules: TracedValue = [
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
  return settingOf(spec, "lifecycle", tokens.bucketLifecycle, { rules }, facts);
}

/** Days until a record expires: behind a lock not before the lock is over. */
function expiryOf({ keep }: LogStore, facts: readonly Fact[], lock: number | undefined): Traced<number> | undefined {
  if (!keep) return undefined;
  const source = amountOf(keep.value, about(facts, "keep"));
  if (lock === undefined) return wholeDays(source);
  return formula(source, { expression: "max(ceil(documented / day), lock + 1)", terms: { day: 86_400, lock } });
}

function encryption({ properties }: LogStore): Value {
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
