import type { PlannedRoute, Problem, Receiver } from "../../../../core/model";
import { merge, nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import { type Context, plainNameOf, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { chatOf } from "./chat";
import { isReachable, type RouteUse, topicKey, usedRoutes } from "./routes";
import { hasAddress, subscriptionsOf } from "./subscriptions";
import { type Publishers, topicPolicy } from "./topic-policy";

/** Topics, who may publish, and who is told: everything that carries a message to a person. */
export function notificationOf(scope: Context): Fragment {
  const uses = usedRoutes(scope);
  return merge(...uses.map((use) => routeOf(use, scope)), chatOf(uses, scope));
}

/** Key of the topic that carries events to PagerDuty as alarms. */
export function pageTopicKey(route: string): string {
  return `page-${route}`;
}

/** The topics of one route, with who may publish to them and who is subscribed. */
export function routeOf(use: RouteUse, scope: Context): Fragment {
  const { route } = use;
  const problems = receiverProblems(route, scope);
  const declarations = use.regions.flatMap((region) => {
    const home = region === scope.region;
    const topic = { key: topicKey(scope, route.key, region), ...(!home && { region }) };
    // Events are published where they happen, so topics elsewhere carry alarms only.
    const publishers: Publishers = {
      topic: topic.key,
      region,
      eventRules: home && use.eventRules,
      databaseEvents: home && use.databaseEvents,
      budgets: home && use.budgets,
      anomalies: home && use.anomalies,
    };
    return [...topicOf(route, publishers, scope, home), ...subscriptionsOf(route, topic, scope)];
  });
  return { ...nothing, declarations: [...declarations, ...(use.pages ? pageTopic(route, scope) : [])], problems };
}

/**
 * A topic and its policy. Not encrypted with a key: CloudWatch cannot publish through SNS's own key, and RDS publishes
 * to no encrypted topic at all. Messages carry metric values and links, no data of the system's users.
 */
function topicOf(route: PlannedRoute, publishers: Publishers, scope: Context, home: boolean): AwsResource[] {
  const { topic, region } = publishers;
  const place = home ? {} : { region };
  const common = { concern: concerns.notification };
  return [
    awsResource(
      {
        ...common,
        key: topic,
        type: tokens.topic,
        inputs: {
          name: plainNameOf(scope, [topic], limits.topicName.value),
          displayName: senderName(route, scope),
          ...place,
          tags: tagsOf(scope, "route", route.key),
        },
      },
      route.facts,
    ),
    awsResource({
      ...common,
      key: `${topic}-policy`,
      type: tokens.topicPolicy,
      inputs: {
        arn: { ref: topic, output: "arn" },
        policy: { json: topicPolicy(publishers, scope) },
        ...place,
      },
    }),
  ];
}

/** The sender of its mails. SNS promises nothing about letters beyond ASCII there, so it is made of keys. */
function senderName(route: PlannedRoute, { plan }: Context): string {
  const { key, environment } = plan.system;
  return `${key} ${environment} ${route.key}`.replace(/[^ -~]/g, "-").slice(0, limits.topicDisplayName.value);
}

/** PagerDuty turns only CloudWatch alarms into incidents, so events reach it as alarms on a topic of its own. */
function pageTopic(route: PlannedRoute, scope: Context): AwsResource[] {
  const key = pageTopicKey(route.key);
  const none = { eventRules: false, databaseEvents: false, budgets: false, anomalies: false };
  const publishers = { topic: key, region: scope.region, ...none };
  const isPager = (receiver: Receiver) => receiver.channel === "pagerduty";
  return [...topicOf(route, publishers, scope, true), ...subscriptionsOf(route, { key }, scope, isPager)];
}

function receiverProblems(route: PlannedRoute, scope: Context): Problem[] {
  const { system } = scope.plan;
  const missing = route.receivers
    .filter((receiver) => !hasAddress(receiver) && receiver.channel !== "slack" && receiver.channel !== "teams")
    .map((receiver) =>
      problemAt(receiver, "AWS-RECEIVER", {
        what: `${receiver.channel} receiver without an address`,
        change: `pulumi config set ${system.key}:${receiver.config} <address>`,
      }),
    );
  if (route.receivers.some(isReachable)) return missing;
  const at = system.routes.find(({ key }) => key === route.key) ?? {
    at: { file: system.file, line: 1, column: 1 },
    path: "",
  };
  return [
    ...missing,
    problemAt({ ...at, clauses: route.clauses }, "AWS-CHANNEL", {
      what: "no receiver of this route can be reached: SNS makes no phone calls and cannot post to Slack webhooks",
      given: route.receivers.map(({ key }) => key).join(", "),
      allowed: "email, sms, slack (workspace/channel), teams, webhook, pagerduty",
      change: "add a receiver SNS delivers to; PagerDuty makes calls",
    }),
  ];
}
