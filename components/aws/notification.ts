import { SlackChannelConfiguration } from "@pulumi/aws/chatbot/slackChannelConfiguration";
import { TeamsChannelConfiguration } from "@pulumi/aws/chatbot/teamsChannelConfiguration";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Topic } from "@pulumi/aws/sns/topic";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";
import { tokens } from "./synth/common/tokens";

const classes: ResourceClasses = {
  [tokens.topic]: Topic,
  [tokens.topicPolicy]: TopicPolicy,
  [tokens.subscription]: TopicSubscription,
  [tokens.slackChannel]: SlackChannelConfiguration,
  [tokens.teamsChannel]: TeamsChannelConfiguration,
  [tokens.role]: Role,
  [tokens.rolePolicy]: RolePolicy,
};

/**
 * Who is told: an SNS topic with its policy per route (key `route-<route>`), the subscriptions of its receivers, and a
 * chat configuration per Slack or Teams channel. A mail or webhook subscription waits until somebody confirms it.
 */
export class Notification extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Notification", name, args, classes, opts);
  }
}
