import { inText, joinTexts, type Source, spelled, type TracedText, textOf } from "../../../../core/evidence";
import type { Fact, LogCondition, Problem } from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";

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
export function filterPattern(
  where: readonly LogCondition[],
  entry: Entry,
  facts: readonly Fact[] = [],
): { pattern: TracedText; problems: Problem[] } {
  const texts = where.filter(({ field }) => field === wholeRecord);
  const problems = [...mixProblems(texts.length, where.length, entry), ...where.flatMap((one) => flaws(one, entry))];
  const pattern =
    texts.length > 0
      ? joinTexts(
          texts.map(({ value }) => quotedText(textOf(value, facts))),
          " ",
        )
      : where.length === 0
        ? inText``
        : inText`{ ${joinTexts(
            where.map((condition) => comparison(condition, facts)),
            " && ",
          )} }`;
  return { pattern, problems };
}

function comparison({ field, operator, value }: LogCondition, facts: readonly Fact[]): TracedText {
  const selector = `$.${field}`;
  const source = textOf(value, facts);
  if (operator === "contains") return inText`${selector} = "*${spelled(source, escaped)}*"`;
  if (operator === "in") {
    const choices = choicesOf(source).map((choice) => equality(selector, "=", choice));
    return choices.length === 1 ? joinTexts(choices, "") : inText`(${joinTexts(choices, " || ")})`;
  }
  return equality(selector, operators[operator] ?? "=", source);
}

function equality(selector: string, operator: string, source: Source<string>): TracedText {
  const { value } = source;
  if (/^(true|false)$/.test(value) && operator === "=") {
    return inText`${selector} IS ${spelled(source, (text) => text.toUpperCase())}`;
  }
  return inText`${selector} ${operator} ${literal(source)}`;
}

/** The texts of a list, each evidence of the list. */
export function choicesOf({ value, facts }: Source<string>): Source<string>[] {
  return value.split(",").map((choice) => ({ value: choice.trim(), facts }));
}

/** A number as it is, any other value in quotation marks. */
export function literal(source: Source<string>): TracedText {
  return isNumber(source.value) ? inText`${spelled(source, (text) => text)}` : quotedText(source);
}

/** A documented text in quotation marks. */
export function quotedText(source: Source<string>): TracedText {
  return inText`"${spelled(source, escaped)}"`;
}

export function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function escaped(text: string): string {
  return text.replace(/[\\"]/g, "\\$&");
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
