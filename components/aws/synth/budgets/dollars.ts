import Decimal from "decimal.js";
import type { Budget, Fact, Via } from "../../../../core/model";
import { numberVia } from "../common/evidence";
import { budgetLimits } from "./limits";

interface Dollars {
  /** Decimal string with at most two digits after the point. */
  readonly amount: string;
  /** How the documented amount becomes it. */
  readonly via: (fact: Fact) => Via;
}

/** The limit in US dollars: rounded down, less the margin, so that a moving rate warns early rather than late. */
export function dollars({ amount, exchange }: Budget): Dollars {
  const documented = new Decimal(amount.value.amount);
  if (!exchange || amount.value.currency === budgetLimits.currency.value)
    return { amount: documented.toString(), via: (fact) => numberVia(fact) };
  const { rate, margin } = exchange;
  const kept = new Decimal(1).minus(margin);
  const limit = documented.div(rate).times(kept).toDecimalPlaces(2, Decimal.ROUND_DOWN);
  const terms = { rate: Number(rate), margin: Number(margin) };
  return {
    amount: limit.toString(),
    via: (fact) => numberVia(fact, "floor(documented / rate * (1 - margin) * 100) / 100", terms),
  };
}
