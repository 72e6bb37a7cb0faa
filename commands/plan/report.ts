import type { ComposedSystem, Composition } from "../../components/composition";
import type {
  Acknowledgement,
  Cost,
  Fidelity,
  LimitUse,
  Problem,
  RegisteredResource,
  Retirement,
  SynthesizedRule,
} from "../../core/model";
import { costsOf } from "../../core/planning/costs";
import { type ClauseCoverage, coverage } from "../../core/planning/coverage";
import { type Need, needsOf } from "./needs";
import { judgeSystem, type PolicyReport, type Violation } from "./policies";
import { isShared, RegisteredSystem } from "./registered";
import { quantityText, thresholdText } from "./wording";

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
  /** Worth knowing, not wrong. */
  readonly notes: readonly Problem[];
}

export interface SystemReport {
  readonly system: string;
  readonly title: string;
  /** The system is leaving, or has left: since when, why, and what data is kept where and until when. */
  readonly retired?: RetirementReport;
  readonly resources: readonly ResourceReport[];
  readonly rules: readonly RuleReport[];
  readonly clauses: readonly ClauseCoverage[];
  /** What must be there before its alerts can see anything, and is not of this stack. */
  readonly needs: readonly Need[];
  /** Counted against the operations document, where the system names it: its statements, and those a clause states. */
  readonly document?: DocumentReport;
  readonly corrections: readonly CorrectionReport[];
  readonly findings: readonly { readonly clauses: readonly string[]; readonly what: string; readonly done: string }[];
  readonly acknowledgements: readonly Omit<Acknowledgement, "key">[];
  /** What the policies object to; a clause whose policy is violated stays a gap. */
  readonly violations: readonly Violation[];
  /** Policies that looked at something of this system. */
  readonly policies: readonly PolicyReport[];
  readonly limits: readonly (LimitUse & { readonly provider: string })[];
  /** What its own resources cost a month, by the price tables; empty where none is kept. */
  readonly costs: readonly Cost[];
}

export interface DocumentReport {
  readonly files: readonly string[];
  readonly statements: number;
  readonly stated: number;
}

export interface RetirementReport {
  readonly on: string;
  readonly because: string;
  readonly kept: readonly { readonly what: string; readonly where: string; readonly until: string }[];
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
  readonly resources: readonly RegisteredResource[];
  /** Only this system. */
  readonly only?: string;
  /** The systems' documents, by the name of the system. */
  readonly documents?: ReadonlyMap<string, DocumentReport>;
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
      .filter(({ plan }) => only === undefined || plan.system.name === only)
      .map((composed) => reportSystem(composed, input)),
    shared: input.resources
      .filter((resource) => isShared(resource, input.resources))
      .map((resource) => reportResource(resource, [])),
    overrides: composition.overrides,
    problems: composition.problems,
    notes: composition.notes,
  };
}

function reportSystem(composed: ComposedSystem, input: ReportInput): SystemReport {
  const { plan, parts } = composed;
  const registered = new RegisteredSystem(composed, input.resources);
  const document = input.documents?.get(plan.system.name);
  const judged = judgeSystem({
    plan,
    own: registered.resources,
    all: input.resources,
    exhibits: registered.exhibits,
    settings: input.composition.settings.policies ?? {},
  });
  return {
    system: plan.system.key,
    title: plan.system.title,
    ...(plan.system.retired && { retired: reportRetirement(plan.system.retired) }),
    resources: registered.resources.map(({ resource, clauses }) => reportResource(resource, clauses)),
    rules: registered.rules.map(({ rule, urn }) => reportRule(rule, urn)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    clauses: coverage(plan, registered.exhibits, judged.verdicts),
    needs: needsOf(plan),
    ...(document && { document }),
    corrections: plan.clauses.flatMap(({ id, correction }) => (correction ? [{ clause: id, ...correction }] : [])),
    findings: plan.findings.map(({ clauses, what, done }) => ({ clauses, what, done })),
    acknowledgements: plan.acknowledgements.map(({ what, because, at }) => ({ what, because, at })),
    violations: judged.violations,
    policies: judged.reports,
    costs: costsOf(
      plan,
      registered.resources.map(({ resource }) => resource),
      input.composition.prices,
    ),
    limits: parts.flatMap((part) => part.synthesis.limits.map((limit) => ({ provider: part.provider.name, ...limit }))),
  };
}

function reportRetirement({ on, because, kept }: Retirement): RetirementReport {
  return { on, because, kept: kept.map(({ what, where, until }) => ({ what, where, until })) };
}

function reportResource(resource: RegisteredResource, clauses: readonly string[]): ResourceReport {
  const { urn, type, name, parent, dependencies, inputs } = resource;
  return { urn, type, name, ...(parent !== undefined && { parent }), dependencies, inputs: sortKeys(inputs), clauses };
}

function reportRule(rule: SynthesizedRule, urn: string | undefined): RuleReport {
  const { threshold, declaration: _, ...rest } = rule;
  return {
    ...rest,
    threshold: thresholdText(threshold),
    for: quantityText(rule.for),
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
