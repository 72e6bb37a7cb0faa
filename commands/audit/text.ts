import { counted } from "../../core/model";
import { markdownCell } from "../markdown-cell";
import type { AuditReport, Difference } from "./report";

/** One line: `412 of 430 statements of operations.md`. */
export function headline({ statements, stated, documents, ignored }: AuditReport): string {
  const apart = ignored.length > 0 ? `, ${ignored.length} ignored` : "";
  return `${stated} of ${counted(statements, "statement")} of ${documents.join(", ")}${apart}`;
}

/** The audit of a system as text. */
export function auditText(report: AuditReport): string {
  const { clauses, sections } = report;
  const outcomes = Object.entries(clauses)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`);
  return [
    `${report.system}: ${headline(report)}`,
    `  clauses: ${outcomes.join(", ")}`,
    ...report.differences.map((difference) => `  ${line(difference)}`),
    ...sections.map(
      ({ file, line: at, heading, change, clauses: ids, resources }) =>
        `  ${change} section  ${file}:${at}  ${heading.join(" > ")}: ${counted(ids.length, "clause")}, ${counted(resources.length, "resource")}`,
    ),
  ].join("\n");
}

/** The audit as a table for a pull request. */
export function auditMarkdown(report: AuditReport): string {
  const rows = report.differences.map(
    ({ kind, clause = "", at, heading, document = "", quote = "" }) =>
      `| ${kind} | ${markdownCell(clause)} | ${markdownCell(at)} | ${markdownCell(heading)} | ${markdownCell(document)} | ${markdownCell(quote)} |`,
  );
  const table = ["| | clause | where | heading | document | system file |", "|---|---|---|---|---|---|", ...rows];
  return [
    `### ${markdownCell(report.system)}: ${markdownCell(headline(report))}`,
    ...(rows.length > 0 ? ["", ...table] : []),
  ].join("\n");
}

function line({ kind, clause, at, heading, document, quote }: Difference): string {
  const said = kind === "changed" ? `${document}, not ${quote}` : (document ?? quote ?? "");
  return `${kind.padEnd(8)}  ${at}  ${clause ? `${clause}  ` : ""}${heading}: ${said}`;
}
