import { oncePer, type Plan } from "../core/model";
import { guard, UnknownInput, unknownText } from "./inputs";
import type { CheckedResource, Expected, Outcome, PlanRule, PolicyRule, ResourceRule, Scene } from "./rule";

export type PolicyConfig = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Judging {
  /** Every resource of the stack, to look others up. */
  readonly resources: readonly CheckedResource[];
  /** Those to be judged; default: all. */
  readonly subjects?: readonly CheckedResource[];
  /** Policy to the clauses that name it. */
  readonly expected: Readonly<Record<string, readonly Expected[]>>;
  /** Policy to its configuration. */
  readonly config: PolicyConfig;
  readonly plan?: Plan;
}

/** What every rule says of every resource it is about, and of the plan: three-valued, in the order of the rules. */
export function judge(rules: readonly PolicyRule[], judging: Judging): Outcome[] {
  const resources = allGuarded(judging.resources);
  const subjects = (judging.subjects ?? judging.resources).map(guarded);
  return rules.flatMap((rule) => {
    const expected = judging.expected[rule.name] ?? [];
    if (rule.scope === "plan") return judging.plan ? judgePlan(rule, judging.plan, expected) : [];
    const config = configured(rule, judging.config[rule.name]);
    if (rule.perClause)
      return expected.flatMap((one) => judgeResources(rule, subjects, { resources, subjects, config, expected: one }));
    const clauses = expected.map(({ clause }) => clause);
    return judgeResources(rule, subjects, { resources, subjects, config }).map((outcome) => ({ ...outcome, clauses }));
  });
}

/** The rule's configuration with the defaults of its schema filled in. */
export function configured(rule: ResourceRule, given: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const defaults = Object.entries(rule.config ?? {}).flatMap(([key, property]) =>
    property.default === undefined ? [] : [[key, property.default] as const],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

const guarded = oncePer((resource: CheckedResource): CheckedResource => {
  const left = (resource.leftAsFound ?? []).map((input) => [input, unknownText]);
  return { ...resource, inputs: guard({ ...resource.inputs, ...Object.fromEntries(left) }) };
});

/** The same list for every system of a stack, so that what rules look up in it is sorted once. */
const allGuarded = oncePer((resources: readonly CheckedResource[]) => resources.map(guarded));

function judgePlan(rule: PlanRule, plan: Plan, expected: readonly Expected[]): Outcome[] {
  return expected.flatMap(({ clause }) => {
    const judged = rule.judge(plan, clause);
    return judged ? [outcome(rule, judged.path, [clause], judged.fault)] : [];
  });
}

/** Resources that serve the clause's own entry when there are such, else every one the rule is about. */
export function judgeResources(rule: ResourceRule, subjects: readonly CheckedResource[], scene: Scene): Outcome[] {
  const { urns = [], clause } = scene.expected ?? {};
  const clauses = clause === undefined ? [] : [clause];
  const own = urns.length === 0 ? subjects : subjects.filter(({ urn }) => urns.includes(urn));
  return own.flatMap((subject) => judgeOne(rule, subject, scene, clauses));
}

function judgeOne(rule: ResourceRule, subject: CheckedResource, scene: Scene, clauses: readonly string[]): Outcome[] {
  try {
    if (!isAbout(rule, subject, scene)) return [];
    const fault = rule.fault(subject, scene);
    const { expected } = scene;
    const wanted = fault !== undefined && expected ? `${expected.clause} wants ${expected.value}: ${fault}` : fault;
    return [outcome(rule, subject.urn, clauses, wanted)];
  } catch (error) {
    if (!(error instanceof UnknownInput)) throw error;
    return [{ policy: rule.name, status: "unknown", about: subject.urn, clauses, what: error.message }];
  }
}

/** What only an input that is left as found could tell is none of the rule's business. */
function isAbout(rule: ResourceRule, subject: CheckedResource, scene: Scene): boolean {
  try {
    return rule.isAbout(subject, scene);
  } catch (error) {
    if (error instanceof UnknownInput && subject.leftAsFound?.includes(error.path)) return false;
    throw error;
  }
}

function outcome(rule: PolicyRule, about: string, clauses: readonly string[], fault: string | undefined): Outcome {
  const status = fault === undefined ? "ok" : "violation";
  return { policy: rule.name, status, about, clauses, ...(fault !== undefined && { what: fault }) };
}
