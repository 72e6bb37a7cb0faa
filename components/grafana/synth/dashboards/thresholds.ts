import {
  MappingType,
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type ValueMapping,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { type PanelStep, panelSteps } from "../../../../core/expressions";
import { amountIn, dimensionOf, type MetricPanel } from "../../../../core/model";

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

/**
 * A panel's limits as Grafana's steps; the first has no value and stands for everything below. A line has the colour of
 * the step above it, except below a transparent step: there limits are lower ones, and each line has the colour of the
 * breach below it.
 */
export function thresholdSteps(panel: Pick<MetricPanel, "lines" | "normal" | "unit" | "view">): Threshold[] {
  const steps = panelSteps(panel);
  if (steps.length === 0) return [{ value: null, color: colours.normal }];
  const lower = panel.view === "lines" && steps[0]?.breach !== undefined;
  const well = lower ? steps.findIndex(({ breach }) => breach === undefined) : -1;
  return steps.map((step, at) => ({ value: step.from ?? null, color: at === well ? "transparent" : colourOf(step) }));
}

function colourOf({ breach, normal }: PanelStep): string {
  if (breach !== undefined) return colours[breach];
  return normal ? colours.normal : colours.between;
}

/**
 * A step includes its value, which is right for `>=` and `<`. Of things that are counted, the limit itself of `> 0` is
 * still well, and that of `<= 0` not yet: it has the colour of the step below.
 */
export function exactLimits(panel: Pick<MetricPanel, "lines" | "normal" | "unit" | "view">): ValueMapping[] {
  if (dimensionOf(panel.unit) !== "count") return [];
  const steps = thresholdSteps(panel);
  const exclusive = panel.lines.filter(({ threshold }) => threshold.operator === ">" || threshold.operator === "<=");
  const values = [...new Set(exclusive.map(({ threshold }) => amountIn(threshold.limit, panel.unit)))];
  const options = values.flatMap((value, index) => {
    const below = steps[steps.findIndex((step) => step.value === value) - 1];
    return below ? [[String(value), { text: String(value), color: below.color, index }] as const] : [];
  });
  return options.length > 0 ? [{ type: MappingType.ValueToText, options: Object.fromEntries(options) }] : [];
}

export function thresholdsOf(panel: MetricPanel): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(thresholdSteps(panel));
}
