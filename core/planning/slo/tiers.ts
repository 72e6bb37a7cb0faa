import Decimal from "decimal.js";
import {
  type BurnTier,
  type Problem,
  parseQuantity,
  type Quantity,
  seconds,
  type TierName,
  tierNames,
} from "../../model";

interface TierShape {
  readonly long: Quantity;
  readonly short: Quantity;
  /** Of the budget, in decimals. */
  readonly share: string;
  readonly severity: BurnTier["severity"];
}

/** https://sre.google/workbook/alerting-on-slos/ table 5-8, and the common fourth pair of one day. */
const shapes: Readonly<Record<TierName, TierShape>> = {
  "1h": shape("1 hour", "5 minutes", "0.02", "critical"),
  "6h": shape("6 hours", "30 minutes", "0.05", "critical"),
  "1d": shape("1 day", "2 hours", "0.1", "warning"),
  "3d": shape("3 days", "6 hours", "0.1", "warning"),
};

/** The workbook's recommendation; platforms that see no three days take `1d` instead. */
export const usualTiers: readonly TierName[] = ["1h", "6h", "3d"];

export interface TierRequest {
  readonly names: readonly string[];
  /** `1 - target`, an exact decimal. */
  readonly budget: string;
  readonly target: string;
  readonly period: Quantity;
  /** Key of the alert of a tier. */
  readonly keyOf: (name: TierName) => string;
}

export type Flaw = Pick<Problem, "code" | "what" | "given" | "allowed" | "change">;

/** The tiers of an objective, or why one of them could never fire or says nothing. */
export function tiersOf(request: TierRequest): { tiers: BurnTier[]; flaws: Flaw[] } {
  const unknown = request.names.filter((name) => !isTierName(name));
  const names = tierNames.filter((name) => request.names.includes(name));
  const flaws = [...unknown.map(unknownTier), ...names.flatMap((name) => flawsOf(name, request))];
  return { tiers: flaws.length > 0 ? [] : names.map((name) => tierOf(name, request)), flaws };
}

function isTierName(name: string): name is TierName {
  return (tierNames as readonly string[]).includes(name);
}

function tierOf(name: TierName, { budget, period, keyOf }: TierRequest): BurnTier {
  const { long, short, severity } = shapes[name];
  const burnRate = burnRateOf(name, period);
  const share = burnRate.mul(seconds(long)).div(seconds(period));
  return {
    name,
    long,
    short,
    share: share.toSignificantDigits(15).toFixed(),
    burnRate: burnRate.toSignificantDigits(15).toFixed(),
    badShare: burnRate.mul(budget).toSignificantDigits(15).toFixed(),
    severity,
    alert: keyOf(name),
  };
}

/** Share of the budget x period / window. Below 1 the budget outlasts its period: nobody need be told. */
function burnRateOf(name: TierName, period: Quantity): Decimal {
  const { long, share } = shapes[name];
  return Decimal.max(1, new Decimal(share).mul(seconds(period)).div(seconds(long)));
}

function flawsOf(name: TierName, { budget, target, period }: TierRequest): Flaw[] {
  const { long } = shapes[name];
  const others = usualTiers.filter((other) => other !== name).join(", ");
  if (seconds(long) > seconds(period)) {
    return [
      {
        code: "PLAN-SLO-WINDOW",
        what: `tier ${name} looks further back than the period of the objective`,
        given: `${seconds(long)} s > ${seconds(period)} s`,
        allowed: `a window of at most ${seconds(period)} s`,
        change: `lengthen period, or leave the tier out: tiers: [${others}]`,
      },
    ];
  }
  const burnRate = burnRateOf(name, period);
  const bad = burnRate.mul(budget);
  if (bad.lt(1)) return [];
  return [
    {
      code: "PLAN-SLO-TIER",
      what: `tier ${name} could never fire: more than all requests would have to fail`,
      given: `${burnRate} x (1 - ${target}) = ${bad.toSignificantDigits(6)}`,
      allowed: `burn rate x (1 - target) below 1, so a target above ${new Decimal(1).minus(new Decimal(1).div(burnRate)).toSignificantDigits(4)}`,
      change: `raise target, shorten period, or leave the tier out: tiers: [${others}]`,
    },
  ];
}

function unknownTier(name: string): Flaw {
  return {
    code: "PLAN-SLO-TIERS",
    what: "no tier of this name",
    given: name,
    allowed: tierNames.join(", "),
    change: "name tiers by their long window",
  };
}

function shape(long: string, short: string, share: string, severity: TierShape["severity"]): TierShape {
  return { long: time(long), short: time(short), share, severity };
}

function time(text: string): Quantity {
  const found = parseQuantity(text);
  if (!found) throw new Error(`${text} is no duration`);
  return found;
}
