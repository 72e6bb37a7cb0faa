import assert from "node:assert/strict";
import { aws } from "../../components/aws/provider";
import type { SynthContext } from "../../components/kit/context";
import { heldSynthesis } from "../../components/registry";
import { refusals } from "../../core/contracts";
import { holds, settle, type TracedInputs } from "../../core/evidence";
import type { EvidencePoint, Fact, Plan, ResourceSpec, Synthesis } from "../../core/model";
import { allFacts } from "../../core/planning/coverage";
import { context } from "./plans";

/** What a plan becomes, with what AWS would refuse of it. */
export function synth(plan: Plan, where: SynthContext): Synthesis {
  return heldSynthesis(aws, plan, where);
}

export function rendered(plan: Plan): Synthesis {
  return synth(plan, context);
}

/** The declaration of a key; fails with the keys there are. */
export function declared(synthesis: Synthesis, key: string): ResourceSpec {
  const found = synthesis.declarations.find((declaration) => declaration.key === key);
  assert.ok(found, `${key} is none of ${synthesis.declarations.map((declaration) => declaration.key).join(", ")}`);
  return found;
}

export function codes(synthesis: Synthesis): string[] {
  return synthesis.problems.map((problem) => problem.code);
}

/** Every reference of every declaration points at an earlier one. */
export function assertBackwards(synthesis: Synthesis): void {
  const known = new Set<string>();
  for (const { key, inputs, options } of synthesis.declarations) {
    assert.ok(!known.has(key), `${key} is declared twice`);
    for (const [, ref] of JSON.stringify(inputs).matchAll(/"ref":"([^"]+)"/g)) {
      assert.ok(
        ref?.startsWith("pagerduty:") || known.has(ref as string),
        `${key} refers to ${ref}, not declared before it`,
      );
    }
    for (const needed of options?.dependsOn ?? []) assert.ok(known.has(needed), `${key} waits for ${needed}`);
    known.add(key);
  }
}

/** Facts of the plan that no declaration shows. */
export function unseen(plan: Plan, synthesis: Synthesis): string[] {
  return allFacts(plan)
    .filter((fact) => !synthesis.declarations.some((declaration) => shows(declaration, fact)))
    .map((fact) => `${fact.clause} ${fact.role} ${fact.written}`);
}

function shows({ evidence, inputs }: ResourceSpec, fact: Fact): boolean {
  return evidence.some((point) => concerns(point, fact) && holds(fact, point, inputs));
}

function concerns(point: EvidencePoint, fact: Fact): boolean {
  return point.clause === fact.clause && point.role === fact.role;
}

/** Fails when a point still holds after its documented number has been changed, or when it does not hold as it is. */
export function assertEvidence(plan: Plan, synthesis: Synthesis): void {
  const facts = allFacts(plan);
  for (const { key, evidence, inputs } of synthesis.declarations) {
    for (const point of evidence) {
      const own = facts.filter((fact) => concerns(point, fact));
      assert.ok(
        own.some((fact) => holds(fact, point, inputs)),
        `${key} ${point.path} shows none of ${point.clause}`,
      );
      const altered = altering(inputs, point);
      assert.ok(!own.some((fact) => holds(fact, point, altered)), `${key} ${point.path} also shows another value`);
    }
  }
}

/** The same inputs with another value where the point looks. */
function altering(inputs: ResourceSpec["inputs"], point: EvidencePoint): Record<string, unknown> {
  const copy = structuredClone(inputs) as Record<string, unknown>;
  const head = point.path.split(/[.[]/)[0] as string;
  const text = JSON.stringify(copy[head], (_key, value) => {
    if (typeof value === "number") return value + 7919;
    if (typeof value === "boolean") return !value;
    if (typeof value === "string") return value.replace(/[\p{L}\p{N}]/gu, "x");
    return value as unknown;
  });
  return { ...copy, [head]: point.path.endsWith(".length") ? [] : JSON.parse(text) };
}

/** Codes of the limits of AWS that inputs are beyond. */
export function beyond(type: string, inputs: TracedInputs): string[] {
  const contract = aws.contracts[type];
  assert.ok(contract);
  return refusals(contract, settle(inputs).inputs).flatMap(({ limit }) => limit?.code ?? []);
}
