import Decimal from "decimal.js";
import {
  amountOf,
  asText,
  duration,
  figureFacts,
  filled,
  formula,
  inText,
  joinTexts,
  objectiveNumbers,
  ofRole,
  periodFacts,
  plainText,
  type Traced,
  type TracedText,
  templateOf,
  withPromise,
} from "../evidence";
import type { PlannedRule, PromqlMeasurement, System, Threshold, Via } from "../model";
import { amountIn, baseAmount, baseUnitOf, dimensionOf, type Quantity, seconds, type Unit } from "../model";
import { prometheusDurationText } from "../time";

/** What every Prometheus-like engine is told about one rule: Prometheus itself, Azure managed Prometheus, Grafana. */
export interface PromqlRule {
  /** The whole alert expression; the comparison with the threshold is its end. */
  readonly expression: TracedText;
  /** The measured value alone, in the measurement's unit, with the traffic guard. */
  readonly value: TracedText;
  /** The limit as the expression writes it, in the measurement's unit. */
  readonly limit: Traced<string>;
  /** True when the series are gone: an alert expression of its own, only where the measurement has one. */
  readonly absent?: string;
  /** Recording rules the expression reads, in the measurement's order. */
  readonly records: readonly PromqlRecord[];
}

export interface PromqlRecord {
  readonly record: string;
  readonly expression: TracedText;
}

/** A duration in Prometheus notation: `90 s` is `1m30s`. */
export function prometheusDuration(duration: Quantity): string {
  return prometheusDurationText(seconds(duration));
}

/** A number in plain decimals: no exponent, no binary noise. */
export function plainNumber(value: number): string {
  return new Decimal(value).toSignificantDigits(15).toFixed();
}

/** Whether a threshold can be compared with what the measurement yields. */
export function isComparable(measurement: PromqlMeasurement, threshold: Threshold): boolean {
  return dimensionOf(measurement.unit) === dimensionOf(threshold.limit.unit);
}

/** The stretch of data and the least traffic of one judgement, with the facts that state them. */
export type PromqlTiming = Pick<PlannedRule, "window" | "minimumTraffic"> &
  Partial<Pick<PlannedRule, "facts" | "shortWindow">>;

/** What is measured apart from any limit, as a panel draws it. */
export function promqlValue(
  measurement: PromqlMeasurement,
  timing: PromqlTiming,
): Pick<PromqlRule, "value" | "records"> {
  return {
    value: measuredValue(measurement, timing, trafficGuard(measurement, timing)),
    records: recordsOf(measurement, timing),
  };
}

/** The rule as PromQL. Throws RangeError unless `isComparable`. */
export function promqlRule(measurement: PromqlMeasurement, rule: PlannedRule): PromqlRule {
  const limit = limitOf(measurement.unit, rule);
  const { operator } = rule.threshold;
  const recent = shortRule(rule);
  const guards = [
    ...trafficGuard(measurement, rule),
    ...(recent
      ? [inText`(${fillPlaceholders(measurement.expression, recent, measurement)}) ${operator} ${limit}`]
      : []),
  ];
  const value = measuredValue(measurement, rule, guards);
  return {
    expression: inText`(${value}) ${operator} ${limit}`,
    value,
    limit,
    ...(measurement.absent !== undefined && {
      absent: plainText(fillPlaceholders(measurement.absent, rule, measurement)),
    }),
    records: [...recordsOf(measurement, rule), ...(recent ? recordsOf(measurement, recent) : [])],
  };
}

/** The limit in the measurement's unit: stated as the threshold, or as a figure of an objective. */
function limitOf(unit: Unit, rule: PlannedRule): Traced<string> {
  const source = amountOf(rule.threshold.limit, [...ofRole(rule.facts, "threshold"), ...figureFacts(rule)]);
  const { expression, terms } = unitVia(unit);
  const limit = asText(
    formula(source, { ...(expression !== undefined && { kind: "unit", expression }), ...(terms && { terms }) }),
  );
  return withPromise(limit, rule);
}

function measuredValue(
  measurement: PromqlMeasurement,
  timing: PromqlTiming,
  guards: readonly TracedText[],
): TracedText {
  const measured = fillPlaceholders(measurement.expression, timing, measurement);
  return guards.reduce((text, guard) => inText`(${text}) ${guardJoin(plainText(guard))} (${guard})`, measured);
}

function recordsOf(measurement: PromqlMeasurement, rule: PromqlTiming): PromqlRecord[] {
  return Object.entries(measurement.records ?? {}).map(([record, expression]) => ({
    record: recordName(record, rule),
    expression: fillPlaceholders(expression, rule, measurement),
  }));
}

/** The same rule over its short window, where it has one. */
function shortRule(rule: PlannedRule): PlannedRule | undefined {
  return rule.shortWindow && { ...rule, window: rule.shortWindow };
}

/**
 * Events of a counter within the window, exactly, where `increase()` extrapolates. A counter that fell counts from zero.
 * One that was not there before is new events only where its target was already scraped then: at a first scrape
 * applications have counted for months.
 */
const events = (counter: string): string =>
  `(((${counter} - last_over_time(${counter}[1h] offset $W)) >= 0)` +
  ` or (${counter} and on (job, instance) (up offset $W == 1))` +
  ` or (${counter} - min_over_time(${counter}[$W])))`;

/** The same of statistics that a server keeps: they outlive their exporter, so that a series that appears is no event. */
const statistics = (counter: string): string =>
  `(((${counter} - last_over_time(${counter}[1h] offset $W)) >= 0)` +
  ` or (${counter} < last_over_time(${counter}[1h] offset $W)))`;

const counts: Readonly<Record<string, (counter: string) => string>> = { EVENTS: events, STATISTICS: statistics };

