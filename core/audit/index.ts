/** The document and the system file, both ways: what is stated and not typed, what is typed and not stated. Pure. */
import { type Said, type Statement, saidIn } from "../document";
import type { Clause, IgnoredLines } from "../model";
import { type AuditedClause, findClause, type Place } from "./find-clause";
import { aroundSaid, aroundStatement, segmentsOf } from "./scope";
import { headingWords } from "./words";

export { type Section, sectionsOf } from "./sections";

/** A document as it was read. */
export interface AuditedDocument {
  readonly file: string;
  readonly text: string;
  readonly statements: readonly Statement[];
}

export interface Audit {
  readonly clauses: readonly AuditedClause[];
  /** Of the document, and in no clause. */
  readonly missing: readonly Statement[];
  readonly ignored: readonly { readonly statement: Statement; readonly because: string }[];
  /** Statements that are not ignored. */
  readonly statements: number;
}

/** Holds the clauses of a system against its documents. */
export function auditDocuments(
  clauses: readonly Clause[],
  documents: readonly AuditedDocument[],
  ignored: readonly IgnoredLines[] = [],
): Audit {
  const all = documents.flatMap(({ statements }) => statements);
  const reasonOf = (statement: Statement) =>
    ignored.find(
      ({ file, from, to }) =>
        (file === undefined || statement.file.endsWith(file)) && statement.line >= from && statement.line <= to,
    )?.because;
  const places: Place[] = all.map((statement) => ({ statement, around: aroundStatement(statement) }));
  const said = documents.flatMap(({ file, text }) =>
    saidIn(text).map((piece: Said) => ({ file, piece, around: aroundSaid(piece) })),
  );
  const covered = new Set<Statement>();
  const audited = clauses.map((clause) => {
    const found = findClause(clause, places, said, covered);
    for (const statement of found.statements) covered.add(statement);
    return found;
  });
  for (const statement of headingsOf(all, audited)) covered.add(statement);
  const counted = all.filter((statement) => reasonOf(statement) === undefined);
  return {
    clauses: audited,
    missing: counted.filter((statement) => !covered.has(statement)),
    ignored: all.flatMap((statement) => {
      const because = reasonOf(statement);
      return because === undefined ? [] : [{ statement, because }];
    }),
    statements: counted.length,
  };
}

/** A heading that says how often (`Daily work`) is stated by every clause found under it. */
function headingsOf(all: readonly Statement[], audited: readonly AuditedClause[]): Statement[] {
  const under = new Set(
    audited.flatMap(({ outcome, clause }) =>
      outcome === "orphan" ? [] : segmentsOf(clause.source.section).map(headingWords),
    ),
  );
  return all.filter(({ about }) => about.origin === "heading" && under.has(headingWords(about.sentence)));
}
