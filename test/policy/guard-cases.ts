import type { PolicyCase } from "./case";
import { changed, labels, resource, tags, unknownList, unknownSwitch, unknownText, urnOf, without } from "./kit";

const bucketType = "aws:s3/bucket:Bucket";
const policyOf = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const overTls = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** A bucket and everything that belongs to it. */
const bucket = [
  resource({ type: bucketType, inputs: { bucket: "shop-logs", tags } }),
  resource({
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    name: "access",
    dependencies: [urnOf(bucketType)],
    inputs: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
  }),
  resource({
    type: "aws:s3/bucketPolicy:BucketPolicy",
    name: "policy",
    inputs: { bucket: "shop-logs", policy: policyOf(overTls) },
  }),
  resource({
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    name: "encryption",
    inputs: { bucket: "shop-logs", rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }] },
  }),
];
const account = [
  resource({
    type: "azure-native:storage:StorageAccount",
    inputs: { allowBlobPublicAccess: false, enableHttpsTrafficOnly: true, minimumTlsVersion: "TLS1_2", tags },
  }),
];
const role = [
  resource({
    type: "aws:iam/rolePolicy:RolePolicy",
    inputs: { policy: policyOf({ Effect: "Allow", Action: ["cloudwatch:GetMetricData"], Resource: "*" }) },
  }),
];
const integration = [
  resource({ type: "pulumi:providers:pagerduty", inputs: { token: "[secret]", skipCredentialsValidation: "false" } }),
];
const secretData = (file: string) => [
  resource({ type: "kubernetes:core/v1:Secret", inputs: { metadata: { labels }, stringData: { file } } }),
];
const group = [
  resource({
    type: "aws:cloudwatch/logGroup:LogGroup",
    inputs: { region: "ap-northeast-1", retentionInDays: 30, tags },
  }),
];
const lock = (mode: string) => [
  resource({
    type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    inputs: { bucket: "shop-audit", rule: { defaultRetention: { mode, days: 365 } } },
  }),
];
const vault = [resource({ type: "aws:backup/vault:Vault", protect: true, inputs: { kmsKeyArn: "${key.arn}", tags } })];
const notice = { notificationType: "ACTUAL", threshold: 100, subscriberEmailAddresses: ["ops@example.com"] };
const budget = [resource({ type: "aws:budgets/budget:Budget", inputs: { notifications: [notice], tags } })];

