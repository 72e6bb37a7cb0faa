import {
  anomalyEntries,
  anomalyRoute,
  combine,
  type EventSpec,
  exact,
  type Fidelity,
  formatQuantity,
  type PlannedRoute,
  type Receiver,
  reportsFrom,
  seconds,
} from "../../../../core/model";
import { engineFor } from "../../../../core/platforms";
import type { Context } from "../common/context";

/** What publishes to the topics of a route. */
export interface RouteUse {
  readonly route: PlannedRoute;
  /** Regions of its alarms: an alarm and its topic must share one. */
  readonly regions: readonly string[];
  readonly eventRules: boolean;
  readonly databaseEvents: boolean;
  readonly budgets: boolean;
  readonly anomalies: boolean;
  /** Events that must reach PagerDuty, which takes alarms only. */
  readonly pages: boolean;
}

export const databaseSource = "aws.rds.instance";
export const restoreSource = "aws.backup.restore-test";
/** Event sources of this platform. */
export const eventSources = [databaseSource, "aws.guardduty", "aws.inspector", "aws.backup", restoreSource] as const;

/** Key of the topic of a route in a region; the home region's carries the route's name alone. */
export function topicKey(scope: Context, route: string, region: string): string {
  return region === scope.region ? `route-${route}` : `route-${route}-${region}`;
}

/** The routes that need topics here: the used ones, and all of a system that has no other platform to notify from. */
export function usedRoutes(scope: Context): RouteUse[] {
  const { plan } = scope;
  const alone = Object.keys(plan.system.where).every((name) => name === "aws" || name === "pagerduty");
  return plan.routes.flatMap((route) => {
    if (route.receivers.length === 0) return [];
    const regions = alarmRegions(scope, route.key);
    const events = plan.events.filter(
      ({ spec }) => isOurs(spec.source) && (spec.notify ?? spec.severity) === route.key,
    );
    const budgets = plan.budgets.some((budget) => budget.route === route.key);
    const reports = reportsFrom(plan, "aws").some((report) => report.route === route.key);
    const anomalies = anomalyEntries(plan).some(({ spec }) => anomalyRoute(spec) === route.key);
    if (regions.length === 0 && events.length === 0 && !budgets && !anomalies && !reports && !alone) return [];
    const bridged = events.filter(({ spec }) => isBridged(spec, route));
    return [
      {
        route,
        regions: [...new Set([scope.region, ...regions])].sort(),
        databaseEvents: bridged.length < events.length,
        eventRules: bridged.length > 0,
        budgets,
        anomalies,
        pages: events.length > 0 && hasChannel(route, "pagerduty"),
      },
    ];
  });
}

/**
 * Whether an event takes EventBridge, with a message of ours, or comes from RDS itself. Chat shows no message of RDS;
 * never both ways, or everybody would be told twice.
 */
export function isBridged({ source }: EventSpec, route: PlannedRoute | undefined): boolean {
  return source !== databaseSource || (route !== undefined && hasChannel(route, "slack", "teams", "pagerduty"));
}

export function hasChannel(route: PlannedRoute, ...channels: string[]): boolean {
  return route.receivers.some(({ channel }) => channels.includes(channel));
}

export function isOurs(source: string): boolean {
  return (eventSources as readonly string[]).includes(source);
}

function alarmRegions(scope: Context, route: string): string[] {
  return scope.plan.alerts.flatMap(({ measurement, rules }) => {
    if (measurement.language !== "cloudwatch" || engineFor(scope.plan.system, measurement) !== "cloudwatch") return [];
    return rules.some((rule) => rule.route === route) ? [measurement.region ?? scope.region] : [];
  });
}

/** A Slack address kept secret is an incoming webhook, which takes no SNS messages. */
export function isSlackWebhook({ channel, secret }: Receiver): boolean {
  return channel === "slack" && secret;
}

/** Whether AWS can deliver to the receiver at all. */
export function isReachable(receiver: Receiver): boolean {
  return receiver.channel !== "voice" && !isSlackWebhook(receiver);
}

/** What SNS cannot do of a documented route. */
export function routeFidelity(route: PlannedRoute | undefined): Fidelity {
  if (!route) return exact;
  const parts: Fidelity[] = [];
  if (route.wait && seconds(route.wait) > 0) {
    parts.push(approximated(`SNS delivers at once; the documented wait of ${formatQuantity(route.wait)} is not kept`));
  }
  if (route.repeat) {
    parts.push(approximated(`an alarm notifies once per change of state, not every ${formatQuantity(route.repeat)}`));
  }
  const webhooks = route.receivers.filter(isSlackWebhook).map(({ key }) => key);
  if (webhooks.length > 0) {
    parts.push(approximated(`SNS cannot post to a Slack webhook: ${webhooks.join(", ")} is not notified from AWS`));
  }
  const voice = route.receivers.filter(({ channel }) => channel === "voice").map(({ key }) => key);
  if (voice.length > 0)
    parts.push(approximated(`SNS makes no telephone calls: ${voice.join(", ")} must be called from PagerDuty`));
  return combine(...parts);
}

function approximated(reason: string): Fidelity {
  return { level: "approximated", reason };
}
