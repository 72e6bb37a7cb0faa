import {
  inCreationOrder,
  isReference,
  needs,
  outputOf,
  type Plan,
  type Problem,
  type Reference,
  ReferenceCircle,
  type ResourceSpec,
} from "../core/model";
import type { ComposedPart, ComposedSystem } from "./composition";
import { placeOf } from "./names-twice";

/** Outputs that the engine gives to everything. */
const ofEverything: readonly string[] = ["id", "urn"];

/** What names a resource that is not made, or an output it does not have; and resources that need each other. */
export function referenceProblems(systems: readonly ComposedSystem[]): Problem[] {
  return systems.flatMap(({ plan, parts }) => {
    const known = new Map<string, readonly string[]>();
    return parts.flatMap((part) => {
      const { provider, synthesis } = part;
      const own = synthesis.declarations.map((spec): [string, readonly string[]] => [spec.key, outputsOf(part, spec)]);
      const visible = new Map([...known, ...own]);
      for (const [key, outputs] of own) known.set(`${provider.name}:${key}`, outputs);
      return [
        ...synthesis.declarations.flatMap((spec) => problemsOf(plan, spec, visible)),
        ...circles(plan, synthesis.declarations),
      ];
    });
  });
}

function outputsOf({ provider }: ComposedPart, { type, inputs }: ResourceSpec): readonly string[] {
  return [...ofEverything, ...Object.keys(inputs), ...Object.keys(provider.contracts[type]?.outputs ?? {})];
}

function problemsOf(plan: Plan, spec: ResourceSpec, visible: ReadonlyMap<string, readonly string[]>): Problem[] {
  const referred = referencesIn(spec.inputs);
  const missing = [...new Set(needs(spec))].filter((key) => !visible.has(key));
  const wrong = referred.filter((one) => visible.get(one.ref)?.includes(outputOf(one).name) === false);
  return [
    ...missing.map((key) => {
      const { output } = referred.find(({ ref }) => ref === key) ?? {};
      return {
        ...what(plan, spec, key, output),
        what: "names a resource that this system does not make there",
        change: "name one that is made, or the thing itself by its name, ARN or id",
      };
    }),
    ...wrong.map((one) => ({
      ...what(plan, spec, one.ref, one.output),
      what: "names an output that the resource does not have",
      allowed: [...new Set(visible.get(one.ref))].sort().join(", "),
      change: "name one of its outputs",
    })),
  ];
}

/** Where a person wrote the reference; else where the declaration comes from. */
function what(plan: Plan, spec: ResourceSpec, ref: string, output: string | undefined) {
  const key = ref.slice(ref.indexOf(":") + 1);
  const given = output === undefined ? key : `@${key}#${output}`;
  const written = plan.system.resources.flatMap((resource) =>
    Object.entries(resource.properties).flatMap(([name, text]) =>
      text === given ? [{ at: resource.at, path: `${resource.path}.${name}` }] : [],
    ),
  );
  return { code: "PLAN-REFERENCE" as const, ...(written[0] ?? placeOf(plan, spec)), given };
}

function circles(plan: Plan, declarations: readonly ResourceSpec[]): Problem[] {
  try {
    inCreationOrder(declarations);
    return [];
  } catch (error) {
    if (!(error instanceof ReferenceCircle)) throw error;
    const spec = declarations.find(({ key }) => key === error.keys.at(-1)) as ResourceSpec;
    const { ref = "", output } = referencesIn(spec.inputs).find(({ ref }) => error.keys.includes(ref)) ?? {};
    return [
      {
        ...what(plan, spec, ref, output),
        what: `resources need each other: ${error.keys.join(" -> ")}`,
        change: "name the thing itself by its name, ARN or id",
      },
    ];
  }
}

function referencesIn(value: unknown): Reference[] {
  if (typeof value !== "object" || value === null) return [];
  return isReference(value) ? [value] : Object.values(value).flatMap(referencesIn);
}
