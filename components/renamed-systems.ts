import type { Problem, StackConfig, System } from "../core/model";

/** What a stack's configuration still says to a system under a name it no longer has. */
export function configUnderOldName({ key, was = [] }: System, config: StackConfig): Problem[] {
  return was.flatMap((name) =>
    Object.keys(config.values)
      .filter((full) => full.startsWith(`${name}:`))
      .sort()
      .map((full) => ({
        code: "CONFIG-RENAMED",
        path: full,
        what: `nobody reads this: the system ${name} is called ${key} now`,
        change: `rename the key to ${key}${full.slice(name.length)} in the stack file; an encrypted value stays as it is`,
      })),
  );
}

/** Earlier names of systems that another system has, or claims as well. */
export function namesClaimedTwice(
  systems: readonly { readonly plan: { readonly system: System } }[],
  present: readonly string[],
): Problem[] {
  const claimed = new Map<string, string>();
  return systems.flatMap(
    ({
      plan: {
        system: { key, was = [], file },
      },
    }) =>
      was.flatMap((name) => {
        const claimant = claimed.get(name);
        claimed.set(name, key);
        if (name === key || (!present.includes(name) && claimant === undefined)) return [];
        return {
          code: "SPEC-WAS",
          at: { file, line: 1, column: 1 },
          path: "was",
          what: claimant === undefined ? "another system has that name" : `${claimant} had that name, too`,
          given: name,
          allowed: "names nothing has now, each claimed once",
          change: "take it out of was:, or rename the other one",
        };
      }),
  );
}
