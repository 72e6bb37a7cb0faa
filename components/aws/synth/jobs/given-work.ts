import { isLate, type ProblemCode, type Value } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { Fragment } from "../common/resource";
import { allow, type Draft, type Work } from "./draft";
import { jobLimits } from "./limits";
import { type ClusterPlace, clusterKind, clusterPlace } from "./places";

const arnPattern =
  /^arn:[\w-]+:(lambda:[\w-]+:\d{12}:function:[\w-]+|ecs:[\w-]+:\d{12}:task-definition\/[\w-]+(:\d+)?)(:[\w$-]+)?$/;

/**
 * Work of the system's own, by the ARN of a function or of a task definition. One that is known only while the program
 * runs is of a function: a task definition would be named by its family.
 */
export function givenWork(draft: Draft): { work?: Work; problems: Fragment["problems"] } {
  const { run = "" } = draft.job;
  if (!isLate(run) && !arnPattern.test(run))
    return refused(
      draft,
      "AWS-JOB-RUN",
      "no work AWS could run",
      run,
      "ARN of a Lambda function or an ECS task definition",
    );
  if (!isLate(run) && !run.includes(":function:")) return givenTask(draft, run);
  const { limit } = draft.job;
  if (limit > jobLimits.invocation.value) {
    return refused(
      draft,
      "AWS-JOB-LIMIT",
      "a Lambda function is ended earlier than that",
      `${limit} s`,
      `at most ${jobLimits.invocation.value} s`,
    );
  }
  return { work: functionWork(draft, run), problems: [] };
}

function refused(
  { entry }: Draft,
  code: ProblemCode,
  what: string,
  given: string,
  allowed: string,
): { problems: Fragment["problems"] } {
  const change = code === "AWS-JOB-LIMIT" ? "lower limit, or run a task" : "correct run or in";
  return { ...nothing, problems: [problemAt(entry, code, { what, given, allowed, change })] };
}

function givenTask(draft: Draft, run: string): { work?: Work; problems: Fragment["problems"] } {
  const { place } = draft.job;
  if (place?.kind !== clusterKind) {
    const allowed = `in: <resource of kind ${clusterKind}>`;
    return refused(draft, "AWS-JOB-RUN", "a task needs a cluster to run on", place?.kind ?? "none", allowed);
  }
  const cluster = clusterPlace(draft, place);
  if (!cluster.values) return { problems: cluster.problems };
  return { work: taskWork(draft, run, cluster.values, listOf(place.properties.roles)), problems: [] };
}

function functionWork({ limit }: Draft, arn: string): Work {
  return {
    startAt: "Work",
    states: {
      Work: {
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke",
        Parameters: { FunctionName: arn, "Payload.$": "$" },
        TimeoutSeconds: limit,
        End: true,
      },
    },
    statements: [allow(["lambda:InvokeFunction"], [arn, `${arn}:*`])],
  };
}

/** A task of the cluster, and its roles, which only that service may take. */
export function taskWork(draft: Draft, definition: Value, place: ClusterPlace, roles: readonly Value[]): Work {
  const { limit, scope } = draft;
  const { cluster, subnets, securityGroups, executionRole } = place;
  const { partition, region, account } = scope;
  const passed = [...roles, executionRole];
  return {
    startAt: "Work",
    states: {
      Work: {
        Type: "Task",
        Resource: "arn:aws:states:::ecs:runTask.sync",
        Parameters: {
          Cluster: cluster,
          TaskDefinition: definition,
          LaunchType: "FARGATE",
          NetworkConfiguration: {
            AwsvpcConfiguration: {
              Subnets: listOf(subnets),
              SecurityGroups: listOf(securityGroups),
              AssignPublicIp: "DISABLED",
            },
          },
        },
        TimeoutSeconds: limit,
        End: true,
      },
    },
    statements: [
      allow(["ecs:RunTask"], definition, { ArnEquals: { "ecs:cluster": cluster } }),
      allow(["ecs:StopTask", "ecs:DescribeTasks"], `${cluster.replace(":cluster/", ":task/")}/*`),
      allow(["iam:PassRole"], passed, { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } }),
      // How Step Functions hears of the end of a task.
      allow(
        ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
        `arn:${partition}:events:${region}:${account}:rule/StepFunctionsGetEventsForECSTaskRule`,
      ),
    ],
  };
}

function listOf(text: string | undefined): string[] {
  return (text ?? "").split(/[,\s]+/).filter((part) => part !== "");
}
