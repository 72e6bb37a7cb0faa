import Decimal from "decimal.js";
import { dimensionOf, type Money, type Quantity, seconds, unitNames } from "../model";
import type { Claims, Found } from "./found";
import { numeralPattern, parseNumeral, scaleBy, wordNumeralPattern } from "./numerals";
import { calendarUnits, type StatementValue } from "./statement";
import { type UnitMatch, unitAt } from "./units";

const signs: Readonly<Record<string, string>> = {
  "¥": "JPY",
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "₩": "KRW",
  "₹": "INR",
};
const names: Readonly<Record<string, string>> = {
  円: "JPY",
  ドル: "USD",
  米ドル: "USD",
  ユーロ: "EUR",
  ポンド: "GBP",
  元: "CNY",
  ウォン: "KRW",
  yen: "JPY",
  dollars: "USD",
  dollar: "USD",
  euros: "EUR",
  euro: "EUR",
  pounds: "GBP",
};
const codes = "JPY|USD|EUR|GBP|CNY|KRW|INR|AUD|CAD|CHF|SGD|HKD|TWD|SEK|NOK|DKK|NZD|BRL|MXN|PLN|CZK|THB|VND|IDR|PHP|MYR";
const named = Object.keys(names)
  .sort((a, b) => b.length - a.length)
  .join("|");
const scale = String.raw`(?:\s?(?<scale>k|K|M|million|thousand)(?![A-Za-z]))?`;
const moneyPattern = new RegExp(
  String.raw`(?:(?<before>US\$|[¥$€£₩₹]|(?<![A-Za-z])(?:${codes})\s?)(?<first>${numeralPattern})${scale}|(?<second>${numeralPattern}|[〇一二三四五六七八九十百千万億]{1,20}(?=円))\s?(?<after>${named}|(?:${codes})(?![A-Za-z])|[€£¥]))`,
  "giu",
);

/** Amounts of money: `¥500,000`, `50万円`, `$1.2k`, `EUR 300`. */
export function moneyIn(text: string, claims: Claims): Found[] {
  const all: Found[] = [];
  for (const found of text.matchAll(moneyPattern)) {
    const { before, first, second, after } = found.groups ?? {};
    const amount = parseNumeral(first ?? second ?? "");
    const from = found.index;
    const to = from + found[0].length;
    if (amount === undefined || !claims.take(from, to)) continue;
    const money: Money = { currency: currencyOf(before ?? after ?? ""), amount: scaleBy(amount, found.groups?.scale) };
    all.push({ from, to, value: { type: "money", money }, certainty: "certain" });
  }
  return all;
}

function currencyOf(written: string): string {
  const plain = written.trim();
  return signs[plain.replace("US$", "$")] ?? names[plain.toLowerCase()] ?? plain.toUpperCase();
}

const nextDay = /(?:翌|次の)営業日|next (?:business|working) day/giu;

/** Days that are named after today. */
export function namedDaysIn(text: string, claims: Claims): Found[] {
  return [...text.matchAll(nextDay)].flatMap((found): Found[] => {
    const [from, to] = [found.index, found.index + found[0].length];
    const value: StatementValue = { type: "calendar", amount: "1", unit: "business-day" };
    return claims.take(from, to) ? [{ from, to, value, certainty: "certain" }] : [];
  });
}

/** A number with its unit, or a bare number, before neighbours are joined. */
interface Amount {
  readonly from: number;
  readonly to: number;
  readonly amount: string;
  readonly unit?: UnitMatch;
}

const amountPattern = new RegExp(
  String.raw`(?<![\d.,A-Za-z_])(?<sign>(?<![\w)\]%])[-+±](?=\d))?(?:(?<number>${numeralPattern})(?<scale>\s?(?:million|thousand)|[kKM](?![A-Za-z]))?|(?<word>${wordNumeralPattern}))`,
  "giu",
);
const halfBehind = /^半(?![期角径年])/;

/** Numbers with units, ranges and sums of them, and lists that write the unit once. Bare numbers are returned apart. */
export function amountsIn(text: string, claims: Claims): { readonly found: Found[]; readonly bare: Bare[] } {
  const amounts = tokensIn(text, claims);
  const found: Found[] = [];
  const bare: Bare[] = [];
  for (let at = 0; at < amounts.length; at++) {
    const first = amounts[at] as Amount;
    const second = amounts[at + 1];
    const range = second && rangeOf(text, first, second);
    const sum = second && !range ? sumOf(text, first, second) : undefined;
    const read = range ?? sum ?? single(first);
    if (range || sum) at++;
    if (!claims.take(read.from, read.to)) continue;
    if ("value" in read) found.push(read);
    else bare.push(read);
  }
  return { found, bare };
}

/** A number, or a range of numbers, without a unit. */
export interface Bare {
  readonly from: number;
  readonly to: number;
  readonly amount: string;
  /** End of a range. */
  readonly until?: string;
}

