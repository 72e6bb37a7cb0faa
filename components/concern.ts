import * as pulumi from "@pulumi/pulumi";
import { isJoined, isJsonText, isReference, isSecret, partsOf, type ResourceSpec, type Value } from "../core/model";
import { withStackOutputs } from "./stack-outputs";

type ResourceClass = new (name: string, args: never, opts?: pulumi.CustomResourceOptions) => pulumi.CustomResource;

/** Pulumi type token to the SDK class that makes it. */
export type ResourceClasses = Readonly<Record<string, ResourceClass>>;

export interface ConcernArgs {
  /** System key; first part of every Pulumi name. */
  readonly system: string;
  /** Earlier keys of the system. */
  readonly was?: readonly string[];
  /** In an order in which every reference points backwards. */
  readonly declarations: readonly ResourceSpec[];
  /** Resources made earlier that declarations may refer to, by key. Grows by what this component makes. */
  readonly deployed?: Map<string, pulumi.CustomResource>;
  /** Reads a secret of the stack configuration. */
  readonly secret?: (key: string) => pulumi.Output<string>;
}

/**
 * The resources of one concern (alerts, notification, logs, ...) of one system on one platform.
 * Turns declarations into Pulumi resources one to one; which resources exist depends on plain values only.
 */
export class Concern extends pulumi.ComponentResource {
  readonly resources: ReadonlyMap<string, pulumi.CustomResource>;

  constructor(
    type: string,
    name: string,
    args: ConcernArgs,
    classes: ResourceClasses,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(type, name, {}, { ...opts, aliases: (args.was ?? []).map((earlier) => ({ name: earlier })) });
    const deployed = args.deployed ?? new Map<string, pulumi.CustomResource>();
    const own = new Map<string, pulumi.CustomResource>();
    for (const declaration of args.declarations) {
      const resource = this.create(declaration, args, classes, deployed);
      deployed.set(declaration.key, resource);
      own.set(declaration.key, resource);
    }
    this.resources = own;
    this.registerOutputs({});
  }

  private create(
    declaration: ResourceSpec,
    args: ConcernArgs,
    classes: ResourceClasses,
    deployed: Map<string, pulumi.CustomResource>,
  ): pulumi.CustomResource {
    const ResourceType = classes[declaration.type];
    if (!ResourceType) throw new Error(`${declaration.key}: no class for ${declaration.type} in this component`);
    const { options = {} } = declaration;
    const name = `${args.system}-${declaration.key}`;
    return new ResourceType(name, toInput(declaration.inputs, { ...args, deployed }) as never, {
      parent: this,
      protect: options.protect,
      retainOnDelete: options.retainOnDelete,
      deleteBeforeReplace: options.deleteBeforeReplace,
      import: options.import,
      ignoreChanges: options.ignoreChanges?.slice(),
      additionalSecretOutputs: options.secretOutputs?.slice(),
      aliases: aliasesOf(declaration, args),
      dependsOn: options.dependsOn?.map((key) => required(deployed, key)),
    });
  }
}

/** Every name the resource may have had: of the system then, and of its own. */
function aliasesOf({ key, options }: ResourceSpec, { system, was = [] }: ConcernArgs): { name: string }[] {
  const names = [system, ...was].flatMap((prefix) =>
    [key, ...(options?.aliases ?? [])].map((own) => `${prefix}-${own}`),
  );
  return names.slice(1).map((name) => ({ name }));
}

interface Resolution {
  readonly deployed: Map<string, pulumi.CustomResource>;
  readonly secret?: (key: string) => pulumi.Output<string>;
}

function required(deployed: Map<string, pulumi.CustomResource>, key: string): pulumi.CustomResource {
  const resource = deployed.get(key);
  if (!resource) throw new Error(`reference to ${key}, which is not declared before it`);
  return resource;
}

/** Plain data to Pulumi inputs: references become Outputs, secrets secret Outputs, the rest stays plain. */
export function toInput(value: Value | Readonly<Record<string, Value>>, resolution: Resolution): pulumi.Input<unknown> {
  if (typeof value === "string") return withStackOutputs(value);
  if (value === null || typeof value !== "object") return value;
  if (isReference(value)) {
    const resource = required(resolution.deployed, value.ref) as unknown as Record<string, pulumi.Output<unknown>>;
    return resource[value.output];
  }
  if (isSecret(value)) {
    if (!resolution.secret) throw new Error(`secret ${value.secret} without a way to read secrets`);
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
