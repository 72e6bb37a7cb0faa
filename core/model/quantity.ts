import Decimal from "decimal.js";

/** What kind of thing a unit measures. Quantities of different dimensions are never compared or converted. */
export type Dimension = "time" | "ratio" | "count" | "rate" | "bytes" | "bit-rate" | "boolean";

interface UnitEntry {
  readonly dimension: Dimension;
  /** How many base units (second, ratio 1, item, item per second, byte, bit per second) one of this unit is. */
  readonly factor: string;
  readonly spellings: readonly string[];
}

/** What people count; the first is how a count is shown. */
const counted =
  "connection request error failure record event instance server location item generation run replica host node pod user session message job row task restart attempt retry backup version file transaction container";

const countWords: readonly string[] = [
  "count",
  ...counted.split(" ").flatMap((word) => [word, `${word}s`]),
  ..."counts query queries retries people person req reqs".split(" "),
  "times in total",
  ..."件 回 台 人 世代 個 本 名 行 通 接続 コネクション セッション リクエスト エラー レコード ユーザー 世代分".split(
    " ",
  ),
];

const units = {
  millisecond: { dimension: "time", factor: "0.001", spellings: ["ms", "millisecond", "milliseconds", "ミリ秒"] },
  second: { dimension: "time", factor: "1", spellings: ["s", "sec", "second", "seconds", "秒", "秒間"] },
  minute: { dimension: "time", factor: "60", spellings: ["m", "min", "minute", "minutes", "分", "分間"] },
  hour: { dimension: "time", factor: "3600", spellings: ["h", "hour", "hours", "時間"] },
  day: { dimension: "time", factor: "86400", spellings: ["d", "day", "days", "日", "日間"] },
  week: { dimension: "time", factor: "604800", spellings: ["w", "week", "weeks", "週", "週間"] },
  // The longest there is: no number of calendar months is longer.
  month: {
    dimension: "time",
    factor: "2678400",
    spellings: ["month", "months", "か月", "ヶ月", "ヵ月", "カ月", "ケ月", "箇月", "か月間", "ヶ月間"],
  },
  // Of 365.25 days: as whole days, rounded up, it is never shorter than the calendar, whatever leap days it holds.
  year: { dimension: "time", factor: "31557600", spellings: ["year", "years", "年", "年間"] },
  ratio: { dimension: "ratio", factor: "1", spellings: ["ratio", "times", "倍"] },
  percent: { dimension: "ratio", factor: "0.01", spellings: ["%", "percent", "パーセント"] },
  basisPoint: { dimension: "ratio", factor: "0.0001", spellings: ["bp", "basis point", "basis points"] },
  count: {
    dimension: "count",
    factor: "1",
    // Plurals of these are spellings too, and rates of them: `requests/s`, `件/分`.
    spellings: countWords,
  },
  perSecond: { dimension: "rate", factor: "1", spellings: ["/s", "/sec", "rps", "per second"] },
  perMinute: { dimension: "rate", factor: "1/60", spellings: ["/min", "/minute", "rpm", "per minute"] },
  perHour: { dimension: "rate", factor: "1/3600", spellings: ["/h", "/hour", "per hour"] },
  perDay: { dimension: "rate", factor: "1/86400", spellings: ["/day", "/d", "per day"] },
  byte: { dimension: "bytes", factor: "1", spellings: ["B", "byte", "bytes", "バイト"] },
  kilobyte: { dimension: "bytes", factor: "1000", spellings: ["kB", "KB"] },
  megabyte: { dimension: "bytes", factor: "1000000", spellings: ["MB"] },
  kibibyte: { dimension: "bytes", factor: "1024", spellings: ["KiB"] },
  mebibyte: { dimension: "bytes", factor: "1048576", spellings: ["MiB"] },
  gibibyte: { dimension: "bytes", factor: "1073741824", spellings: ["GiB"] },
  gigabyte: { dimension: "bytes", factor: "1000000000", spellings: ["GB"] },
  terabyte: { dimension: "bytes", factor: "1000000000000", spellings: ["TB"] },
  tebibyte: { dimension: "bytes", factor: "1099511627776", spellings: ["TiB"] },
  bitPerSecond: { dimension: "bit-rate", factor: "1", spellings: ["bps", "bit/s"] },
  megabitPerSecond: { dimension: "bit-rate", factor: "1000000", spellings: ["Mbps", "Mbit/s"] },
  gigabitPerSecond: { dimension: "bit-rate", factor: "1000000000", spellings: ["Gbps", "Gbit/s"] },
  bytePerSecond: { dimension: "bit-rate", factor: "8", spellings: ["B/s"] },
  kilobytePerSecond: { dimension: "bit-rate", factor: "8000", spellings: ["kB/s", "KB/s"] },
  megabytePerSecond: { dimension: "bit-rate", factor: "8000000", spellings: ["MB/s", "MBps"] },
  gigabytePerSecond: { dimension: "bit-rate", factor: "8000000000", spellings: ["GB/s", "GBps"] },
  mebibytePerSecond: { dimension: "bit-rate", factor: "8388608", spellings: ["MiB/s"] },
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

/** Full-width letters, digits and signs as the half-width ones they are: `＞８０％`. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
}

/** Parses `500ms`, `70%`, `1,000/min`, `100 connections`, `100 req/s`, `5件`. Undefined when it is no number with a known unit. */
export function parseQuantity(text: string): Quantity | undefined {
  const found = /^(-?[\d,.]+)\s*(.*)$/.exec(halfWidth(text).trim());
  const amount = found && parseDecimal(found[1] as string);
  const unit = found && unitOf((found[2] as string).trim());
  return amount && unit ? { amount, unit } : undefined;
}

const perTime: Readonly<Record<string, Unit>> = {
  second: "perSecond",
  minute: "perMinute",
  hour: "perHour",
  day: "perDay",
};

function unitOf(written: string): Unit | undefined {
  const known = bySpelling.get(written);
  if (known) return known;
  // So many of what is counted in a time.
  const [, what = "", time = ""] = /^(\S+?)\s?(?:\/|毎| per )\s?(\S+)$/.exec(written) ?? [];
  const each = bySpelling.get(time);
  return countWords.includes(what) && each !== undefined ? perTime[each] : undefined;
}

/** Every spelling that parses, for messages and for the editor schema. */
export function spellingsOf(...dimensions: Dimension[]): string[] {
  return unitNames.filter((u) => dimensions.includes(dimensionOf(u))).flatMap((u) => [...units[u].spellings]);
}
