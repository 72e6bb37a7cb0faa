import { viaFor } from "../../../../core/evidence";
import {
  type Board,
  type EvidencePoint,
  type Plan,
  type Problem,
  physicalName,
  type ResourceSpec,
} from "../../../../core/model";
import { limits } from "../common/limits";
import type { Site } from "../common/site";
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
export function dashboardPart(plan: Plan, site: Site): { declarations: ResourceSpec[]; problems: Problem[] } {
  const boards = plan.boards ?? [];
  if (boards.length === 0) return { declarations: [], problems: [] };
  const made = boards.map((board) => dashboard(board, plan, site));
  return {
    declarations: [...folder(plan), ...made.map(({ declaration }) => declaration)],
    problems: made.flatMap(({ problem }) => problem ?? []),
  };
}

function folderUid({ system }: Plan): string {
  return uidOf([system.key, system.environment]);
}

/** Letters, digits, `-` and `_`: what Grafana accepts. */
function uidOf(parts: readonly string[]): string {
  return physicalName(parts, limits.uid).replace(/[^\w-]/g, "_");
}

function folder(plan: Plan): ResourceSpec[] {
  const { title, environment } = plan.system;
  const uid = folderUid(plan);
  return [
    {
      key: folderKey,
      type: "grafana:oss/folder:Folder",
      concern,
      inputs: { title: `${title} (${environment})`, uid },
      clauses: [],
      evidence: [],
    },
    {
      key: `${folderKey}-permissions`,
      type: "grafana:oss/folderPermission:FolderPermission",
      concern,
      inputs: { folderUid: { ref: folderKey, output: "uid" }, permissions },
      clauses: [],
      evidence: [],
    },
  ];
}

function dashboard(board: Board, plan: Plan, site: Site): { declaration: ResourceSpec; problem?: Problem } {
  // The SDK takes a tenth of a second to load: only who draws pays for it.
  const { madeBoard } = require("./board") as typeof import("./board");
  const { panelEvidence } = require("./evidence") as typeof import("./evidence");
  const { withReferences } = require("./references") as typeof import("./references");
  const uid = uidOf([plan.system.key, plan.system.environment, board.key]);
  const { json, panels } = madeBoard(board, plan, uid, site.place.settings);
  const declaration: ResourceSpec = {
    key: `dashboard-${board.key}`,
    type: "grafana:oss/dashboard:Dashboard",
    concern,
    inputs: {
      configJson: withReferences(json),
      folder: folderUid(plan),
      message: `hozen: ${plan.system.document.name} ${plan.system.document.version}`,
      overwrite: false,
    },
    clauses: [
      ...new Set([...panels.flatMap(({ panel }) => panel.clauses), ...board.facts.map(({ clause }) => clause)]),
    ],
    evidence: distinct([...folderPoints(board, plan), ...panels.flatMap(panelEvidence)]),
    options: { dependsOn: [folderKey] },
  };
  return { declaration, ...tooLarge(board, json) };
}

/** A clause that asks for Grafana dashboards is answered by their being in the system's folder. */
function folderPoints(board: Board, plan: Plan): EvidencePoint[] {
  return board.facts.map((fact) => ({
    clause: fact.clause,
    role: fact.role,
    ...(fact.subject !== undefined && { subject: fact.subject }),
    path: "folder",
    via: viaFor(fact, { kind: "same", format: "token", token: folderUid(plan), of: fact.written }),
  }));
}

/** One place is enough for each documented value of a dashboard. */
function distinct(points: readonly EvidencePoint[]): EvidencePoint[] {
  const marks = points.map((point): [string, EvidencePoint] => [
    JSON.stringify([point.clause, point.role, point.subject, point.via]),
    point,
  ]);
  return [...new Map(marks.reverse()).values()].reverse();
}

function tooLarge(board: Board, json: string): { problem?: Problem } {
  if (json.length <= limits.dashboard) return {};
  return {
    problem: {
      code: "GRAFANA-DASHBOARD-SIZE",
      path: `dashboards.${board.key}`,
      what: "the dashboard is too large to be stored",
      given: `${json.length} characters`,
      allowed: `at most ${limits.dashboard}`,
      change: "divide it into several",
    },
  };
}
