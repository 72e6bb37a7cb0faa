import type { EvidencePoint, Fact, LogCondition, LogQuery, Planned, Problem, Value } from "../../../../core/model";
import { numberVia, pointOf, withEvidence } from "../common/evidence";
import { limits } from "../common/limits";
import { type Entry, nothing, type Part, problemAt } from "../common/part";
import { nameOf, type Scope } from "../common/scope";
import { concerns, tokens } from "../common/tokens";
import { isNumber, quoted, wholeRecord } from "./filter-pattern";
import { groupName, logGroupOf } from "./log-stores";

/** A saved Logs Insights query, as written or built from the conditions. */
export function queryOf({ spec, facts, clauses }: Planned<LogQuery>, scope: Scope): Part {
  const store = logGroupOf(spec.in, scope);
  if (!store) return nothing;
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const queryString = spec.text ?? builtText(spec);
  const problems = queryProblems(spec, queryString, entry);
  if (problems.length > 0) return { ...nothing, problems };
  const inputs: Record<string, Value> = {
    name: nameOf(scope, [spec.key], limits.alarmName.value),
    logGroupNames: [groupName(store)],
    queryString,
  };
  const declaration = { key: `query-${spec.key}`, type: tokens.query, concern: concerns.logs, inputs };
  return { ...nothing, declarations: [withEvidence(declaration, facts, limitPoints(facts))] };
}

function builtText({ where, show, limit }: LogQuery): string {
  const fields = ["@timestamp", ...show.filter((field) => field !== "@timestamp")];
  const lines = [
    `fields ${(show.length > 0 ? fields : ["@timestamp", wholeRecord]).join(", ")}`,
    ...(where.length > 0 ? [`| filter ${where.map(condition).join(" and ")}`] : []),
    "| sort @timestamp desc",
    ...(limit ? [`| limit ${limit.value.amount}`] : []),
  ];
  return lines.join("\n");
}

function condition({ field, operator, value }: LogCondition): string {
  const literal = (text: string) => (isNumber(text) ? text : quoted(text));
  switch (operator) {
    case "contains":
      return `${field} like ${quoted(value.value)}`;
    case "in":
      return `${field} in [${value.value
        .split(",")
        .map((item) => literal(item.trim()))
        .join(", ")}]`;
    case "==":
      return `${field} = ${literal(value.value)}`;
    default:
      return `${field} ${operator} ${literal(value.value)}`;
  }
}

function limitPoints(facts: readonly Fact[]): EvidencePoint[] {
  return facts
    .filter(({ role }) => role === "count")
    .map((fact) => pointOf(fact, "queryString", numberVia(fact), "\\blimit (\\d+)"));
}

function queryProblems({ limit }: LogQuery, text: string, entry: Entry): Problem[] {
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
  if (text.length > limits.queryText.value) {
    problems.push(
      problemAt(entry, "AWS-QUERY-LENGTH", {
        what: "the query is too long",
        given: `${text.length} characters`,
        allowed: `at most ${limits.queryText.value}`,
        change: "shorten it",
      }),
    );
  }
  return problems;
}
