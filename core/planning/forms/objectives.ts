import { dimensionOf, type FigureName, figureNames as figures, type SectionSpec, valuesOf } from "../../model";
import type { Entry, Form, FormKey } from "./form";

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
    reads: ({ has }): readonly FormKey[] => [...figures, ...(has("threshold") ? (["method"] as const) : [])],
  },
];

/** A least number of errors is no figure; a rate that a load test must reach is. */
function isFigure({ spec }: Entry, name: FigureName): boolean {
  if (name !== "minimum" || spec.section !== "slos") return true;
  return spec.minimum !== undefined && dimensionOf(spec.minimum.value.unit) === "rate";
}

const lines: readonly FormKey[] = ["target", "minimum", "threshold", "maximum", "over"];

/** Keys whose values list what is drawn. */
function listsOf(spec: SectionSpec): FormKey[] {
  return valuesOf(spec).flatMap(({ name, type }) => (type === "texts" ? [name] : []));
}

/** What an entry of `dashboards:` can become; docs/dashboards.md. */
export const dashboardForms: readonly Form[] = [
  {
    name: "rows of panels: panels, or another list of them",
    is: ({ spec }) => listsOf(spec).length > 0,
    reads: ({ spec }) => [...lines, "setting", ...listsOf(spec)],
  },
  { name: "a date on which people look at it: review", is: ({ has }) => has("review"), reads: ["review"] },
  { name: "the tool the document names: setting", is: ({ has }) => has("setting"), reads: ["setting"] },
];
