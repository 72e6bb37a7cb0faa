import type { Said, Statement } from "../document";
import { type Clause, severities } from "../model";

import { reached, type Surroundings, segmentsOf } from "./scope";
import { comparable, type StatedText, statedIn } from "./values";
import { holdsWords, plainWords, withoutNumbers } from "./words";

/**
 * What became of a clause. `matched`: the document states it there. `requoted`: the value stands there in other words.
 * `changed`: another value stands in its place. `moved`: it stands under another heading. `orphan`: the document does not
 * state it, so it is no documented value.
 */
export const outcomes = ["matched", "requoted", "changed", "moved", "orphan"] as const;

export type Outcome = (typeof outcomes)[number];

export interface AuditedClause {
  readonly clause: Clause;
  readonly outcome: Outcome;
  /** What stands in the document; nothing for an orphan, and for words that carry no value. */
  readonly statements: readonly Statement[];
  /** Where it was found; the same as `statements`, or a passage without values. */
  readonly places: readonly { readonly file: string; readonly line: number }[];
}

/** A statement with what a heading path may name. */
export interface Place {
  readonly statement: Statement;
  readonly around: Surroundings;
}

/** A passage with what a heading path may name. */
export interface Passage {
  readonly file: string;
  readonly piece: Said;
  readonly around: Surroundings;
}

/** What a clause looks for. */
interface Wanted {
  readonly clause: Clause;
  readonly segments: readonly string[];
  readonly quote: string;
  readonly stated: StatedText;
  readonly severity?: string;
  readonly kinds: readonly string[];
}

/** Kinds a value of this name has in a document. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  normal: ["normal"],
  every: ["interval"],
  for: ["duration"],
  keep: ["retention", "generations"],
  archiveAfter: ["retention"],
  generations: ["generations"],
  schedule: ["schedule", "window"],
  window: ["window", "schedule", "duration"],
  rpo: ["objective"],
  rto: ["objective"],
  target: ["objective"],
  amount: ["budget"],
  hours: ["window", "schedule"],
  after: ["response-time", "duration"],
  response: ["response-time"],
};

/** Looks for what a clause quotes: where it says, else nearby, else anywhere. */
export function findClause(
  clause: Clause,
  places: readonly Place[],
  passages: readonly Passage[],
  covered: ReadonlySet<Statement>,
): AuditedClause {
  const wanted = wantedOf(clause);
  const here = places.filter(({ around }) => reached(wanted.segments, around) === 1);
  const stated = best(wanted, here, covered);
  if (stated.length > 0) return judged(wanted, stated);
  const words = inPassages(
    wanted,
    passages.filter(({ around }) => reached(wanted.segments, around) === 1),
  );
  if (words) return found(clause, "matched", onLines(words, here, wanted), [words]);
  const instead = here.filter(({ statement }) => isInstead(wanted, statement));
  if (instead.length > 0) return found(clause, "changed", [(instead[0] as Place).statement], []);
  const elsewhere = best(wanted, places, covered).filter(({ statement }) => sameWords(wanted, statement));
  if (elsewhere.length > 0)
    return found(
      clause,
      "moved",
      elsewhere.map(({ statement }) => statement),
      [],
    );
  const passage = wanted.quote.length > 1 ? inPassages(wanted, passages) : undefined;
  return passage ? found(clause, "moved", [], [passage]) : found(clause, "orphan", [], []);
}

