import type { Measurement } from "./measurement";
import type { EngineName, System } from "./system";

/** The engine that evaluates a rule: the platform's own for its metrics and logs, the system's choice for PromQL. */
export function engineFor(system: System, measurement: Measurement): EngineName {
  switch (measurement.language) {
    case "cloudwatch":
      return "cloudwatch";
    case "azure-metric":
    case "kql":
      return "azure-monitor";
    case "promql":
      return system.promqlEngine;
  }
}
