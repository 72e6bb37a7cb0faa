import type { MetricPanel } from "../model";
import { amountIn, compareSeverity, isBreached, type Severity } from "../model";

/** A stretch of a panel's axis and what a value in it means. */
export interface PanelStep {
  /** Lower end, in the panel's unit; absent for everything below the first limit. */
  readonly from?: number;
  /** The worst rule a value here breaches, `objective` for a documented aim that is missed. */
  readonly breach?: Severity | "objective";
  /** Inside the documented normal band, or where no band is documented inside every limit. */
  readonly normal: boolean;
}

/** The axis of a panel cut at its limits and at the end of its normal band. Empty for a panel without either. */
export function panelSteps(panel: Pick<MetricPanel, "lines" | "normal" | "unit">): PanelStep[] {
  const limits = panel.lines.map((line) => amountIn(line.threshold.limit, panel.unit));
  const band = panel.normal && bandIn(panel.normal, panel.unit);
  const ends = band ? [...(band.from > 0 ? [band.from] : []), band.to] : [];
  const cuts = [...new Set([...limits, ...ends])].sort((a, b) => a - b);
  if (cuts.length === 0) return [];
  return [undefined, ...cuts].map((from, index) => {
    const value = between(from, cuts[index]);
    const breach = breachAt(panel, value);
    const normal = band === undefined ? breach === undefined : value >= band.from && value <= band.to;
    return { ...(from !== undefined && { from }), ...(breach && { breach }), normal };
  });
}

function bandIn(band: NonNullable<MetricPanel["normal"]>, unit: MetricPanel["unit"]): { from: number; to: number } {
  return { from: amountIn(band.from, unit), to: amountIn(band.to, unit) };
}

/** A value strictly inside the stretch, so that it does not matter whether the limit itself belongs to it. */
function between(from: number | undefined, to: number | undefined): number {
  if (from === undefined) return (to ?? 0) - 1;
  return to === undefined ? from + 1 : (from + to) / 2;
}

function breachAt(panel: Pick<MetricPanel, "lines" | "unit">, value: number): PanelStep["breach"] {
  const breached = panel.lines.filter(({ threshold }) => {
    const limit = { amount: String(amountIn(threshold.limit, panel.unit)), unit: "count" } as const;
    return isBreached({ operator: threshold.operator, limit }, value);
  });
  const [worst] = breached.flatMap((line) => line.severity ?? []).sort((a, b) => compareSeverity(a, b));
  return worst ?? (breached.length > 0 ? "objective" : undefined);
}
