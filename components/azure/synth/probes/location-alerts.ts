import { amountOf, formula, ofRole, type Traced } from "../../../../core/evidence";
import { type AzureMetricMeasurement, leafOf } from "../../../../core/model";
import type { Target } from "../alerts/targets";

/** Whether the rule counts web test locations that fail, rather than comparing a metric. */
export function isLocationRule(measurement: AzureMetricMeasurement): boolean {
  return measurement.failedLocations !== undefined || measurement.metric === "failedLocationCount";
}

/** The criterion of a web test; `failedLocationCount` is "this many or more". */
export function locationCriteria(measurement: AzureMetricMeasurement, component: string, failed: Traced<number>) {
  return {
    odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria" as const,
    webTestId: leafOf(measurement.scope),
    componentId: leafOf(component),
    failedLocationCount: failed,
  };
}

/** `down` means the measurement's number of locations; a documented number of locations is itself. */
export function locationLimit({ rule, measurement }: Target<AzureMetricMeasurement>): Traced<number> {
  const { limit, operator } = rule.threshold;
  const source = amountOf(limit, ofRole(rule.facts, "threshold"));
  if (measurement.failedLocations !== undefined) {
    const terms = { locations: Number(measurement.failedLocations) };
    return formula({ ...source, value: 1 }, { expression: "documented * locations", terms });
  }
  return operator === ">" ? formula(source, { expression: "documented + 1" }) : formula(source);
}
