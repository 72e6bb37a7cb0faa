import { auditDocuments } from "../../core/audit";
import { type DocumentFinding, documentFindings } from "../../core/findings";
import type { Plan, Position, Problem } from "../../core/model";
import { documentsOf } from "../audit/documents";

/** What `hozen findings --json` prints of a system. */
export interface FindingsReport {
  readonly system: string;
  readonly findings: readonly PlacedFinding[];
  /** Of documents that cannot be read. */
  readonly problems: readonly Problem[];
}

/** A finding, with where its clauses are: in the document where it is known, else in the system file. */
export interface PlacedFinding extends Omit<DocumentFinding, "at"> {
  /** At least one; the first is where the finding is shown. */
  readonly places: readonly [FindingPlace, ...FindingPlace[]];
}

export interface FindingPlace {
  readonly clause: string;
  readonly file: string;
  readonly line: number;
  /** What is quoted there. */
  readonly quote: string;
}

/** Reviews a planned system; its documents are read where the system file names them. */
export function findingsReport(project: string, plan: Plan): FindingsReport {
  const { documents, problems } = documentsOf(project, plan.system);
  const audited = auditDocuments(plan.clauses, documents, plan.system.document.ignored).clauses;
  const placeOf = new Map(
    audited.map(({ clause, places: [place] }): [string, FindingPlace] => {
      const { file, line } = place ?? clause.at;
      return [clause.id, { clause: clause.id, file, line, quote: clause.source.quote }];
    }),
  );
  const findings = documentFindings(plan).map(({ at, ...finding }): PlacedFinding => {
    const [first, ...others] = finding.clauses.flatMap((id) => placeOf.get(id) ?? []);
    return { ...finding, places: [first ?? unquoted(finding.clauses[0], at, plan), ...others] };
  });
  return { system: plan.system.name, findings, problems };
}

function unquoted(clause = "", at: Position | undefined, { system }: Plan): FindingPlace {
  return { clause, file: at?.file ?? system.file, line: at?.line ?? 1, quote: "" };
}
