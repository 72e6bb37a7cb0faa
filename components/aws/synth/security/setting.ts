import type {
  Fact,
  Message,
  Planned,
  Problem,
  ProblemCode,
  SecurityMethod,
  SecurityOf,
  SecuritySpec,
} from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";

/** One entry of `security:` on its way to resources, as its method reads it. */
export interface Setting<Method extends SecurityMethod = never> {
  readonly spec: SecurityOf<Method>;
  readonly facts: readonly Fact[];
  readonly entry: Entry;
  readonly message?: Message;
  readonly scope: Context;
}

export function settingOf<Method extends SecurityMethod>(
  { spec, facts, clauses, message }: Planned<SecuritySpec>,
  scope: Context,
): Setting<Method> {
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
