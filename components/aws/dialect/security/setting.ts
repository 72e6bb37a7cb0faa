import type { Fact, Intent, Planned, Problem } from "../../../../core/model";
import { type Entry, problemAt } from "../part";
import type { Scope } from "../scope";

/** One entry of `security:` on its way to resources. */
export interface Setting {
  readonly spec: Intent;
  readonly facts: readonly Fact[];
  readonly entry: Entry;
  readonly scope: Scope;
}

export function settingOf({ spec, facts, clauses }: Planned<Intent>, scope: Scope): Setting {
  return { spec, facts, entry: { at: spec.at, path: spec.path, clauses }, scope };
}

/** Documented values of one name. */
export function factsOf({ facts }: Setting, ...names: readonly string[]): Fact[] {
  return facts.filter(({ subject }) => subject !== undefined && names.includes(subject));
}

export function complain(
  { entry }: Setting,
  code: string,
  details: Pick<Problem, "what" | "given" | "allowed" | "change">,
): Problem {
  return problemAt(entry, code, details);
}
