import type { ClauseId } from "./clause";
import type { EvidencePoint } from "./evidence";
import { oncePer } from "./grouping";
import type { Position } from "./position";

/**
 * A value known only when another resource exists: `{ ref: "topic-critical", output: "arn" }`. `id/4` is the fifth part
 * of an output that is a path, such as the resource group of an ARM id.
 */
export interface Reference {
  readonly ref: string;
  readonly output: string;
}

/** A value from stack configuration that must stay secret: `{ secret: "web-service:pagerdutyUrl" }`. */
export interface SecretValue {
  readonly secret: string;
}

/** Text made of parts, some of which are references or secrets. */
export interface Joined {
  readonly join: readonly Leaf[];
}

/** A JSON document (policy, dashboard, rule model) that contains references: becomes one string. */
export interface JsonText {
  readonly json: Value;
}

/** Text, or what becomes text when it is known. */
export type TextLeaf = string | Reference | SecretValue | Joined | JsonText;
export type Leaf = TextLeaf | number | boolean | null;
export type Value = Leaf | readonly Value[] | { readonly [key: string]: Value };

/** The output a reference names, and what it takes of its text. */
export function outputOf({ output }: Reference): { readonly name: string; readonly take: (text: string) => string } {
  const [name = output, part] = output.split("/");
  if (part === undefined) return { name, take: (text) => text };
  // A name that stands for what is not known yet, `${name.id}`, has no parts.
  return { name, take: (text) => text.split("/")[Number(part)] ?? text.replace(/\}$/, `/${part}}`) };
}

export function isReference(value: unknown): value is Reference {
  return isShape(value, "ref", "output");
}
export function isSecret(value: unknown): value is SecretValue {
  return isShape(value, "secret");
}
export function isJoined(value: unknown): value is Joined {
  return isShape(value, "join");
}
export function isJsonText(value: unknown): value is JsonText {
  return isShape(value, "json");
}

function isShape(value: unknown, ...keys: string[]): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const own = Object.keys(value);
  return own.length === keys.length && keys.every((key) => own.includes(key));
}

/**
 * One resource as a dialect declares it: plain data, no SDK. A component turns it into a Pulumi resource.
 * `key` is stable and unique within the provider's synthesis of a system; it decides the Pulumi name.
 */
export interface ResourceSpec {
  readonly key: string;
  /** Pulumi type token, e.g. `aws:cloudwatch/metricAlarm:MetricAlarm`. */
  readonly type: string;
  /** The concern, which is the component it belongs to: `alerts`, `notification`, `logs`, `probes`, ... */
  readonly concern: string;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly clauses: readonly ClauseId[];
  readonly evidence: readonly EvidencePoint[];
  /** Where the values of the inputs are written in the system file, documented or not. */
  readonly origins?: readonly InputOrigin[];
  readonly options?: ResourceOptions;
}

/** The place in the system file an input comes from. */
export interface InputOrigin {
  /** Path in the inputs. */
  readonly input: string;
  readonly at: Position;
  /** Path in the file: `logs.stores.app.keep`. */
  readonly path: string;
  /** The value as the file writes it, where the platform takes another unit. */
  readonly written?: string;
}

export interface ResourceOptions {
  /** Holds data: deletion must be asked for twice. */
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  /** Keys of declarations that must exist first although no input refers to them. */
  readonly dependsOn?: readonly string[];
  /** Earlier keys, so that a rename replaces nothing. */
  readonly aliases?: readonly string[];
  /** Outputs the platform returns that must be kept secret, e.g. an integration key. */
  readonly secretOutputs?: readonly string[];
  /** Take over an existing object with this provider id instead of creating one. */
  readonly import?: string;
  /** The key is also the platform's name, so a replacement must delete first. */
  readonly deleteBeforeReplace?: boolean;
  /** Key of the acknowledgement that consents to a switch of it that cannot be undone. */
  readonly acknowledged?: string;
  /** Paths of inputs the platform changes by itself, e.g. `sku.capacity` under autoscale: left as they are found. */
  readonly ignoreChanges?: readonly string[];
}

export const specsByKey = oncePer(
  (specs: readonly ResourceSpec[]): ReadonlyMap<string, ResourceSpec> => new Map(specs.map((spec) => [spec.key, spec])),
);

/** Keys of what must exist before a resource: what its inputs refer to, then what it merely waits for. */
export function needs({ inputs, options }: ResourceSpec): string[] {
  return [...referred(inputs), ...(options?.dependsOn ?? [])];
}

function referred(value: Value | ResourceSpec["inputs"]): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (isReference(value)) return [value.ref];
  return Object.values(value).flatMap((item) => referred(item as Value));
}

/** Resources that need each other: none can be made first. */
export class ReferenceCircle extends Error {
  constructor(readonly keys: readonly string[]) {
    super(`resources need each other: ${keys.join(" -> ")}`);
  }
}

/** Declarations with everything behind what it needs; otherwise in their order. Throws a `ReferenceCircle`. */
export function inCreationOrder(declarations: readonly ResourceSpec[]): ResourceSpec[] {
  const byKey = new Map(declarations.map((declaration) => [declaration.key, declaration]));
  const done = new Set<string>();
  const ordered: ResourceSpec[] = [];
  const visit = (declaration: ResourceSpec, above: readonly string[]): void => {
    if (done.has(declaration.key)) return;
    const path = [...above, declaration.key];
    if (above.includes(declaration.key)) throw new ReferenceCircle(path);
    for (const key of needs(declaration)) {
      const needed = byKey.get(key);
      if (needed) visit(needed, path);
    }
    done.add(declaration.key);
    ordered.push(declaration);
  };
  for (const declaration of declarations) visit(declaration, []);
  return ordered;
}

/** The platform of a Pulumi type token, as its folder in `components/` is called. */
export function platformOf(type: string): string {
  return (type.split(":")[0] ?? "").replace("azure-native", "azure");
}
