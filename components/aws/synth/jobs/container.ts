import { jobFacts } from "../../../../core/evidence";
import { jobKey, type ResourceSpec, type Value } from "../../../../core/model";
import { withEvidence } from "../common/evidence";
import { plainNameOf, tagsOf } from "../common/scope";
import { serviceRole } from "../common/service-role";
import { allow, type Draft, roleOf } from "./draft";
import { scriptPoints } from "./evidence";
import { jobLimits } from "./limits";
import { environmentOf, scriptOf } from "./script";
import { jobConcern, jobTokens } from "./tokens";

/** A container that runs the script: its task definition, and the role its process has. */
export function containerOf(draft: Draft): ResourceSpec[] {
  const { key, job, scope, planned } = draft;
  const { executionRole = "", cpu = "512", memory = "1024", diskGiB } = job.place?.properties ?? {};
  const inputs: Record<string, Value> = {
    family: plainNameOf(scope, [key], jobLimits.familyName.value),
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu,
    memory,
    ...(diskGiB && { ephemeralStorage: { sizeInGib: Number(diskGiB) } }),
    executionRoleArn: executionRole,
    taskRoleArn: { ref: jobKey(key, "process"), output: "arn" },
    containerDefinitions: { json: [definitionOf(draft)] },
    tags: tagsOf(scope, "job", key),
  };
  const definition = { key: jobKey(key, "task"), type: jobTokens.taskDefinition, concern: jobConcern, inputs };
  const statements = storeStatements(draft);
  return [
    ...serviceRole({ ...roleOf(draft, "process"), service: "ecs-tasks.amazonaws.com", statements }, scope),
    withEvidence(definition, jobFacts(planned), scriptPoints(planned, "containerDefinitions")),
  ];
}

function definitionOf(draft: Draft): Value {
  const { key, job, scope } = draft;
  const { image = "", logGroup = "" } = job.place?.properties ?? {};
  const { passwordSecret } = job.database?.properties ?? {};
  return {
    name: "job",
    image,
    essential: true,
    command: ["bash", "-c", scriptOf(draft)],
    environment: Object.entries(environmentOf(draft)).map(([name, value]) => ({ name, value })),
    ...(passwordSecret && { secrets: [{ name: "PGPASSWORD", valueFrom: passwordSecret }] }),
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
