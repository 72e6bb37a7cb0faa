import {
  type Band,
  baseAmount,
  type Dimension,
  dimensionOf,
  halfWidth,
  type Money,
  parseBand,
  parseDecimal,
  parseMoney,
  parseQuantity,
  parseSchedule,
  parseThreshold,
  type Quantity,
  type Schedule,
  spellingsOf,
  type Threshold,
} from "../model";
import { scheduleForms, scheduleMisfit } from "./schedule-misfit";
import { type Misfit, nearest } from "./suggest";

/** One thing people write per dimension; of a single dimension several. */
const samples: Readonly<Record<Dimension, readonly string[]>> = {
  time: ["5 minutes", "30s", "90 days"],
  ratio: ["99.9%", "1.5 times"],
  count: ["30 generations", "100 records"],
  rate: ["10/min", "5 req/s", "1000/day"],
  bytes: ["50 GiB", "20 GB", "10 MiB"],
  "bit-rate": ["100 Mbps", "1 Gbps", "100 MB/s"],
  boolean: ["1 bool"],
};

/** How a kind of value is read from text; `allowed` shows people what it looks like. */
export interface ValueType<T> {
  readonly parse: (text: string, items?: readonly string[]) => T | undefined;
  readonly allowed: string;
  /** Stands in for a value that only the stack configuration has, when a file is checked without any stack. */
  readonly example: string;
  /** Several are taken too, as a list or as one text with commas: `items` of `parse` are those of a list. */
  readonly many?: true;
  /** Called for a text that does not parse. */
  readonly misfit: (text: string) => Misfit;
}

function value<T>(
  parse: (text: string) => T | undefined,
  allowed: string,
  example: string,
  misfit?: (text: string) => Misfit | undefined,
): ValueType<T> {
  const otherwise: Misfit = { code: "SPEC-VALUE", what: "not a value of this kind", change: "correct it" };
  return { parse, allowed, example, misfit: (text) => misfit?.(text) ?? otherwise };
}

export const text: ValueType<string> = value((given) => given, "a text", "1");
/** What a field of a record is compared with: several choices are one text with commas. */
export const joined: ValueType<string> = { ...text, many: true };

/** Several values of a kind, as a list or as one text with commas between them. */
function listOf<T>(of: ValueType<T>): ValueType<readonly T[]> {
  const split = (given: string) => given.split(/,\s*/);
  return {
    ...of,
    parse: (given, items = split(given)) => {
      const read = items.flatMap((item) => of.parse(item) ?? []);
      return read.length === items.length ? read : undefined;
    },
    many: true,
    misfit: (given) => of.misfit(split(given).find((item) => of.parse(item) === undefined) ?? given),
  };
}

export const texts = listOf(text);

/** Words of a closed list, each with its further spellings. */
export type Words = Readonly<Record<string, readonly string[]>>;

/** One word of a closed list, whatever its spelling; its value is the first spelling. */
export function word(words: Words): ValueType<string> {
  const names = Object.keys(words);
  const spellings = Object.entries(words).flatMap(([name, others]) => [name, ...others]);
  const meant = new Map(
    Object.entries(words).flatMap(([name, others]) => [name, ...others].map((one) => [one.toLowerCase(), name])),
  );
  return value(
    (given) => meant.get(given.trim().toLowerCase()),
    names.join(", "),
    names[0] ?? "",
    (given) => unknownWord(given, spellings, names),
  );
}

/** Several words of a closed list, each as it is written there. */
export function wordList(words: readonly string[]): ValueType<readonly string[]> {
  const one = value(
    (given) => (words.includes(given) ? given : undefined),
    words.join(", "),
    words[0] ?? "",
    (given) => unknownWord(given, words, words),
  );
  return listOf(one);
}

function unknownWord(given: string, spellings: readonly string[], names: readonly string[]): Misfit {
  const near = nearest(given, spellings);
  const change = near === undefined ? `write one of ${names.join(", ")}` : `did you mean ${near}?`;
  return { code: "SPEC-VALUE", what: "not a word that is known here", change };
}

/** A text that matches a pattern as a whole. */
export function formed(pattern: RegExp, example: string): ValueType<string> {
  const whole = new RegExp(`^(?:${pattern.source})$`, pattern.flags);
  return value((given) => (whole.test(given) ? given : undefined), `a text like ${example}`, example);
}

const denials = /^(no|not|false|off|none|never|disabled|0|無効|なし|無し|無|しない|行わない|-)$/i;

/** A text that says something is done. */
export const affirmed: ValueType<string> = value(
  (given) => (denials.test(given.trim()) || given.trim() === "" ? undefined : given),
  "what the document says is done",
  "done",
  () => ({ code: "SPEC-VALUE", what: "what is not done is not written here", change: "leave the key out" }),
);

export const threshold: ValueType<Threshold> = value(
  parseThreshold,
  'a comparison with a unit, like ">= 70%", "> 500ms", or "down"',
  ">= 1%",
  (given) => {
    const plain = halfWidth(given)
      .trim()
      .replace(/^(=>|> =)/, ">=")
      .replace(/^(=<|< =)/, "<=");
    const [, operator, limit = ""] = /^(>=|<=|==|>|<|≥|≤)?\s*(.*)$/s.exec(plain) ?? [];
    const [, first, further] =
      /^(\S+?(?:以上|以下|超|未満))(?:が|の状態が)\s*(\S+?)\s*(?:間)?(?:継続|続).*$/.exec(limit) ?? [];
    const both = first === undefined ? undefined : parseThreshold(first);
    if (both && first !== undefined) {
      const length = further === undefined ? undefined : parseQuantity(further);
      const lasting = length ? `for: ${length.amount} ${length.unit}s` : "for: <time>";
      const change = `write is: "${both.operator} ${first.replace(/[^\d%.,A-Za-z]+$/, "")}", and ${lasting} beside the level`;
      return { code: "SPEC-VALUE", what: "a limit and how long it lasts, which are two values", change };
    }
    if (!parseQuantity(limit)) return unitMisfit(limit, []);
    if (operator !== undefined)
      return { code: "SPEC-VALUE", what: "no operator of this form", change: `write "${plain}"` };
    return { code: "SPEC-VALUE", what: "a limit without a direction", change: `write ">= ${limit}" or "< ${limit}"` };
  },
);

