import type { Composition } from "../../components/composition";
import { readPath } from "../../core/evidence";
import type { Board, Plan } from "../../core/model";
import { composeStack } from "../kit/plan";

/** The part of Grafana's panel JSON the tests look at. */
export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly links?: readonly { readonly title: string; readonly url: string }[];
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit?: string;
      readonly min?: number;
      readonly thresholds?: { readonly steps: readonly { readonly color: string; readonly value: number | null }[] };
    };
  };
  readonly targets?: readonly TargetJson[];
}

export interface TargetJson {
  readonly refId: string;
  readonly expr?: string;
  readonly expression?: string;
  readonly queryMode?: string;
  readonly id?: string;
  readonly namespace?: string;
  readonly metricName?: string;
  readonly rawSql?: string;
  readonly azureMonitor?: {
    readonly metricName: string;
    readonly timeGrain: string;
    readonly resources?: readonly Readonly<Record<"subscription" | "resourceGroup" | "resourceName", string>>[];
  };
  readonly azureLogAnalytics?: { readonly query: string };
}

export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly PanelJson[];
  readonly annotations: { readonly list: readonly Readonly<Record<string, unknown>>[] };
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
}

export interface Drawn {
  readonly plan: Plan;
  readonly board: Board;
  readonly json: DashboardJson;
}

let composed: Composition | undefined;

/** This project's prod stack, composed once. */
export function composition(): Composition {
  composed ??= composeStack({}).composition;
  return composed;
}

/** Every Grafana dashboard of the five systems, as planned and as JSON. */
export function drawnBoards(): Drawn[] {
  return composition().systems.flatMap(({ plan, parts }) =>
    (plan.boards ?? []).flatMap((board) => {
      const made = parts
        .flatMap(({ synthesis }) => synthesis.declarations)
        .find(({ key, type }) => key === `dashboard-${board.key}` && type === "grafana:oss/dashboard:Dashboard");
      return made
        ? [{ plan, board, json: JSON.parse(String(readPath(made.inputs, "configJson"))) as DashboardJson }]
        : [];
    }),
  );
}

/** Panels that show values or texts, without the headings of rows. */
export function panelsOf({ json }: Pick<Drawn, "json">): PanelJson[] {
  return json.panels.filter(({ type }) => type !== "row");
}
