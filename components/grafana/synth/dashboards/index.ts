import { spelled } from "../../../../core/evidence";
import { type Board, type EvidencePoint, type Plan, physicalName } from "../../../../core/model";
import type { SynthContext } from "../../../kit/context";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { limits } from "../common/limits";
import { grafanaSpec } from "../common/typed-inputs";
import { sources, usedSources } from "./sources";

const concern = "dashboards";
const folderKey = "folder-dashboards";

/** Viewers and editors look, administrators change: what is edited by hand differs from the file and is shown as drift. */
const permissions = [
  { role: "Viewer", permission: "View" },
  { role: "Editor", permission: "View" },
];

/** Settings of the place that the dashboards of a plan need, each the uid of a data source. */
export function neededSources(plan: Plan): { setting: string; label: string }[] {
  const panels = (plan.boards ?? []).flatMap((board) => board.rows.flatMap((row) => row.panels));
  return usedSources(plan, panels).map((name) => sources[name]);
}

/** The dashboards of a plan in a folder of the system. */
export function dashboardPart(plan: Plan, site: SynthContext): TypedSpec[] {
  const boards = plan.boards ?? [];
  if (boards.length === 0) return [];
  return [...folder(plan), ...boards.map((board) => dashboard(board, plan, site))];
}

function folderUid({ system }: Plan): string {
  return uidOf([system.key, system.environment]);
}

/** Letters, digits, `-` and `_`: what Grafana accepts. */
function uidOf(parts: readonly string[]): string {
  return physicalName(parts, limits.uid.value).replace(/[^\w-]/g, "_");
}

function folder(plan: Plan): TypedSpec[] {
  const { title, environment } = plan.system;
  const uid = folderUid(plan);
  return [
    grafanaSpec({
      key: folderKey,
      type: "grafana:oss/folder:Folder",
      concern,
      inputs: { title: `${title} (${environment})`, uid },
      clauses: [],
    }),
    grafanaSpec({
      key: `${folderKey}-permissions`,
      type: "grafana:oss/folderPermission:FolderPermission",
      concern,
      inputs: { folderUid: { ref: folderKey, output: "uid" }, permissions },
      clauses: [],
    }),
  ];
}

function dashboard(board: Board, plan: Plan, site: SynthContext): TypedSpec {
  // The SDK takes a tenth of a second to load: only who draws pays for it.
  const { madeBoard } = require("./board") as typeof import("./board");
  const { panelEvidence } = require("./evidence") as typeof import("./evidence");
  const { withReferences } = require("./references") as typeof import("./references");
  const uid = uidOf([plan.system.key, plan.system.environment, board.key]);
  const { json, panels } = madeBoard(board, plan, uid, site.place.settings);
  const draft = grafanaSpec({
    key: `dashboard-${board.key}`,
    type: "grafana:oss/dashboard:Dashboard",
    concern,
    inputs: {
      configJson: withReferences(json),
      // A clause that asks for Grafana dashboards is answered by their being in the system's folder.
      folder: spelled({ value: folderUid(plan), facts: board.facts }, (folder) => folder),
      message: `hozen: ${plan.system.document.name} ${plan.system.document.version}`,
      overwrite: false,
    },
    clauses: [
      ...new Set([...panels.flatMap(({ panel }) => panel.clauses), ...board.facts.map(({ clause }) => clause)]),
    ],
    options: { dependsOn: [folderKey] },
  });
  return { ...draft, evidence: distinct([...draft.evidence, ...panels.flatMap(panelEvidence)]) };
}

/** One place is enough for each documented value of a dashboard. */
function distinct(points: readonly EvidencePoint[]): EvidencePoint[] {
  const marks = points.map((point): [string, EvidencePoint] => [
    JSON.stringify([point.clause, point.role, point.subject, point.via]),
    point,
  ]);
  return [...new Map(marks.reverse()).values()].reverse();
}
