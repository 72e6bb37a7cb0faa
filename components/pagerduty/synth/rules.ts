import { amountOf, formula, spelled, type Traced } from "../../../core/evidence";
import {
  baseAmount,
  type Escalation,
  type EscalationStep,
  type Fact,
  type Plan,
  type Planned,
  seconds,
} from "../../../core/model";
import { limits } from "./limits";

/** Minutes before the policy starts over when the last step gives no time of its own; PagerDuty's usual value. */
const lastDelay = 30;

/** Steps told at the same moment, and how many minutes PagerDuty waits before the next ones. */
interface Tier {
  readonly steps: readonly EscalationStep[];
  readonly delay: Traced<number> | number;
}

/** One rule in PagerDuty's spelling. */
export interface EscalationRule {
  readonly escalationDelayInMinutes: Traced<number> | number;
  readonly targets: readonly { readonly type: string; readonly id: Traced<string> | string }[];
}

export interface EscalationRules {
  readonly rules: readonly EscalationRule[];
  /** Steps whose documented time is over before anybody is told. */
  readonly late: readonly { readonly step: EscalationStep; readonly detection: number }[];
}

/**
 * The steps as escalation rules. `after` is the time until the next step; none means both are told at once, in one
 * rule. A time stated as `within` counts from the fault, so that the time until detection is taken off.
 */
export function escalationRules(plan: Plan, { spec, facts }: Planned<Escalation>): EscalationRules {
  const detections = detectionSeconds(plan, spec);
  const late: { step: EscalationStep; detection: number }[] = [];
  const tiers = tiersOf(spec.steps, (step) => {
    if (step.counts === "after" || detections.length === 0) return delayOf(step, facts, 0);
    const inTime = detections.filter((detection) => detection < seconds(step.after.value));
    if (seconds(step.after.value) > 0 && inTime.length === 0) late.push({ step, detection: Math.min(...detections) });
    return delayOf(step, facts, Math.max(0, ...inTime));
  });
  const rules = tiers.map(({ steps, delay }) => ({
    escalationDelayInMinutes: delay,
    targets: steps.map((step) => ({ type: `${step.targetType}_reference`, id: targetOf(step, facts) })),
  }));
  return { rules, late };
}

/** A time of zero is shown by the target in the rule that is told at once. */
function targetOf({ after, target = "" }: EscalationStep, facts: readonly Fact[]): Traced<string> | string {
  return baseAmount(after.value) === 0 ? spelled({ value: target, facts: statedBy(after, facts) }, (id) => id) : target;
}

/** A step without delay joins the next one. */
function tiersOf(steps: readonly EscalationStep[], delayFor: (step: EscalationStep) => Tier["delay"]): Tier[] {
  const tiers: Tier[] = [];
  let open: EscalationStep[] = [];
  steps.forEach((step, index) => {
    open.push(step);
    if (baseAmount(step.after.value) === 0 && index < steps.length - 1) return;
    tiers.push({ steps: open, delay: delayFor(step) });
    open = [];
  });
  return tiers;
}

/** Whole minutes, rounded down: nobody is told later than documented. */
function delayOf({ after }: EscalationStep, facts: readonly Fact[], detection: number): Tier["delay"] {
  const source = amountOf(after.value, statedBy(after, facts));
  if (source.value === 0) return lastDelay;
  const whole = source.value % 60 === 0 && source.value >= 60;
  if (detection === 0 && whole) {
    return formula(source, { format: "integer", kind: "unit", expression: "documented / 60" });
  }
  const expression = `max(${limits.delayMinutes}, floor((documented - detection) / 60))`;
  return formula(source, { format: "integer", expression, terms: { detection } });
}

/** The facts of one step. */
function statedBy({ clauses, written }: EscalationStep["after"], facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => clauses.includes(fact.clause) && fact.written === written);
}

/**
 * Per rule of these routes, the time from the fault until it fires: the window or the wait, and one evaluation. A rule
 * slower than the documented time (a missed daily run) cannot meet it at all and does not shorten the wait of the rest.
 */
function detectionSeconds(plan: Plan, escalation: Escalation): number[] {
  const rules = plan.alerts.flatMap((alert) => alert.rules.filter((rule) => escalation.routes.includes(rule.route)));
  return rules.map((rule) => Math.max(seconds(rule.window), seconds(rule.for)) + seconds(rule.every));
}
