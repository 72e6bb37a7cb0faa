import { jobFacts, type TracedValue } from "../../../../core/evidence";
import { jobKey, type MonitoredResource, type Value } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { plainNameOf, tagsOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { serviceRole } from "../common/service-role";
import { allow, type Draft, roleOf, type Work } from "./draft";
import { taskWork } from "./given-work";
import { jobLimits } from "./limits";
import { type ContainerDatabase, type ContainerPlace, clusterPlace, containerDatabase, containerPlace } from "./places";
import { environmentOf, scriptOf } from "./script";
import { jobConcern, jobTokens } from "./tokens";

/** A script of ours as a task of a cluster, with the one role its process has. */
export function ownTask(draft: Draft, place: MonitoredResource): { work?: Work; part: Fragment } {
  const cluster = clusterPlace(draft, place);
  const container = containerPlace(draft, place);
  const database = containerDatabase(draft);
  const problems = [...cluster.problems, ...container.problems, ...(database?.problems ?? [])];
  if (!cluster.values || !container.values || problems.length > 0) return { part: { ...nothing, problems } };
  const { cpu = "512", memory = "1024", diskGiB } = place.properties;
  const size = { cpu, memory, ...(diskGiB && { ephemeralStorage: { sizeInGib: Number(diskGiB) } }) };
  const declarations = containerOf(draft, { ...container.values, size }, database?.values);
  const definition = { ref: jobKey(draft.key, "task"), output: "arn" };
  const role = { ref: jobKey(draft.key, "process"), output: "arn" };
  return { part: { ...nothing, declarations }, work: taskWork(draft, definition, cluster.values, [role]) };
}

interface Container extends ContainerPlace {
  readonly size: {
    readonly cpu: string;
    readonly memory: string;
    readonly ephemeralStorage?: { readonly sizeInGib: number };
  };
}

function containerOf(draft: Draft, container: Container, database: ContainerDatabase | undefined): AwsResource[] {
  const { key, scope, job } = draft;
  const inputs = {
    family: plainNameOf(scope, [key], jobLimits.familyName.value),
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    ...container.size,
    executionRoleArn: container.executionRole,
    taskRoleArn: { ref: jobKey(key, "process"), output: "arn" },
    containerDefinitions: { json: [definitionOf(draft, container, database)] },
    tags: tagsOf(scope, "job", key),
  };
  const definition = { key: jobKey(key, "task"), type: jobTokens.taskDefinition, concern: jobConcern, inputs };
  const statements = storeStatements(draft);
  return [
    ...serviceRole({ ...roleOf(draft, "process"), service: "ecs-tasks.amazonaws.com", statements }, scope),
    awsResource(definition, jobFacts(job)),
  ];
}

function definitionOf(
  draft: Draft,
  { image, logGroup }: ContainerPlace,
  database: ContainerDatabase | undefined,
): TracedValue {
  const { key, scope } = draft;
  return {
    name: "job",
    image,
    essential: true,
    command: ["bash", "-c", scriptOf(draft)],
    environment: Object.entries(environmentOf(draft)).map(([name, value]) => ({ name, value })),
    ...(database && { secrets: [{ name: "PGPASSWORD", valueFrom: database.passwordSecret }] }),
    logConfiguration: {
      logDriver: "awslogs",
      options: { "awslogs-group": logGroup, "awslogs-region": scope.region, "awslogs-stream-prefix": key },
    },
  };
}

/** Reads and writes below the documented prefix of the bucket, and nothing else; it deletes nothing. */
function storeStatements({ job, scope }: Draft): Value[] {
  const target = job.variables.find(({ name }) => name === "STORE_TARGET")?.value;
  const found = /^s3:\/\/([^/]+)\/(.*)$/.exec(target ?? "");
  if (!found) return [];
  const [, bucket = "", prefix = ""] = found;
  const arn = `arn:${scope.partition}:s3:::${bucket}`;
  return [
    allow(["s3:PutObject", "s3:GetObject"], `${arn}/${prefix}*`),
    allow(["s3:ListBucket"], arn, { StringLike: { "s3:prefix": `${prefix}*` } }),
  ];
}
