import { viaFor } from "../../../../core/evidence";
import { unitVia } from "../../../../core/expressions";
import type { EvidencePoint, Fact, MetricPanel } from "../../../../core/model";

/** A panel's widget at its place in the dashboard's body. */
export interface PlacedPanel {
  readonly panel: MetricPanel;
  readonly x: number;
  readonly y: number;
}

const number = "(-?[\\d.e+-]+)";

/** The limits of a graph and the ends of its normal band, as they stand in the widget's horizontal annotations. */
export function widgetEvidence({ panel, x, y }: PlacedPanel): EvidencePoint[] {
  if (panel.view !== "lines") return [];
  const widget = `"x":${x},"y":${y},"width":(?:(?!"type":").)*?"horizontal":\\[`;
  const lines = panel.lines.flatMap(({ facts }, at) =>
    facts.map((fact) => point(panel, fact, `${widget}(?:\\{[^}]*\\},){${at}}\\{"value":${number}`)),
  );
  const band = (panel.normal?.facts ?? []).map((fact) => {
    const before = fact.subject === "to" ? "\\{[^}]*\\}," : "";
    return point(panel, fact, `${widget}(?:\\{[^}]*\\},)*\\[${before}\\{"value":${number}`);
  });
  return [...lines, ...band];
}

function point(panel: MetricPanel, fact: Fact, match: string): EvidencePoint {
  return {
    clause: fact.clause,
    role: fact.role,
    ...(fact.subject !== undefined && { subject: fact.subject }),
    path: "dashboardBody",
    match,
    via: viaFor(fact, unitVia(panel.unit)),
  };
}
