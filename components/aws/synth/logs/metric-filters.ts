import { ofRole } from "../../../../core/evidence";
import type { LogCount, Planned, Problem } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Entry, problemAt } from "../../../kit/problems";
import { type Context, plainNameOf } from "../common/context";
import { limits, metricUnits } from "../common/limits";
import { awsResource, type Fragment } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { filterPattern } from "./filter-pattern";
import { groupName, logGroupOf } from "./log-stores";

/** A log count as a metric filter: the metric is what alerts on `log.<key>` read. */
export function metricFilterOf({ spec, facts, clauses }: Planned<LogCount>, scope: Context): Fragment {
  const store = logGroupOf(spec.in, scope);
  if (!store) return nothing;
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const { pattern, problems } = filterPattern(spec.where, entry, ofRole(facts, "pattern"));
  const unit = unitOf(spec.metric.unit);
  const flaws = [...problems, ...unitProblems(spec, unit, entry)];
  if (flaws.length > 0) return { ...nothing, problems: flaws };
  const inputs = {
    name: plainNameOf(scope, [spec.key], limits.metricFilterName.value),
    logGroupName: groupName(store),
    pattern,
    metricTransformation: transformation(spec, unit ?? "None"),
  };
  const declaration = { key: `count-${spec.key}`, type: tokens.metricFilter, concern: concerns.logs, inputs };
  return { ...nothing, declarations: [awsResource(declaration, facts)] };
}

/**
 * Zero for periods without a match, so that a count is never missing. Not with dimensions (refused), and not for a
 * field's value, of which zero would be a wrong measurement.
 */
function transformation({ metric, value, by }: LogCount, unit: string) {
  const counted = value === undefined;
  return {
    namespace: metric.namespace,
    name: metric.name,
    value: counted ? "1" : `$.${value}`,
    unit,
    ...(by.length > 0 && { dimensions: Object.fromEntries(by.map((field) => [field, `$.${field}`])) }),
    ...(counted && by.length === 0 && { defaultValue: "0" }),
  };
}

function unitOf(written: string): string | undefined {
  return metricUnits[written.toLowerCase()];
}

function unitProblems({ metric }: LogCount, unit: string | undefined, entry: Entry): Problem[] {
  if (unit !== undefined) return [];
  return [
    problemAt(entry, "AWS-METRIC-UNIT", {
      what: "not a CloudWatch unit",
      given: metric.unit,
      allowed: Object.keys(metricUnits).join(", "),
      change: "change metric.unit",
    }),
  ];
}
