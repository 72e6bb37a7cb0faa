import type { Plan, PriceTable, Problem, Synthesis } from "../core/model";
import type { SynthContext } from "./kit/context";
import type { Provider } from "./provider";
import type { Settings } from "./settings";

/** Everything decided before the first resource is made: what each system becomes on each platform. */
export interface Composition {
  readonly settings: Settings;
  readonly systems: readonly ComposedSystem[];
  /** Catalogue entries the user's own `alert-rules/` replaced. */
  readonly overrides: readonly { readonly name: string; readonly by: string; readonly instead: string }[];
  /** What the platforms charge, as far as a table is kept of it. */
  readonly prices: readonly PriceTable[];
  /** Configuration keys whose values are secrets to some platform. */
  readonly secretKeys: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  /** Worth knowing, not wrong. */
  readonly notes: readonly Problem[];
}

export interface ComposedSystem {
  readonly plan: Plan;
  readonly parts: readonly ComposedPart[];
}

export interface ComposedPart {
  readonly provider: Provider;
  readonly context: SynthContext;
  readonly synthesis: Synthesis;
  /** Configuration keys of the secrets it is made with. */
  readonly secretKeys: readonly string[];
}
