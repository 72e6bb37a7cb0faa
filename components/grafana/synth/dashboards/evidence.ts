import { viaFor } from "../../../../core/evidence";
import { unitVia } from "../../../../core/expressions";
import { asPattern, type EvidencePoint, type Fact, type MetricPanel, type Panel } from "../../../../core/model";
import type { MadePanel } from "./panel";
import type { SeriesQuery } from "./query";
import { thresholdSteps } from "./thresholds";

const path = "configJson";
/** Anything, as long as it belongs to the same panel: each has one place on the grid. */
const within = '(?:(?!"gridPos":).)*?';

/**
 * Where documented names and numbers stand in a dashboard: names of panels in the query that measures them, bands and
 * aims in the steps of the axis. Titles and descriptions prove nothing.
 */
export function panelEvidence(made: MadePanel): EvidencePoint[] {
  const { panel } = made;
  return [
    ...panel.facts.flatMap((fact) => queryPoint(made, fact)),
    ...(panel.kind === "metric" ? axisPoints(panel, made.id) : []),
  ];
}

function queryPoint({ panel, id, queries }: MadePanel, fact: Fact): EvidencePoint[] {
  const shown = queryOf(panel, queries, fact);
  if (!shown) return [];
  const { field, text } = shown;
  // The SDK's JSON is sorted: within a panel the id stands before its queries.
  const match = `"id":${id},${within}"${field}":"${text.around.map(asPattern).join(`(${asPattern(text.shown)})`)}"`;
  const via = viaFor(fact, { kind: "same", format: "token", token: text.shown, of: fact.written });
  return [{ clause: fact.clause, role: fact.role, ...subjectOf(fact), path, match, via }];
}

interface Shown {
  readonly field: string;
  readonly text: { readonly shown: string; readonly around: readonly [string, string] };
}

/** The query a documented name means: that of its concept, or the words of the statement. */
function queryOf(panel: Panel, queries: readonly SeriesQuery[], fact: Fact): Shown | undefined {
  const [name = ""] = fact.written.split("@");
  const at = panel.kind === "metric" ? panel.series.findIndex(({ concept }) => concept === name) : 0;
  const query = queries[Math.max(0, at)];
  if (!query) return undefined;
  const whole = { field: query.field, text: { shown: jsonText(query.text), around: ["", ""] as const } };
  const isStatement = panel.kind === "sql" && !panel.key.startsWith(`${fact.written}.`);
  if (!isStatement) return whole;
  const words = new RegExp(fact.written.split(/\s+/).map(asPattern).join("\\s+")).exec(query.text);
  if (!words) return undefined;
  const end = words.index + words[0].length;
  const around = [jsonText(query.text.slice(0, words.index)), jsonText(query.text.slice(end))] as const;
  return { field: query.field, text: { shown: jsonText(words[0]), around } };
}

/** Limits of rules, ends of the normal band and documented aims: steps of the axis, in the panel's unit. */
function axisPoints(panel: MetricPanel, id: number): EvidencePoint[] {
  const lines = panel.lines.flatMap(({ facts }) => facts);
  return [...(panel.normal?.facts ?? []), ...lines].flatMap((fact) => {
    const via = viaFor(fact, unitVia(panel.unit));
    const factor = via.terms?.factor ?? 1;
    const value = (fact.base ?? Number.NaN) * factor;
    const match = stepMatch(panel, id, value);
    return match === undefined ? [] : [{ clause: fact.clause, role: fact.role, ...subjectOf(fact), path, match, via }];
  });
}

/** Finds the number of one step of one panel; the lower end of the axis is its minimum. */
function stepMatch(panel: MetricPanel, id: number, value: number): string | undefined {
  const number = "(-?[\\d.e+-]+)";
  const rest = `${within}"gridPos":\\{[^}]*\\},"id":${id}[,}]`;
  const steps = thresholdSteps(panel);
  const at = steps.findIndex((step) => step.value !== null && Math.abs(step.value - value) <= Math.abs(value) * 1e-9);
  if (at >= 0) return `"steps":\\[(?:\\{[^}]*\\},){${at}}\\{"color":"[^"]*","value":${number}\\}${rest}`;
  return value === panel.range.min ? `"min":${number},${rest}` : undefined;
}

function subjectOf({ subject }: Fact): { subject?: string } {
  return subject === undefined ? {} : { subject };
}

function jsonText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
