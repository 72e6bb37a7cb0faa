import { withStates } from "../../../../core/evidence";
import type { ClauseId, Fact } from "../../../../core/model";
import type { Fragment as AnyFragment } from "../../../kit/fragment";
import type { Exact, SpecDraft, TypedSpec } from "../../../kit/typed-inputs";
import { type AwsArguments, type AwsInputs, typedAws } from "./typed-inputs";

/** A resource of AWS, whose inputs compile only as its SDK class takes them. */
export type AwsResource = TypedSpec;

/** What one file contributes to the synthesis: of resources only those made here. */
export type Fragment = AnyFragment<AwsResource>;

/**
 * Makes a resource of AWS; nothing else can. It serves the clauses of the facts, and its evidence is what its inputs
 * carry and the texts its entry `states`.
 */
export function awsResource<Type extends keyof AwsArguments, Inputs extends AwsInputs<Type>>(
  draft: Omit<SpecDraft<Type, Inputs & Exact<Inputs, AwsArguments[Type]>>, "clauses">,
  facts: readonly Fact[] = [],
): AwsResource {
  const clauses = [...new Set(facts.map(({ clause }) => clause))];
  return withStates(typedAws<Type, Inputs>({ ...draft, clauses }), facts);
}

/** The same resource, which also serves other clauses: those of what it is a part of, or those only a policy checks. */
export function serving(resource: AwsResource, clauses: readonly ClauseId[]): AwsResource {
  return { ...resource, clauses: [...new Set([...resource.clauses, ...clauses])] };
}
