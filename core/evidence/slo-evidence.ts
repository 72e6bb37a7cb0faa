import {
  baseAmount,
  dimensionOf,
  type Fact,
  type Measurement,
  type ObjectiveNumbers,
  objectivePlaceholders,
  type PlannedRule,
} from "../model";
import { type Arithmetic, about, asText, decidedBy, formula, ofRole, type Traced, verbatim } from "./traced";

type Share = Omit<Arithmetic, "format">;

/** The good share is what the bad one leaves, and the other way round. */
const rest: Share = { expression: "1 - documented" };

/** Time without service in a year, as a share of it. */
const ofAYear: Share = { kind: "formula", expression: "documented / year", terms: { year: 31_536_000 } };

/** What may state the share that may be bad, by the name of the documented value. */
const budgets: Readonly<Record<string, Share>> = { target: rest, maximum: {}, downtime: ofAYear };

/** The text with placeholders where an objective filled in its numbers; without any, the text itself. */
export function templateOf({ numbers }: Pick<Measurement, "numbers">, text: string): string {
  return numbers?.templates[text] ?? text;
}

/** What the placeholders of a template stand for, with the documented values of the objective that they are. */
export function objectiveNumbers(
  { numbers }: Pick<Measurement, "numbers">,
  facts: readonly Fact[],
): Record<string, Traced<string>> {
  const values: ObjectiveNumbers["values"] = numbers?.values ?? {};
  const { budget, latencyTarget } = values;
  return {
    ...(budget !== undefined && { [objectivePlaceholders.budget]: statedAs(budget, budgets, facts) }),
    ...(latencyTarget !== undefined && {
      [objectivePlaceholders.latencyTarget]: statedAs(latencyTarget, { threshold: {} }, facts),
    }),
  };
}

/** A number as it is written, decided by each setting of the objective from which the arithmetic makes it. */
function statedAs(text: string, arithmetic: Readonly<Record<string, Share>>, facts: readonly Fact[]): Traced<string> {
  const made = Object.entries(arithmetic).flatMap(([name, how]) =>
    about(ofRole(facts, "setting"), name).flatMap((fact) =>
      fact.base === undefined ? [] : [asText(formula({ value: fact.base, facts: [fact] }, how))],
    ),
  );
  const written = verbatim({ value: text, facts: [] });
  return decidedBy(written, ...made.filter(({ traced }) => traced === text));
}

/** The promised share a silent rule compares with, where the document states the share that may be bad instead. */
export function withPromise(limit: Traced<string>, { facts, threshold, shortWindow }: PlannedRule): Traced<string> {
  if (shortWindow || dimensionOf(threshold.limit.unit) !== "ratio") return limit;
  return decidedBy(limit, statedAs(limit.traced, { maximum: rest }, facts));
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

/** Facts that state the period of an objective, over which a rule with a single window judges it. */
export function periodFacts({ facts = [], shortWindow }: Partial<PlannedRule>): Fact[] {
  return shortWindow ? [] : about(ofRole(facts, "setting"), "period");
}
