import type { Traced } from "../../../../core/evidence";
import { type Fact, shorten, type TextLeaf, type Value } from "../../../../core/model";
import { nothingPublic, onlyOverTls } from "../buckets/buckets";
import { type Context, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
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
  readonly noncurrentDays?: number | Traced<number>;
  /** What the document states of those days. */
  readonly facts?: readonly Fact[];
  /** The only other principal that writes into it. */
  readonly writer?: string;
  /** Key its objects are encrypted with; absent: S3's own. */
  readonly encryptionKey?: TextLeaf;
}

/** Private, encrypted, versioned, over TLS only, and emptied when its time is over. */
export function privateBucket(spec: PrivateBucket, scope: Context): AwsResource[] {
  const { key, region } = spec;
  const place = region === undefined ? {} : { region };
  const common = { concern: concerns.backup };
  const part = (name: string) => ({ ...common, key: `${key}-${name}`, options: { retainOnDelete: true } });
  const bucket = { ref: key, output: "bucket" };
  return [
    awsResource({
      ...common,
      key,
      type: tokens.bucket,
      inputs: { bucket: spec.name, forceDestroy: false, ...place, tags: tagsOf(scope, "backup", key) },
      options: kept,
    }),
    awsResource({
      ...part("versioning"),
      type: tokens.bucketVersioning,
      inputs: { bucket, versioningConfiguration: { status: "Enabled" }, ...place },
    }),
    awsResource(
      {
        ...part("lifecycle"),
        type: tokens.bucketLifecycle,
        inputs: { bucket, rules: [retention(spec), remnants], ...place },
      },
      spec.facts,
    ),
    awsResource({ ...part("access"), type: tokens.bucketAccess, inputs: { bucket, ...nothingPublic, ...place } }),
    awsResource({
      ...part("encryption"),
      type: tokens.bucketEncryption,
      inputs: { bucket, rules: [encryption(spec)], ...place },
    }),
    awsResource({
      ...part("policy"),
      type: tokens.bucketPolicy,
      inputs: { bucket, policy: { json: policyOf(spec) }, ...place },
    }),
  ];
}

/** Name of a bucket made beside another one. */
export function siblingName(name: string, suffix: string): string {
  return shorten(`${name}-${suffix}`, limits.bucketName.value);
}

function retention({ expireDays, noncurrentDays }: PrivateBucket) {
  return {
    id: "retention",
    status: "Enabled",
    filter: { prefix: "" },
    ...(expireDays !== undefined && { expiration: { days: expireDays } }),
    noncurrentVersionExpiration: { noncurrentDays: noncurrentDays ?? 1 },
  };
}

/** What a deletion and a broken upload leave behind. */
export const remnants = {
  id: "remnants",
  status: "Enabled",
  filter: { prefix: "" },
  expiration: { expiredObjectDeleteMarker: true },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};

function encryption({ encryptionKey }: PrivateBucket) {
  const byDefault = encryptionKey
    ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryptionKey }
    : { sseAlgorithm: "AES256" };
  return { applyServerSideEncryptionByDefault: byDefault, ...(encryptionKey && { bucketKeyEnabled: true }) };
}

function policyOf({ key, writer }: PrivateBucket): Value {
  const arn: TextLeaf = { ref: key, output: "arn" };
  const objects: TextLeaf = { join: [arn, "/*"] };
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
