import { isJoined, isJsonText, isReference, isSecret, type ResourceSpec, type Value } from "../../../../core/model";
import { configFile } from "./alertmanager";

/**
 * The Alertmanager configuration as text, with visible dummies in place of secrets and references: for `amtool`, a
 * review or a golden file. Never holds a real secret.
 */
export function configurationText(declarations: readonly ResourceSpec[]): string | undefined {
  const secret = declarations.find(({ key }) => key === "alertmanager-config");
  const data = secret?.inputs.stringData as Readonly<Record<string, Value>> | undefined;
  const document = data?.[configFile];
  return isJsonText(document) ? JSON.stringify(withDummies(document.json, ""), undefined, 2) : undefined;
}

function withDummies(value: Value, field: string): unknown {
  if (isSecret(value)) return dummy(value.secret, field);
  if (isReference(value)) return dummy(`${value.ref}.${value.output}`, field);
  if (isJoined(value)) return value.join.map((part) => withDummies(part, field)).join("");
  if (Array.isArray(value)) return value.map((item: Value) => withDummies(item, field));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withDummies(item as Value, key)]));
}

/** Fields that must be an address get one. */
function dummy(name: string, field: string): string {
  const plain = name.replace(/[^\w.-]+/g, "-");
  if (/url$/.test(field)) return `https://dummy.example.com/${plain}`;
  return field === "to" ? "dummy@example.com" : `dummy-${plain}`;
}
