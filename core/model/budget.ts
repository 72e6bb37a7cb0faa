import type { Money } from "./money";
import type { Planned } from "./planned";
import type { BudgetSpec } from "./sections";
import type { Stated } from "./stated";

/** What a system may cost in a month, and who is told at which share of it. */
export interface Budget extends Planned<BudgetSpec> {
  readonly amount: Stated<Money>;
  /** Shares of the amount, as decimal strings in percent, at which the route is told. */
  readonly notices: readonly BudgetNotice[];
  /** Billing names of the services it is limited to; empty: everything in the account or resource group. */
  readonly services: readonly string[];
  /** Given where the platform takes another currency. */
  readonly exchange?: Exchange;
  /** First day, YYYY-MM-DD, for platforms that cannot change it later. */
  readonly start?: string;
  /** Route key. */
  readonly route: string;
}

export interface BudgetNotice {
  /** `actual`: already spent; `forecast`: expected by the end of the month. */
  readonly of: "actual" | "forecast";
  /** What the document states: an amount in the budget's currency, or a share of it. */
  readonly stated: { readonly as: "amount" | "share"; readonly base: number };
  /** Percent of the amount, above 0, with at most two decimals: rounded down, so that it warns early. */
  readonly percent: string;
  /** The value of the entry it comes from. */
  readonly from: "alert" | "threshold" | "forecast";
}

/** A pinned rate: never looked up, so that the same files give the same budget. */
export interface Exchange {
  /** Units of the documented currency for one US dollar. */
  readonly rate: string;
  /** The day the rate is of, YYYY-MM-DD. */
  readonly date: string;
  /** Share taken off, so that a moving rate warns early rather than late. */
  readonly margin: string;
}

/** Route that hears of unusual cost. */
export function anomalyRoute({ notify = "warning" }: BudgetSpec): string {
  return notify;
}
