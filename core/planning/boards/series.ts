import { fill } from "../../catalogue";
import {
  baseUnitOf,
  type Concept,
  dimensionOf,
  type Measurement,
  type MonitoredResource,
  type PanelSeries,
  type PanelSpec,
  type PlannedAlert,
  parseQuantity,
  type Quantity,
  type Unit,
} from "../../model";
import type { BoardContext } from "./context";

/** The alerts of a concept on a resource, those that are only rendered there included. */
export function alertsOn(context: Pick<BoardContext, "alerts">, concept: string, resource: string): PlannedAlert[] {
  return context.alerts.filter(
    (alert) =>
      alert.concept === concept &&
      [alert.resource, ...alert.alternatives.map((other) => other.resource)].some(({ key }) => key === resource),
  );
}

/** A concept as it is measured on a resource; undefined where nobody measures it or the resource says too little. */
export function seriesOf(
  context: BoardContext,
  concept: Concept,
  resource: MonitoredResource,
  spec: Pick<PanelSpec, "forecast"> & { readonly over?: Quantity },
): PanelSeries | undefined {
  const written = concept.measurements[resource.kind];
  const measurement = written && fill(written, resource.properties).measurement;
  if (!measurement || (spec.forecast && measurement.language !== "promql")) return undefined;
  // The query of a log count is written by the platform that keeps the log.
  if (measurement.language === "kql" && measurement.query.includes("$COUNT")) return undefined;
  if (countsLocations(measurement)) return locationSeries(context, concept, resource, spec);
  const [rule] = alertsOn(context, concept.name, resource.key).flatMap((alert) => alert.rules);
  const minimumTraffic = rule?.minimumTraffic ?? concept.minimumTraffic;
  return {
    concept: concept.name,
    title: concept.title[context.system.language],
    resource: resource.key,
    measurement,
    unit: yielded(concept, measurement),
    window: spec.over ?? rule?.window ?? duration(concept.defaults.window),
    every: rule?.every ?? duration(concept.defaults.every),
    ...(minimumTraffic && { minimumTraffic: minimumTraffic as Quantity }),
    ...(spec.forecast && {
      forecast: { history: duration(spec.forecast.history), ahead: duration(spec.forecast.ahead) },
    }),
  };
}

/** The catalogue is checked before: its durations parse. */
function duration(text: string): Quantity {
  return parseQuantity(text) ?? { amount: "0", unit: "second" };
}

/** A rule on failed locations has no number of its own to draw. */
function countsLocations(measurement: Measurement): boolean {
  return measurement.language === "azure-metric" && measurement.failedLocations !== undefined;
}

/** Whether a web test passes is seen in the share of its locations that do. */
function locationSeries(
  context: BoardContext,
  { name }: Concept,
  resource: MonitoredResource,
  spec: Parameters<typeof seriesOf>[3],
): PanelSeries | undefined {
  const availability = context.catalogue.concepts.get("service.availability");
  if (!availability || name === availability.name) return undefined;
  const series = seriesOf(context, availability, resource, spec);
  if (series?.measurement.language !== "azure-metric") return undefined;
  const test = resource.properties.id?.replace(/#id$/, "#name") ?? "";
  return { ...series, measurement: { ...series.measurement, dimensions: { "availabilityResult/name": [test] } } };
}

/** A measurement with a scale yields the documented number times the scale: undone, it is in the concept's unit. */
function yielded(concept: Concept, measurement: Measurement): Unit {
  const scaled = measurement.language === "azure-metric" && measurement.scale !== undefined;
  const dimension = dimensionOf(concept.unit);
  return scaled && dimensionOf(measurement.unit) !== dimension ? baseUnitOf(dimension) : measurement.unit;
}
