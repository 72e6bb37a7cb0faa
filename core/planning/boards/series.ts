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
import { type Drawing, languageOf } from "../../platforms";
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
  if (!measurement) return undefined;
  const { forecasts, isDrawn, instead } = languageOf(measurement).drawing ?? {};
  if ((spec.forecast && !forecasts) || isDrawn?.(measurement) === false) return undefined;
  const other = instead?.(measurement, resource);
  if (other) return otherSeries(context, other, concept, resource, spec);
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

/** What shows a concept better than its own numbers, of which there may be none. */
function otherSeries(
  context: BoardContext,
  { concept, change }: NonNullable<ReturnType<NonNullable<Drawing["instead"]>>>,
  { name }: Concept,
  resource: MonitoredResource,
  spec: Parameters<typeof seriesOf>[3],
): PanelSeries | undefined {
  const other = context.catalogue.concepts.get(concept);
  if (!other || name === concept) return undefined;
  const series = seriesOf(context, other, resource, spec);
  const measurement = series && change(series.measurement);
  return measurement && { ...series, measurement };
}

/** A measurement with a scale yields the documented number times the scale: undone, it is in the concept's unit. */
function yielded(concept: Concept, measurement: Measurement): Unit {
  const scaled = languageOf(measurement).drawing?.isScaled?.(measurement) ?? false;
  const dimension = dimensionOf(concept.unit);
  return scaled && dimensionOf(measurement.unit) !== dimension ? baseUnitOf(dimension) : measurement.unit;
}
