import { type ClauseId, counted, groupBy, type Plan } from "../core/model";
import type { Outcome, PolicyRule } from "./rule";

/** Whether a clause is checked by the policy it names, and why not. */
export interface Verdict {
  readonly checked: boolean;
  readonly reason: string;
}

/**
 * A clause is checked when its policy looked at something and had nothing to object to. A policy that found nothing to
 * look at, or could not know, leaves a gap.
 */
export function verdictsOf(
  plan: Plan,
  rules: readonly PolicyRule[],
  outcomes: readonly Outcome[],
): Map<ClauseId, Verdict> {
  const known = new Set(rules.map(({ name }) => name));
  const byPolicy = groupBy(outcomes, ({ policy }) => policy);
  const checks = plan.clauses.filter(({ kind }) => kind === "check");
  return new Map(
    checks.map(({ id, policy = "" }) => {
      const own = (byPolicy.get(policy) ?? []).filter((outcome) => outcome.clauses.includes(id));
      return [id, known.has(policy) ? verdict(policy, own) : { checked: false, reason: `no policy ${policy} yet` }];
    }),
  );
}

function verdict(policy: string, outcomes: readonly Outcome[]): Verdict {
  const open = (status: Outcome["status"]): Outcome | undefined => outcomes.find((one) => one.status === status);
  const objection = open("violation");
  if (objection) return { checked: false, reason: `policy ${policy} objects: ${objection.what ?? ""}` };
  const doubt = open("unknown");
  if (doubt) return { checked: false, reason: `policy ${policy} cannot know yet: ${doubt.what ?? ""}` };
  if (outcomes.length === 0) return { checked: false, reason: `policy ${policy} has nothing to look at yet` };
  return { checked: true, reason: `policy ${policy} looked at ${places(outcomes)}` };
}

function places(outcomes: readonly Outcome[]): string {
  const [first] = outcomes;
  if (outcomes.length === 1 && first) return first.about.startsWith("urn:") ? "1 resource" : first.about;
  return counted(outcomes.length, "resource");
}
