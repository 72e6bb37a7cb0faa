import type { ComposedSystem } from "../../components/composition";
import { type Audit, auditDocuments, sectionsOf } from "../../core/audit";
import type { AuditedClause } from "../../core/audit/find-clause";
import type { Statement } from "../../core/document";
import type { Problem } from "../../core/model";
import { documentsOf } from "./documents";
import { acceptSections, type ChangedSection, changedSections, lockFile } from "./lock";

/** What `hozen audit --json` prints of a system. */
export interface AuditReport {
  readonly system: string;
  readonly documents: readonly string[];
  /** Statements that are not ignored, and those of them that a clause states. */
  readonly statements: number;
  readonly stated: number;
  readonly ignored: readonly { readonly at: string; readonly words: string; readonly because: string }[];
  readonly clauses: Readonly<Record<AuditedClause["outcome"], number>>;
  readonly differences: readonly Difference[];
  readonly sections: readonly (ChangedSection & {
    readonly clauses: readonly string[];
    readonly resources: readonly string[];
  })[];
  readonly problems: readonly Problem[];
}

/** A place where the document and the system file do not say the same. */
export interface Difference {
  readonly kind: "missing" | Exclude<AuditedClause["outcome"], "matched">;
  readonly clause?: string;
  /** `file:line` in the document; in the system file for an orphan. */
  readonly at: string;
  readonly heading: string;
  /** What the document says there. */
  readonly document?: string;
  /** What the system file quotes. */
  readonly quote?: string;
}

/** Holds a system against its documents; nothing where it names none. */
export function auditSystem(
  project: string,
  composed: ComposedSystem,
  { documents: given = [], accept = false }: { documents?: readonly string[]; accept?: boolean } = {},
): AuditReport | undefined {
  const { system } = composed.plan;
  const { documents, problems } = documentsOf(project, system, given);
  if (documents.length === 0 && problems.length === 0) return undefined;
  const audit = auditDocuments(composed.plan.clauses, documents, system.document.ignored);
  const fingerprints = documents.map(({ file, text }) => ({ file, sections: sectionsOf(text) }));
  const lock = lockFile(project, system.name);
  if (accept && problems.length === 0) acceptSections(lock, fingerprints);
  return {
    system: system.name,
    documents: documents.map(({ file }) => file),
    statements: audit.statements,
    stated: audit.statements - audit.missing.length,
    ignored: audit.ignored.map(({ statement, because }) => ({
      at: placeOf(statement),
      words: statement.words,
      because,
    })),
    clauses: counts(audit),
    differences: differencesOf(audit),
    sections: changedSections(lock, fingerprints).map((section) => ({
      ...section,
      ...concerned(section, audit, composed),
    })),
    problems,
  };
}

function counts({ clauses }: Audit): AuditReport["clauses"] {
  const of = (outcome: AuditedClause["outcome"]) => clauses.filter((one) => one.outcome === outcome).length;
  return {
    matched: of("matched"),
    requoted: of("requoted"),
    changed: of("changed"),
    moved: of("moved"),
    orphan: of("orphan"),
  };
}

function differencesOf(audit: Audit): Difference[] {
  const clauses = audit.clauses.flatMap((audited): Difference[] => {
    if (audited.outcome === "matched") return [];
    const { clause, outcome, statements, places } = audited;
    const [place] = places;
    const words = statements.map((statement) => statement.words).join(", ");
    return [
      {
        kind: outcome,
        clause: clause.id,
        at: place ? `${place.file}:${place.line}` : `${clause.at.file}:${clause.at.line}`,
        heading: clause.source.section,
        quote: clause.source.quote,
        ...(words !== "" && { document: words }),
      },
    ];
  });
  const missing = audit.missing.map(
    (statement): Difference => ({
      kind: "missing",
      at: placeOf(statement),
      heading: statement.heading.join(" > "),
      document: inContext(statement),
    }),
  );
  return [...clauses, ...missing];
}

function placeOf({ file, line }: Statement): string {
  return `${file}:${line}`;
}

function inContext({ words, about }: Statement): string {
  const around = about.row.join(" / ") || about.sentence;
  const short = around.length > 60 ? `${around.slice(0, 60)}...` : around;
  return short === words || short === "" ? words : `${words} (${short.replace(/\s+/g, " ")})`;
}

/** The clauses quoted from a section, and the resources that enforce them. */
function concerned(section: ChangedSection, audit: Audit, { parts }: ComposedSystem) {
  const deepest = section.heading.at(-1);
  const clauses = audit.clauses
    .filter(
      ({ clause, statements }) =>
        statements.some(({ heading }) => heading.join("\n") === section.heading.join("\n")) ||
        (deepest !== undefined && clause.source.section.includes(deepest)),
    )
    .map(({ clause }) => clause.id);
  const resources = parts.flatMap(({ synthesis }) =>
    synthesis.declarations.filter((one) => one.clauses.some((id) => clauses.includes(id))).map(({ key }) => key),
  );
  return { clauses, resources };
}
