import { ofRole, type TracedInputs, tracedIntervals } from "../../../../core/evidence";
import {
  intervalProblem,
  type MaintenanceWindow,
  type Plan,
  type PlannedRoute,
  type Problem,
  severities,
  windowsOf,
} from "../../../../core/model";
import { timeIntervals } from "../../../../core/time";
import { spell } from "./hours";

/** Rules of one route that the same windows mute. */
export interface MuteGroup {
  /** Of the labels the rules have anyway. */
  readonly matchers: readonly string[];
  /** Names of time intervals. */
  readonly intervals: readonly string[];
}

/** Name of the time interval, in words a person reading the configuration understands. */
export function windowName({ spec, schedule }: MaintenanceWindow): string {
  return `maintenance ${spec.key}: ${schedule.written} ${schedule.value.timezone}`;
}

/** What of a route is muted when. A rule no window mutes stays on the route itself. */
export function muteGroups(plan: Plan, route: PlannedRoute): MuteGroup[] {
  return severities.flatMap((severity) => {
    const byWindows = new Map<string, { intervals: string[]; alerts: string[] }>();
    for (const { key, rules } of plan.alerts) {
      if (!rules.some((rule) => rule.route === route.key && rule.severity === severity)) continue;
      const intervals = windowsOf(plan, key, severity).map(windowName);
      if (intervals.length === 0) continue;
      const group = byWindows.get(intervals.join("\n")) ?? { intervals, alerts: [] };
      group.alerts.push(key);
      byWindows.set(intervals.join("\n"), group);
    }
    return [...byWindows.values()].map(({ intervals, alerts }) => ({
      matchers: [`severity="${severity}"`, `alert=~"${alerts.map(literally).join("|")}"`],
      intervals,
    }));
  });
}

/** Keys of alerts are made of letters, digits, `.`, `_` and `-`. */
function literally(key: string): string {
  return key.replaceAll(".", "[.]");
}

/** `time_intervals` of the windows that mute any of the routes. */
export function windowIntervals(
  plan: Plan,
  routes: readonly PlannedRoute[],
): { intervals: TracedInputs[]; problems: Problem[]; windows: MaintenanceWindow[] } {
  const used = new Set(routes.flatMap((route) => muteGroups(plan, route)).flatMap(({ intervals }) => intervals));
  const windows = (plan.windows ?? []).filter((window) => used.has(windowName(window)));
  const said = windows.map((window) => ({ window, intervals: timeIntervals(window.schedule.value) }));
  return {
    windows,
    intervals: said.flatMap(({ window, intervals }) =>
      intervals
        ? [
            {
              name: windowName(window),
              time_intervals: tracedIntervals(intervals, ofRole(window.facts, "schedule")).map(spell),
            },
          ]
        : [],
    ),
    problems: said.flatMap(({ window, intervals }) => (intervals ? [] : [windowProblem(window)])),
  };
}

function windowProblem(window: MaintenanceWindow): Problem {
  return intervalProblem(window, "KUBERNETES-WINDOW", "Alertmanager has no time interval");
}
