import Decimal from "decimal.js";

/** What kind of thing a unit measures. Quantities of different dimensions are never compared or converted. */
export type Dimension = "time" | "ratio" | "count" | "rate" | "bytes" | "bit-rate" | "boolean";

interface UnitEntry {
  readonly dimension: Dimension;
  /** How many base units (second, ratio 1, item, item per second, byte, bit per second) one of this unit is. */
  readonly factor: string;
  readonly spellings: readonly string[];
}

const units = {
  millisecond: { dimension: "time", factor: "0.001", spellings: ["ms", "millisecond", "milliseconds"] },
  second: { dimension: "time", factor: "1", spellings: ["s", "sec", "second", "seconds"] },
  minute: { dimension: "time", factor: "60", spellings: ["m", "min", "minute", "minutes"] },
  hour: { dimension: "time", factor: "3600", spellings: ["h", "hour", "hours"] },
  day: { dimension: "time", factor: "86400", spellings: ["d", "day", "days"] },
  week: { dimension: "time", factor: "604800", spellings: ["w", "week", "weeks"] },
  // Of 365.25 days: as whole days, rounded up, it is never shorter than the calendar, whatever leap days it holds.
  year: { dimension: "time", factor: "31557600", spellings: ["year", "years"] },
  ratio: { dimension: "ratio", factor: "1", spellings: ["ratio", "times"] },
  percent: { dimension: "ratio", factor: "0.01", spellings: ["%", "percent"] },
  count: {
    dimension: "count",
    factor: "1",
    spellings: [
      "count",
      "connections",
      "connection",
      "requests",
      "errors",
      "error",
      "failures",
      "failure",
      "records",
      "queries",
      "events",
      "instances",
      "servers",
      "locations",
      "items",
      "generations",
      "times in total",
      "runs",
      "replicas",
    ],
  },
  perSecond: { dimension: "rate", factor: "1", spellings: ["/s", "/sec", "rps", "per second"] },
  perMinute: { dimension: "rate", factor: "1/60", spellings: ["/min", "/minute", "rpm", "per minute"] },
  perHour: { dimension: "rate", factor: "1/3600", spellings: ["/h", "/hour", "per hour"] },
  byte: { dimension: "bytes", factor: "1", spellings: ["B", "byte", "bytes"] },
  kibibyte: { dimension: "bytes", factor: "1024", spellings: ["KiB"] },
  mebibyte: { dimension: "bytes", factor: "1048576", spellings: ["MiB"] },
  gibibyte: { dimension: "bytes", factor: "1073741824", spellings: ["GiB"] },
  gigabyte: { dimension: "bytes", factor: "1000000000", spellings: ["GB"] },
  tebibyte: { dimension: "bytes", factor: "1099511627776", spellings: ["TiB"] },
  bitPerSecond: { dimension: "bit-rate", factor: "1", spellings: ["bps", "bit/s"] },
  megabitPerSecond: { dimension: "bit-rate", factor: "1000000", spellings: ["Mbps", "Mbit/s"] },
  gigabitPerSecond: { dimension: "bit-rate", factor: "1000000000", spellings: ["Gbps", "Gbit/s"] },
  boolean: { dimension: "boolean", factor: "1", spellings: ["bool"] },
} as const satisfies Record<string, UnitEntry>;

export type Unit = keyof typeof units;
export const unitNames = Object.keys(units) as Unit[];

const bySpelling = new Map<string, Unit>(
  unitNames.flatMap((unit) => units[unit].spellings.map((spelling): [string, Unit] => [spelling, unit])),
);

/** A number with its unit. `amount` is a decimal string so that 0.1 % stays exactly 0.1 %. */
export interface Quantity {
  readonly amount: string;
  readonly unit: Unit;
}

export function dimensionOf(unit: Unit): Dimension {
  return units[unit].dimension;
}

const factors = new Map<Unit, Decimal>();

/** Kept: a plan converts tens of thousands of times. */
function factorOf(unit: Unit): Decimal {
  const known = factors.get(unit);
  if (known) return known;
  const [numerator, denominator = "1"] = units[unit].factor.split("/");
  const factor = new Decimal(numerator as string).div(denominator);
  factors.set(unit, factor);
  return factor;
}

/** The amount in another unit of the same dimension, exact where decimals can be. Throws RangeError across dimensions. */
export function amountIn(quantity: Quantity, unit: Unit): number {
  if (dimensionOf(quantity.unit) !== dimensionOf(unit)) {
    throw new RangeError(`${formatQuantity(quantity)} is no ${dimensionOf(unit)}`);
  }
  const amount = new Decimal(quantity.amount);
  const converted = quantity.unit === unit ? amount : amount.mul(factorOf(quantity.unit)).div(factorOf(unit));
  return converted.toSignificantDigits(15).toNumber();
}

const baseUnits: Record<Dimension, Unit> = {
  time: "second",
  ratio: "ratio",
  count: "count",
  rate: "perSecond",
  bytes: "byte",
  "bit-rate": "bitPerSecond",
  boolean: "boolean",
};

/** The base unit of a dimension: second, ratio, count, per second, byte, bit per second. */
export function baseUnitOf(dimension: Dimension): Unit {
  return baseUnits[dimension];
}

/** The amount in the base unit of its dimension. */
export function baseAmount(quantity: Quantity): number {
  return amountIn(quantity, baseUnitOf(dimensionOf(quantity.unit)));
}

/** Whole or fractional seconds. Throws RangeError when the quantity is no time. */
export function seconds(duration: Quantity): number {
  return amountIn(duration, "second");
}

/** `500 ms`, `70 %`, `1000 /min`: the first spelling of the unit. */
export function formatQuantity(quantity: Quantity): string {
  return `${quantity.amount} ${units[quantity.unit].spellings[0]}`;
}

const decimalPattern = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** A decimal as people write it, `1,000` or `99.95`, without its separators. Undefined for `1,00` and other slips. */
export function parseDecimal(text: string): string | undefined {
  return decimalPattern.test(text) ? text.replaceAll(",", "") : undefined;
}

/** Parses `500ms`, `70%`, `1,000/min`, `100 connections`. Undefined when it is no number with a known unit. */
export function parseQuantity(text: string): Quantity | undefined {
  const found = /^(-?[\d,.]+)\s*(.*)$/.exec(text.trim());
  const amount = found && parseDecimal(found[1] as string);
  const unit = found && bySpelling.get((found[2] as string).trim());
  return amount && unit ? { amount, unit } : undefined;
}

/** Every spelling that parses, for messages and for the editor schema. */
export function spellingsOf(...dimensions: Dimension[]): string[] {
  return unitNames.filter((u) => dimensions.includes(dimensionOf(u))).flatMap((u) => [...units[u].spellings]);
}
