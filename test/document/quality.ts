import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readDocument, type Statement, type StatementValue } from "../../core/document";
import { narrow } from "../../core/document/passage";
import { scan } from "../../core/document/scan";
import {
  baseAmount,
  dimensionOf,
  parseBand,
  parseMoney,
  parseQuantity,
  parseSchedule,
  type Quantity,
} from "../../core/model";

/** A statement that a person found in a document; what is left out is not compared. */
interface Expected {
  readonly line: number;
  /** The value as the document writes it, with or without the words around it. */
  readonly words: string;
  readonly kind?: string;
  /** In the notation of system files: `5 minutes`, `0-60%`, `JPY 500,000`, `daily 02:00`, `3 months`, `100`. */
  readonly value?: string;
  readonly direction?: string;
  readonly severity?: string;
}

interface ExpectedFile {
  readonly timezone?: string;
  readonly statements: readonly Expected[];
  /** May be read or not: neither missed nor false. */
  readonly optional?: readonly Expected[];
}

/** What reading found of the statements of one document. */
export interface Measured {
  readonly file: string;
  readonly expected: number;
  /** Expected statements read with the right value, where one is given. */
  readonly found: number;
  readonly read: number;
  /** Statements read that nobody expects. */
  readonly wrong: number;
  /** Of the found ones that say a direction, a kind, a severity: how many are right. */
  readonly right: Readonly<Record<"direction" | "kind" | "severity", readonly [right: number, of: number]>>;
  /** What to look at, one line each. */
  readonly remarks: readonly string[];
}

/** Reads every document of a folder that has `<name>.expected.yaml` beside it. */
export function measureFolder(folder: string): Measured[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".expected.yaml"));
  return names.sort().map((name) => {
    const file = name.replace(/\.expected\.yaml$/, ".md");
    const expected = parse(readFileSync(join(folder, name), "utf8")) as ExpectedFile;
    return measure(file, readFileSync(join(folder, file), "utf8"), expected);
  });
}

/** Shares over several documents, in percent. */
export function shares(all: readonly Measured[]): { readonly found: number; readonly wrong: number } {
  const sum = (of: (one: Measured) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    found:
      (100 * sum(({ found }) => found)) /
      Math.max(
        1,
        sum(({ expected }) => expected),
      ),
    wrong:
      (100 * sum(({ wrong }) => wrong)) /
      Math.max(
        1,
        sum(({ read }) => read),
      ),
  };
}

type Ratios = Record<"direction" | "kind" | "severity", [right: number, of: number]>;

function measure(file: string, text: string, { timezone = "UTC", statements, optional = [] }: ExpectedFile): Measured {
  const read = [...readDocument(text, file, { timezone }).statements];
  const total = read.length;
  const remarks: string[] = [];
  const right: Ratios = { direction: [0, 0], kind: [0, 0], severity: [0, 0] };
  let found = 0;
  for (const one of statements) {
    const match = take(read, one, timezone);
    const isRight = match !== undefined && (one.value === undefined || isValue(match.value, one.value, timezone));
    if (isRight) found++;
    else
      remarks.push(
        `${file}:${one.line}  missed "${one.words}" ${one.value ?? ""}${match ? `, read ${textOf(match.value)}` : ""}`,
      );
    if (match) compare(file, one, match, right, remarks);
  }
  for (const one of optional) take(read, one, timezone);
  const wrong = read.filter((one) => !isPart(one, statements));
  for (const one of wrong)
    remarks.push(`${file}:${one.line}:${one.column}  false "${one.words}" ${one.kind} ${textOf(one.value)}`);
  return {
    file,
    expected: statements.length,
    found,
    read: total,
    wrong: wrong.length,
    right,
    remarks,
  };
}

/** Takes the statement of the line whose words meet those that are expected; the right value first. */
function take(read: Statement[], { line, words, value }: Expected, timezone: string): Statement | undefined {
  const fits = read.filter((one) => line >= one.line && line <= one.endLine && meets(one, words));
  const best = fits.find((one) => value !== undefined && isValue(one.value, value, timezone)) ?? fits[0];
  if (best) read.splice(read.indexOf(best), 1);
  return best;
}

/** What is left within the words of an expected statement is a part of it: `5分間に20件以上` holds a count and its time. */
function isPart({ line, words }: Statement, expected: readonly Expected[]): boolean {
  return expected.some((one) => one.line === line && plain(one.words).includes(plain(words)));
}

function plain(text: string): string {
  return narrow(text).replace(/[\s*`]/g, "");
}

/** One holds the other, or the end of one is the start of the other. */
function meets(one: Statement, words: string): boolean {
  const [here, there] = [plain(one.words), plain(words)];
  if (there.includes(here) || here.includes(there)) return true;
  const least = Math.ceil(Math.min(here.length, there.length) / 2);
  const joins = (a: string, b: string): boolean => {
    for (let length = Math.min(a.length, b.length); length >= least; length--)
      if (a.endsWith(b.slice(0, length))) return true;
    return false;
  };
  return joins(here, there) || joins(there, here);
}

function compare(file: string, expected: Expected, match: Statement, right: Ratios, remarks: string[]): void {
  for (const name of ["direction", "kind", "severity"] as const) {
    if (expected[name] === undefined) continue;
    const count = right[name];
    count[1]++;
    if (match[name] === expected[name]) count[0]++;
    else
      remarks.push(
        `${file}:${expected.line}  ${name} of "${expected.words}": ${expected[name]}, read ${match[name] ?? "none"}`,
      );
  }
}

function isValue(value: StatementValue, written: string, timezone: string): boolean {
  switch (value.type) {
    case "quantity": {
      const other = parseQuantity(written) ?? parseQuantity(`${written} count`) ?? quantityIn(written);
      return other !== undefined && isSame(value.quantity, other);
    }
    case "band": {
      const other = parseBand(written) ?? parseBand(`${written} count`);
      return other !== undefined && isSame(value.band.from, other.from) && isSame(value.band.to, other.to);
    }
    case "calendar":
      return new RegExp(`^${value.amount} ${value.unit}s?$`).test(written);
    case "number":
      return Number(written.replace(/ count$/, "")) === Number(value.amount);
    case "money": {
      const other = parseMoney(written);
      return other?.currency === value.money.currency && Number(other.amount) === Number(value.money.amount);
    }
    case "schedule": {
      const { days, time } = value.schedule;
      const length = parseQuantity(written);
      if (length && days.kind === "every" && !time)
        return isSame(length, { amount: String(days.seconds), unit: "second" });
      const other = parseSchedule(written, timezone);
      return other !== undefined && JSON.stringify({ ...other, timezone: "" }) === JSON.stringify(plainSchedule(value));
    }
    case "text":
      return value.text === written;
  }
}

/** Units that documents write and system files do not, such as MB. */
function quantityIn(written: string): Quantity | undefined {
  const value = scan(written, "UTC").found[0]?.value;
  return value?.type === "quantity" ? value.quantity : undefined;
}

function plainSchedule({ schedule: { days, time, until } }: Extract<StatementValue, { type: "schedule" }>) {
  return { days, timezone: "", ...(time && { time }), ...(until && { until }) };
}

function isSame(one: Quantity, other: Quantity): boolean {
  return (
    dimensionOf(one.unit) === dimensionOf(other.unit) &&
    Math.abs(baseAmount(one) - baseAmount(other)) < 1e-9 * Math.max(1, baseAmount(one))
  );
}

function textOf(value: StatementValue): string {
  return JSON.stringify(value.type === "quantity" ? value.quantity : value);
}
