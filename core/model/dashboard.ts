import type { ClauseId } from "./clause";
import type { Fact } from "./evidence";
import type { Measurement } from "./measurement";
import type { Quantity, Unit } from "./quantity";
import type { Schedule } from "./schedule";
import type { Severity } from "./severity";
import type { Threshold } from "./threshold";

interface BothLanguages {
  readonly ja: string;
  readonly en: string;
}

/** How a panel draws its values: over time, as the latest number, or as rows. */
export const panelViews = ["lines", "stat", "table"] as const;
export type PanelView = (typeof panelViews)[number];

/** One file of `dashboards/`. */
export interface BoardSpec {
  /** Same as the file's name. */
  readonly name: string;
  readonly title: BothLanguages;
  /** `every` system has it; `asked` only lends its panels to what a system's `dashboards:` names; or named systems. */
  readonly for: "every" | "asked" | readonly string[];
  readonly rows: readonly { readonly title: BothLanguages; readonly panels: readonly PanelSpec[] }[];
  readonly file: string;
}

/** A panel by its concepts: what is measured, never how or against which number. */
export interface PanelSpec {
  /** Unique over all files; what a system's `dashboards:` may name. */
  readonly key: string;
  /** Default: the title of its one concept. */
  readonly title?: BothLanguages;
  /** Concepts, one series each. */
  readonly show?: readonly string[];
  /** Resource kinds it is for; left out: every kind that measures a concept of it. */
  readonly kinds?: readonly string[];
  /** Statement asked of the database itself, where no metric says it. */
  readonly sql?: string;
  /** Entries of the plan instead of measurements. */
  readonly list?: PanelList;
  readonly view?: PanelView;
  /** The value is added up over the time shown. */
  readonly total?: true;
  /** Another unit of the concept's dimension to show it in. */
  readonly unit?: Unit;
  /** Continues the trend of `history` (`7 days`) by `ahead`; only where the engine can. */
  readonly forecast?: { readonly history: string; readonly ahead: string };
}

/** What the plan says rather than what is measured. */
export const panelLists = ["alerts", "objectives", "backups", "drills"] as const;
export type PanelList = (typeof panelLists)[number];

/** A dashboard of one system. */
export interface Board {
  /** Stable: decides the uid. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly BoardRow[];
  /** How far back it looks when opened, e.g. 7 days. */
  readonly span: Quantity;
  /** Times at which alarms are expected: drawn behind the lines. */
  readonly windows: readonly { readonly title: string; readonly schedule: Schedule; readonly length: Quantity }[];
  /** Documented texts the dashboard as a whole shows. */
  readonly facts: readonly Fact[];
}

export interface BoardRow {
  readonly title: string;
  readonly panels: readonly Panel[];
}

export interface PanelLink {
  readonly title: string;
  readonly url: string;
}

interface PanelFrame {
  /** Unique within the board. */
  readonly key: string;
  readonly title: string;
  /** What it shows and which clauses ask for it. */
  readonly description: string;
  readonly clauses: readonly ClauseId[];
  /** Documented names (concepts, texts of a query) the panel answers for. */
  readonly facts: readonly Fact[];
  readonly links: readonly PanelLink[];
  readonly at: PanelPlace;
}

/** On a grid of 24 columns. */
export interface PanelPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Measured values with the limits that are set on them. */
export interface MetricPanel extends PanelFrame {
  readonly kind: "metric";
  readonly view: PanelView;
  /** Of every series. */
  readonly unit: Unit;
  readonly state: boolean;
  /** Values that can occur, in `unit`. */
  readonly range: { readonly min: number; readonly max?: number };
  /** The latest number is the sum over the time shown. */
  readonly total: boolean;
  readonly series: readonly PanelSeries[];
  readonly lines: readonly PanelLine[];
  readonly normal?: PanelBand;
  /** Keys of the alerts whose limits are drawn. */
  readonly alerts: readonly string[];
}

export interface PanelSeries {
  readonly concept: string;
  readonly title: string;
  readonly resource: string;
  readonly measurement: Measurement;
  /** The unit the measurement yields, a scale of it already undone; the panel may show another of the same dimension. */
  readonly unit: Unit;
  /** The stretch of data behind one point: that of the rule, so that the line and the rule see the same value. */
  readonly window: Quantity;
  readonly minimumTraffic?: Quantity;
  /** How often a point is wanted. */
  readonly every: Quantity;
  readonly forecast?: { readonly history: Quantity; readonly ahead: Quantity };
}

/** A limit as it stands in an alert rule, or an objective. */
export interface PanelLine {
  /** Id of the rule; absent for objectives. */
  readonly rule?: string;
  readonly severity?: Severity;
  readonly title: string;
  readonly threshold: Threshold;
  readonly facts: readonly Fact[];
}

export interface PanelBand {
  readonly from: Quantity;
  readonly to: Quantity;
  readonly facts: readonly Fact[];
}

/** A statement run against the database. */
export interface SqlPanel extends PanelFrame {
  readonly kind: "sql";
  readonly sql: string;
  readonly resource: string;
}

/** A saved query of the system, shown as it is. */
export interface QueryPanel extends PanelFrame {
  readonly kind: "query";
  /** Key in `logs.queries`. */
  readonly query: string;
}

/** Markdown. */
export interface TextPanel extends PanelFrame {
  readonly kind: "text";
  readonly text: string;
}

export type Panel = MetricPanel | SqlPanel | QueryPanel | TextPanel;

/** Width of the grid in columns. */
export const boardWidth = 24;
/** Rows of the grid that a screen of 1080 lines shows below Grafana's own bars. */
export const firstScreen = 24;
