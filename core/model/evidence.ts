import type { ClauseId } from "./clause";
import type { Dimension } from "./quantity";

/** The part a documented value plays in a rule or setting. */
export type FactRole =
  | "threshold"
  | "for"
  | "every"
  | "window"
  | "normal"
  | "severity"
  | "priority"
  | "event"
  | "field"
  | "pattern"
  | "keep"
  | "name"
  | "store"
  | "receiver"
  | "channel"
  | "hours"
  | "wait"
  | "target"
  | "interval"
  | "schedule"
  | "traffic"
  | "probe"
  | "expect"
  | "query"
  | "level"
  | "count"
  | "setting"
  | "money"
  | "text";

/** One documented value the planner wants deployed. `base` is in the base unit of the dimension; texts have no base. */
export interface Fact {
  readonly clause: ClauseId;
  readonly role: FactRole;
  /** The value as the YAML writes it (after correction). */
  readonly written: string;
  readonly dimension?: Dimension;
  readonly base?: number;
  readonly corrected: boolean;
  /** What it is about, where several are alike: the key of a route's receiver. */
  readonly subject?: string;
}

/** How a number is written in the inputs of a resource. */
export const formats = [
  "number",
  "integer",
  "iso8601",
  "prometheus-duration",
  "seconds-text",
  "text",
  "token",
] as const;
export type Format = (typeof formats)[number];

/**
 * How the documented value becomes the deployed one.
 * deployed = format(expression), where the expression may use `documented` (base unit) and the names in `terms`.
 */
export interface Via {
  readonly kind: "same" | "unit" | "formula" | "correction";
  readonly format: Format;
  /** Arithmetic over `documented` and `terms`: + - * / ( ) ceil() floor() min() max(). Default: `documented`. */
  readonly expression?: string;
  readonly terms?: Readonly<Record<string, number>>;
  /** Kind `correction`, or a text mapped to the platform's word: what stands in the inputs. */
  readonly token?: string;
  /** With `token`: the documented text it stands for, so that it proves no other. */
  readonly of?: string;
}

/**
 * Where a documented value stands in the inputs of a resource. Names, tags, descriptions, annotations and titles are
 * no evidence.
 */
export interface EvidencePoint {
  readonly clause: ClauseId;
  readonly role: FactRole;
  /** With it, the point proves only facts of the same subject. */
  readonly subject?: string;
  /** Path in the inputs: `metricQueries[0].metric.period`. */
  readonly path: string;
  /** When the value is part of a longer text (a query): a regular expression whose first group is the value. */
  readonly match?: string;
  readonly via: Via;
}
