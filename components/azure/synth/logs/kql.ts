import { inText, joinTexts, type Source, spelled, type TracedText, textOf } from "../../../../core/evidence";
import type { Fact, LogCondition, Problem } from "../../../../core/model";
import type { TableShape } from "./table-columns";

type Detail = Pick<Problem, "what" | "given" | "allowed" | "change">;

/** A KQL string literal. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

const special = new Set(["and", "or", "not", "in", "by", "contains", "project", "where", "summarize", "type", "count"]);

/** A column name; quoted where it is no plain identifier. */
export function columnName(field: string): string {
  const plain = field.replace(/\W+/g, "_");
  return /^[A-Za-z_]/.test(plain) && !special.has(plain.toLowerCase()) ? plain : `_${plain}`;
}

/** Whether the fields of a query are read from a JSON column, which must be parsed first. */
export function readsRecord(fields: readonly string[], shape: TableShape): boolean {
  return shape.json !== undefined && fields.some((field) => field !== "@message" && !isColumn(field, shape));
}

/** A field of an entry that its table does not have, among the columns the platform lists. */
export function missingColumn(fields: readonly string[], table: string, shape: TableShape): Detail | undefined {
  if (shape.page === undefined || shape.json !== undefined) return undefined;
  const wrong = fields.filter((field) => field !== "@message" && field !== "timestamp" && !isColumn(field, shape));
  if (wrong.length === 0) return undefined;
  const columns = ["TimeGenerated", ...shape.numbers, ...shape.booleans, ...shape.text].sort();
  return {
    what: `${table} has no such column`,
    given: [...new Set(wrong)].join(", "),
    allowed: `${columns.join(", ")} (${shape.page})`,
    change: "correct the field",
  };
}

/** The step that parses the JSON column; the record is then `record`. */
export function recordStep(shape: TableShape): string | undefined {
  if (!shape.json) return undefined;
  return shape.json.parsed
    ? `extend record = ${shape.json.column}`
    : `extend record = parse_json(${shape.json.column})`;
}

/** A field as text, number or boolean, wherever the table holds it. */
export function fieldAs(kind: "text" | "number" | "boolean", field: string, shape: TableShape): string {
  if (field === "@message") return shape.message ?? "*";
  if (isColumn(field, shape) || !shape.json) return asColumn(kind, field, shape);
  const convert = { text: "tostring", number: "todouble", boolean: "tobool" }[kind];
  return `${convert}(${recordPath(field)})`;
}

function isColumn(field: string, shape: TableShape): boolean {
  return field === "TimeGenerated" || [...shape.text, ...shape.numbers, ...shape.booleans].includes(field);
}

function asColumn(kind: "text" | "number" | "boolean", field: string, shape: TableShape): string {
  const name = columnName(field) === field ? field : `['${field}']`;
  if (kind === "text" && (shape.numbers.includes(field) || shape.booleans.includes(field))) return `tostring(${name})`;
  if (kind === "number" && !shape.numbers.includes(field)) return `todouble(${name})`;
  return name;
}

function recordPath(field: string): string {
  return `record${field
    .split(".")
    .map((part) => (/^[A-Za-z_]\w*$/.test(part) ? `.${part}` : `[${literal(part)}]`))
    .join("")}`;
}

/** A condition as a predicate; `facts` are those of the entry's conditions. */
export function predicate(
  { field, operator, value }: LogCondition,
  shape: TableShape,
  facts: readonly Fact[],
): TracedText {
  const source = textOf(value, facts);
  if (operator === "contains") return inText`${fieldAs("text", field, shape)} contains ${literalOf(source)}`;
  if (operator === "in") {
    const items = value.value.split(",").map((item) => literalOf({ value: item.trim(), facts: source.facts }));
    return inText`${fieldAs("text", field, shape)} in (${joinTexts(items, ", ")})`;
  }
  const plain = spelled(source, (text) => text);
  if (shape.booleans.includes(field)) return inText`${fieldAs("boolean", field, shape)} ${operator} ${plain}`;
  const ordered = operator !== "==" && operator !== "!=";
  if ((ordered || shape.numbers.includes(field)) && isNumber(value.value)) {
    return inText`${fieldAs("number", field, shape)} ${operator} ${plain}`;
  }
  return inText`${fieldAs("text", field, shape)} ${operator} ${literalOf(source)}`;
}

function literalOf(source: Source<string>): TracedText {
  return inText`"${spelled(source, (text) => literal(text).slice(1, -1))}"`;
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}
