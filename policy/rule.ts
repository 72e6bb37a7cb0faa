import type { ClauseId, Plan } from "../core/model";

/** One registered resource as a policy sees it: in `hozen plan` what the program asked for, in the pack what the engine has. */
export interface CheckedResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly protect?: boolean;
  /** Inputs that are left as they are found, e.g. of something that was taken over: nobody says here what they are. */
  readonly leftAsFound?: readonly string[];
  /** URNs of the resources its inputs refer to. */
  readonly dependencies?: readonly string[];
  /** URN of its explicit provider, possibly followed by `::` and an id. */
  readonly provider?: string;
  /** CrossGuard hands secrets over unwrapped: whether one is marked as a secret cannot be seen then. */
  readonly secretsUnwrapped?: boolean;
}

/** What a clause wants of the policy it names. */
export interface Expected {
  readonly clause: ClauseId;
  /** The documented value, as the system file writes it: `30 generations`. */
  readonly value: string;
  /** Resources that serve the same entry of the document; absent or empty: any resource the rule is about. */
  readonly urns?: readonly string[];
}

/** What a rule may look at besides the resource it judges. */
export interface Scene {
  readonly resources: readonly CheckedResource[];
  /** Those that are judged: one system's in `hozen plan`, all of the stack in the pack. */
  readonly subjects: readonly CheckedResource[];
  /** Configuration of the rule, defaults filled in. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Only for rules that are judged once for each clause. */
  readonly expected?: Expected;
}

/** A property of a rule's configuration, as JSON schema. */
export interface ConfigProperty {
  readonly description: string;
  readonly type: "string" | "number" | "array" | "object";
  readonly default?: string | number | readonly string[];
  readonly items?: { readonly type: "string" | "object" };
}

interface RuleText {
  /** System files name it with `check:` or `policy:`. */
  readonly name: string;
  readonly description: string;
  /** What it looks at, for the table of docs/policies.md. */
  readonly looksAt: string;
  /** What to change when it objects. */
  readonly remediation: string;
  /** Mandatory stops a deployment. */
  readonly severity: "mandatory" | "advisory";
}

/** A policy over registered resources, as plain functions. */
export interface ResourceRule extends RuleText {
  readonly config?: Readonly<Record<string, ConfigProperty>>;
  /** `stack`: what it says of one resource depends on others. */
  readonly scope: "resource" | "stack";
  /** Judged once for each clause that names it, against the value of that clause. */
  readonly perClause?: boolean;
  readonly isAbout: (resource: CheckedResource, scene: Scene) => boolean;
  /** What is wrong; undefined when nothing is. Touching an unknown input throws, and the result is `unknown`. */
  readonly fault: (resource: CheckedResource, scene: Scene) => string | undefined;
}

/** A policy over what the plan decides, where no resource carries it. */
export interface PlanRule extends RuleText {
  readonly scope: "plan";
  /** Where in the plan the clause's value is judged, and what is wrong with it; undefined: nothing to look at. */
  readonly judge: (plan: Plan, clause: ClauseId) => { readonly path: string; readonly fault?: string } | undefined;
}

export type PolicyRule = ResourceRule | PlanRule;

/** What one policy says of one resource or of one place in the plan. */
export interface Outcome {
  readonly policy: string;
  readonly status: "ok" | "violation" | "unknown";
  /** URN of the resource, or path in the plan. */
  readonly about: string;
  /** The clauses it is judged for; empty for rules that hold for every stack. */
  readonly clauses: readonly ClauseId[];
  /** What is wrong, or what cannot be known yet. */
  readonly what?: string;
}

/** Whether a path of `ignoreChanges` is an input of its own: `tags`, not `sku.capacity`. */
export function isWholeInput(path: string): boolean {
  return /^\w+$/.test(path);
}
