import type { Problem, ResourceSpec, SynthesizedRule } from "../../core/model";

/** What one file of a provider contributes to the synthesis. */
export interface Fragment {
  readonly declarations: readonly ResourceSpec[];
  readonly rules: readonly SynthesizedRule[];
  readonly problems: readonly Problem[];
}

export const nothing: Fragment = { declarations: [], rules: [], problems: [] };

/** A contribution of only some of it. */
export function fragment(part: Partial<Fragment>): Fragment {
  return { ...nothing, ...part };
}

/** Several contributions as one, in their order. */
export function merge(...fragments: readonly Fragment[]): Fragment {
  return {
    declarations: fragments.flatMap((one) => one.declarations),
    rules: fragments.flatMap((one) => one.rules),
    problems: fragments.flatMap((one) => one.problems),
  };
}
