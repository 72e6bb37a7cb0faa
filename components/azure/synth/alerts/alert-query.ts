import {
  amountOf,
  filled,
  formula,
  objectiveNumbers,
  ofRole,
  type TracedText,
  templateOf,
} from "../../../../core/evidence";
import { type Fact, type KqlMeasurement, seconds } from "../../../../core/model";
import type { Context } from "../common/context";
import { everyMinute } from "../common/limits";
import { countQuery } from "../logs/counts";
import type { QueryTraits } from "./log-timing";
import type { Target } from "./targets";

/** The query a log alert runs, and the columns that split it. */
export interface AlertQuery {
  readonly query: TracedText;
  readonly dimensions: readonly string[];
  /** Documented conditions of the log count the query contains. */
  readonly facts: readonly Fact[];
}

/** Fills `$COUNT`, `$MINIMUM`, `$SHORT` (the short window) and the numbers of an objective. What cannot be filled stays, and is refused later. */
export function alertQuery(scene: Context, { rule, resource, measurement }: Target<KqlMeasurement>): AlertQuery {
  const counts = measurement.query.includes("$COUNT");
  const count = counts ? countQuery(scene, resource.properties.count ?? "") : undefined;
  const { minimumTraffic } = rule;
  const split = [...(measurement.dimensions ?? []), ...(count?.dimensions ?? [])];
  const query = filled(templateOf(measurement, measurement.query).trim(), {
    ...objectiveNumbers(measurement, rule.facts),
    $COUNT: count?.query,
    $MINIMUM: minimumTraffic ? formula(amountOf(minimumTraffic, ofRole(rule.facts, "traffic"))) : 0,
    $SHORT: `${seconds(rule.shortWindow ?? rule.window) / 60}m`,
  });
  return { query, dimensions: [...new Set(split)], facts: count?.facts ?? [] };
}

/** What the query allows its timing to be. */
export function queryTraits(query: string): QueryTraits {
  return { keepsTime: keepsTime(query), forbidsEveryMinute: everyMinute.forbidden.test(query) };
}

/** Whether the result still has a time column: windows in a row are cut by it. */
function keepsTime(query: string): boolean {
  const shaping = query.split("|").filter((step) => /^\s*(summarize|project)\s/.test(step));
  return shaping.every((step) => /\bTimeGenerated\b/.test(step));
}
