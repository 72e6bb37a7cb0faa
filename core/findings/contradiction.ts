import type { ClauseId, Language, Plan, PlannedAlert, Position, Stated } from "../model";

/** Something a document states that cannot hold, or cannot hold together with something else it states. */
export interface Contradiction {
  /** The clauses of both sides; at least one. */
  readonly clauses: readonly ClauseId[];
  /** What does not fit, in one sentence without a full stop. */
  readonly what: string;
  /** The arithmetic in one line: `period 6 h + start window 1 h = 7 h > 15 min`. */
  readonly arithmetic: string;
  /** What is deployed instead, where the system file decides it. */
  readonly deployed?: string;
  /** Markdown that may be pasted into the document, in its language. */
  readonly suggestion: string;
  /** In the system file. */
  readonly at?: Position;
}

/** Finds one kind of contradiction. Pure; nothing found is an empty list. */
export type Rule = (plan: Plan) => Contradiction[];

/** The clauses of values, each once. */
export function clausesOf(...values: readonly ({ readonly clauses: readonly ClauseId[] } | undefined)[]): ClauseId[] {
  return [...new Set(values.flatMap((value) => value?.clauses ?? []))];
}

/** Whether the document states a value; otherwise a person chose it. */
export function isDocumented<T>(value: Stated<T> | undefined): value is Stated<T> {
  return value !== undefined && value.clauses.length > 0;
}

/** The text in the language of the document. */
export function inLanguageOf({ system }: Plan, texts: Readonly<Record<Language, string>>): string {
  return texts[system.language];
}

/** Alerts the system file writes; others follow from objectives, backups and jobs. */
export function writtenAlerts({ alerts, system }: Plan): PlannedAlert[] {
  return alerts.filter((alert) => system.alerts.some(({ key }) => key === alert.key));
}

/** Every pair of two different items, the earlier one first. */
export function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]));
}
