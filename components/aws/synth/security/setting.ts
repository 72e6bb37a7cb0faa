import type { Fact, Intent, Message, Planned, Problem, ProblemCode } from "../../../../core/model";
import { type Entry, problemAt } from "../common/part";
import type { Scope } from "../common/scope";

/** One entry of `security:` on its way to resources. */
export interface Setting {
  readonly spec: Intent;
  readonly facts: readonly Fact[];
  readonly entry: Entry;
  readonly message?: Message;
  readonly scope: Scope;
}

export function settingOf({ spec, facts, clauses, message }: Planned<Intent>, scope: Scope): Setting {
  const entry = { at: spec.at, path: spec.path, clauses };
  return { spec, facts, entry, scope, ...(message && { message }) };
}

/** Documented values of one name. */
export function factsOf({ facts }: Setting, ...names: readonly string[]): Fact[] {
  return facts.filter(({ subject }) => subject !== undefined && names.includes(subject));
}

export function complain(
  { entry }: Setting,
  code: ProblemCode,
  details: Pick<Problem, "what" | "given" | "allowed" | "change">,
): Problem {
  return problemAt(entry, code, details);
}
