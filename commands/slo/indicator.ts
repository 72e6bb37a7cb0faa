import type { Measurement, PromqlMeasurement } from "../../core/model";

/** Seconds of one point of the indicator. */
const point = 300;

/**
 * What is measured, as the share of bad requests: the burn rate without its last step, the division by the budget, over
 * five minutes and without the guard against few requests.
 */
export function indicatorOf(measurement: Measurement, budget: string): Readonly<Record<string, unknown>> {
  const undone = (text: string) => text.replace(` / ${budget}`, "").replace(/\bMINIMUM\b/g, "0");
  switch (measurement.language) {
    case "promql":
      return { query: undone(windowed(measurement)).trim() };
    case "cloudwatch": {
      const expression = undone(measurement.expression ?? "").replace(/\bPERIOD\b/g, String(point));
      return { expression, metrics: measurement.metrics, period: point };
    }
    case "kql":
      return {
        query: undone(measurement.query.replaceAll("$MINIMUM", "0").replaceAll("$SHORT", `${point / 60}m`)).trim(),
      };
    case "azure-metric":
      return { namespace: measurement.namespace, metric: measurement.metric, aggregation: measurement.aggregation };
  }
}

/** Recorded series written out: another tool knows none of them. */
function windowed({ expression, records = {} }: PromqlMeasurement): string {
  const written = Object.entries(records).reduce(
    (text, [name, recorded]) => text.replace(name, () => `(${recorded})`),
    expression,
  );
  return written.replaceAll("$W", `${point / 60}m`);
}