function wantedOf(clause: Clause): Wanted {
  const { section, quote } = clause.source;
  const own = statedIn(quote);
  const written = clause.written === undefined ? { values: [] } : statedIn(clause.written);
  const operator = own.operator ?? written.operator;
  const keys = clause.path.split(/[.[\]"]+/).filter((key) => key !== "");
  const severity = severities.find((one) => keys.includes(one));
  const last = [...keys].reverse().find((key) => kindsOf[key] !== undefined);
  return {
    clause,
    segments: segmentsOf(section),
    quote: plainWords(quote),
    stated: { values: [...new Set([...own.values, ...written.values])], ...(operator && { operator }) },
    ...(severity !== undefined && { severity }),
    kinds: last === undefined ? [] : (kindsOf[last] ?? []),
  };
}

/** The statements that carry the values of the clause, of several the ones that fit best. */
function best(wanted: Wanted, places: readonly Place[], covered: ReadonlySet<Statement>): Place[] {
  const carrying = places.filter(({ statement }) => carries(wanted, statement));
  if (carrying.length === 0) return [];
  const fitnessOf = (place: Place) => fitness(wanted, place, covered);
  const top = Math.max(...carrying.map(fitnessOf));
  const fitting = carrying.filter((place) => fitnessOf(place) === top);
  const first = fitting[0] as Place;
  const row = carrying.filter(({ statement }) => isBeside(first.statement, statement));
  return row.filter((place) => place === first || sameWords(wanted, place.statement));
}

/** Of one row, one list item or one line; in code and settings, of one entry. */
function isBeside(one: Statement, other: Statement): boolean {
  if (one.file !== other.file) return false;
  if (one.line === other.line) return true;
  const entryOf = ({ about }: Statement) => about.row.slice(0, -1).join("\n");
  return one.about.origin === "code" && one.about.block === other.about.block && entryOf(one) === entryOf(other);
}

function carries(wanted: Wanted, statement: Statement): boolean {
  const value = comparable(statement.value);
  return (value !== undefined && wanted.stated.values.includes(value)) || sameWords(wanted, statement);
}

function sameWords({ quote }: Wanted, { words }: Statement): boolean {
  return holdsWords(quote, plainWords(words));
}

function fitness(wanted: Wanted, { statement }: Place, covered: ReadonlySet<Statement>): number {
  const sentence = plainWords(statement.about.sentence);
  const row = plainWords([...statement.about.row, statement.about.sentence].join(" "));
  return (
    (wanted.severity !== undefined && statement.severity === wanted.severity ? 16 : 0) +
    (wanted.severity !== undefined && statement.severity !== undefined && statement.severity !== wanted.severity
      ? -16
      : 0) +
    (wanted.kinds.includes(statement.kind) ? 8 : 0) +
    (sentence.includes(wanted.quote) || row.includes(wanted.quote) ? 4 : 0) +
    (sameWords(wanted, statement) ? 2 : 0) +
    (covered.has(statement) ? 0 : 1)
  );
}

function judged(wanted: Wanted, places: readonly Place[]): AuditedClause {
  const statements = places.map(({ statement }) => statement);
  const against = statements.find(
    ({ direction }) =>
      direction !== undefined && wanted.stated.operator !== undefined && direction !== wanted.stated.operator,
  );
  if (against) return found(wanted.clause, "changed", [against], []);
  const verbatim = statements.some((statement) => sameWords(wanted, statement));
  return found(wanted.clause, verbatim ? "matched" : "requoted", statements, []);
}

/** A passage that holds the quotation; else a section whose passages hold all its parts, of which the first is named. */
function inPassages({ quote, clause }: Wanted, passages: readonly Passage[]): Passage | undefined {
  const texts = passages.map((passage) => ({ passage, text: plainWords(passage.piece.text) }));
  const whole = texts.find(({ text }) => holdsWords(text, quote));
  if (whole) return whole.passage;
  const parts = clause.source.quote
    .split(between)
    .map(plainWords)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.length < 2) return undefined;
  const holding = parts.map((part) => texts.filter(({ text }) => holdsWords(text, part)));
  if (holding.some((found) => found.length === 0)) return undefined;
  const sections = holding.map((found) => new Set(found.map(({ passage }) => sectionOf(passage))));
  return texts.find(({ passage }) => sections.every((names) => names.has(sectionOf(passage))))?.passage;
}

/** What separates the parts of a quotation that was put together from several cells or lines. */
const between = /\s*(?:[/／、,，・|;：；]|->|\.\.\.)\s*|\s+/u;

function sectionOf({ file, piece }: Passage): string {
  return [file, ...piece.heading].join("\n");
}

/** Statements of a passage whose words the quotation holds. */
function onLines({ file, piece }: Passage, places: readonly Place[], wanted: Wanted): Statement[] {
  return places
    .map(({ statement }) => statement)
    .filter(
      (one) => one.file === file && one.line >= piece.line && one.line <= piece.endLine && sameWords(wanted, one),
    );
}

/** Another value in the very place: the same words but for the numbers, or the same severity and kind. */
function isInstead(wanted: Wanted, statement: Statement): boolean {
  const alike =
    withoutNumbers(statement.words) === withoutNumbers(wanted.clause.source.quote) ||
    withoutNumbers(statement.about.sentence) === withoutNumbers(wanted.clause.source.quote);
  if (wanted.severity !== undefined) return statement.severity === wanted.severity && statement.kind === "threshold";
  return alike || wanted.kinds.includes(statement.kind);
}

function found(
  clause: Clause,
  outcome: AuditedClause["outcome"],
  statements: readonly Statement[],
  passages: readonly Passage[],
): AuditedClause {
  const places = [
    ...statements.map(({ file, line }) => ({ file, line })),
    ...passages.map(({ file, piece }) => ({ file, line: piece.line })),
  ];
  return { clause, outcome, statements, places };
}
