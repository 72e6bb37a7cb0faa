import type { Band, Money, Operator, Position, Quantity, Schedule, Severity } from "../model";

/**
 * What a value of an operations document is for. `threshold`: a limit that is watched. `normal`: the range that counts as
 * healthy. `duration`: how long something lasts or is waited for. `interval`: how often something is measured or done.
 * `window`: hours of service or maintenance. `response-time`: how soon people react. `level`: a severity or log level that
 * the document defines. `setting`: a value of a configuration whose purpose is not said.
 */
export const statementKinds = [
  "threshold",
  "normal",
  "duration",
  "interval",
  "schedule",
  "window",
  "retention",
  "generations",
  "objective",
  "budget",
  "count",
  "size",
  "level",
  "response-time",
  "contact",
  "receiver",
  "job",
  "setting",
] as const;
export type StatementKind = (typeof statementKinds)[number];

/** Lengths of time that no number of seconds is: months, quarters, working days and working hours. */
export const calendarUnits = ["month", "quarter", "business-day", "business-hour"] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

/** The value a statement carries, in the types of the model. */
export type StatementValue =
  | { readonly type: "quantity"; readonly quantity: Quantity }
  | { readonly type: "band"; readonly band: Band }
  | { readonly type: "calendar"; readonly amount: string; readonly unit: CalendarUnit }
  /** A number without a unit; what it counts is in `about`. */
  | { readonly type: "number"; readonly amount: string }
  | { readonly type: "money"; readonly money: Money }
  /** `zone` is `assumed` where the document names none: the zone is then the caller's. */
  | { readonly type: "schedule"; readonly schedule: Schedule; readonly zone: "stated" | "assumed" }
  /** Names, addresses, levels and times that no recurrence expresses, e.g. `随時`. */
  | { readonly type: "text"; readonly text: string };

/** Where in the document's structure a statement stands. */
export type Origin = "heading" | "paragraph" | "list" | "table" | "code" | "front-matter";

/** What a statement is about, in the document's own words; nothing here is interpreted. */
export interface About {
  readonly origin: Origin;
  /** Line on which the table, list, paragraph or code block starts: statements with the same one belong together. */
  readonly block: number;
  /** Cells of the same table row that name it: `["Web server", "CPU utilization"]`; in code the path of keys. */
  readonly row: readonly string[];
  /** Heads above the cell, outermost first. */
  readonly column: readonly string[];
  /** Items of the enclosing lists, outermost first. */
  readonly parents: readonly string[];
  /** The sentence, cell or line of code that holds the words. */
  readonly sentence: string;
  /** Language of the code block, e.g. `yaml`. */
  readonly language?: string;
}

/**
 * How sure a reading is. `certain`: number, unit and purpose are written. `likely`: one of them follows from the context.
 * `possible`: a person should look.
 */
export const certainties = ["certain", "likely", "possible"] as const;
export type Certainty = (typeof certainties)[number];

/** A place of a document that carries an operational value. */
export interface Statement extends Position {
  /** Headings above it, outermost first, as written. */
  readonly heading: readonly string[];
  readonly endLine: number;
  /** The value as the document writes it, verbatim. */
  readonly words: string;
  readonly about: About;
  readonly kind: StatementKind;
  readonly value: StatementValue;
  /** The comparison the words state; absent where they state none. */
  readonly direction?: Operator;
  /** From the head of the column or row, or the words beside the value. */
  readonly severity?: Severity;
  readonly certainty: Certainty;
}

/** Why a number is an example and no statement. `repeated`: a comment that says the value beside it again. */
export const exampleReasons = [
  "address",
  "command",
  "date",
  "heading number",
  "identifier",
  "link",
  "log or output",
  "no operational meaning",
  "percentile",
  "port",
  "reference",
  "repeated",
  "status code",
  "step",
  "version",
] as const;
export type ExampleReason = (typeof exampleReasons)[number];

/** A number that is no operational value: listed apart, so that nothing is dropped without a trace. */
export interface Example extends Position {
  readonly heading: readonly string[];
  readonly words: string;
  readonly reason: ExampleReason;
}

/** Everything a document says in numbers, in document order. */
export interface DocumentReading {
  readonly statements: readonly Statement[];
  readonly examples: readonly Example[];
}
