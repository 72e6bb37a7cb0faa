import type { Operator, Value } from "../../../../core/model";

/** Reserved data source of server-side expressions. */
const expressions = "__expr__";

const evaluators: Partial<Record<Operator, string>> = { ">": "gt", "<": "lt" };

/** Seconds of data a query may look at; PromQL ranges and offsets reach further back by themselves. */
const timeRange = 600;

/** The stages of a rule: the value, its last sample, the comparison. `C` is the condition. */
export function queryStages(
  expression: string,
  datasource: string,
  comparison: { readonly operator: Operator; readonly limit: string },
): Value[] {
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
function condition({ operator, limit }: { readonly operator: Operator; readonly limit: string }): object {
  const type = evaluators[operator];
  if (type === undefined) return { ...stage("C", "math"), expression: `$B ${operator} ${limit}` };
  const conditions = [{ evaluator: { params: [Number(limit)], type } }];
  return { ...stage("C", "threshold"), expression: "B", conditions };
}

/** Regular expression whose first group is the limit in the model of stage `C`. */
export function limitMatch(operator: Operator): string {
  return evaluators[operator] === undefined ? `\\$B ${operator} (-?[\\d.]+)"` : '"params":\\[(-?[\\d.e-]+)\\]';
}

function stage(refId: string, type: string): object {
  return { datasource: { type: expressions, uid: expressions }, refId, type };
}

function data(refId: string, datasourceUid: string, model: object, from: number): Value {
  return { datasourceUid, model: sortedJson(model), refId, relativeTimeRange: { from, to: 0 } };
}

/** JSON with sorted keys, as Grafana gives it back: no difference where there is none. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
