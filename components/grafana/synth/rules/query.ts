import {
  inText,
  isTraced,
  isTracedText,
  jsonText,
  type Traced,
  type TracedInputs,
  type TracedText,
  type TracedValue,
} from "../../../../core/evidence";
import type { Operator } from "../../../../core/model";

/** Reserved data source of server-side expressions. */
const expressions = "__expr__";

const evaluators: Partial<Record<Operator, string>> = { ">": "gt", "<": "lt" };

/** Seconds of data a query may look at; PromQL ranges and offsets reach further back by themselves. */
const timeRange = 600;

/** The stages of a rule: the value, its last sample, the comparison. `C` is the condition. */
export function queryStages(
  expression: TracedText,
  datasource: string,
  comparison: { readonly operator: Operator; readonly limit: Traced<string> },
) {
  const query = {
    datasource: { type: "prometheus", uid: datasource },
    editorMode: "code",
    expr: expression,
    instant: true,
    intervalMs: 1000,
    maxDataPoints: 43_200,
    range: false,
    refId: "A",
  };
  const reduce = { ...stage("B", "reduce"), expression: "A", reducer: "last" };
  return [
    data("A", datasource, query, timeRange),
    data("B", expressions, reduce, 0),
    data("C", expressions, condition(comparison), 0),
  ];
}

/** Threshold stages know `>` and `<` in every version; the other operators are written as arithmetic. */
function condition({ operator, limit }: { readonly operator: Operator; readonly limit: Traced<string> }): TracedInputs {
  const type = evaluators[operator];
  if (type === undefined) return { ...stage("C", "math"), expression: inText`$B ${operator} ${limit}` };
  const conditions = [{ evaluator: { params: [{ traced: Number(limit.traced), from: limit.from }], type } }];
  return { ...stage("C", "threshold"), expression: "B", conditions };
}

function stage(refId: string, type: string): TracedInputs {
  return { datasource: { type: expressions, uid: expressions }, refId, type };
}

function data(refId: string, datasourceUid: string, model: TracedInputs, from: number) {
  return { datasourceUid, model: jsonText(sorted(model)), refId, relativeTimeRange: { from, to: 0 } };
}

/** JSON with sorted keys, as Grafana gives it back: no difference where there is none. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(sorted(value as TracedValue));
}

function sorted(value: TracedValue): TracedValue {
  if (typeof value !== "object" || value === null || isTraced(value) || isTracedText(value)) return value;
  if (Array.isArray(value)) return (value as readonly TracedValue[]).map(sorted);
  const fields = Object.entries(value as TracedInputs).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, item]) => [key, sorted(item)]));
}
