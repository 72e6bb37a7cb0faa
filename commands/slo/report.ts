import Decimal from "decimal.js";
import {
  type BudgetObjective,
  type BurnTier,
  type ClauseId,
  formatQuantity,
  type Plan,
  type PlannedStop,
  seconds,
  type TrackedObjective,
} from "../../core/model";

/** `hozen slo --json`. Numbers that must stay exact are decimal texts. */
export interface SloReport {
  readonly stack: string;
  readonly asOf: string;
  readonly systems: readonly SystemSlos[];
}

export interface SystemSlos {
  readonly system: string;
  readonly title: string;
  readonly objectives: readonly ObjectiveReport[];
  readonly figures: readonly FigureReport[];
}

export interface ObjectiveReport {
  readonly key: string;
  readonly title: string;
  readonly clauses: readonly ClauseId[];
  readonly on: string;
  /** What spends the budget. */
  readonly bad: BudgetObjective["bad"];
  readonly target: string;
  readonly budget: string;
  readonly period: string;
  readonly budgetMinutes: string;
  readonly requests?: BudgetObjective["requests"];
  readonly leastBad: string;
  readonly tiers: readonly TierReport[];
  /** Planned stops that are not counted, and the share of good time with them counted in. */
  readonly excluded?: { readonly stops: readonly Omit<PlannedStop, "window">[]; readonly targetWithStops: string };
  /** What is spent while the first person called does not answer, as a share of the budget. */
  readonly unanswered?: { readonly after: string; readonly share: string };
}

export interface TierReport {
  readonly name: string;
  readonly alert: string;
  readonly severity: BurnTier["severity"];
  readonly long: string;
  readonly short: string;
  readonly burnRate: string;
  /** Share of bad requests above which it fires. */
  readonly badShare: string;
  readonly budgetShare: string;
  /** Seconds a total outage lasts until it fires: the long window is over the rate and, by usual traffic, enough is bad. */
  readonly outageSeconds: string;
  /** The same in minutes without service, and as a share of the budget. */
  readonly costMinutes: string;
  readonly costShare: string;
  /** Requests in the long window below which too few can be bad at this rate. */
  readonly leastRequests: string;
}

export interface FigureReport {
  readonly key: string;
  readonly title: string;
  readonly clauses: readonly ClauseId[];
  readonly on: string;
  readonly concept: string;
  /** The silent rule fires when this holds. */
  readonly threshold: string;
  readonly alert: string;
}

const yearSeconds = 31_536_000;

export function buildSloReport(plans: readonly Plan[], options: { stack: string; asOf: string }): SloReport {
  return { ...options, systems: plans.filter(({ slos = [] }) => slos.length > 0).map(systemReport) };
}

function systemReport(plan: Plan): SystemSlos {
  const slos = plan.slos ?? [];
  return {
    system: plan.system.key,
    title: plan.system.title,
    objectives: slos.flatMap((slo) => (slo.kind === "budget" ? [objectiveReport(plan, slo)] : [])),
    figures: slos.flatMap((slo) => (slo.kind === "tracked" ? [figureReport(slo)] : [])),
  };
}

function objectiveReport(plan: Plan, slo: BudgetObjective): ObjectiveReport {
  const { spec, clauses } = slo;
  return {
    key: spec.key,
    title: spec.title,
    clauses,
    on: slo.resource.key,
    bad: slo.bad,
    target: slo.target,
    budget: slo.budget,
    period: formatQuantity(slo.period),
    budgetMinutes: text(new Decimal(slo.budgetSeconds).div(60)),
    ...(slo.requests && { requests: slo.requests }),
    leastBad: slo.leastBad,
    tiers: slo.tiers.map((tier) => tierReport(slo, tier)),
    ...(slo.stops.length > 0 && {
      excluded: { stops: slo.stops.map(stopReport), targetWithStops: targetWithStops(slo) },
    }),
    ...unanswered(plan, slo),
  };
}

function stopReport({ window: _, ...stop }: PlannedStop): Omit<PlannedStop, "window"> {
  return stop;
}

function tierReport(objective: BudgetObjective, tier: BurnTier): TierReport {
  const { budgetSeconds, leastBad } = objective;
  const outage = Decimal.max(new Decimal(tier.badShare).mul(seconds(tier.long)), leastSeconds(objective));
  return {
    name: tier.name,
    alert: tier.alert,
    severity: tier.severity,
    long: formatQuantity(tier.long),
    short: formatQuantity(tier.short),
    burnRate: tier.burnRate,
    badShare: tier.badShare,
    budgetShare: tier.share,
    outageSeconds: text(outage),
    costMinutes: text(outage.div(60)),
    costShare: text(outage.div(budgetSeconds)),
    leastRequests: new Decimal(leastBad).div(tier.badShare).ceil().toFixed(),
  };
}

/** How long the usual traffic takes to bring as many bad requests as a tier asks for at least. */
function leastSeconds({ requests, leastBad, period }: BudgetObjective): Decimal {
  if (!requests) return new Decimal(0);
  return new Decimal(leastBad).mul(seconds(period)).div(requests.all);
}

/** The promise holds for the time that counts; a planned stop is time without service all the same. */
function targetWithStops({ target, stops }: BudgetObjective): string {
  const stopped = stops.reduce((sum, stop) => sum.add(new Decimal(stop.seconds).mul(stop.timesAYear)), new Decimal(0));
  return text(new Decimal(target).mul(new Decimal(1).minus(stopped.div(yearSeconds))));
}

/** A total outage goes on while nobody answers the page and the next person is not called yet. */
function unanswered(plan: Plan, { tiers, budgetSeconds }: BudgetObjective): Pick<ObjectiveReport, "unanswered"> {
  const [fast] = tiers;
  const rule = plan.alerts.find(({ key }) => key === fast?.alert)?.rules[0];
  const escalation = plan.system.escalations.find(({ routes }) => rule && routes.includes(rule.route));
  const after = escalation?.steps[0]?.after.value;
  if (!after) return {};
  return { unanswered: { after: formatQuantity(after), share: text(new Decimal(seconds(after)).div(budgetSeconds)) } };
}

function figureReport({ spec, value, concept, resource, threshold, alert }: TrackedObjective): FigureReport {
  return {
    key: `${spec.key}.${value}`,
    title: spec.title,
    clauses: spec[value]?.clauses ?? [],
    on: resource.key,
    concept,
    threshold: `${threshold.operator} ${formatQuantity(threshold.limit)}`,
    alert,
  };
}

/** Six significant digits, without an exponent. */
function text(value: Decimal): string {
  return value.toSignificantDigits(6).toFixed();
}
