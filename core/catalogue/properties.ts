import { leafOf } from "../model";
import type { Flaw } from "../platforms";
import type { Property } from "./schema";

/** Values of these types have a form of their own; a `pattern` of the property narrows it. */
const forms: Readonly<Partial<Record<Property["type"], { pattern: string; words: string }>>> = {
  number: { pattern: "-?\\d+(\\.\\d+)?", words: "a plain number" },
  flag: { pattern: "true|false", words: "true, false" },
  arn: { pattern: "arn:aws[a-z-]*:[a-z0-9-]+:[^:]*:[^:]*:.+", words: "an ARN" },
  "arm-id": { pattern: "/subscriptions/[^/]+(/resourceGroups/[^/]+)?/providers/.+", words: "an ARM id" },
};

/** Why a value does not fit a property: what is allowed, in words. Undefined when it fits. */
export function misfit(property: Property, value: string): string | undefined {
  // Made by this stack or another one, or filled from a configuration that nobody has looked at yet.
  if (typeof leafOf(value) !== "string" || /^stack:|\$\{/.test(value)) return undefined;
  if (/^@.*#/.test(value)) return "@<resource>#<output> of what this stack makes, without blanks";
  const items = property.type === "list" ? value.split(/[,\s]+/).filter((item) => item !== "") : [value];
  return items.length > 0 && items.every((item) => fits(property, item)) ? undefined : allowedOf(property);
}

/** The values an `enum` accepts. */
export function choicesOf({ values = [] }: Pick<Property, "values">): readonly string[] {
  return Array.isArray(values) ? values : Object.keys(values);
}

function fits(property: Property, value: string): boolean {
  if (property.type === "enum") return choicesOf(property).includes(value);
  // Azure compares its names without regard to case.
  const flags = property.type === "arm-id" ? "i" : "";
  if (property.type === "number" && !(Number(value) > 0 || Number(value) >= (property.least ?? Infinity))) return false;
  const patterns = [forms[property.type]?.pattern, property.pattern];
  return patterns.every((pattern) => pattern === undefined || new RegExp(`^(?:${pattern})$`, flags).test(value));
}

function allowedOf(property: Property): string {
  if (property.type === "enum") return choicesOf(property).join(", ");
  const words = forms[property.type]?.words ?? (property.type === "list" ? "a list, separated by commas" : "a text");
  const unit = property.unit === undefined || property.unit === "count" ? "" : ` (${property.unit})`;
  const { type, least } = property;
  const range = type !== "number" ? "" : least === undefined ? " above 0" : ` of ${least} or more`;
  return `${words}${range}${unit}, such as ${property.example}`;
}

/** What is wrong with the declaration of a property. Paths are relative to it. */
export function propertyFlaws(property: Property): Flaw[] {
  if ((property.type === "enum") !== (property.values !== undefined)) {
    const what = "an enum has values, and nothing else has";
    return [{ code: "CATALOGUE-PROPERTY", path: ["values"], what, given: property.type, change: "correct the type" }];
  }
  if (property.pattern !== undefined && !compiles(property.pattern)) {
    const what = "no regular expression";
    return [
      { code: "CATALOGUE-PROPERTY", path: ["pattern"], what, given: property.pattern, change: "correct the pattern" },
    ];
  }
  return (["example", "default"] as const).flatMap((key): Flaw[] => {
    const value = property[key];
    const allowed = value === undefined ? undefined : misfit(property, value);
    if (value === undefined || allowed === undefined) return [];
    const what = `the ${key} does not fit the property`;
    return [{ code: "CATALOGUE-PROPERTY", path: [key], what, given: value, allowed, change: "correct one of them" }];
  });
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
