/** The part of Grafana's dashboard JSON the preview draws. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly time: { readonly from: string };
  readonly panels: readonly DashboardPanel[];
  readonly annotations: { readonly list: readonly { readonly name: string }[] };
}

export interface DashboardPanel {
  readonly id: number;
  readonly type: "row" | "timeseries" | "stat" | "table" | "text";
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly links?: readonly { readonly title: string; readonly url: string }[];
  readonly fieldConfig?: { readonly defaults: FieldDefaults };
  readonly options?: { readonly content?: string };
  readonly targets?: readonly Target[];
}

export interface FieldDefaults {
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly thresholds?: { readonly steps: readonly Step[] };
  readonly mappings?: readonly {
    readonly options: Readonly<Record<string, { readonly text: string; readonly color?: string }>>;
  }[];
}

export interface Step {
  readonly color: string;
  readonly value: number | null;
}

/** A query; of each language the field that says what is asked. */
export interface Target {
  readonly refId: string;
  readonly hide?: boolean;
  readonly label?: string;
  readonly legendFormat?: string;
  readonly expr?: string;
  readonly expression?: string;
  readonly metricName?: string;
  readonly namespace?: string;
  readonly statistic?: string;
  readonly rawSql?: string;
  readonly azureMonitor?: { readonly metricName: string; readonly aggregation: string; readonly alias?: string };
  readonly azureLogAnalytics?: { readonly query: string };
}

export function dashboardOf(json: string): Dashboard {
  return JSON.parse(json) as Dashboard;
}

/** The query as a person reads it. */
export function queryText(target: Target): string {
  const { azureMonitor, azureLogAnalytics, metricName, namespace, statistic } = target;
  if (azureMonitor) return `${azureMonitor.aggregation}(${azureMonitor.metricName})`;
  if (azureLogAnalytics) return azureLogAnalytics.query;
  if (metricName && !target.expression) return `${statistic}(${namespace} ${metricName})`;
  return target.rawSql ?? target.expr ?? target.expression ?? "";
}

/** Names of the lines a panel draws; helpers that only feed arithmetic are hidden. */
export function seriesNames(panel: DashboardPanel): string[] {
  return (panel.targets ?? [])
    .filter(({ hide }) => hide !== true)
    .map((target) => {
      const own = target.label || target.azureMonitor?.alias || target.legendFormat;
      return own && own !== "__auto" ? own : target.refId;
    });
}
