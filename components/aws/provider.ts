import { builtIn } from "../../core/platforms";
import type { Provider } from "../provider";
import { access } from "./access";
import { nameInputs, resourceTypes } from "./resource-types";
import { bucketCommand, restoreCommands } from "./restore-commands";
import { synth } from "./synth";
import { contracts } from "./synth/contracts";

/** Amazon Web Services: CloudWatch alarms, SNS, CloudWatch Logs, S3, Route 53 health checks, EventBridge. */
export const aws: Provider = {
  ...builtIn.aws,
  sdk: { package: "aws", npm: "@pulumi/aws" },
  settings: ["account", "region", "roleArn", "externalId", "slackTeamId"],
  singletons: ["aws.cost-anomaly-monitor", "aws.password-policy", "aws.inspector", "aws.security-hub"],
  nowhere: { account: "111111111111", region: "us-east-1" },
  access,
  synth,
  contracts,
  resourceTypes,
  nameInputs,
  restoreCommands,
  bucketCommand,
};
