import type { EvidencePoint, Fact, PlannedRule, ResourceSpec, Via } from "../model";
import { baseAmount, dimensionOf, isJoined, isJsonText, isReference, isSecret } from "../model";
import { holds, isDescriptive, joinPath } from "./proof";

type Inputs = Readonly<Record<string, unknown>>;

interface Sign {
  /** First group: the number. */
  readonly match: string;
  readonly via: Via;
}

const same: Via = { kind: "same", format: "number" };
const rest: Via = { kind: "formula", format: "number", expression: "1 - documented" };
const ofAYear: Via = {
  kind: "formula",
  format: "number",
  expression: "documented / year",
  terms: { year: 31_536_000 },
};

/** A burn rate divides by the budget, at the end of its arithmetic. */
const budget = "\\/ (0\\.\\d+)(?=[,)\\s]|$)";
/** A share over the period is compared with the target itself. */
const promise = "< (0\\.\\d+)$";
/** The time limit: a percentile rank, a bucket, milliseconds of a log. */
const timeLimits = ["PR\\(:(\\d+(?:\\.\\d+)?)\\)", 'le=~\\\\?"(\\d+(?:\\.\\d+)?)\\|', "> 1000 \\* (\\d+(?:\\.\\d+)?)"];

/** Where the numbers of an objective stand in measurements, by the name of the documented value. */
const signs: Readonly<Record<string, readonly Sign[]>> = {
  target: [
    { match: budget, via: rest },
    { match: promise, via: same },
  ],
  maximum: [
    { match: budget, via: same },
    { match: promise, via: rest },
  ],
  // Time without service in a year is the same budget, as a time.
  downtime: [{ match: budget, via: ofAYear }],
  threshold: timeLimits.map((match) => ({ match, via: same })),
};

/** Evidence for the documented values of an objective with an error budget, wherever they stand in the inputs. */
export function objectiveEvidence(facts: readonly Fact[], inputs: Inputs): EvidencePoint[] {
  const places = textsIn(inputs, []);
  return facts.flatMap((fact) => {
    if (fact.role !== "setting") return [];
    const found = (signs[fact.subject ?? ""] ?? []).flatMap((sign) =>
      places
        .filter(({ text }) => new RegExp(sign.match).test(text))
        .map(({ path }): EvidencePoint => pointOf(fact, path, sign)),
    );
    return found.filter((point) => holds(fact, point, inputs)).slice(0, 1);
  });
}

/** Adds the documented values of an objective, which are in queries that were made before. */
export function withObjective<Spec extends ResourceSpec>(spec: Spec, facts: readonly Fact[]): Spec {
  return { ...spec, evidence: [...spec.evidence, ...objectiveEvidence(facts, spec.inputs)] };
}

/** Facts of a figure that its silent rule compares with: the documented values equal to the limit. */
export function figureFacts({ facts, threshold, shortWindow }: PlannedRule): Fact[] {
  const { limit } = threshold;
  if (shortWindow) return [];
  return facts.filter(
    ({ role, dimension, base }) =>
      role === "setting" && dimension === dimensionOf(limit.unit) && base === baseAmount(limit),
  );
}

function pointOf({ clause, role, subject, corrected }: Fact, path: string, { match, via }: Sign): EvidencePoint {
  const kind = corrected ? "correction" : via.kind;
  return { clause, role, ...(subject !== undefined && { subject }), path, match, via: { ...via, kind } };
}

function textsIn(value: unknown, keys: readonly (string | number)[]): { path: string; text: string }[] {
  if (typeof value === "string") {
    const path = joinPath(keys);
    return isDescriptive(path) ? [] : [{ path, text: value }];
  }
  if (typeof value !== "object" || value === null) return [];
  if (isReference(value) || isSecret(value) || isJoined(value) || isJsonText(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...keys, index]));
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...keys, key]));
}
