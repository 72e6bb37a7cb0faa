import { promqlWindow } from "../../expressions";
import {
  amountIn,
  type BudgetObjective,
  type BurnTier,
  type Planned,
  parseQuantity,
  type Quantity,
  type SloSpec,
} from "../../model";
import type { AlertContext } from "../alerts";
import type { Wanted } from "./alert";
import { shareOf } from "./share";
import { sloWords } from "./words";

/** Concepts by what spends the budget: how fast it goes, and what was reached over the whole period. */
export const burnConcepts = { errors: "slo.burn_rate", latency: "slo.burn_rate.latency" } as const;
const periodConcepts = { errors: "slo.compliance", latency: "slo.compliance.latency" } as const;
const counted = "slo.compliance.counted";
const silence = "http.traffic.up";

type Numbers = Omit<BudgetObjective, "alerts">;

/** The alerts of an objective: its tiers, its period as a figure, and silence. */
export function wantedOf(objective: Numbers, entry: Planned<SloSpec>, context: AlertContext): Wanted[] {
  return [
    ...objective.tiers.map((tier) => tierAlert(objective, tier, entry, context)),
    ...periodAlert(objective, entry, context),
    ...countedAlert(objective, entry, context),
    ...silenceAlert(objective, entry, context),
  ];
}

function tierAlert(objective: Numbers, tier: BurnTier, entry: Planned<SloSpec>, context: AlertContext): Wanted {
  const faster = objective.tiers.slice(0, objective.tiers.indexOf(tier));
  return {
    key: tier.alert,
    title: sloWords(context.language).tier(entry.spec.title, tier),
    concept: objective.concept,
    severity: tier.severity,
    threshold: { operator: ">", limit: { amount: tier.burnRate, unit: "ratio" } },
    written: tier.burnRate,
    window: tier.long,
    short: tier.short,
    every: everyOf(entry.spec, tier.severity === "critical" ? "1 minute" : "5 minutes"),
    minimum: { amount: objective.leastBad, unit: "count" },
    properties: propertiesOf(objective, context),
    silencedBy: faster.map(({ alert, severity }) => `${context.system}/${alert}/${severity}`),
    facts: entry.facts,
    clauses: entry.clauses,
  };
}

/** Where the engine sees the whole period: what was reached, beside what was promised. */
function periodAlert(objective: Numbers, entry: Planned<SloSpec>, context: AlertContext): Wanted[] {
  const concept = periodConcepts[objective.bad];
  if (!isMeasured(concept, objective, context)) return [];
  return [
    {
      key: `slo.${entry.spec.key}.period`,
      title: sloWords(context.language).period(entry.spec.title),
      concept,
      severity: "info",
      threshold: { operator: "<", limit: { amount: objective.target, unit: "ratio" } },
      written: objective.target,
      window: objective.period,
      every: minutes("5 minutes"),
      properties: propertiesOf(objective, context),
      quiet: true,
      facts: entry.facts,
      clauses: entry.clauses,
    },
  ];
}

/** The same without the planned stops, where the engine can tell when they are. */
function countedAlert(objective: Numbers, entry: Planned<SloSpec>, context: AlertContext): Wanted[] {
  const windows = objective.stops.map(({ window }) => promqlWindow(window));
  const [period] = periodAlert(objective, entry, context);
  const known = windows.length > 0 && windows.every((window) => window !== undefined);
  if (!period || !known || objective.bad !== "errors" || !isMeasured(counted, objective, context)) return [];
  const { record } = period.properties;
  return [
    {
      ...period,
      key: `slo.${entry.spec.key}.counted`,
      title: sloWords(context.language).counted(entry.spec.title),
      concept: counted,
      records: { [`${record}:planned_stop:active`]: `clamp_max(${windows.join(" + ")}, 1)` },
    },
  ];
}

/** A total outage that keeps the requests away satisfies every share: silence is told by itself. */
function silenceAlert(objective: Numbers, entry: Planned<SloSpec>, context: AlertContext): Wanted[] {
  const { key } = objective.resource;
  const written = context.spec.alerts.some((alert) => alert.concept === silence && alert.on === key);
  const first = context.spec.slos.find((one) => one.on === key && shareOf(one) !== undefined);
  if (written || first !== entry.spec || !isMeasured(silence, objective, context)) return [];
  return [
    {
      key: `slo.${entry.spec.key}.silence`,
      title: sloWords(context.language).silence(entry.spec.title),
      concept: silence,
      severity: "warning",
      threshold: { operator: "<", limit: { amount: "1", unit: "boolean" } },
      written: "down",
      window: minutes("1 hour"),
      hold: minutes("5 minutes"),
      every: minutes("5 minutes"),
      properties: {},
      facts: [],
      clauses: entry.clauses,
    },
  ];
}

function isMeasured(
  concept: string,
  { resource }: Pick<BudgetObjective, "resource">,
  { catalogue }: AlertContext,
): boolean {
  return catalogue.concepts.get(concept)?.measurements[resource.kind] !== undefined;
}

/** What the measurements of the objective read: its budget, its time limit, and the name its series are recorded by. */
function propertiesOf(objective: Numbers, { system }: AlertContext): Record<string, string> {
  const limit = objective.spec.threshold?.value;
  return {
    budget: objective.budget,
    record: `${system}_${objective.spec.key}`.replace(/\W/g, "_"),
    ...(limit && { latencyTarget: String(amountIn(limit, "second")) }),
  };
}

function everyOf(spec: SloSpec, otherwise: string): Quantity {
  const stated = spec.every?.value;
  return stated && otherwise === "1 minute" ? stated : minutes(otherwise);
}

function minutes(text: string): Quantity {
  const found = parseQuantity(text);
  if (!found) throw new Error(`${text} is no duration`);
  return found;
}
