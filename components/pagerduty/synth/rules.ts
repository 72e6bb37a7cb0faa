import { viaFor } from "../../../core/evidence";
import {
  baseAmount,
  type Clause,
  type Escalation,
  type EscalationStep,
  type EvidencePoint,
  type Fact,
  type Plan,
  type Planned,
  seconds,
  type Value,
  type Via,
} from "../../../core/model";
import { limits } from "./limits";

/** Minutes before the policy starts over when the last step gives no time of its own; PagerDuty's usual value. */
const lastDelay = 30;

/** Steps told at the same moment, and how long PagerDuty waits before the next ones. */
interface Tier {
  readonly steps: readonly { readonly step: EscalationStep; readonly index: number }[];
  readonly delay: Delay;
}

interface Delay {
  readonly minutes: number;
  readonly via: Via;
}

export interface EscalationRules {
  readonly rules: readonly Value[];
  readonly evidence: readonly EvidencePoint[];
  /** Steps whose documented time is over before anybody is told. */
  readonly late: readonly { readonly step: EscalationStep; readonly detection: number }[];
}

/**
 * The steps as escalation rules. `after` is the time until the next step; none means both are told at once, in one
 * rule. A time documented as "within" counts from the fault, so that the time until detection is taken off.
 */
export function escalationRules(plan: Plan, escalation: Planned<Escalation>): EscalationRules {
  const detections = detectionSeconds(plan, escalation.spec);
  const late: { step: EscalationStep; detection: number }[] = [];
  const tiers = tiersOf(escalation.spec.steps, (step) => {
    if (!isWithin(step, plan.clauses) || detections.length === 0) return delayOf(step, 0);
    const inTime = detections.filter((detection) => detection < seconds(step.after.value));
    if (seconds(step.after.value) > 0 && inTime.length === 0) late.push({ step, detection: Math.min(...detections) });
    return delayOf(step, Math.max(0, ...inTime));
  });
  return {
    rules: tiers.map(({ steps, delay }) => ({
      escalationDelayInMinutes: delay.minutes,
      targets: steps.map(({ step }) => ({ type: `${step.targetType}_reference`, id: step.target ?? "" })),
    })),
    evidence: tiers.flatMap((tier, rule) =>
      tier.steps.flatMap(({ step, index }, target) =>
        stepEvidence(factsOf(escalation, index), step, tier.delay, { rule, target }),
      ),
    ),
    late,
  };
}

/** A step without delay joins the next one. */
function tiersOf(steps: readonly EscalationStep[], delayFor: (step: EscalationStep) => Delay): Tier[] {
  const tiers: Tier[] = [];
  let open: { step: EscalationStep; index: number }[] = [];
  steps.forEach((step, index) => {
    open.push({ step, index });
    if (baseAmount(step.after.value) === 0 && index < steps.length - 1) return;
    tiers.push({ steps: open, delay: delayFor(step) });
    open = [];
  });
  return tiers;
}

/** Whole minutes, rounded down: nobody is told later than documented. */
function delayOf(step: EscalationStep, detection: number): Delay {
  const documented = seconds(step.after.value);
  if (documented === 0) return { minutes: lastDelay, via: { kind: "formula", format: "integer" } };
  const minutes = Math.max(limits.delayMinutes, Math.floor((documented - detection) / 60));
  const whole = documented % 60 === 0 && documented >= 60;
  const via: Via =
    detection === 0 && whole
      ? { kind: "unit", format: "integer", expression: "documented / 60" }
      : {
          kind: "formula",
          format: "integer",
          expression: "max(1, floor((documented - detection) / 60))",
          terms: { detection },
        };
  return { minutes, via };
}

/** The facts of one step: the planner lists them step by step. */
function factsOf(escalation: Planned<Escalation>, index: number): Fact[] {
  const { steps } = escalation.spec;
  const count = (step: EscalationStep | undefined): number => (step?.after.deploys ? step.after.clauses.length : 0);
  const start = steps.slice(0, index).reduce((sum, step) => sum + count(step), 0);
  return escalation.facts.slice(start, start + count(steps[index]));
}

/** A time of zero is shown by the target standing in the rule that is told at once. */
function stepEvidence(
  facts: readonly Fact[],
  step: EscalationStep,
  delay: Delay,
  at: { readonly rule: number; readonly target: number },
): EvidencePoint[] {
  const immediate = baseAmount(step.after.value) === 0;
  return facts.map((fact) => ({
    clause: fact.clause,
    role: fact.role,
    ...(immediate
      ? {
          path: `rules[${at.rule}].targets[${at.target}].id`,
          via: viaFor(fact, {
            kind: "formula" as const,
            format: "token" as const,
            token: step.target ?? "",
            of: fact.written,
          }),
        }
      : { path: `rules[${at.rule}].escalationDelayInMinutes`, via: viaFor(fact, delay.via) }),
  }));
}

/**
 * Per rule of these routes, the time from the fault until it fires: the window or the wait, and one evaluation. A rule
 * slower than the documented time (a missed daily run) cannot meet it at all and does not shorten the wait of the rest.
 */
function detectionSeconds(plan: Plan, escalation: Escalation): number[] {
  const rules = plan.alerts.flatMap((alert) => alert.rules.filter((rule) => escalation.routes.includes(rule.route)));
  return rules.map((rule) => Math.max(seconds(rule.window), seconds(rule.for)) + seconds(rule.every));
}

/** Documents say "after" (counted from the alert) or "within" (counted from the fault); the first clause decides. */
function isWithin(step: EscalationStep, clauses: readonly Clause[]): boolean {
  const first = clauses.find((clause) => clause.id === step.after.clauses[0]);
  return first !== undefined && /以内|\bwithin\b/i.test(first.source.quote);
}
