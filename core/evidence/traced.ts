import Decimal from "decimal.js";
import type { EvidencePoint, Fact, FactRole, InputOrigin, Leaf, Quantity, SecretValue, Stated, Via } from "../model";
import { baseAmount, dimensionOf } from "../model";
import { computed } from "./proof";
import { viaFor } from "./via";

/** What can be written in the inputs of a resource. */
export type Scalar = string | number | boolean;

/** One documented value behind a leaf, without its place: `settle` finds that. */
export type Trace = Omit<EvidencePoint, "path" | "match">;

/**
 * A leaf of resource inputs that documented values become. Made only by the functions of this file, which compute the
 * value and its arithmetic in one go: the evidence cannot disagree with what is deployed.
 */
export interface Traced<T extends Scalar | SecretValue = Scalar> {
  readonly traced: T;
  readonly from: readonly Trace[];
  /** Where it is written, documented or not. */
  readonly origin?: Origin;
}

/** A place in the system file. */
export type Origin = Omit<InputOrigin, "input">;

/** Text (a query, an expression, a pattern) some parts of which are documented values. */
export interface TracedText {
  readonly tracedText: readonly (string | Traced)[];
}

/** A list of which the document states the length. */
export interface TracedList<Item = TracedValue> {
  readonly tracedList: readonly Item[];
  readonly length: readonly Trace[];
}

/** An object of a JSON document with keys that documented values decide: `slack` of `slack_configs`. */
export interface TracedEntries {
  readonly tracedEntries: readonly (readonly [key: TracedText, value: TracedValue])[];
}

/** Resource inputs before `settle`: plain data with traced leaves at any depth, in JSON documents too. */
export type TracedValue =
  | Leaf
  | Traced<Scalar | SecretValue>
  | TracedText
  | TracedList
  | TracedEntries
  | { readonly json: TracedValue }
  | { readonly join: readonly (Leaf | Traced)[] }
  | readonly TracedValue[]
  | TracedInputs;
export interface TracedInputs {
  readonly [key: string]: TracedValue;
}

/** A value of the plan with the facts that state it: none for what a person chose. */
export interface Source<T> {
  readonly value: T;
  readonly facts: readonly Fact[];
  /** Where it is written; without it a refusal points at its clause, or at the entry. */
  readonly origin?: Origin;
}

/** A value as it is, from a place of the system file: a refusal points there. No evidence. */
export function writtenAt<T extends Scalar>(value: T, { at, path }: Origin): Traced<T> {
  return { traced: value, from: [], origin: { at, path } };
}

function originOf({ at, path, written }: Partial<Origin>): { origin?: Origin } {
  return at && path !== undefined ? { origin: { at, path, ...(written !== undefined && { written }) } } : {};
}

/** The facts of one value of an entry, by its name. */
export function about(facts: readonly Fact[], subject: string): Fact[] {
  return facts.filter((fact) => fact.subject === subject);
}

/** The facts that play one part. */
export function ofRole(facts: readonly Fact[], role: FactRole): Fact[] {
  return facts.filter((fact) => fact.role === role);
}

/** A text, with those of the facts that state it. */
export function textOf(
  { value, ...place }: Pick<Stated<string>, "value"> & Partial<Origin>,
  facts: readonly Fact[],
): Source<string> {
  return { value, facts: facts.filter(({ written }) => written === value), ...originOf(place) };
}

/** A quantity in its base unit, with those of the facts that state exactly it. */
export function amountOf(given: Quantity | Stated<Quantity>, facts: readonly Fact[]): Source<number> {
  const value = "value" in given ? given.value : given;
  const base = baseAmount(value);
  const dimension = dimensionOf(value.unit);
  return {
    value: base,
    facts: facts.filter((fact) => isSame(fact.base, base) && (fact.dimension ?? dimension) === dimension),
    ...("value" in given && originOf(given)),
  };
}

/** The same number, but for the digits a division leaves. */
function isSame(stated: number | undefined, value: number): boolean {
  return stated !== undefined && Math.abs(stated - value) <= Math.abs(value) * 1e-9;
}

