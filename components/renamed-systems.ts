import type { Problem, StackConfig, System } from "../core/model";

/** Configuration under the new name of a renamed system: its configuration keeps the prefix of its first name. */
export function configUnderNewName({ key, name }: System, config: StackConfig): Problem[] {
  if (name === key) return [];
  return Object.keys(config.values)
    .filter((full) => full.startsWith(`${name}:`))
    .sort()
    .map((full) => ({
      code: "CONFIG-RENAMED",
      path: full,
      what: `the system ${name} was ${key} first, and its configuration keeps that prefix`,
      change: `rename the key to ${key}${full.slice(name.length)} in the stack file; an encrypted value stays as it is`,
    }));
}

/** First names of systems that another system has as well. */
export function namesClaimedTwice(systems: readonly { readonly plan: { readonly system: System } }[]): Problem[] {
  const claimed = new Map<string, string>();
  return systems.flatMap(({ plan: { system } }) => {
    const claimant = claimed.get(system.key);
    claimed.set(system.key, system.name);
    if (claimant === undefined) return [];
    return [
      {
        code: "SPEC-WAS",
        at: { file: system.file, line: 1, column: 1 },
        path: "was",
        what: `${claimant} has that first name, too`,
        given: system.key,
        allowed: "a first name for each system",
        change: "take it out of was:, or rename the other one",
      },
    ];
  });
}
