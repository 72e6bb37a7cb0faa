import type { TracedValue } from "../../../../core/evidence";
import { type Board, type BoardRow, boardWidth, type Panel } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Context, plainNameOf } from "../common/context";
import { awsResource, type Fragment, serving } from "../common/resource";
import { tokens } from "../common/tokens";
import { dashboardConcern, dashboardLimits, dashboardToken } from "./tokens";
import { alarmWidget, isCloudWatch, logWidget, metricWidget, textWidget, type Widget } from "./widgets";

const words = {
  ja: { alarms: "アラームの状態", runbook: "手順書" },
  en: { alarms: "Alarms", runbook: "Runbook" },
} as const;

/**
 * The system's dashboard in CloudWatch: the state of its alarms on top, then every panel of its dashboards that
 * CloudWatch measures, with the limits of the same rules. `made` is what the plan became so far.
 */
export function dashboardOf(scope: Context, made: Fragment): Fragment {
  const boards = scope.plan.boards ?? [];
  const drawn = boards.flatMap((board) => board.rows);
  const rows = rowWidgets(drawn, scope);
  if (!rows.some(({ type }) => type === "metric")) return nothing;
  const all = [...heading(boards, scope), ...alarms(made, scope), ...rows].slice(0, dashboardLimits.widgets.value);
  const places = placed(all);
  const widgets = places.map(
    ({ widget: { type, width, height, properties }, x, y }): TracedValue => ({
      type,
      x,
      y,
      width,
      height,
      properties,
    }),
  );
  const clauses = drawn.flatMap(({ panels }) => panels.filter(isShown).flatMap((panel) => panel.clauses));
  const dashboard = awsResource({
    key: "dashboard",
    type: dashboardToken,
    concern: dashboardConcern,
    inputs: {
      dashboardName: plainNameOf(scope, [], dashboardLimits.name.value),
      dashboardBody: { json: { start: "-P1D", periodOverride: "inherit", widgets } },
    },
  });
  return { ...nothing, declarations: [serving(dashboard, clauses)] };
}

function heading([board]: readonly Board[], { plan }: Context): Widget[] {
  if (!board) return [];
  const { runbook } = words[plan.system.language];
  const pages = new Map(
    plan.alerts.flatMap(({ title, rules }) => rules.map((rule) => [rule.message.runbookUrl, title])),
  );
  const links = [...pages].map(([url, title]) => `[${title.replace(/[[\]]/g, "")}](${url})`);
  return [textWidget(`# ${plan.system.title}\n${board.description}\n\n${runbook}: ${links.join(" / ")}`, 4)];
}

function alarms({ declarations }: Fragment, { plan }: Context): Widget[] {
  const keys = declarations.filter(({ type }) => type === tokens.metricAlarm).map(({ key }) => key);
  const groups = Array.from({ length: Math.ceil(keys.length / dashboardLimits.alarms.value) }, (_, at) =>
    keys.slice(at * dashboardLimits.alarms.value, (at + 1) * dashboardLimits.alarms.value),
  );
  return groups.map((group) => alarmWidget(words[plan.system.language].alarms, group));
}

/** Each thing once, where it is drawn first; the alarms' state stands for the rows of latest values. */
function rowWidgets(rows: readonly BoardRow[], scope: Context): Widget[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const widgets = row.panels.filter(isShown).flatMap((panel) => {
      const mark = markOf(panel);
      if (seen.has(mark)) return [];
      seen.add(mark);
      return widgetOf(panel, scope);
    });
    return widgets.length > 0 ? [textWidget(`## ${row.title}`, 1), ...widgets] : [];
  });
}

function isShown(panel: Panel): boolean {
  // A widget shows the time the dashboard does, which is too short for the period of an objective.
  if (panel.kind === "metric") return isCloudWatch(panel) && !/^(health|budget)\./.test(panel.key);
  return panel.kind === "query";
}

function markOf(panel: Panel): string {
  return panel.kind === "metric"
    ? JSON.stringify(panel.series.map(({ measurement, window }) => [measurement, window, panel.total, panel.unit]))
    : panel.key;
}

function widgetOf(panel: Panel, { plan, region }: Context): Widget[] {
  if (panel.kind === "metric") return [metricWidget(panel, region)];
  if (panel.kind !== "query") return [];
  const query = plan.queries.find(({ spec }) => spec.key === panel.query)?.spec;
  const store = plan.stores.find(({ spec }) => spec.key === query?.in)?.spec;
  return query?.text && store ? [logWidget(panel.title, query.text, store.name, region)] : [];
}

interface Placed {
  readonly widget: Widget;
  readonly x: number;
  readonly y: number;
}

/** From left to right on CloudWatch's grid, which is as wide as Grafana's. */
function placed(widgets: readonly Widget[]): Placed[] {
  let x = 0;
  let y = 0;
  let tallest = 0;
  return widgets.map((widget) => {
    if (x + widget.width > boardWidth) {
      x = 0;
      y += tallest;
      tallest = 0;
    }
    const place = { widget, x, y };
    x += widget.width;
    tallest = Math.max(tallest, widget.height);
    return place;
  });
}
