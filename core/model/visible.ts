import { isJoined, isJsonText, isReference, isSecret, type Value } from "./resource-spec";

/** Stands where a secret would. */
const mark = "[secret]";

/** Declared data as a person may see it: a mark for every secret, the name of the output for every reference. */
export function visible(value: Value): unknown {
  if (isSecret(value)) return mark;
  if (isReference(value)) return `\${${value.ref}.${value.output}}`;
  if (isJoined(value)) return value.join.map((part) => String(visible(part))).join("");
  if (isJsonText(value)) return JSON.stringify(visible(value.json));
  if (Array.isArray(value)) return value.map((item: Value) => visible(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visible(item as Value)]));
}

/**
 * Recorded inputs in which whatever an SDK hid as a whole (the data of a Kubernetes Secret) is shown as it was declared,
 * so that only the secrets in it are hidden.
 */
export function reveal(
  recorded: Readonly<Record<string, unknown>>,
  declared: Readonly<Record<string, Value>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(recorded).map(([key, value]) => {
      const original = declared[key];
      return [key, value === mark && original !== undefined ? visible(original) : value];
    }),
  );
}
