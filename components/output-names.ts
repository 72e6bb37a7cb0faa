import type { ResourceSpec, SynthesizedRule, Value } from "../core/model";
import type { Provider } from "./provider";

type Rule = Pick<SynthesizedRule, "alert" | "severity">;

/** What the platform calls a resource, or the rule inside it: groups of Prometheus and Grafana hold many. */
export function platformName({ type, key, inputs }: ResourceSpec, provider: Provider, rule?: Rule): string {
  const { resourceTypes, nameInputs } = provider;
  const names = [
    rule && innerRule(inputs, rule),
    resourceTypes[type]?.name?.(inputs),
    ...nameInputs.map((path) => valueAt(inputs, path)),
  ];
  const name = names.find((value) => typeof value === "string");
  return typeof name === "string" ? name : key;
}

function valueAt(inputs: ResourceSpec["inputs"], path: string): Value | undefined {
  return path
    .split(".")
    .reduce<Value | undefined>((here, key) => (here as Readonly<Record<string, Value>> | undefined)?.[key], inputs);
}

/** The rule's own name (Prometheus) or uid (Grafana), found by its labels. */
function innerRule(value: unknown, rule: Rule): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { labels, alert, uid } = value as Record<string, unknown>;
  const marks = labels as Readonly<Record<string, unknown>> | undefined;
  if (marks?.alert === rule.alert && marks.severity === rule.severity) {
    const name = alert ?? uid;
    if (typeof name === "string") return name;
  }
  for (const item of Object.values(value)) {
    const found = innerRule(item, rule);
    if (found !== undefined) return found;
  }
  return undefined;
}
