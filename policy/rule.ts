/** One registered resource as a policy sees it: in `hozen plan` what the program asked for, later what is deployed. */
export interface CheckedResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface Violation {
  readonly policy: string;
  readonly urn: string;
  /** What is wrong and what to change. */
  readonly what: string;
}

/** A policy as a plain function: the system files name it with `check:` or `policy:`. */
export interface PolicyRule {
  readonly name: string;
  readonly description: string;
  /** What is wrong with one resource; undefined when nothing is, or the policy is not about it. */
  readonly check: (resource: CheckedResource) => string | undefined;
}
