import pc from "picocolors";
import type { Explanation } from "./explanation";

/** One clause, top to bottom: document, correction, rules, resources, people, runbook. */
export function renderExplanation(explanation: Explanation): string {
  const { clause, correction } = explanation;
  const { section, quote } = clause.source;
  const lines = [
    `${pc.bold(clause.id)}  ${explanation.system}  ${clause.status}${clause.reason ? `: ${clause.reason}` : ""}`,
    `  document   ${explanation.document} ${section}`,
    `  says       ${quote}`,
    ...(correction ? [`  corrected  ${correction.documented} -> ${correction.deployed}: ${correction.because}`] : []),
    ...explanation.findings.map((finding) => `  finding    ${finding.what} -> ${finding.done}`),
    ...explanation.rules.flatMap(ruleLines),
    ...explanation.resources.map((resource) => `  resource   ${resource.name}  ${resource.type}`),
    ...clause.evidence.map(
      (item) => `  evidence   ${item.path} = ${String(item.deployed)}  (${item.via.kind}: ${item.via.arithmetic})`,
    ),
    ...explanation.told.map(({ route, receivers }) => `  told       ${route}: ${receivers.join("; ") || "nobody"}`),
    ...explanation.runbooks.map((url) => `  runbook    ${url}`),
  ];
  return lines.join("\n");
}

function ruleLines(rule: Explanation["rules"][number]): string[] {
  const { level, reason } = rule.fidelity;
  const fidelity = level === "exact" ? "exact" : `${level}: ${reason ?? ""}`;
  return [
    `  rule       ${rule.id}  ${rule.threshold} for ${rule.for}${rule.pages ? "" : "  (alternative)"}`,
    `             ${rule.expression}`,
    `             ${fidelity}`,
  ];
}
