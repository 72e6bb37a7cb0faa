import { fields, items, text } from "../inputs";
import { companions, isType } from "../lookup";
import type { CheckedResource, ResourceRule, Scene } from "../rule";
import { deniesPlainTransport } from "../statements";

type Check = (resource: CheckedResource, scene: Scene) => string | undefined;

const bucket: Check = (resource, scene) =>
  denied(companions(scene, resource, ["aws:s3/bucketPolicy:BucketPolicy"], "bucket"));
const topic: Check = (resource, scene) =>
  denied(companions(scene, resource, ["aws:sns/topicPolicy:TopicPolicy"], "arn"));

const checks: Readonly<Record<string, Check>> = {
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketV2:BucketV2": bucket,
  "aws:sns/topic:Topic": topic,
  "aws:sns/topicSubscription:TopicSubscription": ({ inputs }) =>
    inputs.protocol === "http" ? "the subscription delivers over plain http" : undefined,
  "aws:elasticache/replicationGroup:ReplicationGroup": ({ inputs }) =>
    inputs.transitEncryptionEnabled === true ? undefined : "transitEncryptionEnabled is not set",
  "azure-native:storage:StorageAccount": ({ inputs }) => {
    if (inputs.enableHttpsTrafficOnly !== true) return "enableHttpsTrafficOnly is not set";
    const least = text(inputs.minimumTlsVersion);
    return ["TLS1_2", "TLS1_3"].includes(least) ? undefined : `minimumTlsVersion is ${least || "not set"}`;
  },
  "azure-native:monitor:ActionGroup": ({ inputs }) => {
    const plain = items(inputs.webhookReceivers)
      .map(fields)
      .filter(({ serviceUri }) => /^http:/.test(text(serviceUri)));
    return plain.length === 0 ? undefined : `plain http: ${plain.map(({ name }) => text(name)).join(", ")}`;
  },
};

function denied(policies: readonly CheckedResource[]): string | undefined {
  return policies.some(({ inputs }) => deniesPlainTransport(inputs.policy))
    ? undefined
    : "no policy denies requests without TLS (aws:SecureTransport false)";
}

/** Nothing travels in the clear. */
export const tlsOnly: ResourceRule = {
  name: "tls-only",
  description: "stores, topics and webhooks are reached over TLS only",
  looksAt: "S3 buckets and topics with their policies, subscriptions, ElastiCache, Azure storage accounts and webhooks",
  remediation: "deny requests with aws:SecureTransport false; set TLS 1.2 as the least version; use https",
  severity: "mandatory",
  scope: "stack",
  isAbout: isType(...Object.keys(checks)),
  fault: (resource, scene) => checks[resource.type]?.(resource, scene),
};
