import Decimal from "decimal.js";
import { readPath } from "../evidence";
import {
  amountIn,
  type Cost,
  type CostLine,
  type Plan,
  type PriceTable,
  platformOf,
  type ResourcePrice,
} from "../model";

/** A resource as far as its price goes. */
interface Priced {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const daysOfMonth = 30;

/** What the resources of a system cost a month on each platform a table is kept of. Pure; exact decimals. */
export function costsOf(plan: Plan, resources: readonly Priced[], tables: readonly PriceTable[]): Cost[] {
  return tables.flatMap((table) => {
    const own = resources.filter(({ type }) => platformOf(type) === table.provider);
    if (own.length === 0) return [];
    const counted = [
      ...resourceCosts(own, table),
      ...metricCosts(own, table),
      ...logCosts(plan, table),
      ...backupCosts(plan, table),
    ];
    const lines = counted.flatMap((item) => (typeof item === "string" ? [] : [item]));
    const total = lines.reduce((sum, { monthly }) => sum.plus(monthly), new Decimal(0));
    const { provider, currency, date, region } = table;
    const unknown = counted.filter((item): item is string => typeof item === "string");
    return [
      { provider, currency, date, region, monthly: total.toFixed(2), lines, unknown: [...new Set(unknown)].sort() },
    ];
  });
}

/** A line for each priced type; the name of what is billed by something nobody states. */
function resourceCosts(own: readonly Priced[], table: PriceTable): (CostLine | string)[] {
  const free = new Set(table.free);
  const types = [...new Set(own.map(({ type }) => type))].filter((type) => !free.has(type)).sort();
  return types.flatMap((type): (CostLine | string)[] => {
    const kind = type.split(":").at(-1) ?? type;
    const price = table.resources[type];
    if (!price) return [table.usage[type] === undefined ? kind : `${kind} (${table.usage[type]})`];
    const found = own.filter((one) => one.type === type).map((one) => priceOf(one, price));
    const known = found.flatMap((one) => one ?? []);
    const amount = known.reduce((sum, one) => sum + one.amount, 0);
    const monthly = known.reduce((sum, one) => sum.plus(one.monthly), new Decimal(0));
    const line = { what: kind, amount: String(amount), monthly: monthly.toFixed(2) };
    return known.length === found.length ? [line] : [line, kind];
  });
}

function priceOf({ inputs }: Priced, price: ResourcePrice): { amount: number; monthly: Decimal } | undefined {
  if ("by" in price) {
    const one = price.prices[String(readPath(inputs, price.by))];
    return one === undefined ? undefined : { amount: 1, monthly: new Decimal(one) };
  }
  const amount = price.each === undefined ? 1 : Math.max(1, countAt(inputs, price.each));
  return { amount, monthly: new Decimal(price.price).times(amount) };
}

/** How many entries of a list have a value: `metricQueries[*].metric`. */
function countAt(inputs: Priced["inputs"], path: string): number {
  const [list = "", key = ""] = path.split("[*].");
  const entries = readPath(inputs, list);
  return Array.isArray(entries)
    ? entries.filter((entry) => (entry as Record<string, unknown>)[key] !== undefined).length
    : 0;
}

/** Metrics that only hozen publishes, each once however many alarms read it. */
function metricCosts(own: readonly Priced[], { metrics }: PriceTable): CostLine[] {
  if (!metrics) return [];
  const found = new Set(
    own
      .flatMap(({ inputs }) => metricsIn(inputs).filter((metric) => metric.namespace.startsWith(metrics.namespace)))
      .map((metric) => JSON.stringify(metric)),
  );
  if (found.size === 0) return [];
  const monthly = new Decimal(metrics.price).times(found.size).toFixed(2);
  return [{ what: `metrics of ${metrics.namespace}`, amount: String(found.size), monthly }];
}

interface Metric {
  readonly namespace: string;
  readonly name: unknown;
  readonly dimensions: unknown;
}

/** What an alarm reads: one metric, or several in an expression. */
function metricsIn({ namespace, metricName, dimensions, metricQueries }: Priced["inputs"]): Metric[] {
  const queried = Array.isArray(metricQueries)
    ? metricQueries.flatMap(({ metric }: { metric?: Priced["inputs"] }) => (metric ? metricsIn(metric) : []))
    : [];
  return typeof namespace === "string" ? [{ namespace, name: metricName, dimensions }, ...queried] : queried;
}

/** Records received in a month, and kept for as long as documented. */
function logCosts({ stores }: Plan, { provider, logs }: PriceTable): (CostLine | string)[] {
  if (!logs) return [];
  const holdsRecords = new RegExp(`^${provider}\\..*(log-group|table|workspace)$`);
  const kept = stores.filter(({ spec }) => holdsRecords.test(spec.kind));
  return kept.flatMap(({ spec }): (CostLine | string)[] => {
    if (!spec.volume) return [`records of ${spec.key}`];
    const gigabytes = new Decimal(amountIn(spec.volume.value, "gigabyte"));
    const days = spec.keep ? Math.max(0, amountIn(spec.keep.value, "day") - logs.freeDays) : 0;
    const monthly = gigabytes.times(logs.received).plus(gigabytes.times(days).div(daysOfMonth).times(logs.kept));
    return [{ what: `records of ${spec.key}`, amount: `${gigabytes} GB`, monthly: monthly.toFixed(2) }];
  });
}

/** One full copy of what is backed up; what changes between copies nobody states. */
function backupCosts({ entries, system }: Plan, { provider, backups }: PriceTable): (CostLine | string)[] {
  if (!backups || system.where[provider as keyof typeof system.where] === undefined) return [];
  const kept = entries.backups.filter(({ spec }) => spec.keep);
  return kept.map(({ spec }) => {
    const { size } = spec;
    if (!size) return `copies of ${spec.key}`;
    const gigabytes = new Decimal(amountIn(size.value, "gigabyte"));
    const monthly = gigabytes.times(backups.kept).toFixed(2);
    return { what: `one copy of ${spec.key}`, amount: `${gigabytes} GB`, monthly };
  });
}
