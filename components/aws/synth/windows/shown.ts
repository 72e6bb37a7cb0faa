import type { Fact, ResourceSpec } from "../../../../core/model";
import { pointOf, tokenVia } from "../common/evidence";

/** Shows documented times by what stands at a path, and nowhere else: messages repeat them and enforce nothing. */
export function showing(
  declaration: Omit<ResourceSpec, "clauses" | "evidence">,
  facts: readonly Fact[],
  at: { readonly path: string; readonly token: string },
): ResourceSpec {
  return {
    ...declaration,
    clauses: [...new Set(facts.map(({ clause }) => clause))],
    evidence: facts.map((fact) => pointOf(fact, at.path, tokenVia(fact, at.token))),
  };
}
