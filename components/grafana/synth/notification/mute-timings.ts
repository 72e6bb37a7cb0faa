import { ofRole, type TracedInterval, tracedIntervals } from "../../../../core/evidence";
import {
  intervalProblem,
  type MaintenanceWindow,
  type Plan,
  type PlannedAlert,
  type PlannedRule,
  type Problem,
  physicalName,
  type Reference,
  type Severity,
  windowsOf,
} from "../../../../core/model";
import { timeIntervals } from "../../../../core/time";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { limits } from "../common/limits";
import { grafanaSpec } from "../common/typed-inputs";

/** Time intervals in Grafana's spelling: the same meaning as Alertmanager's. */
export function spelled(intervals: readonly TracedInterval[]) {
  return intervals.map(({ daysOfMonth, ...rest }) => ({
    ...rest,
    ...(daysOfMonth && { daysOfMonths: daysOfMonth }),
  }));
}

/** The windows that mute any rule, as mute timings the rules name themselves. */
export function muteTimings(
  plan: Plan,
  rules: readonly { readonly alert: PlannedAlert; readonly rule: PlannedRule; readonly pages: boolean }[],
): { declarations: TypedSpec[]; problems: Problem[] } {
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
export function mutedBy(plan: Plan, alert: string, severity: Severity): { muteTimings?: Reference[] } {
  const windows = windowsOf(plan, alert, severity).filter(({ schedule }) => timeIntervals(schedule.value));
  return windows.length === 0
    ? {}
    : { muteTimings: windows.map(({ spec }) => ({ ref: keyOf(spec.key), output: "name" })) };
}

function keyOf(window: string): string {
  return `window-${window}`;
}

function timingOf(plan: Plan, { spec, schedule, clauses, facts }: MaintenanceWindow): TypedSpec | undefined {
  const intervals = timeIntervals(schedule.value);
  if (!intervals) return undefined;
  return grafanaSpec({
    key: keyOf(spec.key),
    type: "grafana:alerting/muteTiming:MuteTiming",
    concern: "notification",
    inputs: {
      name: physicalName([plan.system.key, plan.system.environment, spec.key, "window"], limits.name.value),
      intervals: spelled(tracedIntervals(intervals, ofRole(facts, "schedule"))),
    },
    clauses,
  });
}

function windowProblem(window: MaintenanceWindow): Problem {
  return intervalProblem(window, "GRAFANA-WINDOW", "Grafana has no mute timing");
}
