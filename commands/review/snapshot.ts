import type { ComposedSystem } from "../../components/composition";
import type { Language } from "../../core/model";
import type { OfflineRun } from "../offline";
import { runOffline } from "../offline";
import { buildReport, type PlanReport } from "../plan/report";
import { packageRoot } from "../program";
import { type Place, placesOf } from "./places";
import { type StatedValue, statedValues } from "./stated-values";
import { type RouteState, type RuleState, routesOf, rulesOf } from "./states";

/** Raised when a field changes its meaning: snapshots of different versions are not compared. */
export const snapshotVersion = 1;

/** All that `hozen review` compares of one revision: its plan, and what the plan says of numbers and people. Plain data. */
export interface Snapshot {
  readonly version: number;
  /** Version of the hozen that made it. */
  readonly hozen: string;
  readonly report: PlanReport;
  readonly systems: readonly SystemSnapshot[];
}

export interface SystemSnapshot {
  readonly system: string;
  readonly title: string;
  readonly language: Language;
  readonly document: string;
  readonly values: readonly StatedValue[];
  readonly rules: readonly RuleState[];
  readonly routes: readonly RouteState[];
  /** Where documented values stand in the inputs of resources. */
  readonly places: readonly Place[];
  /** URNs of resources that are protected because they hold data. */
  readonly protected: readonly string[];
}

export interface SnapshotOptions {
  readonly project: string;
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/** Plans the project as it stands in its folder; nothing outside is asked. */
export async function takeSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const run = await runOffline(options);
  const report = buildReport({ ...run, stack: options.stack, asOf: options.asOf });
  const planned = report.problems.length === 0 ? run.composition.systems : [];
  const { version } = require(`${packageRoot()}/package.json`) as { version: string };
  return {
    version: snapshotVersion,
    hozen: version,
    report,
    systems: planned.map((composed) => systemSnapshot(composed, run, report)),
  };
}

function systemSnapshot(composed: ComposedSystem, run: OfflineRun, report: PlanReport): SystemSnapshot {
  const { system } = composed.plan;
  const rendered = report.systems.find((one) => one.system === system.key)?.rules ?? [];
  const own = new Set(report.systems.find((one) => one.system === system.key)?.resources.map(({ urn }) => urn));
  return {
    system: system.key,
    title: system.title,
    language: system.language,
    document: system.document.name,
    values: statedValues(system),
    rules: rulesOf(composed.plan, rendered),
    routes: routesOf(composed.plan),
    places: placesOf(composed, run.resources),
    protected: run.resources.filter(({ urn, protect }) => protect && own.has(urn)).map(({ urn }) => urn),
  };
}
