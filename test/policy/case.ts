import type { CheckedResource, Expected } from "../../policy/index";

/** One policy: resources it is content with, the same with one thing broken, the same with that thing unknown. */
export interface PolicyCase {
  readonly policy: string;
  /** Clauses that name it. */
  readonly expected?: readonly Expected[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly good: readonly CheckedResource[];
  readonly broken: readonly Broken[];
  /** Absent where the policy looks at nothing that can be unknown. */
  readonly unknown?: { readonly resources: readonly CheckedResource[]; readonly says: string };
}

export interface Broken {
  readonly how: string;
  readonly resources: readonly CheckedResource[];
  /** Name of the resource, and what the policy says of it. */
  readonly says: string;
}
