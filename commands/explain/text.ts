import { colours } from "../colours";
import { field } from "../layout";
import type { ResourceReport, RuleReport } from "../plan/report";
import type { Explanation } from "./explanation";

/** Column in which the answers begin. */
const indent = 13;

/** One clause, top to bottom: document, correction, rules, resources with their evidence, people, runbook. */
export function renderExplanation(explanation: Explanation): string {
  const { clause, correction } = explanation;
  const { section, quote } = clause.source;
  const lines = [
    `${colours.bold(clause.id)}  ${explanation.system}  ${clause.status}`,
    ...(clause.reason ? field("  because", clause.reason, indent) : []),
    ...field("  document", `${explanation.document} ${section}`, indent),
    ...field("  says", quote, indent),
    ...(correction ? field("  corrected", `${correction.documented} -> ${correction.deployed}`, indent) : []),
    ...(correction ? field("", correction.because, indent) : []),
    ...explanation.findings.flatMap(({ what, done }) => [
      ...field("  finding", what, indent),
      ...field("", `-> ${done}`, indent),
    ]),
    ...explanation.rules.flatMap(ruleLines),
    ...explanation.needs.flatMap((what) => field("  needs", what, indent)),
    ...explanation.resources.flatMap((resource) => resourceLines(resource, explanation)),
    ...explanation.notified.flatMap(({ route, receivers }) =>
      field("  notified", `${route}: ${receivers.join("; ") || "no one"}`, indent),
    ),
    ...explanation.runbooks.map((url) => `  runbook    ${url}`),
  ];
  return lines.join("\n");
}

/** A rule or resource that enforces no clause by itself: what it is, and what it belongs to. */
export function renderClauseless(found: RuleReport | ResourceReport): string {
  if ("fidelity" in found)
    return [colours.bold(found.id), ...ruleLines(found), `  notified   ${found.routes.join(", ")}`].join("\n");
  return [
    colours.bold(found.name),
    `  type       ${found.type}`,
    "  clauses    none of its own",
    ...(found.parent === undefined ? [] : [`  within     ${nameOf(found.parent)}`]),
    ...found.dependencies.map((urn) => `  needs      ${nameOf(urn)}`),
  ].join("\n");
}

/** Type and name, the last two parts of a URN. */
function nameOf(urn: string): string {
  const [type = "", name = ""] = urn.split("::").slice(-2);
  return `${name}  ${type.split("$").at(-1)}`;
}

function ruleLines(rule: RuleReport): string[] {
  const { level, reason } = rule.fidelity;
  const fidelity = level === "exact" ? "exact" : `${level.replace("-", " ")}: ${reason ?? ""}`;
  const duration = rule.for === "0s" ? "at once" : `for ${rule.for}`;
  return [
    `  rule       ${rule.id}`,
    ...field("", `${rule.threshold} ${duration}${rule.pages ? "" : " (alternative, no notification)"}`, indent),
    ...rule.expression.split("\n").map((line) => `${" ".repeat(indent)}${line}`),
    ...field("", fidelity, indent),
  ];
}

function resourceLines({ urn, name, type }: Explanation["resources"][number], { clause }: Explanation): string[] {
  const evidence = clause.evidence
    .filter((item) => item.urn === urn)
    .map((item) => `${item.path} = ${String(item.deployed)}  (${item.via.kind}: ${item.via.arithmetic})`);
  return [`  resource   ${name}`, `             ${type}`, ...evidence.flatMap((text) => field("", text, indent))];
}
