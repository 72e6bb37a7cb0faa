import type { EvidencePoint, Fact, Via } from "../model";
import { asPattern, isJoined, isJsonText, isReference, isSecret } from "../model";
import { iso8601, prometheusDurationText } from "../time";
import { evaluate } from "./arithmetic";

type Inputs = Readonly<Record<string, unknown>>;

/** Keys whose values only describe: what stands there is no evidence that a number is enforced. */
const descriptive = new Set([
  "name",
  "alarmName",
  "ruleName",
  "displayName",
  "configurationName",
  "groupShortName",
  "uid",
  "title",
  "description",
  "alarmDescription",
  "notes",
  "tags",
  "labels",
  "annotations",
  "metadata",
]);

/** Splits `a.b[0]["x.y"]` into its keys. */
export function pathKeys(path: string): string[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, plain]) => quoted ?? index ?? (plain as string),
  );
}

/** Whether what stands at a path only describes. */
export function isDescriptive(path: string): boolean {
  return pathKeys(path).some((key) => descriptive.has(key));
}

/** Joins keys the way `pathKeys` splits them. */
export function joinPath(keys: readonly (string | number)[]): string {
  return keys
    .map((key, at) => {
      if (typeof key === "number") return `[${key}]`;
      if (/^[A-Za-z_$][\w$-]*$/.test(key)) return at === 0 ? key : `.${key}`;
      return `[${JSON.stringify(key)}]`;
    })
    .join("");
}

/** The value at a path; undefined when nothing is there. Declared leaves are read as the text they become. */
export function readPath(inputs: Inputs, path: string): unknown {
  let value: unknown = inputs;
  for (const key of pathKeys(path)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return asText(value);
}

function asText(value: unknown): unknown {
  if (isJsonText(value)) return JSON.stringify(value.json);
  if (isSecret(value)) return "[secret]";
  if (isReference(value)) return `\${${value.ref}.${value.output}}`;
  if (isJoined(value)) return value.join.map((part) => String(asText(part))).join("");
  return value;
}

/** What must stand in the inputs for the fact, by its `via`. */
export function expectedValue(fact: Fact, via: Via): string | number {
  if (via.token !== undefined) return via.token;
  return fact.base === undefined ? fact.written : computed(fact.base, via);
}

/** What the arithmetic of `via` makes of a number in its base unit. */
export function computed(base: number, via: Via): string | number {
  const value = evaluate(via.expression ?? "documented", { ...via.terms, documented: base });
  switch (via.format) {
    case "integer":
      return Math.round(value);
    case "iso8601":
      return iso8601(value);
    case "prometheus-duration":
      return prometheusDurationText(value);
    case "seconds-text":
      return `${value}s`;
    case "text":
    case "token":
      return String(value);
    case "number":
      return value;
  }
}

/** What stands in the inputs at the evidence point: the value itself, or the captured part of a longer text. */
export function deployedValue(point: EvidencePoint, inputs: Inputs): unknown {
  const value = readPath(inputs, point.path);
  if (point.match === undefined) return value;
  return typeof value === "string" ? new RegExp(point.match).exec(value)?.[1] : undefined;
}

/** Whether the deployed value is the documented one, by the arithmetic of `via`. */
export function holds(fact: Fact, point: EvidencePoint, inputs: Inputs): boolean {
  if (point.subject !== undefined && point.subject !== fact.subject) return false;
  if (point.via.of !== undefined && point.via.of !== fact.written) return false;
  const expected = expectedValue(fact, point.via);
  const deployed = deployedValue(point, inputs);
  if (typeof expected === "number") {
    const number = typeof deployed === "string" && deployed.trim() !== "" ? Number(deployed) : deployed;
    return typeof number === "number" && Math.abs(number - expected) <= Math.abs(expected) * 1e-9;
  }
  if (Array.isArray(deployed)) return deployed.some((item) => asText(item) === expected);
  return deployed !== undefined && String(deployed) === expected;
}

/** The arithmetic in words: `80 % -> 0.8 * (200 - 15) = 148`. */
export function arithmetic(fact: Fact, via: Via): string {
  const expected = expectedValue(fact, via);
  if (fact.base === undefined || via.token !== undefined) {
    return fact.written === expected ? fact.written : `${fact.written} -> ${expected}`;
  }
  if (via.expression === undefined) return `${fact.written} = ${expected}`;
  const names: Record<string, number> = { ...via.terms, documented: fact.base };
  const filled = via.expression.replace(/[A-Za-z_]\w*/g, (name) => String(names[name] ?? name));
  return `${fact.written} -> ${filled} = ${expected}`;
}

/**
 * Evidence for `states:`, texts an entry says are in its resources: the places in the inputs, other than descriptive
 * ones, where the text is a whole value or a word of a longer text.
 */
export function textEvidence(facts: readonly Fact[], inputs: Inputs): EvidencePoint[] {
  return facts.flatMap((fact) => {
    if (fact.role !== "text") return [];
    const found = findText(inputs, fact.written, []);
    return found
      ? [
          {
            clause: fact.clause,
            role: fact.role,
            ...(fact.subject !== undefined && { subject: fact.subject }),
            via: { kind: "same", format: "text" },
            ...found,
          },
        ]
      : [];
  });
}

interface TextPlace {
  readonly path: string;
  readonly match?: string;
}

/** First whole match, else the first text that contains it as a word. */
function findText(value: unknown, text: string, keys: readonly (string | number)[]): TextPlace | undefined {
  const places: TextPlace[] = [];
  collectText(value, text, keys, places);
  return places.find((place) => place.match === undefined) ?? places[0];
}

function collectText(value: unknown, text: string, keys: readonly (string | number)[], places: TextPlace[]): void {
  const plain = asText(value);
  if (typeof plain === "string" || typeof plain === "number" || typeof plain === "boolean") {
    if (String(plain) === text) places.push({ path: joinPath(keys) });
    else if (new RegExp(wordPattern(text)).test(String(plain)))
      places.push({ path: joinPath(keys), match: wordPattern(text) });
    return;
  }
  if (Array.isArray(plain)) {
    plain.forEach((item, index) => {
      collectText(item, text, [...keys, index], places);
    });
    return;
  }
  if (typeof plain !== "object" || plain === null) return;
  for (const [key, item] of Object.entries(plain)) {
    if (!descriptive.has(key)) collectText(item, text, [...keys, key], places);
  }
}

function wordPattern(text: string): string {
  const before = /^\w/.test(text) ? "(?<!\\w)" : "";
  const after = /\w$/.test(text) ? "(?!\\w)" : "";
  return `${before}(${asPattern(text)})${after}`;
}
