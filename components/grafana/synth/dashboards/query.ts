import type { Dataquery } from "@grafana/grafana-foundation-sdk/cog";
import { amountIn, type PanelSeries, type Unit } from "../../../../core/model";

/** A query as the SDK's builders make it. */
export interface QueryBuilder {
  build(): Dataquery;
}

/** The queries of one series, and the field and text in them by which the documented thing is measured. */
export interface SeriesQuery {
  readonly targets: readonly QueryBuilder[];
  readonly field: "metricName" | "expression" | "expr" | "query" | "rawSql";
  readonly text: string;
}

/** How many of the panel's units one of the measurement's is. */
export function factorTo(series: Pick<PanelSeries, "unit">, unit: Unit): number {
  return amountIn({ amount: "1", unit: series.unit }, unit);
}

/** `A`, `B`, ... for the queries of a panel; their helpers get a number behind. */
export function refId(index: number, part = 0): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + (index % 26));
  return part === 0 ? letter : `${letter}${part}`;
}