function tokensIn(text: string, claims: Claims): Amount[] {
  const all: Amount[] = [];
  for (const found of text.matchAll(amountPattern)) {
    const { sign = "", number, scale: behind, word } = found.groups ?? {};
    const parsed = parseNumeral(number ?? word ?? "");
    // `m` is minutes, `M` is millions.
    const written = behind === "m" ? undefined : behind;
    const numberEnd = found.index + found[0].length - (behind === "m" ? 1 : 0);
    const end = numberEnd + repeatedLength(text.slice(numberEnd, numberEnd + 16), parsed);
    if (parsed === undefined || !claims.isFree(found.index, end)) continue;
    const unit = unitAt(text.slice(end, end + 24));
    if (word !== undefined && (!unit || !worded(word, unit))) continue;
    if (!unit && /[A-Za-z_]/.test(text[end] ?? "") && written === undefined) continue;
    const to = end + (unit?.length ?? 0);
    const half = unit && dimension(unit) === "time" && halfBehind.test(text.slice(to, to + 2)) ? 1 : 0;
    const scaled = new Decimal(scaleBy(parsed, written?.trim())).add(half / 2);
    const amount = sign === "-" ? scaled.neg() : scaled;
    all.push({ from: found.index, to: to + half, amount: amount.toFixed(), ...(unit && { unit }) });
  }
  return withSharedUnits(text, all);
}

/** Contracts write a number twice: `thirty (30) minutes`. Two different numbers are no repetition. */
function repeatedLength(rest: string, amount: string | undefined): number {
  const found = /^ ?\((\d[\d,.]*)\)(?= ?[A-Za-z%])/.exec(rest);
  return found && found[1] === amount ? found[0].length : 0;
}

/** `a week` is a length of time, `a request` is none; kanji count only with Japanese units. */
function worded(word: string, unit: UnitMatch): boolean {
  if (/^(?:an?|half an?)$/i.test(word)) return dimension(unit) === "time" && unit.length > 2;
  return true;
}

/** `1, 5 and 15 minutes`, `50/80/100%`: the unit is written once, behind the last. */
function withSharedUnits(text: string, amounts: readonly Amount[]): Amount[] {
  const all = [...amounts];
  for (let at = all.length - 2; at >= 0; at--) {
    const [here, next] = [all[at] as Amount, all[at + 1] as Amount];
    const between = text.slice(here.to, next.from);
    if (here.unit || !next.unit) continue;
    if (/^\s?(?:[,、/・]|,? (?:and|or)|と|または|から|→|->|out of|of)\s?$/.test(between)) {
      all[at] = { ...here, unit: next.unit };
    }
  }
  return all;
}

const rangeSign = /^\s?(?:-|~|から|to|ないし|\.\.\.?|…)\s?$/;

function rangeOf(text: string, first: Amount, second: Amount): Found | Bare | undefined {
  const before = text.slice(Math.max(0, first.from - 9), first.from);
  const between = text.slice(first.to, second.from);
  const isRange = rangeSign.test(between) || (/between $/i.test(before) && /^ and $/.test(between));
  // In a range the sign before the second number is the dash.
  const joined = between === "" && second.amount.startsWith("-");
  if (!isRange && !joined) return undefined;
  const to = joined ? second.amount.slice(1) : second.amount;
  const unit = second.unit ?? first.unit;
  const [from, end] = [first.from, second.to];
  if (!unit) return { from, to: end, amount: first.amount, until: to };
  const own = first.unit ?? unit;
  if (dimension(own) !== dimension(unit)) return undefined;
  const [low, high] = [valueIn(first.amount, own), valueIn(to, unit)];
  if (low.type === "quantity" && high.type === "quantity") {
    const band = { from: low.quantity, to: high.quantity };
    return { from, to: end, value: { type: "band", band }, certainty: "certain", ...countsOf(unit) };
  }
  return { from, to: end, value: { type: "text", text: text.slice(from, end) }, certainty: "likely" };
}

/** `1時間30分`, `2 hours and 15 minutes`: two lengths of time, the larger unit first. */
function sumOf(text: string, first: Amount, second: Amount): Found | undefined {
  if (!first.unit || !second.unit || !/^\s?(?:と|and)?\s?$/.test(text.slice(first.to, second.from))) return undefined;
  const [large, small] = [valueIn(first.amount, first.unit), valueIn(second.amount, second.unit)];
  if (large.type !== "quantity" || small.type !== "quantity") return undefined;
  const [one, other] = [large.quantity, small.quantity];
  if (dimensionOf(one.unit) !== "time" || dimensionOf(other.unit) !== "time") return undefined;
  if (one.unit === other.unit || seconds({ ...one, amount: "1" }) <= seconds({ ...other, amount: "1" }))
    return undefined;
  const ratio = new Decimal(seconds({ ...one, amount: "1" })).div(seconds({ ...other, amount: "1" }));
  const amount = new Decimal(one.amount).mul(ratio).add(other.amount).toFixed();
  const quantity: Quantity = { amount, unit: other.unit };
  return { from: first.from, to: second.to, value: { type: "quantity", quantity }, certainty: "certain" };
}

function single({ from, to, amount, unit }: Amount): Found | Bare {
  if (!unit) return { from, to, amount };
  return { from, to, value: valueIn(amount, unit), certainty: "certain", ...countsOf(unit) };
}

function countsOf({ counts }: UnitMatch): { readonly counts?: string } {
  return counts === undefined ? {} : { counts };
}

function valueIn(amount: string, { unit, factor }: UnitMatch): StatementValue {
  const scaled = factor === undefined ? amount : new Decimal(amount).mul(factor).toFixed();
  const calendar = calendarUnits.find((name) => name === unit);
  if (calendar) return { type: "calendar", amount: scaled, unit: calendar };
  const own = unitNames.find((name) => name === unit) ?? "count";
  return { type: "quantity", quantity: { amount: scaled, unit: own } };
}

function dimension({ unit }: UnitMatch): string {
  const own = unitNames.find((name) => name === unit);
  return own ? dimensionOf(own) : "time";
}
