import type { Value } from "../../../../core/model";
import type { Context } from "../common/context";
import type { RouteUse } from "./routes";

/** Who may publish to a topic. */
export interface Publishers extends Pick<RouteUse, "eventRules" | "databaseEvents" | "budgets" | "anomalies"> {
  /** Key of the topic. */
  readonly topic: string;
  readonly region: string;
}

/** Least privilege: the services that use this route, for this account only, and never in the clear. */
export function topicPolicy(publishers: Publishers, scope: Context): Value {
  const { topic, region, eventRules, databaseEvents, budgets, anomalies } = publishers;
  const resource = { ref: topic, output: "arn" };
  const { partition, account } = scope;
  const publish = (sid: string, service: string, condition?: Value): Value => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sns:Publish",
    Resource: resource,
    ...(condition !== undefined && { Condition: condition }),
  });
  const ownAccount = { StringEquals: { "aws:SourceAccount": account } };
  const from = (service: string): Value => ({
    ...ownAccount,
    ArnLike: { "aws:SourceArn": `arn:${partition}:${service}` },
  });
  return {
    Version: "2012-10-17",
    Statement: [
      publish("Alarms", "cloudwatch.amazonaws.com", from(`cloudwatch:${region}:${account}:alarm:*`)),
      // EventBridge sends no condition keys with a message to SNS: with a condition every event would be dropped.
      ...(eventRules ? [publish("EventRules", "events.amazonaws.com")] : []),
      ...(databaseEvents
        ? [publish("DatabaseEvents", "events.rds.amazonaws.com", from(`rds:${region}:${account}:*`))]
        : []),
      ...(budgets ? [publish("Budgets", "budgets.amazonaws.com", from(`budgets::${account}:*`))] : []),
      ...(anomalies ? [publish("CostAnomalies", "costalerts.amazonaws.com", ownAccount)] : []),
      {
        Sid: "OnlyOverTls",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: resource,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
}
