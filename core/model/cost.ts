/** What one platform charges, on one day, in one region: a small table that a person keeps. */
export interface PriceTable {
  readonly provider: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The day the prices were written down, YYYY-MM-DD. */
  readonly date: string;
  readonly region: string;
  readonly source: string;
  /** By Pulumi type token, decimal strings per month. */
  readonly resources: Readonly<Record<string, ResourcePrice>>;
  /** Types billed by what happens: token to what is counted. */
  readonly usage: Readonly<Record<string, string>>;
  /** Types that cost nothing by themselves. */
  readonly free: readonly string[];
  readonly logs?: { readonly received: string; readonly kept: string; readonly freeDays: number };
  /** Metrics that hozen's own state machines publish, by the first part of their namespace: each of them a month. */
  readonly metrics?: { readonly namespace: string; readonly price: string };
  readonly backups?: { readonly kept: string };
}

/** A price for each resource; `each`: for each value at that path of its inputs; `by`: after the value of an input. */
export type ResourcePrice =
  | { readonly price: string; readonly each?: string }
  | { readonly by: string; readonly prices: Readonly<Record<string, string>> };

/** What a system's own resources on one platform cost a month, and what cannot be told. */
export interface Cost {
  readonly provider: string;
  readonly currency: string;
  /** Day and region of the prices. */
  readonly date: string;
  readonly region: string;
  /** Decimal string with two digits. */
  readonly monthly: string;
  readonly lines: readonly CostLine[];
  /** What is left out because nothing states how much of it there is, sorted. */
  readonly unknown: readonly string[];
}

export interface CostLine {
  readonly what: string;
  /** How many, or how many GB. */
  readonly amount: string;
  readonly monthly: string;
}
