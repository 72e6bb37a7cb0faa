import { type Leaf, type ResourceSpec, shorten, type Value } from "../../../../core/model";
import { onlyOverTls } from "../buckets/buckets";
import { type Context, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { concerns, tokens } from "../common/tokens";
import { inputsOf } from "../common/typed-inputs";
import { kept } from "./common";

/** A bucket of ours that nobody else reads. */
export interface PrivateBucket {
  readonly key: string;
  readonly name: string;
  /** Region other than the scope's. */
  readonly region?: string;
  /** Days until an object is deleted; absent: never. */
  readonly expireDays?: number;
  /** Days until an overwritten or deleted object is gone. */
  readonly noncurrentDays?: number;
  /** The only other principal that writes into it. */
  readonly writer?: string;
  /** Key its objects are encrypted with; absent: S3's own. */
  readonly encryptionKey?: Leaf;
}

/** Private, encrypted, versioned, over TLS only, and emptied when its time is over. */
export function privateBucket(spec: PrivateBucket, scope: Context): ResourceSpec[] {
  const { key, region } = spec;
  const place: Readonly<Record<string, Value>> = region === undefined ? {} : { region };
  const common = { concern: concerns.backup, clauses: [], evidence: [] };
  const setting = (name: string, type: string, inputs: Readonly<Record<string, Value>>): ResourceSpec => ({
    ...common,
    key: `${key}-${name}`,
    type,
    inputs: { bucket: { ref: key, output: "bucket" }, ...inputs, ...place },
    options: { retainOnDelete: true },
  });
  const bucket: ResourceSpec = {
    ...common,
    key,
    type: tokens.bucket,
    inputs: inputsOf(tokens.bucket, {
      bucket: spec.name,
      forceDestroy: false,
      ...place,
      tags: tagsOf(scope, "backup", key),
    }),
    options: kept,
  };
  return [
    bucket,
    setting("versioning", tokens.bucketVersioning, { versioningConfiguration: { status: "Enabled" } }),
    setting("lifecycle", tokens.bucketLifecycle, { rules: [retention(spec), remnants] }),
    setting("access", tokens.bucketAccess, {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    }),
    setting("encryption", tokens.bucketEncryption, { rules: [encryption(spec)] }),
    setting("policy", tokens.bucketPolicy, { policy: { json: policyOf(spec) } }),
  ];
}

/** Name of a bucket made beside another one. */
export function siblingName(name: string, suffix: string): string {
  return shorten(`${name}-${suffix}`, limits.bucketName.value);
}

function retention({ expireDays, noncurrentDays }: PrivateBucket): Value {
  return {
    id: "retention",
    status: "Enabled",
    filter: { prefix: "" },
    ...(expireDays !== undefined && { expiration: { days: expireDays } }),
    noncurrentVersionExpiration: { noncurrentDays: noncurrentDays ?? 1 },
  };
}

/** What a deletion and a broken upload leave behind. */
export const remnants: Value = {
  id: "remnants",
  status: "Enabled",
  filter: { prefix: "" },
  expiration: { expiredObjectDeleteMarker: true },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};

function encryption({ encryptionKey }: PrivateBucket): Value {
  const byDefault: Value = encryptionKey
    ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryptionKey }
    : { sseAlgorithm: "AES256" };
  return { applyServerSideEncryptionByDefault: byDefault, ...(encryptionKey && { bucketKeyEnabled: true }) };
}

function policyOf({ key, writer }: PrivateBucket): Value {
  const arn: Leaf = { ref: key, output: "arn" };
  const objects: Leaf = { join: [arn, "/*"] };
  return {
    Version: "2012-10-17",
    Statement: [
      onlyOverTls(arn),
      ...(writer === undefined
        ? []
        : [
            {
              Sid: "Reports",
              Effect: "Allow",
              Principal: { AWS: writer },
              Action: "s3:PutObject",
              Resource: objects,
              Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
            },
          ]),
    ],
  };
}
