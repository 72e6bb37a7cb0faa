import type { Objective, Planned, PlannedAlert, Problem, SloSpec } from "../../model";
import { distinctProblems } from "../../model";
import type { AlertContext } from "../alerts";
import { planBudgetObjective } from "./budget";
import { planTracked } from "./tracked";

export interface PlannedSlos {
  readonly slos: readonly Objective[];
  /** What the objectives become: planned like written alerts. */
  readonly alerts: readonly PlannedAlert[];
  readonly problems: readonly Problem[];
}

/** Every entry of `slos:`: those with an error budget as burn-rate alerts, the others as figures. */
export function planSlos(entries: readonly Planned<SloSpec>[], context: AlertContext): PlannedSlos {
  const made = entries.map((entry) => planEntry(entry, context));
  return {
    slos: made.flatMap(({ slos }) => slos),
    alerts: made.flatMap(({ alerts }) => alerts),
    problems: distinctProblems(made.flatMap(({ problems }) => problems)),
  };
}

function planEntry(entry: Planned<SloSpec>, context: AlertContext): PlannedSlos {
  const { spec } = entry;
  const tracked = planTracked(entry, context);
  const budgeted = spec.target !== undefined || spec.maximum !== undefined;
  if (!budgeted) {
    return { slos: tracked.objectives, alerts: tracked.alerts, problems: tracked.problems };
  }
  const budget = planBudgetObjective(entry, context);
  return {
    slos: [...(budget.objective ? [budget.objective] : []), ...tracked.objectives],
    alerts: [...budget.alerts, ...tracked.alerts],
    problems: [...budget.problems, ...tracked.problems],
  };
}
