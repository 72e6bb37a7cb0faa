import * as pulumi from "@pulumi/pulumi";
import { isJoined, isJsonText, isReference, isSecret, outputOf, partsOf, type Value } from "../core/model";
import { type GivenValues, withStackOutputs } from "./stack-outputs";

export interface Resolution {
  /** Resources made earlier, by the key a reference names them with. */
  readonly deployed: Map<string, pulumi.CustomResource>;
  readonly secret: (key: string) => pulumi.Output<string>;
  /** Values of the program itself that are known late, by the text that stands for them. */
  readonly given?: GivenValues;
}

/** Throws when a declaration refers to what is not declared. */
export function required(deployed: Map<string, pulumi.CustomResource>, key: string): pulumi.CustomResource {
  const resource = deployed.get(key);
  if (!resource) throw new Error(`reference to ${key}, which is not declared`);
  return resource;
}

/** Plain data to Pulumi inputs: references become Outputs, secrets secret Outputs, the rest stays plain. */
export function toInput(value: Value | Readonly<Record<string, Value>>, resolution: Resolution): pulumi.Input<unknown> {
  if (typeof value === "string") return withStackOutputs(value, resolution.given);
  if (value === null || typeof value !== "object") return value;
  if (isReference(value)) {
    const resource = required(resolution.deployed, value.ref) as unknown as Record<string, pulumi.Output<unknown>>;
    const { name, take } = outputOf(value);
    return name === value.output ? resource[name] : resource[name]?.apply((text) => take(String(text)));
  }
  if (isSecret(value)) {
    return resolution.secret(value.secret);
  }
  if (isJoined(value)) {
    const parts = value.join.map((part) => toInput(part, resolution) as pulumi.Input<string>);
    return pulumi.all(parts).apply((texts) => texts.join(""));
  }
  if (isJsonText(value)) {
    return jsonText(value.json, resolution);
  }
  if (Array.isArray(value)) return value.map((item: Value) => toInput(item, resolution));
  return Object.fromEntries(
    Object.entries(value as Record<string, Value>).map(([key, item]) => [key, toInput(item, resolution)]),
  );
}

/** JSON as text: only what other resources and secrets give is awaited, not each of the thousand values of a document. */
function jsonText(json: Value, resolution: Resolution): pulumi.Input<string> {
  const leaves: Value[] = [];
  const template = filled(json, (leaf) => leaves.push(leaf));
  if (leaves.length === 0) return JSON.stringify(template);
  return pulumi.all(leaves.map((leaf) => toInput(leaf, resolution))).apply((values) => {
    let at = 0;
    return JSON.stringify(filled(json, () => values[at++]));
  });
}

/** The document with something in place of each of its leaves, from the first to the last. */
function filled(value: Value, replace: (leaf: Value) => unknown): unknown {
  if (isLeaf(value)) return replace(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item: Value) => filled(item, replace));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item as Value, replace)]));
}

/** Whether other resources, other stacks or secrets give the value. */
function isLeaf(value: Value): boolean {
  if (typeof value === "string") return partsOf(value).some((part) => typeof part !== "string");
  if (value === null || typeof value !== "object") return false;
  return isReference(value) || isSecret(value) || isJoined(value) || isJsonText(value);
}
