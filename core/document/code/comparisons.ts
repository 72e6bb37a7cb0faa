import type { Operator } from "../../model";
import type { Found, Passed } from "../found";
import type { StatementValue } from "../statement";
import { unitAt } from "../units";

const comparison =
  /(?<left>[\w"'%)\]} ]{1,60})(?<operator>>=|<=|==|>|<|≥|≤)\s?(?:bool\s)?(?<number>-?\d[\d,]*(?:\.\d+)?)/gu;
const range =
  /\[(?<number>\d+)(?<unit>ms|[smhdwy])(?::[\w]*)?\]|(?:ago|bin|timespan|totimespan)\((?:[\w.]+\s?,\s?)?(?<ago>\d+)(?<in>ms|[smhd])\)|,\s?(?<last>\d+)(?<of>[smhd])\)/gu;
const stretch =
  /(?:for|in|over|within|during)\s(?:the\s)?(?:last\s|past\s)?(?<number>\d+)\s?(?=(?:seconds?|secs?|minutes?|mins?|hours?|days?|[smhd])(?![A-Za-z]))/giu;
const operators: Readonly<Record<string, Operator>> = { "≥": ">=", "≤": "<=" };
/** Names that are compared with what is no limit. */
const named = /(?:level|status|code|state|type|kind|result|version|id|port|success|enabled)["'\])}]*\s*$/i;

/** Comparisons, ranges (`[5m]`, `ago(1h)`) and lengths of time of an expression in PromQL, KQL, SQL or words. */
export function comparisonsIn(text: string): { readonly found: Found[]; readonly passed: Passed[] } {
  const found: Found[] = [];
  const passed: Passed[] = [];
  for (const one of text.matchAll(comparison)) {
    const { left = "", operator = "", number = "" } = one.groups ?? {};
    const to = one.index + one[0].length;
    const from = to - number.length;
    if (named.test(left)) {
      passed.push({ from, to, reason: "identifier" });
      continue;
    }
    const unit = /^[\s]?of\b/.test(text.slice(to)) ? undefined : unitAt(text.slice(to, to + 24));
    const amount = number.replaceAll(",", "");
    const direction = operators[operator] ?? (operator as Operator);
    found.push({
      from,
      to: to + (unit?.length ?? 0),
      value: unit ? quantity(amount, text.slice(to, to + 24)) : { type: "number", amount },
      certainty: unit ? "certain" : "likely",
      kind: "threshold",
      direction,
    });
  }
  for (const one of text.matchAll(range)) {
    const { number, unit, ago, in: within, last, of } = one.groups ?? {};
    const digits = number ?? ago ?? last ?? "";
    const written = `${digits}${unit ?? within ?? of ?? ""}`;
    const from = one.index + one[0].lastIndexOf(written);
    found.push({
      from,
      to: from + written.length,
      value: quantity(digits, unit ?? within ?? of ?? ""),
      certainty: "likely",
      kind: "duration",
    });
  }
  for (const one of text.matchAll(stretch)) {
    const { number = "" } = one.groups ?? {};
    const from = one.index + one[0].lastIndexOf(number);
    const tail = text.slice(from + number.length, from + number.length + 24);
    const length = unitAt(tail)?.length ?? 0;
    found.push({
      from,
      to: from + number.length + length,
      value: quantity(number, tail),
      certainty: "certain",
      kind: "duration",
    });
  }
  return { found: found.sort((a, b) => a.from - b.from), passed };
}

function quantity(amount: string, tail: string): StatementValue {
  const unit = unitAt(tail);
  if (
    !unit ||
    unit.unit === "month" ||
    unit.unit === "quarter" ||
    unit.unit === "business-day" ||
    unit.unit === "business-hour"
  ) {
    return { type: "number", amount };
  }
  const scaled = unit.factor === undefined ? amount : String(Number(amount) * Number(unit.factor));
  return { type: "quantity", quantity: { amount: scaled, unit: unit.unit } };
}
