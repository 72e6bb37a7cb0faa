import { chooseSystems, refuse } from "../choose";
import { auditProblems } from "./problems";
import { type AuditReport, auditSystem } from "./report";
import { auditMarkdown, auditText } from "./text";

export interface AuditOptions {
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly system?: string;
  readonly document?: readonly string[];
  readonly accept?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** `hozen audit`: 0 the documents and the systems agree, 1 they do not or cannot be read, 2 misuse. */
export function audit(options: AuditOptions): number {
  const { document, accept = false } = options;
  if (document && options.system === undefined) return refuse(["--document needs --system"], 2);
  const chosen = chooseSystems(options);
  if (typeof chosen === "number") return chosen;
  const reports = chosen.systems.flatMap(
    (composed) => auditSystem(process.cwd(), composed, { ...(document && { documents: document }), accept }) ?? [],
  );
  if (reports.length === 0) {
    return refuse(["no system names its document: write document.file in the system file, or give --document"], 2);
  }
  process.stdout.write(printed(reports, options));
  return reports.some((report) => auditProblems(report).length > 0) ? 1 : 0;
}

function printed(reports: readonly AuditReport[], { json, markdown }: AuditOptions): string {
  if (json) return `${JSON.stringify({ version: 1, systems: reports }, undefined, 2)}\n`;
  return `${reports.map(markdown ? auditMarkdown : auditText).join("\n\n")}\n`;
}
