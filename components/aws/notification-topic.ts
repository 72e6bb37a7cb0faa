import * as pulumi from "@pulumi/pulumi";
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart } from "../component";
import { Given } from "../given";
import { type PhoneReceiverArgs, receiverInputs } from "../receivers";
import { scopeIn } from "./place";
import { topicKey } from "./synth/notification/routes";
import { routeOf } from "./synth/notification/topics";

/** Services of AWS that may publish besides CloudWatch alarms. */
export type Publisher = "budgets" | "cost anomalies" | "database events" | "event rules";

/** SNS asks each mail address to confirm. */
export interface NotificationTopicArgs extends PhoneReceiverArgs {
  /** Who may publish besides the account's CloudWatch alarms. Default: `["budgets"]`. */
  readonly publishers?: readonly Publisher[];
}

/** The receivers and the route of a system that the arguments are. Pure. */
export function notificationTopicInputs(name: string, args: NotificationTopicArgs, given: Given): SystemPart {
  return { where: { aws: "program" }, ...receiverInputs(name, args, given) };
}

/**
 * An SNS topic with its subscriptions and a policy of least privilege: alarms of this account and the named publishers
 * may publish, nobody else, and only over TLS. Physical name: `<project>-<stack>-route-<name>`.
 */
export class NotificationTopic extends pulumi.ComponentResource {
  /** ARN of the topic. */
  readonly arn: pulumi.Output<string>;
  /** Physical name of the topic. */
  readonly topicName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything SNS would refuse. */
  constructor(name: string, args: NotificationTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:NotificationTopic", name, {}, opts);
    const named: Named = { kind: "NotificationTopic", name };
    const given = new Given();
    const { plan } = planSystemPart(notificationTopicInputs(name, args, given), named, given);
    const scope = scopeIn(plan, given, this);
    const may = (publisher: Publisher) => (args.publishers ?? ["budgets"]).includes(publisher);
    const parts = plan.routes.map((route) =>
      routeOf(
        {
          route,
          regions: [scope.region],
          eventRules: may("event rules"),
          databaseEvents: may("database events"),
          budgets: may("budgets"),
          anomalies: may("cost anomalies"),
          pages: false,
        },
        scope,
      ),
    );
    refuseIfAny(
      parts.flatMap(({ problems }) => problems),
      named,
    );
    const made = makeResources(
      this,
      named,
      parts.flatMap(({ declarations }) => declarations),
      given,
    );
    const topic = topicKey(scope, name, scope.region);
    this.arn = outputOf(made, topic, "arn");
    this.topicName = outputOf(made, topic, "name");
    this.registerOutputs({ arn: this.arn, topicName: this.topicName });
  }
}

/** Who is notified: topics of `NotificationTopic`, of `@pulumi/aws`, or ARNs. */
export type Target = { readonly arn: pulumi.Input<string> } | pulumi.Input<string>;

export function arnOf(target: Target): pulumi.Input<string> {
  return typeof target === "object" && "arn" in target && !pulumi.Output.isInstance(target)
    ? target.arn
    : (target as pulumi.Input<string>);
}
