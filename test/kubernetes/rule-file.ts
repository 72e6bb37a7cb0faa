import { stringify } from "yaml";
import type { Synthesis } from "../../core/model";

interface GroupsSpec {
  readonly groups: readonly { readonly name: string; readonly interval: string; readonly rules: readonly Body[] }[];
}

interface Body {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Groups of all PrometheusRule objects of a synthesis. */
export function groupsOf(synthesis: Synthesis): GroupsSpec["groups"] {
  return synthesis.declarations
    .filter(({ type }) => type.endsWith(":PrometheusRule"))
    .flatMap(({ inputs }) => (inputs.spec as unknown as GroupsSpec).groups);
}

/** The same as a rule file of Prometheus. */
export function ruleFile(synthesis: Synthesis): string {
  return stringify({ groups: groupsOf(synthesis) });
}

/** One rule by its alert name. */
export function ruleNamed(synthesis: Synthesis, name: string): Body {
  const found = groupsOf(synthesis)
    .flatMap(({ rules }) => rules)
    .find((body) => body.alert === name || body.record === name);
  if (!found) throw new Error(`no rule ${name}`);
  return found;
}
