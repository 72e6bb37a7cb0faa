import { configuredLevel, type Expected, type PolicyConfig, policies } from "../../policy/index";
import { judgeSystem } from "./policies";
import { RegisteredSystem } from "./registered";
import { type ReportInput, sortKeys } from "./report";

type PolicyFile = Record<string, Record<string, unknown>>;

/**
 * The configuration for the CrossGuard pack: what the documents say of this stack, so that `pulumi preview
 * --policy-pack` holds the real inputs against the same numbers. Only clauses that are checked now are in it.
 */
export function policyConfiguration(input: ReportInput): PolicyFile {
  const file: PolicyFile = {};
  const settings = input.composition.settings.policies ?? {};
  for (const composed of input.composition.systems) {
    const registered = new RegisteredSystem(composed, input.resources);
    const { config, expected, verdicts } = judgeSystem({
      plan: composed.plan,
      own: registered.resources,
      all: input.resources,
      exhibits: registered.exhibits,
      settings,
    });
    merge(file, config);
    for (const [policy, clauses] of Object.entries(expected)) {
      const checked = clauses.filter(({ clause }) => verdicts.get(clause)?.checked);
      if (checked.length > 0) merge(file, { [policy]: { clauses: clausesOf(checked) } });
    }
  }
  // Rules over the plan are no policies of the pack; the engine refuses names it does not know.
  const known = policies.filter(({ scope }) => scope !== "plan");
  const entries = known.flatMap((rule) => {
    const level = configuredLevel(rule, settings);
    const own = { ...file[rule.name], ...(level !== undefined && { enforcementLevel: level }) };
    return Object.keys(own).length > 0 ? [[rule.name, own] as const] : [];
  });
  return sortKeys(Object.fromEntries(entries));
}

function clausesOf(expected: readonly Expected[]): Record<string, Omit<Expected, "clause">> {
  return Object.fromEntries(expected.map(({ clause, ...rest }) => [clause, rest]));
}

/** Lists grow, maps are joined, anything else is the same for every system. */
function merge(file: PolicyFile, config: PolicyConfig): void {
  for (const [policy, settings] of Object.entries(config)) {
    const into = file[policy] ?? {};
    file[policy] = into;
    for (const [key, value] of Object.entries(settings)) {
      const before = into[key];
      if (Array.isArray(before) && Array.isArray(value)) into[key] = [...new Set([...before, ...value])];
      else if (key === "clauses") into[key] = { ...(before as object | undefined), ...(value as object) };
      else into[key] = value;
    }
  }
}
