import type { LogCondition, Problem } from "../../../../core/model";
import { limits } from "../common/limits";
import { type Entry, problemAt } from "../common/part";

/** The field that stands for the whole record. */
export const wholeRecord = "@message";

const operators: Partial<Record<LogCondition["operator"], string>> = {
  "==": "=",
  "!=": "!=",
  ">=": ">=",
  ">": ">",
  "<=": "<=",
  "<": "<",
};

/**
 * Conditions as a filter pattern: `{ $.event = "login_failed" && $.duration >= 500 }` for fields of JSON records, quoted
 * terms for text anywhere in a record. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function filterPattern(where: readonly LogCondition[], entry: Entry): { pattern: string; problems: Problem[] } {
  const texts = where.filter(({ field }) => field === wholeRecord);
  const problems = [...mixProblems(texts.length, where.length, entry), ...where.flatMap((one) => flaws(one, entry))];
  const pattern =
    texts.length > 0
      ? texts.map(({ value }) => quoted(value.value)).join(" ")
      : where.length === 0
        ? ""
        : `{ ${where.map(comparison).join(" && ")} }`;
  if (pattern.length > limits.filterPattern.value) {
    problems.push(
      problemAt(entry, "AWS-FILTER-LENGTH", {
        what: "the filter pattern is too long",
        given: `${pattern.length} characters`,
        allowed: `at most ${limits.filterPattern.value}`,
        change: "use fewer or shorter conditions",
      }),
    );
  }
  return { pattern, problems };
}

function comparison({ field, operator, value }: LogCondition): string {
  const selector = `$.${field}`;
  if (operator === "contains") return `${selector} = ${quoted(`*${value.value}*`)}`;
  if (operator === "in") {
    const choices = value.value.split(",").map((choice) => equality(selector, "=", choice.trim()));
    return choices.length === 1 ? (choices[0] as string) : `(${choices.join(" || ")})`;
  }
  return equality(selector, operators[operator] ?? "=", value.value);
}

function equality(selector: string, operator: string, value: string): string {
  if (/^(true|false)$/.test(value) && operator === "=") return `${selector} IS ${value.toUpperCase()}`;
  return `${selector} ${operator} ${isNumber(value) ? value : quoted(value)}`;
}

export function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

function flaws({ field, operator, value }: LogCondition, entry: Entry): Problem[] {
  const problems: Problem[] = [];
  if (field === wholeRecord ? operator !== "contains" : !/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/.test(field)) {
    problems.push(
      problemAt(entry, "AWS-FILTER-FIELD", {
        what: field === wholeRecord ? "a whole record can only be searched for text" : "no field of a JSON record",
        given: `${field} ${operator}`,
        allowed: `names such as error.name, or ${wholeRecord} with contains`,
        change: "change the field or the operator",
      }),
    );
  }
  if ([">=", ">", "<=", "<"].includes(operator) && !isNumber(value.value)) {
    problems.push(
      problemAt(entry, "AWS-FILTER-NUMBER", {
        what: `${operator} compares numbers`,
        given: value.value,
        allowed: "a number without a unit",
        change: "write the number in the unit of the log field",
      }),
    );
  }
  return problems;
}

function mixProblems(texts: number, all: number, entry: Entry): Problem[] {
  if (texts === 0 || texts === all) return [];
  return [
    problemAt(entry, "AWS-FILTER-MIXED", {
      what: "a filter pattern tests fields of JSON records or searches text, not both",
      allowed: `only ${wholeRecord}, or only fields`,
      change: "count them separately",
    }),
  ];
}
