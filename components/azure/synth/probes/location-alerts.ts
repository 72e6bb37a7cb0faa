import { type AzureMetricMeasurement, baseAmount, leafOf, type Value } from "../../../../core/model";
import type { Target } from "../alerts/targets";
import type { Limit } from "../alerts/threshold";

/** Whether the rule counts web test locations that fail, rather than comparing a metric. */
export function isLocationRule(measurement: AzureMetricMeasurement): boolean {
  return measurement.failedLocations !== undefined || measurement.metric === "failedLocationCount";
}

/** The criterion of a web test; `failedLocationCount` is "this many or more". */
export function locationCriteria(measurement: AzureMetricMeasurement, component: string, failed: number): Value {
  return {
    odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
    webTestId: leafOf(measurement.scope),
    componentId: leafOf(component),
    failedLocationCount: failed,
  };
}

/** `down` means the measurement's number of locations; a documented number of locations is itself. */
export function locationLimit({ rule, measurement }: Target<AzureMetricMeasurement>): Limit {
  if (measurement.failedLocations !== undefined) {
    const locations = Number(measurement.failedLocations);
    return { value: locations, expression: "documented * locations", terms: { locations } };
  }
  const base = baseAmount(rule.threshold.limit);
  return rule.threshold.operator === ">" ? { value: base + 1, expression: "documented + 1" } : { value: base };
}
