import type { PlanReport, SystemReport } from "./report";

/** The plan for a pull request or a wiki: the same facts as the text, as Markdown tables. */
export function renderMarkdown(report: PlanReport): string {
  const head = `# hozen plan: stack ${report.stack}, as of ${report.asOf}\n`;
  return `${[head, ...report.systems.map(renderSystem)].join("\n")}\n`;
}

function renderSystem(system: SystemReport): string {
  const resources = table(
    ["Resource", "Count"],
    [...count(system.resources.map(({ type }) => type))].map(([type, number]) => [`\`${type}\``, String(number)]),
  );
  const rules = table(
    ["Rule", "Threshold", "For", "Told", "Fidelity"],
    system.rules.map((rule) => [
      `\`${rule.id}\``,
      rule.threshold,
      rule.for,
      rule.pages ? rule.routes.join(", ") : "no one (alternative)",
      rule.fidelity.level === "exact" ? "exact" : `${rule.fidelity.level}: ${rule.fidelity.reason ?? ""}`,
    ]),
  );
  const statuses = table(
    ["Status", "Clauses"],
    [...count(system.clauses.map(({ status }) => status))].map(([status, number]) => [status, String(number)]),
  );
  const corrections = table(
    ["Clause", "Document says", "Deployed", "Why"],
    system.corrections.map((c) => [c.clause, c.documented, c.deployed, c.because]),
  );
  const sections = [
    ["Coverage", statuses],
    ["Resources", resources],
    ["Rules", rules],
    ["Corrections", system.corrections.length > 0 ? corrections : "None."],
  ];
  return `## ${system.system} ${system.title}\n\n${sections.map(([title, body]) => `### ${title}\n\n${body}\n`).join("\n")}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

function count(keys: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
