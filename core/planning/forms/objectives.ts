import { dimensionOf } from "../../model";
import type { Entry, Form } from "./form";

const figures = ["threshold", "minimum", "share", "mttr", "mtbf"];

/** What an entry of `slos:` can become; docs/slo.md. */
export const sloForms: readonly Form[] = [
  {
    name: "an objective with an error budget: on, target or maximum, and period",
    is: ({ has }) => has("target") || has("maximum"),
    reads: [
      "target",
      "maximum",
      "threshold",
      "period",
      "tiers",
      "minimum",
      "usual",
      "every",
      "excludes",
      "downtime",
      "hours",
    ],
  },
  {
    name: `a figure: on, and ${figures.join(", ")}`,
    is: (entry) => figures.some((name) => entry.has(name) && isFigure(entry, name)),
    needs: ["on"],
    reads: ({ has }) => [...figures, ...(has("threshold") ? ["method"] : [])],
  },
];

/** A least number of errors is no figure; a rate that a load test must reach is. */
function isFigure({ spec }: Entry, name: string): boolean {
  const value = spec.values[name];
  return name !== "minimum" || (value?.type === "quantity" && dimensionOf(value.stated.value.unit) === "rate");
}

const lines = ["target", "minimum", "threshold", "maximum", "over"];

/** What an entry of `dashboards:` can become; docs/dashboards.md. */
export const dashboardForms: readonly Form[] = [
  {
    name: "rows of panels: panels, or another list of them",
    is: ({ spec }) => Object.entries(spec.values).some(([name, { type }]) => type === "text" && name !== "setting"),
    reads: ({ spec }) => [...lines, ...Object.keys(spec.values).filter((name) => spec.values[name]?.type === "text")],
  },
  { name: "a date on which people look at it: review", is: ({ has }) => has("review"), reads: ["review"] },
  { name: "the tool the document names: setting", is: ({ has }) => has("setting"), reads: ["setting"] },
];
