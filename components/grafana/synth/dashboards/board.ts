import {
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  RowBuilder,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { prometheusDuration } from "../../../../core/expressions";
import { type Board, boardWidth, type Plan } from "../../../../core/model";
import { sortedJson } from "../rules/query";
import { annotationsOf } from "./annotations";
import { type MadePanel, madePanel } from "./panel";
import { type SourceName, sources, usedSources } from "./sources";

/** A dashboard as Grafana's JSON, and how each of its panels came to be. */
export interface MadeBoard {
  readonly json: string;
  readonly panels: readonly MadePanel[];
}

/** `datasources`: uid by setting of the place. */
export function madeBoard(
  board: Board,
  plan: Plan,
  uid: string,
  datasources: Readonly<Record<string, string>>,
): MadeBoard {
  const used = usedSources(
    plan,
    board.rows.flatMap((row) => row.panels),
  );
  const { key, environment, timezone } = plan.system;
  const dashboard = new DashboardBuilder(board.title)
    .uid(uid)
    .description(board.description)
    .tags(["hozen", key, environment])
    .timezone(timezone)
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: `now-${prometheusDuration(board.span)}`, to: "now" })
    .refresh("1m")
    .variables(used.map((name) => variable(name, datasources[sources[name].setting] ?? "")))
    .annotations(annotationsOf(board, plan, used));
  const panels: MadePanel[] = [];
  let id = 0;
  for (const row of board.rows) {
    const y = Math.min(...row.panels.map(({ at }) => at.y)) - 1;
    dashboard.withRow(new RowBuilder(row.title).id(++id).gridPos({ x: 0, y, w: boardWidth, h: 1 }));
    for (const panel of row.panels) {
      const made = madePanel(panel, ++id, plan);
      panels.push(made);
      dashboard.withPanel(made.builder);
    }
  }
  return { json: sortedJson(dashboard.build()), panels };
}

function variable(name: SourceName, uid: string): DatasourceVariableBuilder {
  const { label, type, variable: key } = sources[name];
  return new DatasourceVariableBuilder(key).label(label).type(type).current({ text: uid, value: uid, selected: true });
}
