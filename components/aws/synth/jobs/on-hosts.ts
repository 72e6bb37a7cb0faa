import { asText, jobFacts } from "../../../../core/evidence";
import { jobKey, type Value } from "../../../../core/model";
import { plainNameOf, tagsOf } from "../common/context";
import { type AwsResource, awsResource } from "../common/resource";
import { allow, type Draft, type Work } from "./draft";
import { jobLimits } from "./limits";
import { scriptLines } from "./script";
import { jobConcern, jobTokens } from "./tokens";

/** Tag every instance of an Auto Scaling group carries. */
const groupTag = "aws:autoscaling:groupName";

/** A command document that carries the script and its settings; parameters would be free for anybody to change. */
export function documentOf(draft: Draft): AwsResource {
  const { key, job, scope } = draft;
  const inputs = {
    name: plainNameOf(scope, [key], jobLimits.documentName.value),
    documentType: "Command",
    documentFormat: "JSON",
    targetType: "/AWS::EC2::Instance",
    content: {
      json: {
        schemaVersion: "2.2",
        description: job.spec.title,
        mainSteps: [
          {
            action: "aws:runShellScript",
            name: "job",
            inputs: { timeoutSeconds: asText(draft.limit), runCommand: scriptLines(draft) },
          },
        ],
      },
    },
    tags: tagsOf(scope, "job", key),
  };
  const declaration = { key: jobKey(key, "document"), type: jobTokens.document, concern: jobConcern, inputs };
  return awsResource(declaration, jobFacts(job));
}

/**
 * Sends the document's command and waits for its end. What concerns a host runs on all of the group, what concerns the
 * database on one: several would do the same work at the same time.
 */
export function workOnHosts(draft: Draft, group: string): Work {
  const { job } = draft;
  const [startAt, states] =
    job.database === undefined ? ["Send", sendToAll(draft, group)] : ["Find", sendToOne(draft, group)];
  return { startAt, states: { ...states, ...follow(job.spec.title) }, statements: statementsOf(draft, group) };
}

type States = Readonly<Record<string, Value>>;

function ofGroup(group: string): Value {
  return { Key: `tag:${groupTag}`, Values: [group] };
}

function sendToAll(draft: Draft, group: string): States {
  return { Send: send(draft, { Targets: [ofGroup(group)], MaxErrors: "0", MaxConcurrency: "1" }) };
}

function sendToOne(draft: Draft, group: string): States {
  const online = { Key: "PingStatus", Values: ["Online"] };
  return {
    Find: {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:ssm:describeInstanceInformation",
      Parameters: { Filters: [ofGroup(group), online] },
      ResultPath: "$.found",
      Next: "Send",
    },
    Send: send(draft, { "InstanceIds.$": "States.Array($.found.InstanceInformationList[0].InstanceId)" }),
  };
}

function send({ key, scope }: Draft, target: States): Value {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::aws-sdk:ssm:sendCommand",
    Parameters: {
      DocumentName: { ref: jobKey(key, "document"), output: "name" },
      TimeoutSeconds: 600,
      // At most a hundred characters.
      Comment: `${scope.plan.system.key} ${key}`.slice(0, 100),
      ...target,
    },
    ResultSelector: { "CommandId.$": "$.Command.CommandId" },
    ResultPath: "$.sent",
    Next: "Pause",
  };
}

/** No host, or a host the command did not reach, is a failure: nothing was done. */
function follow(title: string): States {
  const status = "$.looked.Status";
  return {
    Pause: { Type: "Wait", Seconds: 30, Next: "Look" },
    Look: {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:ssm:listCommands",
      Parameters: { "CommandId.$": "$.sent.CommandId" },
      ResultSelector: {
        "Status.$": "$.Commands[0].Status",
        "Targets.$": "$.Commands[0].TargetCount",
      },
      ResultPath: "$.looked",
      Next: "Judge",
    },
    Judge: {
      Type: "Choice",
      Choices: [
        {
          And: [
            { Variable: status, StringEquals: "Success" },
            { Variable: "$.looked.Targets", NumericGreaterThan: 0 },
          ],
          Next: "Done",
        },
        {
          Or: ["Pending", "InProgress", "Cancelling"].map((value) => ({ Variable: status, StringEquals: value })),
          Next: "Pause",
        },
      ],
      Default: "Failed",
    },
    Done: { Type: "Succeed" },
    Failed: { Type: "Fail", Error: "CommandFailed", Cause: `${title}: the command failed, or reached no host` },
  };
}

function statementsOf({ key, scope }: Draft, group: string): Value[] {
  const { partition, region, account } = scope;
  return [
    allow(["ssm:SendCommand"], { ref: jobKey(key, "document"), output: "arn" }),
    allow(["ssm:SendCommand"], `arn:${partition}:ec2:${region}:${account}:instance/*`, {
      StringEquals: { [`aws:ResourceTag/${groupTag}`]: group },
    }),
    // These two know no resources: they read what was sent, and which hosts there are.
    allow(["ssm:ListCommands", "ssm:DescribeInstanceInformation"], "*"),
  ];
}
