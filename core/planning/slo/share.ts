import Decimal from "decimal.js";
import { dimensionOf, type Quantity, type SloSpec } from "../../model";

/** Exact decimals: 0.999 of all must be good, which leaves 0.001. */
export interface Share {
  readonly target: string;
  readonly budget: string;
}

/** `target` is the good share, `maximum` the bad one; both stay exact. */
export function shareOf(spec: SloSpec): Share | undefined {
  const target = ratioOf(spec.target?.value);
  if (target) return { target: target.toFixed(), budget: new Decimal(1).minus(target).toFixed() };
  const bad = ratioOf(spec.maximum?.value);
  return bad && { target: new Decimal(1).minus(bad).toFixed(), budget: bad.toFixed() };
}

function ratioOf(quantity: Quantity | undefined): Decimal | undefined {
  if (!quantity || dimensionOf(quantity.unit) !== "ratio") return undefined;
  return new Decimal(quantity.amount).mul(quantity.unit === "percent" ? "0.01" : 1);
}