export const band: ValueType<Band> = value(parseBand, 'a range with a unit, like "0-60%"', "0-1%", (given) => {
  const [, from, to = ""] = /^([\d,.]+)\s*-\s*(.*)$/s.exec(given.trim()) ?? [];
  if (from === undefined) return undefined;
  return parseQuantity(to)
    ? { code: "SPEC-VALUE", what: "the range ends before it starts", change: "swap its ends" }
    : unitMisfit(to, []);
});

export const money: ValueType<Money> = value(
  parseMoney,
  "an amount with its currency, like JPY 500,000",
  "JPY 1",
  (given) => {
    const [, currency, amount = ""] = /^([A-Za-z]*)\s*(.*)$/s.exec(given.trim()) ?? [];
    if (parseDecimal(amount) === undefined) return undefined;
    if (currency === "") {
      return {
        code: "SPEC-UNIT",
        what: "an amount without a currency",
        change: `write JPY ${amount} or USD ${amount}`,
      };
    }
    const near = currency && (currency === "YEN" ? "JPY" : nearest(currency.toUpperCase(), currencies));
    const change = near ? `did you mean ${near} ${amount}?` : "write the three letters of ISO 4217";
    return { code: "SPEC-UNIT", what: "no currency of this name", change };
  },
);

const currencies: readonly string[] = Intl.supportedValuesOf("currency");

/** A quantity of one of the dimensions. Never negative: there is no such time, size or share. */
export function quantity(...dimensions: Dimension[]): ValueType<Quantity> {
  return amount(dimensions, (given) => !given.amount.startsWith("-"));
}

/** A length of time; 0 is allowed (`for: 0 seconds`, `wait: 0 minutes`). */
export const duration = quantity("time");

/** A length of time in which something must happen or be kept, so never 0. */
export const interval = amount(["time"], ({ amount }) => !amount.startsWith("-") && Number(amount) !== 0);

/** An objective: a share of all, so never more than all of it, or any other quantity. */
export const objective = amount(["time", "ratio", "count", "rate", "bytes"], (given) => {
  const share = dimensionOf(given.unit) === "ratio" ? baseAmount(given) : 0;
  return !given.amount.startsWith("-") && share <= 1;
});

/** Several of them. */
export const intervals: ValueType<readonly Quantity[]> = {
  ...listOf(duration),
  allowed: "times with a unit, like 5 minutes, 15 minutes",
  example: "5 minutes",
};

function amount(dimensions: readonly Dimension[], possible: (given: Quantity) => boolean): ValueType<Quantity> {
  const fits = ({ unit }: Quantity) => dimensions.includes(dimensionOf(unit));
  return value(
    (given) => {
      const parsed = parseQuantity(given);
      return parsed && fits(parsed) && possible(parsed) ? parsed : undefined;
    },
    `a number with a unit: ${examples(dimensions)}`,
    `1 ${dimensions.includes("time") ? "day" : spellingsOf(...dimensions)[0]}`,
    (given) => {
      const parsed = parseQuantity(given);
      if (!parsed || !fits(parsed)) return unitMisfit(given, dimensions);
      return { code: "SPEC-VALUE", what: "an impossible amount", change: "correct the number" };
    },
  );
}

/** What is wrong with the unit of a number; undefined when the text does not even start with a number. */
function unitMisfit(given: string, dimensions: readonly Dimension[]): Misfit | undefined {
  const [, number, unit = ""] = /^(-?[\d,.]+)\s*(.*)$/s.exec(given.trim()) ?? [];
  if (number === undefined || parseDecimal(number) === undefined) return undefined;
  if (unit === "") return { code: "SPEC-UNIT", what: "a number without a unit", change: "add the unit" };
  const parsed = parseQuantity(given);
  if (parsed) {
    const what = `a unit of ${dimensionOf(parsed.unit)} where one of ${dimensions.join(" or ")} is needed`;
    return { code: "SPEC-UNIT", what, change: "correct the unit" };
  }
  return { code: "SPEC-UNIT", what: "no unit of this name", change: unitChange(number, unit, dimensions) };
}

function unitChange(number: string, unit: string, dimensions: readonly Dimension[]): string {
  const known = spellingsOf(...(dimensions.length > 0 ? dimensions : everyDimension));
  const near = nearest(unit, known);
  return near === undefined ? "correct the unit" : `did you mean ${number}${/^\w{3}/.test(near) ? " " : ""}${near}?`;
}

const everyDimension: readonly Dimension[] = ["time", "ratio", "count", "rate", "bytes", "bit-rate", "boolean"];

function examples(dimensions: readonly Dimension[]): string {
  const each = dimensions.length === 1 ? 3 : 1;
  return dimensions.flatMap((dimension) => samples[dimension].slice(0, each)).join(", ");
}

export function schedule(timezone: string): ValueType<Schedule> {
  return value(
    (given) => parseSchedule(given, timezone),
    scheduleForms,
    "daily 00:00",
    (given) => scheduleMisfit(given, timezone),
  );
}
