import { type Threshold, ThresholdsConfigBuilder, ThresholdsMode } from "@grafana/grafana-foundation-sdk/dashboard";
import { type MetricPanel, type PanelStep, panelSteps } from "../../../../core/model";

const colours = {
  outage: "dark-red",
  critical: "red",
  warning: "orange",
  info: "blue",
  objective: "purple",
  normal: "green",
  /** Neither documented as normal nor alarmed about. */
  between: "yellow",
} as const;

/** A panel's limits as Grafana's steps; the first has no value and stands for everything below. */
export function thresholdSteps(panel: Pick<MetricPanel, "lines" | "normal" | "unit">): Threshold[] {
  const steps = panelSteps(panel);
  if (steps.length === 0) return [{ value: null, color: colours.normal }];
  return steps.map((step) => ({ value: step.from ?? null, color: colourOf(step) }));
}

function colourOf({ breach, normal }: PanelStep): string {
  if (breach !== undefined) return colours[breach];
  return normal ? colours.normal : colours.between;
}

export function thresholdsOf(panel: MetricPanel): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(thresholdSteps(panel));
}
