import { duration, ofRole, type TracedInputs } from "../../../../core/evidence";
import { groupBy, type Plan, type PlannedRoute, seconds, severities, type Value } from "../../../../core/model";
import { prometheusDurationText } from "../../../../core/time";
import { byHours, hoursName } from "./hours";
import { type MuteGroup, muteGroups } from "./mutes";
import { nobody, receiverName } from "./receivers";

/** Alertmanager's own defaults, written out so that a reader of the configuration need not know them. */
const defaults = { wait: "30s", interval: 300, repeat: 14_400 } as const;

/** Labels an alert is told apart by: same alert, same severity, one message. */
const grouping = ["alertname", "alert", "severity"];

/**
 * The routing tree. Alerts of this system go by their `route` label; an alert without one (an alternative) to nobody;
 * another system's to nobody, it has an Alertmanager of its own; anything unknown to the mildest route, so that it
 * neither vanishes nor wakes anybody.
 */
export function routingTree(plan: Plan, routes: readonly PlannedRoute[]): TracedInputs {
  const { key, environment } = plan.system;
  const own = [matcher("system", key), matcher("environment", environment)];
  const mildest = receiverName(mildestOf(routes), firstHours(mildestOf(routes)));
  return {
    receiver: mildest,
    group_by: grouping,
    group_wait: defaults.wait,
    group_interval: prometheusDurationText(defaults.interval),
    repeat_interval: prometheusDurationText(defaults.repeat),
    routes: [
      { receiver: nobody, matchers: [...own, matcher("route", "")] },
      ...routes.map((route) => routeOf(route, own, muteGroups(plan, route))),
      { receiver: mildest, matchers: own },
      { receiver: nobody, matchers: ['system=~".+"'] },
    ],
  };
}

function matcher(label: string, value: string): string {
  return `${label}=${JSON.stringify(value)}`;
}

function routeOf(route: PlannedRoute, own: readonly string[], mutes: readonly MuteGroup[]): TracedInputs {
  const children = [...mutes.map((group) => mutedRoute(route, group)), ...hourRoutes(route)];
  const repeat = route.repeat ? seconds(route.repeat) : defaults.repeat;
  return {
    receiver: receiverName(route, firstHours(route)),
    group_wait: route.wait ? duration(route.wait, ofRole(route.facts, "wait")) : defaults.wait,
    group_interval: prometheusDurationText(groupInterval(repeat)),
    repeat_interval: route.repeat
      ? duration(route.repeat, ofRole(route.facts, "interval"))
      : prometheusDurationText(repeat),
    matchers: [...own, matcher("route", route.key)],
    ...(children.length > 0 && { routes: children }),
  };
}

/** Rules that are silent in windows. Time intervals are not inherited: each route below repeats them. */
function mutedRoute(route: PlannedRoute, { matchers, intervals }: MuteGroup): Value {
  const muted = { mute_time_intervals: intervals };
  const below = hourRoutes(route, muted);
  return {
    receiver: receiverName(route, firstHours(route)),
    matchers,
    ...muted,
    ...(below.length > 0 && { routes: below }),
  };
}

/** One route for the receivers reachable at all times and one for each set of hours; none when nobody has hours. */
function hourRoutes(route: PlannedRoute, muted: Readonly<Record<string, Value>> = {}): Value[] {
  const groups = byHours(route);
  if (!groups.some(({ hours }) => hours)) return [];
  return groups.map(({ hours }, index) => ({
    receiver: receiverName(route, hours && hoursName(hours)),
    ...(hours && { active_time_intervals: [hoursName(hours)] }),
    ...muted,
    ...(index < groups.length - 1 && { continue: true }),
  }));
}

/** Repeats happen at group intervals only, so that the documented repeat must be a multiple of the interval. */
function groupInterval(repeat: number): number {
  const steps = Math.ceil(repeat / defaults.interval);
  const even = repeat / steps;
  return Number.isInteger(even) ? even : Math.min(defaults.interval, repeat);
}

/** The active hours of a route without a receiver at all times; its first receiver then has hours in its name. */
function firstHours(route: PlannedRoute): string | undefined {
  const first = byHours(route)[0]?.hours;
  return first && hoursName(first);
}

function mildestOf(routes: readonly PlannedRoute[]): PlannedRoute {
  const rank = (route: PlannedRoute): number => (route.severity ? severities.indexOf(route.severity) : -1);
  return [...routes].sort((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1))[0] as PlannedRoute;
}

/** Labels that tell one instance of an alert from another, besides those its expression is summed by. */
const identityLabels = [
  "cluster",
  "container",
  "datname",
  "device",
  "instance",
  "job",
  "mountpoint",
  "namespace",
  "pod",
] as const;

/**
 * A worse level silences the milder ones of the same alert on the same instance. Labels both lack count as equal, so
 * that the list may name more than an alert has.
 */
export function inhibitRules(plan: Plan): Value[] {
  const expressions = plan.alerts.flatMap(({ measurement }) =>
    measurement.language === "promql" ? [measurement.expression] : [],
  );
  const summedBy = expressions.flatMap((text) =>
    [...text.matchAll(/\bby\s*\(([^)]*)\)/g)].flatMap(([, labels]) => (labels ?? "").split(",")),
  );
  const instance = [...summedBy.map((label) => label.trim()), ...identityLabels].filter(
    (label) => label !== "" && label !== "le",
  );
  const equal = ["system", "environment", "alert", ...new Set(instance)].sort();
  const used = severities.filter((severity) =>
    plan.alerts.some(({ rules }) => rules.some((rule) => rule.severity === severity)),
  );
  const bySeverity = used.slice(0, -1).map((severity, index) => ({
    source_matchers: [matcher("system", plan.system.key), 'route!=""', matcher("severity", severity)],
    target_matchers: [matcher("system", plan.system.key), `severity=~"${used.slice(index + 1).join("|")}"`],
    equal,
  }));
  return [...bySeverity, ...tierRules(plan), ...targetRules(plan)];
}

/** A target that is down says why its series are gone; only what is itself an outage is told besides. */
function targetRules({ alerts, system }: Plan): Value[] {
  if (!alerts.some(({ concept }) => concept === "target.up")) return [];
  const own = matcher("system", system.key);
  return [
    {
      source_matchers: [own, matcher("target", "down")],
      target_matchers: [own, matcher("data", "absent"), 'severity!="outage"'],
      equal: ["environment", "job", "system"],
    },
  ];
}

/** A fast tier of an objective speaks for the slower ones, which are alerts of their own. */
function tierRules({ alerts, system }: Plan): Value[] {
  const own = matcher("system", system.key);
  const rules = alerts.flatMap(({ key, rules: levels }) => levels.map((rule) => ({ key, rule })));
  const silenced = groupBy(
    rules.flatMap(({ key, rule }) => [...new Set(rule.silencedBy)].map((by) => ({ key, by }))),
    ({ by }) => by,
  );
  return rules.flatMap(({ key, rule }) => {
    const slower = (silenced.get(rule.id) ?? []).filter((other) => other.key !== key);
    if (slower.length === 0) return [];
    const targets = slower.map((other) => other.key.replaceAll(".", "[.]")).join("|");
    return [
      {
        source_matchers: [own, 'route!=""', matcher("alert", key), matcher("severity", rule.severity)],
        target_matchers: [own, `alert=~${JSON.stringify(targets)}`],
        equal: ["environment", "system"],
      },
    ];
  });
}
