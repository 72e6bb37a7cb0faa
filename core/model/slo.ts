import type { Planned } from "./planned";
import type { Quantity } from "./quantity";
import type { Schedule } from "./schedule";
import type { SloSpec } from "./sections";
import type { Severity } from "./severity";
import type { MonitoredResource } from "./system";
import type { Threshold } from "./threshold";

/** Pairs of windows by their long one, as the SRE workbook has them; the fastest first. */
export const tierNames = ["1h", "6h", "1d", "3d"] as const;
export type TierName = (typeof tierNames)[number];

/** One tier of a multi-window, multi-burn-rate alert. Numbers are exact decimals as texts. */
export interface BurnTier {
  readonly name: TierName;
  readonly long: Quantity;
  /** A twelfth of the long window: the alert ends soon after its cause does. */
  readonly short: Quantity;
  /** Share of the period's budget that is gone when it fires. */
  readonly share: string;
  /** How many times faster than the budget allows. */
  readonly burnRate: string;
  /** Share of bad requests above which it fires: burn rate x budget. */
  readonly badShare: string;
  readonly severity: Extract<Severity, "critical" | "warning">;
  /** Key of its alert. */
  readonly alert: string;
}

/** A time in which the system is down on purpose. */
export interface PlannedStop {
  /** Key in `maintenance:`. */
  readonly key: string;
  readonly title: string;
  /** Seconds of one stop. */
  readonly seconds: number;
  readonly timesAYear: number;
  readonly window: Schedule;
}

/** A share of good requests (or checks) that must hold over a period. */
export interface BudgetObjective extends Planned<SloSpec> {
  readonly kind: "budget";
  /** What spends the budget: failed requests, or slow ones. */
  readonly bad: "errors" | "latency";
  /** Of its burn rate. */
  readonly concept: string;
  readonly resource: MonitoredResource;
  /** Share that must be good, and what it leaves. Exact decimals: `0.999` and `0.001`. */
  readonly target: string;
  readonly budget: string;
  readonly period: Quantity;
  /** The budget as time without service, in seconds. */
  readonly budgetSeconds: string;
  /** The budget in requests, where the usual traffic is known: of so many in a period so many may fail. */
  readonly requests?: { readonly all: string; readonly bad: string };
  /** No tier fires before so many bad requests in its long window. */
  readonly leastBad: string;
  readonly tiers: readonly BurnTier[];
  readonly stops: readonly PlannedStop[];
  /** Keys of its alerts: tiers, period, silence. */
  readonly alerts: readonly string[];
}

/** Values of an entry that state a figure. */
export const figureNames = ["threshold", "minimum", "share", "mttr", "mtbf"] as const;
export type FigureName = (typeof figureNames)[number];

/** A figure without an error budget: shown against its target, told to nobody. */
export interface TrackedObjective extends Planned<SloSpec> {
  readonly kind: "tracked";
  /** The value that states it. */
  readonly value: FigureName;
  readonly concept: string;
  readonly resource: MonitoredResource;
  /** What its silent rule compares with. */
  readonly threshold: Threshold;
  /** Key of that rule's alert. */
  readonly alert: string;
}

export type Objective = BudgetObjective | TrackedObjective;

/** Keys of the alerts an objective became. */
export function alertKeys(objective: Objective): readonly string[] {
  return objective.kind === "budget" ? objective.alerts : [objective.alert];
}
