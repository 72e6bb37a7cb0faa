import { z } from "zod";
import { fixedValue } from "../expressions";
import type { AzureMetricMeasurement, MonitoredResource } from "../model";
import { divisorFindings, type Language, statisticFinding, statisticFlaw, windowFindings } from "./language";

const text = z.string().min(1);
const aggregation = z.enum(["Average", "Maximum", "Minimum", "Total", "Count"]);

/** A platform metric of Azure Monitor. */
export const azureMetric: Language<AzureMetricMeasurement> = {
  name: "azure-metric",
  keys: {
    namespace: text,
    metric: text,
    aggregation,
    aggregations: z.array(aggregation).optional(),
    dimensions: z.record(z.string(), z.array(text)).optional(),
    scope: text,
    scale: text.optional(),
    failedLocations: text.optional(),
  },
  placeholders: { scale: "arithmetic", failedLocations: "arithmetic" },
  flaws: ({ metric, aggregation: used, aggregations: offered = [used] }) =>
    offered.includes(used) ? [] : [statisticFlaw(["aggregation"], metric, used, offered)],
  findings: (measurement, level) => {
    const { metric, aggregation: used, aggregations: offered = [used], scale = "1" } = measurement;
    return [
      ...divisorFindings(fixedValue(scale), scale),
      ...(offered.includes(used) ? [] : [statisticFinding(metric, used, offered)]),
      ...windowFindings(measurement, level),
    ];
  },
  engine: () => "azure-monitor",
  openSlo: "azure-monitor-metrics",
  indicator: ({ namespace, metric, aggregation: used }) => ({ namespace, metric, aggregation: used }),
  metrics: ({ metric }) => [metric],
  drawing: {
    // A rule on failed locations has no number of its own to draw.
    instead: ({ failedLocations }, resource) => (failedLocations === undefined ? undefined : passing(resource)),
    isScaled: ({ scale }) => scale !== undefined,
  },
};

/** Whether a web test passes is seen in the share of its locations that do. */
function passing({
  properties,
}: MonitoredResource): ReturnType<NonNullable<NonNullable<Language["drawing"]>["instead"]>> {
  const test = properties.id?.replace(/#id$/, "#name") ?? "";
  return {
    concept: "service.availability",
    change: (other) =>
      other.language === "azure-metric" ? { ...other, dimensions: { "availabilityResult/name": [test] } } : undefined,
  };
}
