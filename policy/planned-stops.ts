import { type BudgetObjective, type MaintenanceWindow, type Plan, seconds } from "../core/model";
import { instantsOf, windowMinutes } from "../core/time";

const year = { seconds: 365 * 86_400, milliseconds: 365 * 86_400_000 };

/** Objectives of availability: what a planned stop would spend the budget of. */
export function availabilityOf({ slos = [] }: Plan): BudgetObjective[] {
  return slos.flatMap((one) => (one.kind === "budget" && one.bad === "errors" ? [one] : []));
}

/** Seconds a window stops the system for, at most: what the document says, else all of it. */
export function stopSeconds({ spec, schedule }: MaintenanceWindow): number {
  const { time, until } = schedule.value;
  const documented = spec.downtime;
  if (documented) return seconds(documented.value);
  return time && until ? windowMinutes(time, until) * 60 : 0;
}

/**
 * What is wrong with an objective and the planned stops beside it: stops it counts must fit its budget of a year, with
 * the arithmetic.
 */
export function overspent(plan: Plan, objective: BudgetObjective): string | undefined {
  const excluded = new Set(objective.stops.map(({ key }) => key));
  const counted = (plan.windows ?? []).filter(({ spec, stop }) => stop && !excluded.has(spec.key));
  const from = Date.parse(plan.system.asOf);
  const stops = counted.map((window) => ({
    window,
    times: instantsOf(window.schedule.value, from, from + year.milliseconds).length,
  }));
  const spent = stops.reduce((sum, { window, times }) => sum + times * stopSeconds(window), 0);
  const allowed = Number(objective.budget) * year.seconds;
  if (spent <= allowed) return undefined;
  const sum = stops
    .map(({ window, times }) => `${window.spec.key} ${times} x ${hours(stopSeconds(window))}`)
    .join(" + ");
  return `planned stops take ${sum} = ${hours(spent)} a year, and ${objective.spec.key} leaves ${hours(allowed)}`;
}

function hours(amount: number): string {
  return `${Math.round(amount / 36) / 100} h`;
}