export const guardCases: readonly PolicyCase[] = [
  {
    policy: "no-public-bucket",
    good: [...bucket, ...account],
    broken: [
      {
        how: "a bucket without an access block",
        resources: without(bucket, "access"),
        says: "it: no BucketPublicAccessBlock belongs to the bucket",
      },
      {
        how: "an access block that is half open",
        resources: changed(bucket, { blockPublicPolicy: false }, "access"),
        says: "it: the public access block leaves off blockPublicPolicy",
      },
      {
        how: "a policy for everybody",
        resources: changed(
          bucket,
          { policy: policyOf(overTls, { Effect: "Allow", Principal: "*", Action: "s3:GetObject" }) },
          "policy",
        ),
        says: "policy: the policy allows everybody without a condition",
      },
      {
        how: "a storage account that allows public blobs",
        resources: changed(account, { allowBlobPublicAccess: true }),
        says: "it: allowBlobPublicAccess is not switched off",
      },
    ],
    unknown: {
      resources: changed(bucket, { blockPublicAcls: unknownSwitch }, "access"),
      says: "it: blockPublicAcls is known only after the update",
    },
  },
  {
    policy: "encryption-at-rest",
    good: [...bucket, ...vault.map((one) => ({ ...one, urn: urnOf("aws:backup/vault:Vault", "vault") }))],
    broken: [
      {
        how: "a bucket without encryption",
        resources: without(bucket, "encryption"),
        says: "it: no encryption is set for the bucket",
      },
    ],
    unknown: {
      resources: [resource({ type: "aws:rds/instance:Instance", inputs: { storageEncrypted: unknownSwitch, tags } })],
      says: "it: storageEncrypted is known only after the update",
    },
  },
  {
    policy: "tls-only",
    good: [...bucket, ...account],
    broken: [
      {
        how: "a bucket whose policy lets plain requests in",
        resources: changed(
          bucket,
          { policy: policyOf({ Effect: "Deny", Principal: "*", Action: "s3:DeleteBucket" }) },
          "policy",
        ),
        says: "it: no policy denies requests without TLS (aws:SecureTransport false)",
      },
      {
        how: "a storage account that takes TLS 1.0",
        resources: changed(account, { minimumTlsVersion: "TLS1_0" }),
        says: "it: minimumTlsVersion is TLS1_0",
      },
    ],
    unknown: {
      resources: changed(account, { minimumTlsVersion: unknownText }),
      says: "it: minimumTlsVersion is known only after the update",
    },
  },
  {
    policy: "least-privilege",
    good: role,
    broken: [
      {
        how: "a role that may do everything",
        resources: changed(role, { policy: policyOf({ Effect: "Allow", Action: "*", Resource: "*" }) }),
        says: "it: a statement allows every action (*)",
      },
      {
        how: "the administrator policy",
        resources: [
          resource({
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            inputs: { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
          }),
        ],
        says: "it: arn:aws:iam::aws:policy/AdministratorAccess allows everything",
      },
    ],
    unknown: {
      resources: changed(role, { policy: unknownText }),
      says: "it: policy is known only after the update",
    },
  },
  {
    policy: "secrets-encrypted",
    expected: [{ clause: "SH-80", value: "secrets only" }],
    good: [...integration, ...secretData("route: { receiver: mail }")],
    broken: [
      {
        how: "a token in plain text",
        resources: changed(integration, { token: "u+abcdef" }),
        says: "it: in plain text: token",
      },
      {
        how: "a webhook address in a description",
        resources: changed(integration, { note: "https://hooks.slack.com/services/T0000/B0000/abcdefgh" }),
        says: "it: in plain text: note",
      },
      {
        how: "a cloud key in the data of a Kubernetes Secret",
        resources: secretData("AKIAIOSFODNN7EXAMPLE"),
        says: "it: in plain text: stringData.file",
      },
    ],
  },
  {
    policy: "allowed-regions",
    config: { regions: ["ap-northeast-1", "Japan East"] },
    good: [...group, ...changed(account, { location: "japaneast" })],
    broken: [
      { how: "a resource abroad", resources: changed(group, { region: "eu-west-1" }), says: "it: is in eu-west-1" },
    ],
    unknown: {
      resources: changed(group, { region: unknownText }),
      says: "it: region is known only after the update",
    },
  },
  {
    policy: "names-and-tags",
    good: group,
    broken: [
      {
        how: "a resource without its environment",
        resources: changed(group, { tags: { "hozen:system": "shop", "managed-by": "hozen" } }),
        says: "it: without hozen:environment",
      },
    ],
    unknown: {
      resources: changed(group, { tags: unknownList }),
      says: "it: tags is known only after the update",
    },
  },
  {
    policy: "irreversible-acknowledged",
    config: { acknowledged: ["object lock of shop-signed in compliance mode"] },
    good: changed(lock("COMPLIANCE"), { bucket: "shop-signed" }),
    broken: [
      {
        how: "a lock nobody acknowledged",
        resources: lock("COMPLIANCE"),
        says: "it: object lock in compliance mode without an acknowledgement",
      },
    ],
    unknown: { resources: lock(unknownText), says: "it: rule.defaultRetention.mode is known only after the update" },
  },
  {
    policy: "vault-protected",
    good: vault,
    broken: [
      {
        how: "a vault a destroy would take away",
        resources: vault.map((one) => ({ ...one, protect: false })),
        says: "it: the vault is not protected",
      },
    ],
  },
  {
    policy: "budget-notifies",
    good: budget,
    broken: [
      {
        how: "a silent budget",
        resources: changed(budget, { notifications: [] }),
        says: "it: the budget has no notification",
      },
      {
        how: "a notification to nobody",
        resources: changed(budget, { notifications: [{ ...notice, subscriberEmailAddresses: [] }] }),
        says: "it: a notification has no receiver",
      },
    ],
    unknown: {
      resources: changed(budget, { notifications: unknownList }),
      says: "it: notifications is known only after the update",
    },
  },
];
