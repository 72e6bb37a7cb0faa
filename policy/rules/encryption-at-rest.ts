import { count, text } from "../inputs";
import { companions, isType } from "../lookup";
import type { ResourceRule } from "../rule";

const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];

/** Type to the input that switches encryption on: a switch, or the name of a key. */
const switches: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "storageEncrypted",
  "aws:rds/cluster:Cluster": "storageEncrypted",
  "aws:ebs/volume:Volume": "encrypted",
  "aws:efs/fileSystem:FileSystem": "encrypted",
  "aws:elasticache/replicationGroup:ReplicationGroup": "atRestEncryptionEnabled",
  "aws:backup/vault:Vault": "kmsKeyArn",
};

/** What is stored is unreadable without its key. */
export const encryptionAtRest: ResourceRule = {
  name: "encryption-at-rest",
  description: "everything that stores data is encrypted",
  looksAt: "S3 buckets with their encryption settings, RDS, EBS, EFS, ElastiCache and backup vaults",
  remediation: "add a BucketServerSideEncryptionConfiguration, or switch encryption on where the store is declared",
  severity: "mandatory",
  scope: "stack",
  isAbout: isType(...bucketTypes, ...Object.keys(switches)),
  fault: (resource, scene) => {
    if (bucketTypes.includes(resource.type)) {
      const type = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
      const encrypted = companions(scene, resource, [type], "bucket").some(({ inputs }) => count(inputs.rules) > 0);
      return encrypted ? undefined : "no encryption is set for the bucket";
    }
    const key = switches[resource.type] ?? "";
    const value = resource.inputs[key];
    return value === true || text(value) !== "" ? undefined : `${key} is not set`;
  },
};