/** Arithmetic over `documented` (in its base unit) and `terms`; without expression the number itself. */
export type Arithmetic = Pick<Via, "expression" | "terms"> & {
  readonly format?: Via["format"];
  /** Default: what the expression says. */
  readonly kind?: Via["kind"];
};

/** What the arithmetic makes of a documented number. */
export function formula(
  source: Source<number>,
  arithmetic?: Arithmetic & { readonly format?: "number" | "integer" },
): Traced<number>;
export function formula(source: Source<number>, arithmetic: Arithmetic): Traced<string | number>;
export function formula(source: Source<number>, arithmetic: Arithmetic = {}): Traced<string | number> {
  const { value, facts, origin } = source;
  const { format = "number", expression, terms, kind = kindOf(expression) } = arithmetic;
  const via: Via = {
    kind,
    format,
    ...(expression !== undefined && { expression }),
    ...(terms && { terms }),
  };
  const stating = facts.filter(({ base }) => isSame(base, value));
  return { traced: computed(value, via), from: stating.map((fact) => traceOf(fact, via)), ...(origin && { origin }) };
}

function kindOf(expression: string | undefined): Via["kind"] {
  if (expression === undefined) return "same";
  return /^documented \/ \w+$/.test(expression) ? "unit" : "formula";
}

/** The accepted number nearest to the documented one: the same, or raised or lowered to it. */
export function bounded(source: Source<number>, accepted: number): Traced<number> {
  return formula(source, boundTo(source.value, accepted));
}

function boundTo(wanted: number, accepted: number): Arithmetic & { readonly format?: "number" } {
  if (wanted === accepted) return {};
  const bound = accepted > wanted ? "max" : "min";
  return { expression: `${bound}(documented, accepted)`, terms: { accepted } };
}

/** A time in Prometheus notation: `90 s` is `1m30s`. */
export function duration(value: Quantity, facts: readonly Fact[]): Traced<string> {
  const { traced, ...rest } = formula(amountOf(value, facts), { format: "prometheus-duration", kind: "unit" });
  return { traced: String(traced), ...rest };
}

/** A time in ISO 8601 notation, as it is or raised or lowered to the accepted number of seconds: `90 s` is `PT1M30S`. */
export function isoDuration(source: Source<number>, accepted = source.value): Traced<string> {
  const { traced, ...rest } = formula(source, { ...boundTo(source.value, accepted), format: "iso8601" });
  return { traced: String(traced), ...rest };
}

/** A number the platform takes as text: plain decimals, no exponent, no binary noise. */
export function asText({ traced, ...rest }: Traced<number>): Traced<string> {
  return { traced: new Decimal(traced).toSignificantDigits(15).toFixed(), ...rest };
}

const day = 86_400;

/** Whole days, rounded up: nothing is kept shorter than documented. */
export function wholeDays(source: Source<number>): Traced<number> {
  const whole = source.value % day === 0;
  return formula(source, { expression: whole ? "documented / day" : "ceil(documented / day)", terms: { day } });
}

/** Whole days, rounded up, raised or lowered to what the platform accepts. */
export function boundedDays(source: Source<number>, accepted: number): Traced<number> {
  const days = Math.ceil(source.value / day);
  const wanted = "ceil(documented / 86400)";
  if (days === accepted) return formula(source, { format: "integer", expression: wanted, kind: "unit" });
  const bound = accepted > days ? "max" : "min";
  return formula(source, { format: "integer", expression: `${bound}(${wanted}, accepted)`, terms: { accepted } });
}

/** The smallest accepted number of days that keeps at least as long; undefined where none does. */
export function daysAmong(source: Source<number>, accepted: readonly number[]): Traced<number> | undefined {
  const days = accepted.find((one) => one >= Math.ceil(source.value / day));
  if (days === undefined) return undefined;
  if (days * day === source.value) return wholeDays(source);
  return formula(source, {
    expression: "max(ceil(documented / day), accepted)",
    terms: { day, accepted: days },
  });
}

