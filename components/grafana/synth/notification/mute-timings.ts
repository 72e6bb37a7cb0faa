import { pointsOf } from "../../../../core/expressions";
import {
  intervalProblem,
  type MaintenanceWindow,
  type Plan,
  type Problem,
  physicalName,
  type ResourceSpec,
  type Severity,
  type Value,
  windowsOf,
} from "../../../../core/model";
import { type TimeInterval, timeIntervals } from "../../../../core/time";
import { limits } from "../common/limits";
import type { GrafanaRule } from "../rules/rules";

/** Time intervals in Grafana's spelling: the same meaning as Alertmanager's. */
export function spelled(intervals: readonly TimeInterval[]): Value {
  return intervals.map(({ daysOfMonth, ...rest }) => ({
    ...rest,
    ...(daysOfMonth && { daysOfMonths: daysOfMonth }),
  }));
}

/** The windows that mute any rule, as mute timings the rules name themselves. */
export function muteTimings(
  plan: Plan,
  rules: readonly GrafanaRule[],
): { declarations: ResourceSpec[]; problems: Problem[] } {
  const used = new Set(
    rules.flatMap(({ alert, rule, pages }) => (pages ? windowsOf(plan, alert.key, rule.severity) : [])),
  );
  const windows = (plan.windows ?? []).filter((window) => used.has(window));
  return {
    declarations: windows.flatMap((window) => timingOf(plan, window) ?? []),
    problems: windows.flatMap((window) => (timeIntervals(window.schedule.value) ? [] : [windowProblem(window)])),
  };
}

/** Where a rule names the windows that mute it. */
export function mutedBy(plan: Plan, alert: string, severity: Severity): Readonly<Record<string, Value>> {
  const windows = windowsOf(plan, alert, severity).filter(({ schedule }) => timeIntervals(schedule.value));
  return windows.length === 0
    ? {}
    : { muteTimings: windows.map(({ spec }) => ({ ref: keyOf(spec.key), output: "name" })) };
}

function keyOf(window: string): string {
  return `window-${window}`;
}

function timingOf(plan: Plan, { spec, schedule, clauses, facts }: MaintenanceWindow): ResourceSpec | undefined {
  const intervals = timeIntervals(schedule.value);
  if (!intervals) return undefined;
  const [time] = intervals[0]?.times ?? [];
  const via = { kind: "unit", format: "token", token: time?.start ?? "", of: schedule.written } as const;
  return {
    key: keyOf(spec.key),
    type: "grafana:alerting/muteTiming:MuteTiming",
    concern: "notification",
    inputs: {
      name: physicalName([plan.system.key, plan.system.environment, spec.key, "window"], limits.name),
      intervals: spelled(intervals),
    },
    clauses,
    evidence: time ? pointsOf(facts, "schedule", { path: "intervals[0].times[0].start", via }) : [],
  };
}

function windowProblem(window: MaintenanceWindow): Problem {
  return intervalProblem(window, "GRAFANA-WINDOW", "Grafana has no mute timing");
}
