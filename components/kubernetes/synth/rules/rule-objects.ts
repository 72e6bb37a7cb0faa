import {
  duration,
  joinPath,
  ofRole,
  plainText,
  settle,
  textEvidence,
  textOf,
  verbatim,
} from "../../../../core/evidence";
import type { EvidencePoint, Plan, SynthesizedRule } from "../../../../core/model";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { objectBudget } from "../common/limits";
import { objectLabels, objectName } from "../common/names";
import { kubernetesSpec } from "../common/typed-inputs";
import type { Draft } from "./drafts";
import type { Group } from "./groups";

export const ruleType = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

/** What every object of this system carries. */
export interface ObjectContext {
  readonly namespace: string;
  /** Labels by which Prometheus selects rules, monitors and probes; an object without them is silently ignored. */
  readonly selected: Readonly<Record<string, string>>;
}

/** The groups as PrometheusRule objects, as few as their size allows, with the rules they carry. */
export function ruleObjects(
  plan: Plan,
  groups: readonly Group[],
  site: ObjectContext,
): { declarations: TypedSpec[]; rules: SynthesizedRule[]; largest: number } {
  const packed = pack(groups.flatMap(split));
  const declarations = packed.map((part, index) => ruleObject(plan, part, index, site));
  const rules = packed.flatMap((part, index) =>
    part.flatMap((group) =>
      group.drafts.filter((draft) => draft.kind === "threshold").map((draft) => rendered(draft, keyOf(index))),
    ),
  );
  return { declarations, rules, largest: Math.max(0, ...declarations.map(({ inputs }) => bytes(inputs))) };
}

function keyOf(index: number): string {
  return index === 0 ? "rules" : `rules-${index + 1}`;
}

function rendered(draft: Draft, declaration: string): SynthesizedRule {
  const { alert, rule, pages } = draft;
  return {
    id: `${rule.id}/prometheus`,
    alert: alert.key,
    clauses: rule.clauses,
    concept: alert.concept,
    severity: rule.severity,
    engine: "prometheus",
    pages,
    expression: plainText(draft.body.expr),
    threshold: rule.threshold,
    for: rule.for,
    fidelity: draft.fidelity,
    routes: pages ? [rule.route] : [],
    declaration,
  };
}

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** A group too large for one object becomes several of the same interval; the first one records. */
function split(group: Group): Group[] {
  const parts: Draft[][] = [[]];
  let weight = bytes(settle(contentOf({ ...group, drafts: [] })).inputs);
  for (const draft of group.drafts) {
    const size = bytes(settle({ ...draft.body }).inputs) + 1;
    if (weight + size > objectBudget && parts.at(-1)?.length) {
      parts.push([]);
      weight = 0;
    }
    parts.at(-1)?.push(draft);
    weight += size;
  }
  return parts.map((drafts, index) =>
    index === 0 ? { ...group, drafts } : { ...group, name: `${group.name}-${index + 1}`, records: [], drafts },
  );
}

function pack(groups: readonly Group[]): Group[][] {
  const objects: Group[][] = [];
  let weight = 0;
  for (const group of groups) {
    const size = bytes(settle(contentOf(group)).inputs);
    const current = objects.at(-1);
    if (current && weight + size <= objectBudget) {
      current.push(group);
      weight += size;
    } else {
      objects.push([group]);
      weight = size;
    }
  }
  return objects;
}

function contentOf(group: Group) {
  const records = group.records.map(({ record, expression }) => ({ record, expr: expression }));
  const stating = group.drafts.flatMap(({ facts }) => facts);
  return {
    // A document that fixes the name of a rule group states a name: here it is the value itself, not a description.
    name: verbatim(textOf({ value: group.name }, ofRole(stating, "text"))),
    interval: duration({ amount: String(group.seconds), unit: "second" }, ofRole(stating, "every")),
    rules: [...records, ...group.drafts.map((draft) => ({ ...draft.body }))],
  };
}

function ruleObject(plan: Plan, groups: readonly Group[], index: number, site: ObjectContext): TypedSpec {
  const purpose = index === 0 ? ["alerts"] : ["alerts", String(index + 1)];
  const inputs = {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: {
      name: objectName(plan.system, ...purpose),
      namespace: site.namespace,
      labels: { ...objectLabels(plan.system), ...site.selected },
    },
    spec: { groups: groups.map(contentOf) },
  } as const;
  const clauses = [...new Set(groups.flatMap((group) => group.drafts.flatMap(({ rule }) => rule.clauses)))];
  const draft = kubernetesSpec({ key: keyOf(index), type: ruleType, concern: "alerts", inputs, clauses });
  return { ...draft, evidence: [...draft.evidence, ...groups.flatMap(textsOf)] };
}

/** What `states:` says, in the texts of its rule. */
function textsOf(group: Group, index: number): EvidencePoint[] {
  return group.drafts.flatMap(({ facts, body }, at) => {
    const path = joinPath(["spec", "groups", index, "rules", group.records.length + at]);
    return textEvidence(facts, settle({ ...body }).inputs).map((point) => ({
      ...point,
      path: `${path}.${point.path}`,
    }));
  });
}
