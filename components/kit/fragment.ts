import type { Problem, ResourceSpec, SynthesizedRule } from "../../core/model";

/** What one file of a provider contributes to the synthesis. */
export interface Fragment<Spec extends ResourceSpec = ResourceSpec> {
  readonly declarations: readonly Spec[];
  readonly rules: readonly SynthesizedRule[];
  readonly problems: readonly Problem[];
}

export const nothing: Fragment<never> = { declarations: [], rules: [], problems: [] };

/** A contribution of only some of it. */
export function fragment<Spec extends ResourceSpec>(part: Partial<Fragment<Spec>>): Fragment<Spec> {
  return { ...nothing, ...part };
}

/** Several contributions as one, in their order. */
export function merge<Spec extends ResourceSpec>(...fragments: readonly Fragment<Spec>[]): Fragment<Spec> {
  return {
    declarations: fragments.flatMap((one) => one.declarations),
    rules: fragments.flatMap((one) => one.rules),
    problems: fragments.flatMap((one) => one.problems),
  };
}
