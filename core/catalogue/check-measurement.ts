import { type Concept, dimensionOf, type Measurement } from "../model";
import { cloudWatchFlaws } from "./check-cloudwatch";
import { type Flaw, statisticFlaw } from "./flaw";

/** What makes a measurement unusable for its concept. Paths are relative to the measurement. */
export function measurementFlaws(
  concept: Pick<Concept, "name" | "unit" | "minimumTraffic">,
  measurement: Measurement,
): Flaw[] {
  return [
    ...dimensionFlaws(concept, measurement),
    ...trafficFlaws(concept, measurement),
    ...languageFlaws(measurement),
  ];
}

function languageFlaws(measurement: Measurement): Flaw[] {
  switch (measurement.language) {
    case "cloudwatch":
      return cloudWatchFlaws(measurement);
    case "azure-metric":
      return aggregationFlaws(measurement);
    case "kql":
      return kqlFlaws(measurement.query, measurement.value);
    case "promql":
      return quantileFlaws(measurement);
  }
}

function dimensionFlaws(concept: Pick<Concept, "name" | "unit">, measurement: Measurement): Flaw[] {
  const wanted = dimensionOf(concept.unit);
  const got = dimensionOf(measurement.unit);
  if (wanted === got) return [];
  return [
    {
      code: "CATALOGUE-DIMENSION",
      path: ["unit"],
      what: `${measurement.unit} is no ${wanted}, which ${concept.name} is measured in`,
      given: measurement.unit,
      allowed: `a unit of ${wanted}`,
      change: "change the measurement so that it yields such a value",
    },
  ];
}

/** A text that asks for the traffic minimum needs a concept that has one. */
function trafficFlaws(concept: Pick<Concept, "minimumTraffic">, measurement: Measurement): Flaw[] {
  if (concept.minimumTraffic || !/\bMINIMUM\b/.test(JSON.stringify(measurement))) return [];
  return [
    {
      code: "CATALOGUE-TRAFFIC",
      path: [],
      what: "asks for MINIMUM, but the concept has no minimumTraffic",
      change: "give the concept a minimumTraffic, or leave MINIMUM out",
    },
  ];
}

function aggregationFlaws(measurement: Extract<Measurement, { language: "azure-metric" }>): Flaw[] {
  const { aggregation, aggregations } = measurement;
  if (!aggregations || aggregations.includes(aggregation)) return [];
  return [statisticFlaw(["aggregation"], measurement.metric, aggregation, aggregations)];
}

function kqlFlaws(query: string, value: string): Flaw[] {
  const flaws: Flaw[] = [];
  const refused = /\|\s*(take|limit|search)\b|^\s*search\b|\bunion\s+(?:\w+\s*=\s*\w+\s+)*\*/m.exec(query)?.[0];
  if (refused)
    flaws.push(kqlFlaw("a log alert refuses this operator", refused.trim(), "select with where and summarize"));
  const yields = query.trim() === "$COUNT" || new RegExp(`\\b${value}\\s*=`).test(query);
  if (!yields) flaws.push(kqlFlaw("the query has no column of this name", value, `write ${value} = ... in the query`));
  return flaws;
}

function kqlFlaw(what: string, given: string, change: string): Flaw {
  return { code: "CATALOGUE-KQL", path: ["query"], what, given, change };
}

function quantileFlaws(measurement: Extract<Measurement, { language: "promql" }>): Flaw[] {
  if (!measurement.expression.includes("histogram_quantile(") || measurement.lastBucket !== undefined) return [];
  return [
    {
      code: "CATALOGUE-QUANTILE",
      path: ["expression"],
      what: "a quantile reads no further than the last finite bucket, which is not given",
      change: "add lastBucket, in seconds",
    },
  ];
}
