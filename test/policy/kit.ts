import { type CheckedResource, type Expected, judge, type Outcome, policies } from "../../policy/index";

/** What Pulumi's protocol puts where a value is known only after the update. */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const unknownNumber = "3eeb2bf0-c639-47a8-9e75-3b44932eb421";
export const unknownSwitch = "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7";
export const unknownList = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2";

export const tags = { "hozen:system": "shop", "hozen:environment": "prod", "managed-by": "hozen" };
export const labels = { "hozen/system": "shop", "hozen/environment": "prod", "app.kubernetes.io/managed-by": "hozen" };

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

/** The same resources, with other inputs for the one of that name; `undefined` takes an input away. */
export function changed(
  resources: readonly CheckedResource[],
  inputs: Readonly<Record<string, unknown>>,
  name = "it",
): CheckedResource[] {
  return resources.map((one) => {
    if (!one.urn.endsWith(`::${name}`)) return one;
    const entries = Object.entries({ ...one.inputs, ...inputs }).filter(([, value]) => value !== undefined);
    return { ...one, inputs: Object.fromEntries(entries) };
  });
}

/** The same resources without the one of that name. */
export function without(resources: readonly CheckedResource[], name: string): CheckedResource[] {
  return resources.filter(({ urn }) => !urn.endsWith(`::${name}`));
}

export interface Trial {
  readonly expected?: Readonly<Record<string, readonly Expected[]>>;
  readonly config?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What every policy says of the resources, or only the one named. */
export function outcomesOf(resources: readonly CheckedResource[], trial: Trial = {}, policy?: string): Outcome[] {
  const rules = policies.filter(({ name }) => policy === undefined || name === policy);
  return judge(rules, { resources, expected: trial.expected ?? {}, config: trial.config ?? {} });
}

/** Outcomes that are not `ok`, each as `status policy name: what`. */
export function complaints(outcomes: readonly Outcome[]): string[] {
  return outcomes
    .filter(({ status }) => status !== "ok")
    .map(
      ({ status, policy, about, what }) => `${status} ${policy} ${about.slice(about.lastIndexOf("::") + 2)}: ${what}`,
    );
}
