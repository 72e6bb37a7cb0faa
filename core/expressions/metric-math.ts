import { amountIn, dimensionOf, type Quantity } from "../model";

/** `PERIOD` alone is the period in seconds; `PERIOD(m1)` is CloudWatch's own function. */
export function fillPeriod(template: string, period: number): string {
  return template.replace(/\bPERIOD\b(?!\s*\()/g, String(period));
}

/** The least traffic of one judgement, which is one point: a count as it is, a rate over the period (seconds). */
export function minimumPerPoint(minimum: Quantity, period: number): number {
  return dimensionOf(minimum.unit) === "rate" ? amountIn(minimum, "perSecond") * period : Number(minimum.amount);
}
