import { z } from "zod";
import type { Measured } from "../../../core/model";
import { type Language, statisticFinding, statisticFlaw, windowFindings } from "../../../core/platforms";

/**
 * A metric of Google Cloud Monitoring.
 * https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#MetricThreshold
 */
export interface GcpMetricMeasurement extends Measured {
  readonly language: "gcp-metric";
  /** Monitoring filter: `metric.type = "..." AND resource.labels.service_name = "..."`. */
  readonly filter: string;
  /** How the points of a period become one: `ALIGN_MEAN`. */
  readonly aligner: string;
}

declare module "../../../core/model/measurement" {
  interface Measurements {
    readonly "gcp-metric": GcpMetricMeasurement;
  }
}

const aligners = ["ALIGN_MEAN", "ALIGN_MAX", "ALIGN_SUM", "ALIGN_RATE", "ALIGN_PERCENTILE_99"];

export const gcpMetric: Language<GcpMetricMeasurement> = {
  name: "gcp-metric",
  keys: { filter: z.string().min(1), aligner: z.string().min(1) },
  placeholders: { filter: "query" },
  flaws: ({ filter, aligner }) =>
    aligner.includes("${") || aligners.includes(aligner) ? [] : [statisticFlaw(["aligner"], filter, aligner, aligners)],
  findings: (measurement, level) => {
    const { filter, aligner } = measurement;
    const refused = aligners.includes(aligner) ? [] : [statisticFinding(filter, aligner, aligners)];
    return [...refused, ...windowFindings(measurement, level)];
  },
  engine: () => "cloud-monitoring",
  openSlo: "google-cloud-monitoring",
  indicator: ({ filter, aligner }, _budget, point) => ({ filter, aligner, period: point }),
};
