import { Bucket } from "@pulumi/aws/s3/bucket";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration";
import { BucketObjectLockConfiguration } from "@pulumi/aws/s3/bucketObjectLockConfiguration";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning";
import type { ResourceClasses } from "../concern";
import { tokens } from "./synth/common/tokens";

/** A bucket and everything that is set on it, for each concern that keeps something in one. */
export const bucketClasses: ResourceClasses = {
  [tokens.bucket]: Bucket,
  [tokens.bucketVersioning]: BucketVersioning,
  [tokens.bucketLock]: BucketObjectLockConfiguration,
  [tokens.bucketLifecycle]: BucketLifecycleConfiguration,
  [tokens.bucketAccess]: BucketPublicAccessBlock,
  [tokens.bucketEncryption]: BucketServerSideEncryptionConfiguration,
  [tokens.bucketPolicy]: BucketPolicy,
};
