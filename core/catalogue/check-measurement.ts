import { type Concept, dimensionOf, type Measurement } from "../model";
import { type Flaw, languageOf } from "../platforms";

/** What makes a measurement unusable for its concept. Paths are relative to the measurement. */
export function measurementFlaws(
  concept: Pick<Concept, "name" | "unit" | "minimumTraffic">,
  measurement: Measurement,
): Flaw[] {
  return [
    ...dimensionFlaws(concept, measurement),
    ...trafficFlaws(concept, measurement),
    ...languageOf(measurement).flaws(measurement),
  ];
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
