import type { ComposedPart, ComposedSystem, Composition } from "../../components/compose";
import { systemType } from "../../components/types";
import {
  type Acknowledgement,
  type Fidelity,
  formatQuantity,
  type LimitUse,
  type Problem,
  type RenderedRule,
  reveal,
} from "../../core/model";
import { type ClauseCoverage, coverage, type Exhibit } from "../../core/planning/coverage";
import type { RecordedResource } from "../../engine/record";

/** The JSON of `hozen plan`: a stable contract, described in docs/plan-json.md. Sorted; the same input gives the same bytes. */
export interface PlanReport {
  readonly version: 1;
  readonly stack: string;
  readonly asOf: string;
  readonly systems: readonly SystemReport[];
  /** Resources no single system owns: the explicit providers. */
  readonly shared: readonly ResourceReport[];
  readonly overrides: Composition["overrides"];
  readonly problems: readonly Problem[];
}

export interface SystemReport {
  readonly system: string;
  readonly title: string;
  readonly resources: readonly ResourceReport[];
  readonly rules: readonly RuleReport[];
  readonly clauses: readonly ClauseCoverage[];
  readonly corrections: readonly CorrectionReport[];
  readonly findings: readonly { readonly clauses: readonly string[]; readonly what: string; readonly done: string }[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly limits: readonly (LimitUse & { readonly provider: string })[];
}

export interface ResourceReport {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent?: string;
  readonly dependencies: readonly string[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly clauses: readonly string[];
}

export interface RuleReport {
  readonly id: string;
  readonly alert: string;
  readonly clauses: readonly string[];
  readonly concept: string;
  readonly severity: string;
  readonly engine: string;
  readonly pages: boolean;
  readonly expression: string;
  readonly threshold: string;
  readonly for: string;
  readonly fidelity: Fidelity;
  readonly routes: readonly string[];
  /** URN of the resource that carries the rule; absent when no platform of the system can express it. */
  readonly urn?: string;
}

export interface CorrectionReport {
  readonly clause: string;
  readonly documented: string;
  readonly deployed: string;
  readonly because: string;
}

export interface ReportInput {
  readonly stack: string;
  readonly asOf: string;
  readonly composition: Composition;
  readonly resources: readonly RecordedResource[];
  /** Names of the policies that exist. */
  readonly policies: ReadonlySet<string>;
  /** Only this system. */
  readonly only?: string;
}

/** Joins what was decided (composition) with what the program registered (resources). */
export function buildReport(input: ReportInput): PlanReport {
  const { composition, only } = input;
  const systems = composition.problems.length > 0 ? [] : composition.systems;
  return {
    version: 1,
    stack: input.stack,
    asOf: input.asOf,
    systems: systems
      .filter(({ plan }) => only === undefined || plan.system.key === only)
      .map((composed) => reportSystem(composed, input)),
    shared: input.resources
      .filter((resource) => ownerOf(resource, input.resources) === undefined)
      .map((resource) => reportResource(resource, [])),
    overrides: composition.overrides,
    problems: composition.problems,
  };
}

function reportSystem(composed: ComposedSystem, input: ReportInput): SystemReport {
  const { plan, parts } = composed;
  const key = plan.system.key;
  const own = input.resources.filter((resource) => ownerOf(resource, input.resources) === key);
  const byPart = parts.map((part) => ({ part, urns: urnsOf(key, part, own) }));
  const clausesByUrn = new Map<string, readonly string[]>();
  const revealed = new Map<string, RecordedResource>();
  for (const { part, urns } of byPart) {
    for (const declaration of part.rendering.declarations) {
      const resource = urns.get(declaration.key);
      if (resource) clausesByUrn.set(resource.urn, declaration.clauses);
      if (resource) revealed.set(resource.urn, resource);
    }
  }
  return {
    system: key,
    title: plan.system.title,
    resources: own.map((resource) =>
      reportResource(revealed.get(resource.urn) ?? resource, clausesByUrn.get(resource.urn) ?? []),
    ),
    rules: byPart
      .flatMap(({ part, urns }) => part.rendering.rules.map((rule) => reportRule(rule, urns)))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    clauses: coverage(
      plan,
      byPart.flatMap(({ part, urns }) => exhibitsOf(part, urns)),
      input.policies,
    ),
    corrections: plan.clauses.flatMap(({ id, correction }) => (correction ? [{ clause: id, ...correction }] : [])),
    findings: plan.findings.map(({ clauses, what, done }) => ({ clauses, what, done })),
    acknowledgements: plan.acknowledgements,
    limits: parts.flatMap((part) => part.rendering.limits.map((limit) => ({ provider: part.provider.name, ...limit }))),
  };
}

/** The system whose component a resource stands under. */
function ownerOf(resource: RecordedResource, all: readonly RecordedResource[]): string | undefined {
  const byUrn = parents(all);
  for (
    let at: RecordedResource | undefined = resource;
    at;
    at = at.parent === undefined ? undefined : byUrn.get(at.parent)
  ) {
    if (at.type === systemType) return at.name;
  }
  return undefined;
}

const indexes = new WeakMap<readonly RecordedResource[], ReadonlyMap<string, RecordedResource>>();

function parents(all: readonly RecordedResource[]): ReadonlyMap<string, RecordedResource> {
  const index = indexes.get(all) ?? new Map(all.map((resource) => [resource.urn, resource]));
  indexes.set(all, index);
  return index;
}

type Urns = ReadonlyMap<string, RecordedResource>;

/** Declaration key to the resource the program registered for it. */
function urnsOf(system: string, part: ComposedPart, resources: readonly RecordedResource[]): Urns {
  const byIdentity = new Map(resources.map((resource) => [`${resource.type} ${resource.name}`, resource]));
  return new Map(
    part.rendering.declarations.flatMap((declaration) => {
      const resource = byIdentity.get(`${declaration.type} ${system}-${declaration.key}`);
      const inputs = resource && reveal(resource.inputs, declaration.inputs);
      return resource && inputs ? [[declaration.key, { ...resource, inputs }] as const] : [];
    }),
  );
}

function exhibitsOf(part: ComposedPart, urns: Urns): Exhibit[] {
  return part.rendering.declarations.flatMap((declaration) => {
    const resource = urns.get(declaration.key);
    return resource ? declaration.evidence.map((point) => ({ urn: resource.urn, inputs: resource.inputs, point })) : [];
  });
}

function reportResource(resource: RecordedResource, clauses: readonly string[]): ResourceReport {
  const { urn, type, name, parent, dependencies, inputs } = resource;
  return { urn, type, name, ...(parent !== undefined && { parent }), dependencies, inputs: sortKeys(inputs), clauses };
}

function reportRule(rule: RenderedRule, urns: Urns): RuleReport {
  const { threshold, declaration, ...rest } = rule;
  const urn = declaration === undefined ? undefined : urns.get(declaration)?.urn;
  return {
    ...rest,
    threshold: `${threshold.operator} ${formatQuantity(threshold.limit)}`,
    for: formatQuantity(rule.for),
    ...(urn !== undefined && { urn }),
  };
}

/** Objects with their keys in order, all the way down. */
export function sortKeys<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys) as T;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)])) as T;
}
