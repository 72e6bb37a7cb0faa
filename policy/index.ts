import type { CheckedResource, PolicyRule, Violation } from "./rule";
import { logBasedSlowQueries } from "./rules/log-based-slow-queries";
import { structuredLogs } from "./rules/structured-logs";

export type { CheckedResource, PolicyRule, Violation } from "./rule";

/** Every policy there is. A clause whose policy is not among them is a gap. */
export const policies: readonly PolicyRule[] = [logBasedSlowQueries, structuredLogs];

/** All violations of all policies, in the order of the resources. */
export function violationsOf(
  resources: readonly CheckedResource[],
  rules: readonly PolicyRule[] = policies,
): Violation[] {
  return resources.flatMap((resource) =>
    rules.flatMap(({ name, check }) => {
      const what = check(resource);
      return what === undefined ? [] : [{ policy: name, urn: resource.urn, what }];
    }),
  );
}
