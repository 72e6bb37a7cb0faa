import { inText, joinTexts, ofRole, type TracedText } from "../../../../core/evidence";
import type { Fact, LogCount, LogStore, Planned, Problem } from "../../../../core/model";
import type { Context } from "../common/context";
import { columnName, fieldAs, missingColumn, predicate, readsRecord, recordStep } from "./kql";
import { shapeOf, type TableShape } from "./table-columns";

/** A log count as KQL: one row per combination of `dimensions`, with a column `value`. */
export interface CountQuery {
  readonly query: TracedText;
  readonly dimensions: readonly string[];
  readonly facts: readonly Fact[];
}

/** The query of a log count of this system; undefined when there is none, or its table is unknown. */
export function countQuery({ plan }: Context, key: string): CountQuery | undefined {
  const planned = plan.counts.find(({ spec }) => spec.key === key);
  const count = planned?.spec;
  const store = count && storeOf(plan.system.logs.stores, count.in);
  const shape = store && shapeOf(store.name, store.properties.json);
  if (!planned || !count || !store || !shape) return undefined;
  const by = count.by.map((field) => `${columnName(field)} = ${fieldAs("text", field, shape)}`);
  const patterns = ofRole(planned.facts, "pattern");
  const steps = [
    store.name,
    ...(readsRecord(fieldsOf(count), shape) ? [recordStep(shape)] : []),
    ...count.where.map((condition) => inText`where ${predicate(condition, shape, patterns)}`),
    `summarize value = ${amount(count, shape)}${by.length > 0 ? ` by ${by.join(", ")}` : ""}`,
  ];
  return {
    query: joinTexts(
      steps.filter((step) => step !== undefined),
      "\n| ",
    ),
    dimensions: count.by.map(columnName),
    facts: planned.facts,
  };
}

function fieldsOf({ where, by, value }: LogCount): string[] {
  return [...where.map(({ field }) => field), ...by, ...(value ? [value] : [])];
}

/** Rows of sampled telemetry stand for several records each. */
function amount(count: LogCount, shape: TableShape): string {
  if (count.value !== undefined) return `sum(${fieldAs("number", count.value, shape)})`;
  return shape.sampled ? "sum(ItemCount)" : "count()";
}

function storeOf(stores: readonly LogStore[], key: string): LogStore | undefined {
  return stores.find((store) => store.key === key && store.kind.startsWith("azure."));
}

/** Counts that nothing can turn into a query. */
export function countProblems(scene: Context): Problem[] {
  return scene.plan.counts.flatMap((count) => unreadable(scene, count) ?? []);
}

function unreadable({ plan }: Context, { spec, clauses }: Planned<LogCount>): Problem | undefined {
  const store = storeOf(plan.system.logs.stores, spec.in);
  if (!store) return undefined;
  const shape = shapeOf(store.name, store.properties.json);
  if (shape) {
    const missing = missingColumn(fieldsOf(spec), store.name, shape);
    return missing && { code: "AZURE-COLUMN", at: spec.at, path: spec.path, clauses, ...missing };
  }
  return {
    code: "AZURE-TABLE",
    at: spec.at,
    path: spec.path,
    what: "records of this table cannot be counted: its columns are unknown",
    given: store.name,
    allowed: "a built-in table of App Service, Application Insights or PostgreSQL, or a custom table ending in _CL",
    clauses,
  };
}
