import Decimal from "decimal.js";
import {
  type BudgetObjective,
  baseAmount,
  dimensionOf,
  type Planned,
  type PlannedAlert,
  type Problem,
  type Quantity,
  type SloSpec,
  seconds,
} from "../../model";
import type { AlertContext } from "../alerts";
import { clausesOf } from "../facts";
import { alertOf, type Made } from "./alert";
import { burnConcepts, wantedOf } from "./budget-alerts";
import { shareOf } from "./share";
import { stopsOf } from "./stops";
import { tiersOf, usualTiers } from "./tiers";
import { sloWords } from "./words";

/** Below this many bad requests in its long window no tier fires, unless the entry says otherwise (`minimum`). */
const leastBad = "10";

export interface PlannedObjectives {
  readonly objective?: BudgetObjective;
  readonly alerts: readonly PlannedAlert[];
  readonly problems: readonly Problem[];
}

/** An objective with an error budget: its numbers, a page or ticket per tier, and what tells that nothing is measured. */
export function planBudgetObjective(whole: Planned<SloSpec>, context: AlertContext): PlannedObjectives {
  const entry = ofBudget(whole);
  const { spec } = entry;
  const at = { at: spec.at, path: spec.path, clauses: entry.clauses };
  const share = shareOf(spec);
  const period = spec.period?.value;
  const resource = context.resources.get(spec.on ?? "");
  const flaws = [...shareFlaws(share, spec), ...(period ? [] : [noPeriod]), ...(resource ? [] : [noSubject])];
  if (!share || !period || !resource || flaws.length > 0) {
    return { alerts: [], problems: flaws.map((flaw) => ({ ...flaw, ...at })) };
  }
  const { target, budget } = share;
  const names = spec.tiers?.value ?? usualTiers;
  const tiers = tiersOf({ names, target, budget, period, keyOf: (name) => `slo.${spec.key}.${name}` });
  const stops = stopsOf(spec, context.spec);
  const bad = spec.threshold ? "latency" : "errors";
  const least = leastOf(spec);
  const objective: Omit<BudgetObjective, "alerts"> = {
    ...entry,
    kind: "budget",
    bad,
    concept: burnConcepts[bad],
    resource,
    target,
    budget,
    period,
    budgetSeconds: new Decimal(budget).mul(seconds(period)).toFixed(),
    ...requestsOf(spec, budget, period),
    leastBad: least,
    tiers: tiers.tiers,
    stops: stops.stops,
  };
  const made = wantedOf(objective, entry, context).map((one) =>
    alertOf(one, entry, context, sloWords(context.language).derived),
  );
  const alerts = made.flatMap(({ alert }) => alert ?? []);
  return {
    objective: { ...objective, alerts: alerts.map(({ key }) => key) },
    alerts,
    problems: [...[...tiers.flaws, ...stops.flaws].map((flaw) => ({ ...flaw, ...at })), ...problemsOf(made)],
  };
}

/** Times of incidents stand in the same entry, and are figures of their own. */
function ofBudget(entry: Planned<SloSpec>): Planned<SloSpec> {
  const facts = entry.facts.filter(({ subject = "" }) => !["mttr", "mtbf"].includes(subject));
  return { ...entry, facts, clauses: clausesOf(facts) };
}

/** A flaw of the subject shows in every tier: once is enough. */
function problemsOf(made: readonly Made[]): Problem[] {
  return made.flatMap(({ problems }) => problems);
}

type Flaw = Pick<Problem, "code" | "what" | "given" | "allowed" | "change">;

function shareFlaws(share: ReturnType<typeof shareOf>, spec: SloSpec): Flaw[] {
  const given = (spec.target ?? spec.maximum)?.written ?? "";
  if (share && new Decimal(share.budget).gt(0) && new Decimal(share.target).gt(0)) return [];
  return [
    {
      code: "PLAN-SLO-TARGET",
      what: "the target must be above 0 % and below 100 %, otherwise there is no error budget",
      given,
      allowed: "a share above 0 % and below 100 %",
      change: "correct the target",
    },
  ];
}

const noPeriod: Flaw = {
  code: "PLAN-SLO-PERIOD",
  what: "a budget without a period is no number",
  allowed: "period: 30 days",
  change: "add period",
};

const noSubject: Flaw = {
  code: "PLAN-SLO-SUBJECT",
  what: "the objective does not say what it is measured on",
  allowed: "on: a resource or probe of this system",
  change: "add on",
};

function leastOf(spec: SloSpec): string {
  const stated = spec.minimum?.value;
  return stated && dimensionOf(stated.unit) === "count" ? stated.amount : leastBad;
}

function requestsOf(spec: SloSpec, budget: string, period: Quantity): Pick<BudgetObjective, "requests"> {
  const usual = spec.usual?.value;
  if (!usual || dimensionOf(usual.unit) !== "rate") return {};
  const all = new Decimal(baseAmount(usual)).mul(seconds(period));
  return {
    requests: {
      all: all.toDecimalPlaces(0).toFixed(),
      bad: all.mul(budget).toDecimalPlaces(0, Decimal.ROUND_DOWN).toFixed(),
    },
  };
}