/** The expression with `$EVENTS(counter)` and `$STATISTICS(counter)` written out. */
export function withCounts(text: string): string {
  const start = /\$(EVENTS|STATISTICS)\(/.exec(text);
  const count = counts[start?.[1] ?? ""];
  if (!start || !count) return text;
  const open = start.index + start[0].length - 1;
  const end = closing(text, open);
  return `${text.slice(0, start.index)}${count(text.slice(open + 1, end))}${withCounts(text.slice(end + 1))}`;
}

/** A window in the name of a recorded series only names it. */
function recordName(record: string, rule: PromqlTiming): string {
  return plainText(filled(record, placeholders(rule)));
}

/**
 * Fills `$W` (window as a duration), `$SECONDS` (window in seconds), `$MINIMUM` (least traffic, base unit) and the
 * numbers of an objective, once the counts are written out.
 */
function fillPlaceholders(text: string, rule: PromqlTiming, measurement: PromqlMeasurement): TracedText {
  const named = Object.keys(measurement.records ?? {}).reduce(
    (all, name) => all.replaceAll(name, () => recordName(name, rule)),
    templateOf(measurement, text),
  );
  return filled(withCounts(named), { ...placeholders(rule), ...objectiveNumbers(measurement, rule.facts ?? []) });
}

function placeholders(timing: PromqlTiming): Record<string, Traced | undefined> {
  const { window, minimumTraffic, facts = [] } = timing;
  const stating = [...ofRole(facts, "window"), ...periodFacts(timing)];
  return {
    $W: duration(window, stating),
    $SECONDS: asText(formula(amountOf(window, stating))),
    $MINIMUM: minimumTraffic && asText(formula(amountOf(minimumTraffic, ofRole(facts, "traffic")))),
  };
}

/** The guard with its minimum filled in; none when the guard needs a minimum and nobody gave one. */
function trafficGuard(measurement: PromqlMeasurement, rule: PromqlTiming): TracedText[] {
  if (measurement.traffic === undefined) return [];
  if (/\$MINIMUM\b/.test(measurement.traffic) && !rule.minimumTraffic) return [];
  return [fillPlaceholders(measurement.traffic, rule, measurement)];
}

/**
 * How the guard joins the value. `and` compares whole label sets, so a guard summed over everything is joined `on ()`,
 * one summed `by (instance)` on that label; a guard that keeps its series' labels is compared as it is.
 */
function guardJoin(guard: string): string {
  const outline = outlineOf(guard);
  const labels = /\bby\s*\(([^)]*)\)/.exec(outline)?.[1];
  if (labels !== undefined) return `and on (${labels.trim()})`;
  const aggregated = /^\s*(sum|avg|min|max|count|vector|absent)\s*\(\)/.test(outline) && !/\bwithout\b/.test(outline);
  return aggregated ? "and on ()" : "and";
}

/** The expression with the contents of its parentheses left out, except the label lists of `by` and `without`. */
function outlineOf(expression: string): string {
  let text = expression.trim();
  while (text.startsWith("(") && closing(text, 0) === text.length - 1) text = text.slice(1, -1).trim();
  let outline = "";
  for (let at = 0; at < text.length; at++) {
    outline += text[at];
    if (text[at] !== "(") continue;
    const end = closing(text, at);
    if (/\b(by|without)\s*\($/.test(outline)) outline += text.slice(at + 1, end);
    outline += ")";
    at = end;
  }
  return outline;
}

/** Index of the parenthesis that closes the one at `open`, skipping quoted label values. */
function closing(text: string, open: number): number {
  let depth = 0;
  let quote = "";
  for (let at = open; at < text.length; at++) {
    const letter = text[at] as string;
    if (quote !== "") {
      if (letter === "\\") at++;
      else if (letter === quote) quote = "";
    } else if (/["'`]/.test(letter)) quote = letter;
    else if (letter === "(") depth++;
    else if (letter === ")" && --depth === 0) return at;
  }
  return text.length;
}

/** How a documented base value becomes the same value in another unit of its dimension. */
export function unitVia(unit: Unit): Via {
  const one = baseAmount({ amount: "1", unit });
  if (one === 1) return { kind: "same", format: "number" };
  // Divided by whole numbers: a day has no exact inverse.
  if (one > 1) return { kind: "unit", format: "number", expression: "documented / unit", terms: { unit: one } };
  const factor = amountIn({ amount: "1", unit: baseUnitOf(dimensionOf(unit)) }, unit);
  return { kind: "unit", format: "number", expression: "documented * factor", terms: { factor } };
}

/**
 * The value with its recording rules written out, for engines that keep none. Undefined where a recorded series is
 * selected from (`name{...}`), ranged over (`name[5m]`) or shifted (`offset`), which an expression in its place cannot be.
 */
export function inlineRecords(rule: Pick<PromqlRule, "value" | "records">): TracedText | undefined {
  let text = rule.value;
  for (const { record, expression } of [...rule.records].reverse()) {
    if (new RegExp(`(?<![\\w:])${record}\\s*(?:[[{@]|offset\\b)`).test(plainText(text))) return undefined;
    const name = new RegExp(`(?<![\\w:])${record}(?![\\w:])`);
    text = joinTexts(
      text.tracedText.map((part) =>
        typeof part === "string" ? joinTexts(part.split(name), inText`(${expression})`) : part,
      ),
      "",
    );
  }
  return text;
}

/** The name of the rule group a document fixes: the alert's state called `group`. */
export function documentedGroup(system: System, alertKey: string): string | undefined {
  const alert = system.alerts.find((candidate) => candidate.key === alertKey);
  return alert?.facts.find((fact) => /\bstates(\.|\[")group\b/.test(fact.path))?.value;
}
