import type { Problem } from "../../core/model";
import type { AuditReport, Difference } from "./report";

const sectionChanges = {
  changed: "this section was changed since it was last acknowledged",
  new: "this section is new and not acknowledged yet",
  gone: "this acknowledged section is no longer in the document",
};

/** Everything in an audit that needs a decision; a clause that only words the same value differently does not. */
export function auditProblems(report: AuditReport): Problem[] {
  return [
    ...report.problems,
    ...report.differences.flatMap((difference) => problemOf(difference)),
    ...report.sections.map(
      ({ file, heading, line, change, clauses, resources }): Problem => ({
        code: "AUDIT-SECTION",
        at: { file, line, column: 1 },
        what: sectionChanges[change],
        given: heading.join(" > "),
        ...(clauses.length > 0 && { clauses }),
        change: `compare it with ${clauses.length > 0 ? `${clauses.length} clauses and ${resources.length} resources` : "the system file"}, then hozen audit --accept`,
      }),
    ),
  ];
}

function problemOf({ kind, clause, at, heading, document, quote }: Difference): Problem[] {
  if (kind === "requoted") return [];
  const [, file = at, line = "1"] = /^(.*):(\d+)$/.exec(at) ?? [];
  const given = kind === "missing" || kind === "changed" ? document : quote;
  return [
    {
      code: codes[kind],
      at: { file, line: Number(line), column: 1 },
      ...(clause !== undefined && { clauses: [clause] }),
      what: whats[kind],
      ...(given !== undefined && { given: `${heading}: ${given}` }),
      ...(kind === "changed" && quote !== undefined && { allowed: quote }),
      change: changes[kind],
    },
  ];
}

const codes = {
  missing: "AUDIT-MISSING",
  changed: "AUDIT-CHANGED",
  moved: "AUDIT-MOVED",
  orphan: "AUDIT-ORPHAN",
} as const;
const whats = {
  missing: "the document states this, and no clause does",
  changed: "the document states another value",
  moved: "the document states this under another heading",
  orphan: "the document does not state this, so it is no documented value",
} as const;
const changes = {
  missing: "write a clause for it, or add its lines to document.ignore with the reason",
  changed: "correct the clause, or the document",
  moved: "correct from: of the clause",
  orphan: "quote the document in says: and name its heading in from:, or write assume: with because:",
} as const;
