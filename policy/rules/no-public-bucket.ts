import { text } from "../inputs";
import { companions, isType } from "../lookup";
import type { CheckedResource, ResourceRule, Scene } from "../rule";
import { statementsOf } from "../statements";

const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** Logs and backups are nobody else's to read. */
export const noPublicBucket: ResourceRule = {
  name: "no-public-bucket",
  description: "no bucket or blob container can be read by the public",
  looksAt: "S3 buckets with their access block, access list and policy; Azure storage accounts and containers",
  remediation: "add a BucketPublicAccessBlock with all four switches on; set allowBlobPublicAccess to false",
  severity: "mandatory",
  scope: "stack",
  isAbout: isType(
    ...bucketTypes,
    "aws:s3/bucketPolicy:BucketPolicy",
    "azure-native:storage:StorageAccount",
    "azure-native:storage:BlobContainer",
  ),
  fault: (resource, scene) => {
    const { type, inputs } = resource;
    if (bucketTypes.includes(type)) return bucketFault(resource, scene);
    if (type === "aws:s3/bucketPolicy:BucketPolicy") return policyFault(inputs.policy);
    if (type === "azure-native:storage:StorageAccount")
      return inputs.allowBlobPublicAccess === false ? undefined : "allowBlobPublicAccess is not switched off";
    return ["", "None"].includes(text(inputs.publicAccess))
      ? undefined
      : `publicAccess is ${text(inputs.publicAccess)}`;
  },
};

function bucketFault(bucket: CheckedResource, scene: Scene): string | undefined {
  if (text(bucket.inputs.acl).startsWith("public")) return `the access list is ${text(bucket.inputs.acl)}`;
  const [block] = companions(scene, bucket, ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"], "bucket");
  if (!block) return "no BucketPublicAccessBlock belongs to the bucket";
  const open = switches.filter((name) => block.inputs[name] !== true);
  return open.length === 0 ? undefined : `the public access block leaves off ${open.join(", ")}`;
}

function policyFault(policy: unknown): string | undefined {
  const open = statementsOf(policy).some(
    ({ allows, anyPrincipal, conditions }) => allows && anyPrincipal && conditions === "",
  );
  return open ? "the policy allows everybody without a condition" : undefined;
}
