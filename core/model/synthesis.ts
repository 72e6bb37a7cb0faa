import type { ClauseId } from "./clause";
import type { Fidelity } from "./fidelity";
import type { Problem } from "./problem";
import type { Quantity } from "./quantity";
import type { ResourceSpec } from "./resource-spec";
import type { Severity } from "./severity";
import type { EngineName } from "./system";
import type { Threshold } from "./threshold";

/** One rule as one engine will evaluate it. */
export interface SynthesizedRule {
  /** `system/alert/severity/engine`. */
  readonly id: string;
  readonly alert: string;
  readonly clauses: readonly ClauseId[];
  readonly concept: string;
  readonly severity: Severity;
  readonly engine: EngineName;
  /** False for alternatives, which route nowhere. */
  readonly pages: boolean;
  /** Metric, metric math, KQL or PromQL as deployed. */
  readonly expression: string;
  readonly threshold: Threshold;
  readonly for: Quantity;
  readonly fidelity: Fidelity;
  /** Route keys. */
  readonly routes: readonly string[];
  /** Key of the declaration that carries it; absent when not expressible. */
  readonly declaration?: string;
}

/** How much of a platform quota the declarations use. */
export interface LimitUse {
  readonly name: string;
  readonly used: number;
  readonly allowed: number;
  readonly reference: string;
}

/** What a dialect makes of a plan: resources as data, rules with their fidelity, quota use, problems. Pure. */
export interface Synthesis {
  readonly rules: readonly SynthesizedRule[];
  readonly declarations: readonly ResourceSpec[];
  readonly limits: readonly LimitUse[];
  readonly problems: readonly Problem[];
}

export const emptySynthesis: Synthesis = { rules: [], declarations: [], limits: [], problems: [] };
