import { baseAmount, type EvidencePoint, type Fact, type KqlMeasurement, seconds } from "../../../../core/model";
import { everyMinute } from "../common/limits";
import type { Scene } from "../common/scene";
import { countQuery } from "../logs/counts";
import type { QueryTraits } from "./log-timing";
import type { Target } from "./targets";
import { acceptedVia } from "./timing";

/** The query a log alert runs, the columns that split it, and where documented traffic minimums stand in it. */
export interface AlertQuery {
  readonly query: string;
  readonly dimensions: readonly string[];
  readonly evidence: readonly EvidencePoint[];
  /** Documented conditions of the log count the query contains. */
  readonly facts: readonly Fact[];
}

/** Fills `$COUNT`, `$MINIMUM` and `$SHORT` (the short window) of the measurement. What cannot be filled stays, and is refused later. */
export function alertQuery(scene: Scene, { rule, resource, measurement }: Target<KqlMeasurement>): AlertQuery {
  const counts = measurement.query.includes("$COUNT");
  const count = counts ? countQuery(scene, resource.properties.count ?? "") : undefined;
  const counted = measurement.query.replaceAll("$COUNT", () => count?.query ?? "$COUNT").trim();
  const minimum = rule.minimumTraffic ? baseAmount(rule.minimumTraffic) : 0;
  const short = seconds(rule.shortWindow ?? rule.window) / 60;
  const split = [...(measurement.dimensions ?? []), ...(count?.dimensions ?? [])];
  const evidence = rule.facts.flatMap((fact) => {
    if (fact.role !== "traffic" || fact.base === undefined) return [];
    const match = matchBefore(counted, "$MINIMUM");
    if (match === undefined) return [];
    const via = acceptedVia(fact, fact.base, minimum, "number");
    return [{ clause: fact.clause, role: fact.role, path: "criteria.allOf[0].query", match, via }];
  });
  return {
    query: counted.replaceAll("$MINIMUM", String(minimum)).replaceAll("$SHORT", `${short}m`),
    dimensions: [...new Set(split)],
    evidence,
    facts: count?.facts ?? [],
  };
}

/** A regular expression for the number that takes the placeholder's place, by the text before it. */
export function matchBefore(template: string, placeholder: string): string | undefined {
  const at = template.indexOf(placeholder);
  if (at < 0) return undefined;
  // Other placeholders are filled by then, so the text starts behind the last of them.
  const before = template.slice(Math.max(0, at - 24), at).replace(/^.*\$[A-Z]+/s, "");
  return `${before.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(-?[\\d.]+)`;
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