/** How the platform writes a value of a closed type: an enum, a schedule, a channel. */
export function spelled<T, S extends Scalar>(source: Source<T>, write: (value: T) => S): Traced<S> {
  const { value, facts, origin } = source;
  const traced = write(value);
  const token = String(traced);
  const from = facts.map((fact) =>
    traceOf(fact, { kind: fact.written === token ? "same" : "formula", format: "token", token, of: fact.written }),
  );
  return { traced, from, ...(origin && { origin }) };
}

/** A secret that is in its place because of what is documented: the number of whoever is called by the documented channel. */
export function secretFor(secret: SecretValue, facts: readonly Fact[]): Traced<SecretValue> {
  return { traced: secret, from: spelled({ value: "[secret]", facts }, (mark) => mark).from };
}

/** One value that several documented values decide. */
export function decidedBy<T extends Scalar>(value: Traced<T>, ...others: readonly Traced<T>[]): Traced<T> {
  const differing = others.find(({ traced }) => traced !== value.traced);
  if (differing) throw new RangeError(`${differing.traced} is not ${value.traced}`);
  return { ...value, from: [value, ...others].flatMap(({ from }) => from) };
}

/** A text of the document that is deployed as it is. */
export function verbatim({ value, facts, origin }: Source<string>): Traced<string> {
  const stating = facts.filter(({ written }) => written === value);
  const from = stating.map((fact) => traceOf(fact, { kind: "same", format: "text" }));
  return { traced: value, from, ...(origin && { origin }) };
}

/** A list as long as documented, or longer or shorter where the platform asks for it. */
export function listOf<Item extends TracedValue>(source: Source<number>, list: readonly Item[]): TracedList<Item> {
  return { tracedList: list, length: bounded(source, list.length).from };
}

/** Text with documented values in it: `` inText`age > ${limit}` ``. */
export function inText(strings: TemplateStringsArray, ...parts: readonly (Scalar | Traced | TracedText)[]): TracedText {
  return {
    tracedText: strings.flatMap((text, at) => [text, ...partsOf(parts[at] ?? "")]).filter((part) => part !== ""),
  };
}

/** A template with its placeholders (`$COUNT`) filled; those without a value stay. */
export function filled(
  template: string,
  values: Readonly<Record<string, Scalar | Traced | TracedText | undefined>>,
): TracedText {
  const parts = template.split(/(\$[A-Z_]+)/);
  return joinTexts(
    parts.map((part) => values[part] ?? part),
    "",
  );
}

/** Texts with a separator between them. */
export function joinTexts(
  texts: readonly (Scalar | Traced | TracedText)[],
  separator: string | TracedText,
): TracedText {
  return { tracedText: texts.flatMap((text, at) => [...(at === 0 ? [] : partsOf(separator)), ...partsOf(text)]) };
}

function partsOf(part: Scalar | Traced | TracedText): readonly (string | Traced)[] {
  if (typeof part !== "object") return [String(part)];
  return isTracedText(part) ? part.tracedText : [part];
}

/** The text without its traces: for lengths, problems and what people read. */
export function plainText(text: string | Traced | TracedText): string {
  return partsOf(text)
    .map((part) => (typeof part === "string" ? part : String(part.traced)))
    .join("");
}

export function isTraced(value: unknown): value is Traced<Scalar | SecretValue> {
  return hasKeys(value, "traced", "from");
}

export function isTracedText(value: unknown): value is TracedText {
  return hasKeys(value, "tracedText");
}

export function isTracedList(value: unknown): value is TracedList {
  return hasKeys(value, "tracedList", "length");
}

export function isTracedEntries(value: unknown): value is TracedEntries {
  return hasKeys(value, "tracedEntries");
}

function hasKeys(value: unknown, ...keys: string[]): boolean {
  return typeof value === "object" && value !== null && keys.every((key) => key in value);
}

function traceOf(fact: Fact, via: Via): Trace {
  const { clause, role, subject } = fact;
  return { clause, role, ...(subject !== undefined && { subject }), via: viaFor(fact, via) };
}
