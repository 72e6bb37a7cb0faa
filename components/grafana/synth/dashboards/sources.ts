import type { Measurement, Panel, PanelSeries, Plan } from "../../../../core/model";

/** A Grafana data source, named by a variable of the dashboard, so that another one can be chosen. */
export interface DataSource {
  readonly variable: string;
  readonly label: string;
  /** Grafana's plugin id. */
  readonly type: string;
  /** Setting of the place that holds its uid. */
  readonly setting: string;
}

export const sources = {
  cloudwatch: { variable: "cloudwatch", label: "CloudWatch", type: "cloudwatch", setting: "cloudwatchDatasource" },
  azure: {
    variable: "azure",
    label: "Azure Monitor",
    type: "grafana-azure-monitor-datasource",
    setting: "azureMonitorDatasource",
  },
  prometheus: { variable: "prometheus", label: "Prometheus", type: "prometheus", setting: "prometheusDatasource" },
  postgres: {
    variable: "postgres",
    label: "PostgreSQL",
    type: "grafana-postgresql-datasource",
    setting: "postgresDatasource",
  },
} as const satisfies Record<string, DataSource>;

export type SourceName = keyof typeof sources;

/** The reference of a panel or query to the data source its variable names. */
export function sourceRef(name: SourceName): { type: string; uid: string } {
  const { type, variable } = sources[name];
  return { type, uid: `\${${variable}}` };
}

/** Languages Grafana reads with a data source of this list, and which. */
const byLanguage: Partial<Record<Measurement["language"], SourceName>> = {
  cloudwatch: "cloudwatch",
  "azure-metric": "azure",
  kql: "azure",
  promql: "prometheus",
};

/** Whether Grafana has a query for measurements in a language. */
export function isRead({ measurement }: PanelSeries): boolean {
  return byLanguage[measurement.language] !== undefined;
}

/** Where a panel's values come from; undefined for texts. */
export function sourceOf(panel: Panel, plan: Plan): SourceName | undefined {
  switch (panel.kind) {
    case "metric":
      return panel.series[0] && byLanguage[panel.series[0].measurement.language];
    case "sql":
      return "postgres";
    case "query":
      return plan.system.where.aws !== undefined ? "cloudwatch" : "azure";
    case "text":
      return undefined;
  }
}

/** The data sources of all panels, in the order of `sources`. */
export function usedSources(plan: Plan, panels: readonly Panel[]): SourceName[] {
  const used = new Set(panels.map((panel) => sourceOf(panel, plan)));
  return (Object.keys(sources) as SourceName[]).filter((name) => used.has(name));
}
