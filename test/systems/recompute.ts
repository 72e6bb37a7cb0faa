import type { CoverageEvidence } from "../../core/planning/coverage";

/** How many base units one of a unit is. Units not named here count things. */
const factors: Readonly<Record<string, number>> = {
  ms: 1 / 1000,
  s: 1,
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  year: 31_557_600,
  "%": 1 / 100,
  "/min": 1 / 60,
  "/hour": 1 / 3600,
  GiB: 2 ** 30,
  GB: 1e9,
  TiB: 2 ** 40,
  Mbps: 1e6,
  Gbps: 1e9,
};

/** The number a text states, in base units; undefined for a text that is none. */
export function baseOf(text: string): number | undefined {
  if (text === "down") return 1;
  const money = /^[A-Z]{3} (\d[\d,.]*)$/.exec(text)?.[1];
  if (money !== undefined) return Number(money.replaceAll(",", ""));
  const found = /^(?:[<>=]+\s*)?(-?[\d,.]+)\s*(\/?[A-Za-z%]*)[\w ]*$/.exec(text);
  if (!found) return undefined;
  const [, amount = "", unit = ""] = found;
  return Number(amount.replaceAll(",", "")) * (factors[unit] ?? factors[unit.replace(/s$/, "")] ?? 1);
}

/** The ends of a band such as `0-60%`, each as a text of its own; any other text alone. */
function endsOf(text: string): string[] {
  const [, from, to, unit] = /^([\d.]+)-([\d.]+)\s*(\/?[A-Za-z%]*)$/.exec(text) ?? [];
  return from === undefined || to === undefined ? [text] : [`${from}${unit}`, `${to}${unit}`];
}

/** What must stand in the inputs, computed from the stated text by the evidence's own arithmetic. */
export function recompute(stated: string, { via }: CoverageEvidence): string | number {
  if (via.token !== undefined) return via.token;
  const base = baseOf(stated);
  if (base === undefined) return stated;
  const value = arithmetic(via.expression ?? "documented", { ...via.terms, documented: base });
  if (via.format === "iso8601") return `PT${durationText(value, "HMS")}`.replace(/^PT24H$/, "P1D");
  if (via.format === "prometheus-duration") return durationText(value, "hms");
  if (via.format === "seconds-text") return `${value}s`;
  if (via.format === "text" || via.format === "token") return String(value);
  return via.format === "integer" ? Math.round(value) : value;
}

function arithmetic(expression: string, terms: Readonly<Record<string, number>>): number {
  if (!/^[\w\s+\-*/().,]+$/.test(expression)) throw new Error(`no arithmetic: ${expression}`);
  const names = { ...terms, ceil: Math.ceil, floor: Math.floor, min: Math.min, max: Math.max };
  return Number(new Function(...Object.keys(names), `return ${expression};`)(...Object.values(names)));
}

function durationText(seconds: number, letters: string): string {
  if (seconds === 0) return `0${letters[2]}`;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((amount, at) => (amount === 0 ? "" : `${amount}${letters[at]}`)).join("");
}

/** Whether the inputs show, at the place the evidence names, what the stated text becomes. */
export function isShown(stated: string, evidence: CoverageEvidence, inputs: unknown): boolean {
  const there = valueAt(inputs, keysOf(evidence.path));
  const value = evidence.via.match === undefined ? there : new RegExp(evidence.via.match).exec(String(there))?.[1];
  const texts = evidence.via.token === undefined && evidence.via.format === "text" ? [stated] : [];
  return [...texts, ...endsOf(stated).map((end) => recompute(end, evidence))].some((expected) => {
    if (typeof expected === "number") return Math.abs(Number(value) - expected) <= Math.abs(expected) * 1e-9;
    return Array.isArray(value) ? value.includes(expected) : String(value) === expected;
  });
}

/** A copy of the inputs in which the value the evidence names is another one. */
export function altered(evidence: CoverageEvidence, inputs: unknown): unknown {
  const copy = structuredClone(inputs);
  const keys = keysOf(evidence.path);
  const holder = valueAt(copy, keys.slice(0, -1)) as Record<string, unknown>;
  const last = keys.at(-1) ?? "";
  const value = holder[last];
  const { match } = evidence.via;
  if (match !== undefined) holder[last] = alteredIn(String(value), match);
  else if (Array.isArray(value)) holder[last] = value.map((item) => `${String(item)}7`);
  else holder[last] = typeof value === "number" ? value * 2 + 1 : `${String(value)}7`;
  return copy;
}

/** A window stands in every rate of an expression: all of them are altered. */
function alteredIn(text: string, match: string): string {
  const span = new RegExp(match, "d").exec(text)?.indices?.[1];
  if (!span) return text;
  const [from, to] = span;
  const changed = `${text.slice(0, from)}${"7".repeat(to - from + 1)}${text.slice(to)}`;
  const again = new RegExp(match, "d").exec(changed)?.indices?.[1];
  return again && again[0] !== from ? alteredIn(changed, match) : changed;
}

export function keysOf(path: string): string[] {
  return path
    .replace(/\["([^"]*)"\]/g, (_, key: string) => `\0${key.replaceAll(".", "\x01")}`)
    .replace(/\[(\d+)\]/g, "\0$1")
    .split(/[.\0]/)
    .filter((key) => key !== "")
    .map((key) => key.replaceAll("\x01", "."));
}

function valueAt(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);
}
