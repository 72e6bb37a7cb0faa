import { pathKeys } from "../core/evidence";
import {
  fixedInputs,
  isReference,
  isRetired,
  type KeptData,
  needs,
  type Plan,
  type Problem,
  type ResourceContracts,
  type ResourceSpec,
  type Synthesis,
  type System,
  type Value,
} from "../core/model";
import { docPage } from "./project-files";

/** The plan of a retired system: no notifications, no jobs. */
export function retiredPlan(plan: Plan): Plan {
  if (!isRetired(plan.system)) return plan;
  return {
    ...plan,
    alerts: [],
    events: [],
    probes: [],
    collectors: [],
    counts: [],
    queries: [],
    escalations: [],
    budgets: [],
  };
}

/** What is left of a synthesis: what holds data, what that needs, and the settings that are part of it. */
export function retiredRendering(synthesis: Synthesis, system: System, contracts: ResourceContracts): Synthesis {
  if (!isRetired(system)) return synthesis;
  const byKey = new Map(synthesis.declarations.map((declaration) => [declaration.key, declaration]));
  const kept = new Set(synthesis.declarations.filter(holdsData).map(({ key }) => key));
  const settings = synthesis.declarations.filter((declaration) =>
    fixedInputs(contracts[declaration.type]).some((path) => kept.has(referredAt(declaration.inputs, path))),
  );
  const waiting = [...kept, ...settings.map(({ key }) => key)];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    kept.add(key);
    const needed = byKey.get(key);
    waiting.push(...(needed ? needs(needed) : []).filter((other) => byKey.has(other) && !kept.has(other)));
  }
  return { ...synthesis, rules: [], declarations: synthesis.declarations.filter(({ key }) => kept.has(key)) };
}

/** Undeclared data, declarations without data, and expired data. */
export function retirementProblems({ system }: Plan, syntheses: readonly Synthesis[]): Problem[] {
  const { retired, asOf } = system;
  if (!retired) return [];
  const data = syntheses.flatMap(({ declarations }) => declarations.filter(holdsData).map(({ key }) => key));
  const unsaid = data.filter((key) => !retired.kept.some(({ what }) => what === key));
  const missing = unsaid.map(
    (key): Problem => ({
      code: "PLAN-RETIRED-KEPT",
      at: retired.at,
      path: "retired.kept",
      what: "this resource holds data, but retired.kept does not say where and until when",
      given: key,
      change: `add { what: ${key}, where: ..., until: YYYY-MM-DD }`,
    }),
  );
  const unknown = (entry: KeptData): Problem => ({
    code: "PLAN-RETIRED-KEPT",
    at: entry.at,
    path: entry.path,
    what: "no resource of this name holds data",
    given: entry.what,
    allowed: data.join(", ") || "none: the system holds no data",
    change: "correct the name, or take the entry out",
  });
  const over = (entry: KeptData): Problem => ({
    code: "PLAN-RETIRED-UNTIL",
    at: entry.at,
    path: entry.path,
    what: "the time to keep this is over",
    given: entry.until,
    change: `decide on a later day, or let the data go (${docPage("decisions/retired-systems.md")})`,
  });
  return [
    ...missing,
    ...retired.kept.filter(({ what }) => !data.includes(what)).map(unknown),
    ...retired.kept.filter(({ until }) => until < asOf).map(over),
  ];
}

function holdsData({ options }: ResourceSpec): boolean {
  return options?.protect === true || options?.retainOnDelete === true;
}

/** The declaration an input that cannot change refers to: what it belongs to. */
function referredAt(inputs: ResourceSpec["inputs"], path: string): string {
  const found = pathKeys(path).reduce<Value | undefined>(
    (here, key) => (typeof here === "object" && here !== null ? (here as Record<string, Value>)[key] : undefined),
    inputs,
  );
  return isReference(found) ? found.ref : "";
}
