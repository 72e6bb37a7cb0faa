import {
  amountOf,
  formula,
  inText,
  joinTexts,
  ofRole,
  type TracedText,
  textOf,
  writtenAt,
} from "../../../../core/evidence";
import type { Fact, LogCondition, LogQuery, Planned, Problem } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Entry, problemAt } from "../../../kit/problems";
import { type Context, nameOf } from "../common/context";
import { limits } from "../common/limits";
import { awsResource, type Fragment } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { choicesOf, literal, quotedText, wholeRecord } from "./filter-pattern";
import { groupName, logGroupOf } from "./log-stores";

/** A saved Logs Insights query, as written or built from the conditions. */
export function queryOf({ spec, facts, clauses }: Planned<LogQuery>, scope: Context): Fragment {
  const store = logGroupOf(spec.in, scope);
  if (!store) return nothing;
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const queryString =
    spec.text === undefined
      ? builtText(spec, facts)
      : inText`${writtenAt(spec.text, { at: spec.at, path: `${spec.path}.text` })}`;
  const problems = queryProblems(spec, entry);
  if (problems.length > 0) return { ...nothing, problems };
  const inputs = {
    name: nameOf(scope, [spec.key], limits.alarmName.value),
    logGroupNames: [groupName(store)],
    queryString,
  };
  const declaration = { key: `query-${spec.key}`, type: tokens.query, concern: concerns.logs, inputs };
  return { ...nothing, declarations: [awsResource(declaration, facts)] };
}

function builtText({ where, show, limit }: LogQuery, facts: readonly Fact[]): TracedText {
  const fields = ["@timestamp", ...show.filter((field) => field !== "@timestamp")];
  const conditions = where.map((one) => condition(one, ofRole(facts, "pattern")));
  const rows = limit && formula(amountOf(limit.value, ofRole(facts, "count")));
  const lines = [
    `fields ${(show.length > 0 ? fields : ["@timestamp", wholeRecord]).join(", ")}`,
    ...(where.length > 0 ? [inText`| filter ${joinTexts(conditions, " and ")}`] : []),
    "| sort @timestamp desc",
    ...(rows ? [inText`| limit ${rows}`] : []),
  ];
  return joinTexts(lines, "\n");
}

function condition({ field, operator, value }: LogCondition, facts: readonly Fact[]): TracedText {
  const source = textOf(value, facts);
  switch (operator) {
    case "contains":
      return inText`${field} like ${quotedText(source)}`;
    case "in":
      return inText`${field} in [${joinTexts(choicesOf(source).map(literal), ", ")}]`;
    case "==":
      return inText`${field} = ${literal(source)}`;
    default:
      return inText`${field} ${operator} ${literal(source)}`;
  }
}

function queryProblems({ limit }: LogQuery, entry: Entry): Problem[] {
  const problems: Problem[] = [];
  const rows = Number(limit?.value.amount ?? 1);
  if (!Number.isInteger(rows) || rows < 1 || rows > limits.queryRows.value) {
    problems.push(
      problemAt(entry, "AWS-QUERY-LIMIT", {
        what: "Logs Insights does not return that many records",
        given: String(rows),
        allowed: `1 to ${limits.queryRows.value}`,
        change: "change limit",
      }),
    );
  }
  return problems;
}
