import { about, amountOf, spelled, wholeDays } from "../../../../core/evidence";
import type { Fact, Protection, TextLeaf, Value } from "../../../../core/model";
import { type Context, tagsOf } from "../common/context";
import { type AwsResource, awsResource } from "../common/resource";
import { concerns } from "../common/tokens";
import { type PrivateBucket, privateBucket, siblingName } from "./buckets";
import { type DataBucket, daysOf, kept } from "./common";
import { backupLimits } from "./limits";
import { roleOf } from "./roles";
import { backupTokens as tokens } from "./tokens";

/** The copy of a bucket in another region, with a key of that region. */
export function replicationOf(data: DataBucket, scope: Context): AwsResource[] {
  const copied = data.store.protections.find(({ copyRegion }) => copyRegion !== undefined);
  const region = copied?.copyRegion?.value;
  if (!copied || region === undefined) return [];
  const key = `${data.key}-copy`;
  const encryptionKey: TextLeaf = { ref: `${key}-key`, output: "arn" };
  const target = {
    key,
    name: siblingName(data.plainName, region),
    region,
    encryptionKey,
    ...daysOfCopy(copied),
  };
  const { facts } = copied.entry;
  const config = awsResource(
    {
      key: `${data.key}-replication`,
      type: tokens.replication,
      concern: concerns.backup,
      inputs: {
        bucket: data.name,
        role: { ref: `${key}-role`, output: "arn" },
        rules: [ruleTo(key, encryptionKey, facts)],
      },
      // Both sides must be versioned first.
      options: {
        retainOnDelete: true,
        dependsOn: [`${data.key}-versioning`, `${key}-versioning`, `${key}-role-policy`],
      },
    },
    facts,
  );
  return [
    keyOf(key, region, scope),
    ...privateBucket(target, scope),
    ...roleOf(`${key}-role`, "s3.amazonaws.com", statements(data, key, encryptionKey, region, scope), scope),
    config,
  ];
}

/** Old versions of the copy: S3 replicates no deletion that a lifecycle rule makes, so the copy has a rule of its own. */
function daysOfCopy({ copyKeep, keep, period, entry }: Protection): Pick<PrivateBucket, "noncurrentDays" | "facts"> {
  const facts = about(entry.facts, "copyKeep");
  if (copyKeep) return { noncurrentDays: wholeDays(amountOf(copyKeep, facts)), facts };
  const retention = keep ?? period;
  return retention ? { noncurrentDays: daysOf(retention) } : {};
}

function keyOf(key: string, region: string, scope: Context): AwsResource {
  return awsResource({
    key: `${key}-key`,
    type: tokens.key,
    concern: concerns.backup,
    inputs: {
      description: `Copies of ${scope.plan.system.key} ${scope.plan.system.environment}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      region,
      tags: tagsOf(scope, "backup", key),
    },
    options: kept,
  });
}

/**
 * New objects only: what was there before is copied once by S3 Batch Replication. Both the copies and where they go are
 * the document's words for this rule.
 */
function ruleTo(key: string, encryptionKey: TextLeaf, facts: readonly Fact[]) {
  const said = [...about(facts, "copies"), ...about(facts, "destination")];
  const { value: minutes } = backupLimits.replicationMinutes;
  return {
    id: "copy",
    status: spelled({ value: "Enabled", facts: said }, (word) => word),
    priority: 1,
    filter: { prefix: "" },
    deleteMarkerReplication: { status: "Enabled" },
    sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
    destination: {
      bucket: { ref: key, output: "arn" },
      storageClass: "STANDARD",
      encryptionConfiguration: { replicaKmsKeyId: encryptionKey },
      replicationTime: { status: "Enabled", time: { minutes } },
      metrics: { status: "Enabled", eventThreshold: { minutes } },
    },
  };
}

/** The key of the source is not ours to name; S3 alone may use it for this role. */
function statements(
  { plainName }: DataBucket,
  key: string,
  encryptionKey: TextLeaf,
  region: string,
  { partition, account, region: home }: Context,
): Value[] {
  const source = `arn:${partition}:s3:::${plainName}`;
  const copies: TextLeaf = { join: [{ ref: key, output: "arn" }, "/*"] };
  const through = (place: string): Value => ({ StringEquals: { "kms:ViaService": `s3.${place}.amazonaws.com` } });
  const allow = (sid: string, actions: readonly string[], resource: TextLeaf, condition?: Value): Value => ({
    Sid: sid,
    Effect: "Allow",
    Action: [...actions],
    Resource: resource,
    ...(condition !== undefined && { Condition: condition }),
  });
  return [
    allow("Source", ["s3:GetReplicationConfiguration", "s3:ListBucket"], source),
    allow(
      "Versions",
      ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
      `${source}/*`,
    ),
    allow("Copy", ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], copies),
    allow("Read", ["kms:Decrypt"], `arn:${partition}:kms:${home}:${account}:key/*`, through(home)),
    allow("Write", ["kms:Encrypt", "kms:GenerateDataKey"], encryptionKey, through(region)),
  ];
}
