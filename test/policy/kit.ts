import { type CheckedResource, type Expected, judge, type Outcome, policies } from "../../policy/index";

/** What Pulumi's protocol puts where a text is known only after the update. */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const unknownNumber = "3eeb2bf0-c639-47a8-9e75-3b44932eb421";

export interface Fixture extends Partial<CheckedResource> {
  readonly type: string;
  readonly name?: string;
}

/** A resource as a program registers it. */
export function resource({ type, name = "it", ...rest }: Fixture): CheckedResource {
  return { urn: urnOf(type, name), type, inputs: {}, ...rest };
}

export function urnOf(type: string, name = "it"): string {
  return `urn:pulumi:prod::shop::${type}::${name}`;
}

export interface Trial {
  readonly expected?: readonly Expected[];
  readonly config?: Readonly<Record<string, unknown>>;
}

/** What one policy says of the resources. */
export function outcomesOf(policy: string, resources: readonly CheckedResource[], trial: Trial = {}): Outcome[] {
  const rules = policies.filter(({ name }) => name === policy);
  const { expected = [], config = {} } = trial;
  return judge(rules, { resources, expected: { [policy]: expected }, config: { [policy]: config } });
}

/** The same, each as `status name: what`. */
export function said(policy: string, resources: readonly CheckedResource[], trial: Trial = {}): string[] {
  return outcomesOf(policy, resources, trial).map(({ status, about, what }) => {
    const name = about.slice(about.lastIndexOf("::") + 2);
    return what === undefined ? `${status} ${name}` : `${status} ${name}: ${what}`;
  });
}
