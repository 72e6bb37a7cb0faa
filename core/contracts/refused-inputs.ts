import {
  distinctProblems,
  type InputOrigin,
  type Plan,
  type Problem,
  type ResourceContracts,
  type ResourceSpec,
} from "../model";
import { Foreseen } from "./foreseen";
import { type Refusal, refusals } from "./refusals";
import type { Site } from "./values";

/** What a plan becomes on one platform. */
export interface Declared {
  readonly plan: Pick<Plan, "clauses"> & { readonly system: Pick<Plan["system"], "key"> };
  readonly declarations: readonly ResourceSpec[];
  readonly contracts: ResourceContracts;
}

/**
 * Everything the platform would refuse of the inputs, by the contracts the rehearsal holds them to: each problem is at
 * the value the input comes from, by its trace.
 */
export function refusedInputs({ plan, declarations, contracts }: Declared, site: Partial<Site> = {}): Problem[] {
  const foreseen = new Foreseen(declarations, contracts, { account: "", region: "", subscription: "", ...site });
  const found = declarations.flatMap((declaration) => {
    const contract = contracts[declaration.type];
    if (!contract) return [];
    return refusals(contract, foreseen.inputsOf(declaration)).map((refusal) => problemOf(refusal, declaration, plan));
  });
  return distinctProblems(found);
}

function problemOf(refusal: Refusal, declaration: ResourceSpec, plan: Declared["plan"]): Problem {
  const { given, allowed, nearest, limit, property } = refusal;
  const { code = "PLAN-REFUSED", reference, change = "shorten or correct what it is made of" } = limit ?? {};
  const name = declaration.type.split(":").at(-1);
  return {
    code,
    ...placeOf(property, declaration, plan),
    what: limit?.what ?? `the platform would refuse ${property} of ${declaration.key} (${name})`,
    ...(given !== undefined && { given: withWritten(given, originOf(property, declaration.origins)) }),
    allowed: reference === undefined ? allowed : `${allowed} (${reference})`,
    change: nearest === undefined ? change : `${change}; the nearest is ${nearest}`,
  };
}

/** Where the value of an input is written: by its trace, else by the first clause of the resource. */
function placeOf(
  property: string,
  { key, clauses, evidence, origins }: ResourceSpec,
  { system, clauses: all }: Declared["plan"],
): Pick<Problem, "at" | "path" | "clauses"> {
  const within = ({ path }: { path: string }) => path === property || isIn(path, property);
  const ids = evidence.filter(within).map(({ clause }) => clause);
  const stated = all.filter(({ id }) => ids.includes(id));
  const origin = originOf(property, origins);
  const clause = stated[0] ?? all.find(({ id }) => clauses.includes(id));
  const place = origin ?? clause;
  if (!place) return { path: `${system.key}: ${key}` };
  const named = stated.length > 0 || origin ? stated : clause ? [clause] : [];
  return {
    at: place.at,
    path: place.path,
    ...(named.length > 0 && { clauses: [...new Set(named.map(({ id }) => id))] }),
  };
}

/** `USD 0 (JPY 1)`: the value as the platform sees it, and as the file writes it. */
function withWritten(given: string, origin: InputOrigin | undefined): string {
  const { written = given } = origin ?? {};
  return written === given ? given : `${given} (${written})`;
}

function isIn(inner: string, outer: string): boolean {
  return inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}

/** The origin of the input itself, else of something in it or of what it is in. */
function originOf(property: string, origins: readonly InputOrigin[] = []): InputOrigin | undefined {
  return (
    origins.find(({ input }) => input === property) ??
    origins.find(({ input }) => isIn(input, property)) ??
    origins.find(({ input }) => isIn(property, input))
  );
}
