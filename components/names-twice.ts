import { Foreseen, type Properties } from "../core/contracts";
import type { Plan, Problem, ResourceSpec } from "../core/model";
import type { ComposedPart, ComposedSystem } from "./composition";

/** A declaration with what its platform will see of it. */
interface Declared {
  readonly plan: Plan;
  readonly declaration: ResourceSpec;
  readonly inputs: Properties;
  /** Platform, account and the platform's own name: what there can be only one of. */
  readonly identity?: string;
}

/** Physical names that two things have, in one system or in two: the later would overwrite the other. */
export function namesTwice(systems: readonly ComposedSystem[]): Problem[] {
  return twice(systems.flatMap(({ plan, parts }) => parts.flatMap((part) => declaredOf(plan, part))));
}

function declaredOf(plan: Plan, { provider, context, synthesis }: ComposedPart): Declared[] {
  const { account = "", region = "", subscription = "", url = "", context: cluster = "" } = context.place.settings;
  const foreseen = new Foreseen(synthesis.declarations, provider.contracts, { account, region, subscription });
  const site = [provider.name, account, subscription, url, cluster].join(" ");
  return synthesis.declarations.map((declaration) => {
    const name = foreseen.identityOf(declaration);
    const identity = name === undefined ? {} : { identity: `${site} ${declaration.type} ${name}` };
    return { plan, declaration, inputs: foreseen.inputsOf(declaration), ...identity };
  });
}

/** The second and every further declaration of one name, at its own clause. */
function twice(declared: readonly Declared[]): Problem[] {
  const first = new Map<string, Declared>();
  return declared.flatMap((one): Problem[] => {
    if (one.identity === undefined) return [];
    const other = first.get(one.identity);
    if (!other) {
      first.set(one.identity, one);
      return [];
    }
    const what = "two resources have the same name on the platform; the second would overwrite the first";
    const given = `${ownName(one)} of ${nameIn(other)} and of ${nameIn(one)}`;
    return [{ code: "PLAN-NAME-TWICE", ...placeOf(one.plan, one.declaration), what, given, change: "rename one key" }];
  });
}

function nameIn({ plan, declaration }: Declared): string {
  return `${plan.system.key}: ${declaration.key}`;
}

function ownName({ inputs, declaration }: Declared): string {
  const names = [inputs.name, inputs.alarmName, inputs.bucket, inputs.alertName];
  const found = names.find((name) => typeof name === "string");
  return `${declaration.type.split(":").at(-1)}${found === undefined ? "" : ` ${String(found)}`}`;
}

/** Where the first clause of a declaration stands in the system file. */
export function placeOf(
  { clauses, system }: Plan,
  declaration: ResourceSpec,
): Pick<Problem, "at" | "path" | "clauses"> {
  const clause = clauses.find(({ id }) => declaration.clauses.includes(id));
  if (!clause) return { path: `${system.key}: ${declaration.key}` };
  return { at: clause.at, path: clause.path, clauses: [clause.id] };
}
