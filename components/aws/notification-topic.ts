import type * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { Reference, ResourceSpec, Value } from "../../core/model";
import { type Fragment, makeResources, type Named, planFragment, refuseIfAny } from "../component";
import { Given } from "../given";
import { scopeIn } from "./place";
import { topicKey } from "./synth/notification/routes";
import { routeOf } from "./synth/notification/topics";

/** Services of AWS that may publish besides CloudWatch alarms. */
export type Publisher = "budgets" | "cost anomalies" | "database events" | "event rules";

export interface NotificationTopicArgs {
  /** Addresses; SNS asks each to confirm. */
  readonly emails?: readonly pulumi.Input<string>[];
  /** Telephone numbers for text messages, `+819012345678`. */
  readonly sms?: readonly pulumi.Input<string>[];
  /** HTTPS endpoints that take messages of SNS. Give secrets as secret Outputs. */
  readonly webhooks?: readonly pulumi.Input<string>[];
  /** Integration keys of PagerDuty's CloudWatch integration. Give them as secret Outputs. */
  readonly pagerDutyKeys?: readonly pulumi.Input<string>[];
  /** Who may publish besides the account's CloudWatch alarms. Default: `["budgets"]`. */
  readonly publishers?: readonly Publisher[];
}

const channels = { emails: "email", sms: "sms", webhooks: "webhook", pagerDutyKeys: "pagerduty" } as const;

/** The receivers and the route that the arguments are. Pure. */
export function notificationTopicInputs(name: string, args: NotificationTopicArgs, given: Given): Fragment {
  const receivers = (Object.keys(channels) as (keyof typeof channels)[]).flatMap((key) =>
    (args[key] ?? []).map((address, at) => {
      const receiver = { channel: channels[key], config: given.key(address) };
      return [`${channels[key]}-${at + 1}`, receiver] as const;
    }),
  );
  const to = receivers.map(([key]) => key);
  return {
    where: { aws: "program" },
    receivers: Object.fromEntries(receivers),
    routes: { [name]: { title: name, to } },
  };
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
    const { plan } = planFragment(notificationTopicInputs(name, args, given), named, given);
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
      name,
      parts.flatMap(({ declarations }) => declarations),
      given,
    );
    const topic = made.get(topicKey(scope, name, scope.region)) as sns.Topic;
    this.arn = topic.arn;
    this.topicName = topic.name;
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

/**
 * Routes as a system names them, for components whose topics are the program's own: `notifying` then puts the topics
 * where the route's would be.
 */
export function foreignRoutes(names: readonly string[], given: Given): Pick<Fragment, "receivers" | "routes"> {
  return {
    receivers: { program: { channel: "email", config: given.key("program@example.com") } },
    routes: Object.fromEntries(names.map((name) => [name, { title: name, to: ["program"] }])),
  };
}

/** The declarations with the given ARNs in the place of a route's topic; a topic list grows to all of them. */
export function notifying(
  declarations: readonly ResourceSpec[],
  topics: (route: string) => readonly string[],
): ResourceSpec[] {
  const replaced = (value: Value): Value => {
    if (Array.isArray(value)) return (value as readonly Value[]).flatMap(inList);
    if (isTopic(value)) return topics(routeIn(value))[0] ?? value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item as Value)]));
  };
  const inList = (item: Value): readonly Value[] => (isTopic(item) ? topics(routeIn(item)) : [replaced(item)]);
  return declarations.map((spec) => ({ ...spec, inputs: replaced(spec.inputs) as ResourceSpec["inputs"] }));
}

function isTopic(value: Value): value is Value & Reference {
  return typeof value === "object" && value !== null && "ref" in value && routeName.test(String(value.ref));
}

const routeName = /^route-(warning|critical)\b/;

function routeIn({ ref }: Reference): string {
  return routeName.exec(ref)?.[1] ?? "critical";
}
