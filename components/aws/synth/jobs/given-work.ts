import { jobKey, type Value } from "../../../../core/model";
import { nothing, type Part, problemAt } from "../common/part";
import { allow, type Draft, type Work } from "./draft";
import { jobLimits } from "./limits";

const arnPattern =
  /^arn:[\w-]+:(lambda:[\w-]+:\d{12}:function:[\w-]+|ecs:[\w-]+:\d{12}:task-definition\/[\w-]+(:\d+)?)(:[\w$-]+)?$/;

/** Work of the system's own, by the ARN of a function or of a task definition. */
export function givenWork(draft: Draft): { work?: Work; problems: Part["problems"] } {
  const { run = "" } = draft.job;
  if (!arnPattern.test(run))
    return refused(
      draft,
      "AWS-JOB-RUN",
      "no work AWS could run",
      run,
      "ARN of a Lambda function or an ECS task definition",
    );
  if (!run.includes(":function:")) {
    return draft.job.place
      ? { work: taskWork(draft, run), problems: [] }
      : refused(
          draft,
          "AWS-JOB-RUN",
          "a task needs a cluster to run on",
          "none",
          "in: <resource of kind aws.ecs.cluster>",
        );
  }
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
  code: string,
  what: string,
  given: string,
  allowed: string,
): { problems: Part["problems"] } {
  const change = code === "AWS-JOB-LIMIT" ? "lower limit, or run a task" : "correct run or in";
  return { ...nothing, problems: [problemAt(entry, code, { what, given, allowed, change })] };
}

function functionWork({ job }: Draft, arn: string): Work {
  return {
    startAt: "Work",
    states: {
      Work: {
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke",
        Parameters: { FunctionName: arn, "Payload.$": "$" },
        TimeoutSeconds: job.limit,
        End: true,
      },
    },
    statements: [allow(["lambda:InvokeFunction"], [arn, `${arn}:*`])],
  };
}

/** A task of the cluster, and its roles, which only that service may take. */
export function taskWork(draft: Draft, definition: Value, ownRoles: readonly Value[] = []): Work {
  const { job, scope } = draft;
  const { cluster = "", subnets = "", securityGroups = "", executionRole, roles } = job.place?.properties ?? {};
  const { partition, region, account } = scope;
  const passed = [...ownRoles, ...listOf(roles), ...(executionRole ? [executionRole] : [])];
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
        TimeoutSeconds: job.limit,
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

/** The task definition a job of ours makes. */
export function ownDefinition({ key }: Draft): Value {
  return { ref: jobKey(key, "task"), output: "arn" };
}

function listOf(text: string | undefined): string[] {
  return (text ?? "").split(/[,\s]+/).filter((part) => part !== "");
}
