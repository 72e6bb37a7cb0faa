import type { Catalogue } from "../../catalogue";
import type {
  BoardSpec,
  Clause,
  MonitoredResource,
  Objective,
  Panel,
  PlannedAlert,
  PlannedEntries,
  Problem,
  Quantity,
  System,
} from "../../model";

/** What dashboards are planned from. */
export interface BoardContext {
  readonly system: System;
  readonly catalogue: Pick<Catalogue, "concepts">;
  readonly specs: readonly BoardSpec[];
  readonly resources: ReadonlyMap<string, MonitoredResource>;
  readonly alerts: readonly PlannedAlert[];
  /** Alerts that objectives became; those of `alerts` are documented as such. */
  readonly objectiveAlerts: readonly PlannedAlert[];
  readonly slos: readonly Objective[];
  readonly entries: PlannedEntries;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly problems: Problem[];
}

type Unplaced<T> = T extends unknown ? Omit<T, "at"> : never;

/** A panel before it has a place on the grid. */
export type PanelDraft = Unplaced<Panel>;

export interface RowDraft {
  readonly title: string;
  readonly panels: readonly PanelDraft[];
}

export interface BoardDraft {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly RowDraft[];
  readonly span: Quantity;
}

/** How far back a dashboard looks where nothing else is said. */
export const defaultSpan: Quantity = { amount: "1", unit: "day" };
