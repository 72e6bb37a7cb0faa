import pc from "picocolors";
import stringWidth from "string-width";
import { clauseStatuses } from "../../core/model";
import type { PlanReport, RuleReport, SystemReport } from "./report";

const width = 80;

/** The plan on a screen: one paragraph per system; with `details`, every rule and every open clause. */
export function renderText(report: PlanReport, details: boolean): string {
  const head = `${pc.bold("hozen plan")}  stack ${report.stack}  as of ${report.asOf}`;
  const overrides = report.overrides.map(({ name, by }) => `  catalogue: ${name} is overridden by ${by}`);
  const body = report.systems.map((system) => renderSystem(system, details).join("\n"));
  return `${[head, ...overrides, "", body.join("\n\n"), "", total(report, details)].join("\n")}\n`;
}

function renderSystem(system: SystemReport, details: boolean): string[] {
  const lines = [
    `${pc.bold(system.system)}  ${system.title}`,
    ...field("resources", resourceSummary(system)),
    ...field("rules", ruleSummary(system)),
    ...field("clauses", clauseSummary(system)),
    ...field("decisions", decisionSummary(system)),
    ...field("quotas", quotaSummary(system)),
  ];
  return details ? [...lines, ...renderRules(system), ...renderDecisions(system), ...renderGaps(system)] : lines;
}

/** `  label      text`, wrapped at the separators so that nothing runs past the edge. */
function field(label: string, parts: readonly string[]): string[] {
  const indent = 13;
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    const joined = line === "" ? part : `${line}, ${part}`;
    if (line !== "" && stringWidth(joined) > width - indent) {
      lines.push(`${line},`);
      line = part;
    } else line = joined;
  }
  if (line !== "") lines.push(line);
  return lines.map((text, at) => `  ${(at === 0 ? label : "").padEnd(indent - 2)}${text}`);
}

function resourceSummary(system: SystemReport): string[] {
  const custom = system.resources.filter(({ type }) => !type.startsWith("hozen:") && !type.startsWith("pulumi:"));
  const kinds = countBy(custom, ({ type }) => `${type.split(":")[0]} ${type.split(":").at(-1)}`);
  return [`${custom.length}:`, ...kinds.map(([kind, count]) => `${count} ${kind}`)];
}

function ruleSummary(system: SystemReport): string[] {
  const levels = countBy(system.rules, ({ fidelity }) => fidelity.level);
  const paging = system.rules.filter((rule) => rule.pages).length;
  return [`${system.rules.length}:`, ...levels.map(([level, count]) => `${count} ${level}`), `${paging} notify`];
}

function clauseSummary(system: SystemReport): string[] {
  const counts = new Map(countBy(system.clauses, ({ status }) => status));
  const shown = clauseStatuses.flatMap((status) => {
    const count = counts.get(status) ?? 0;
    if (count === 0) return [];
    return [status === "gap" ? pc.yellow(`${count} gap`) : `${count} ${status}`];
  });
  return [`${system.clauses.length}:`, ...shown];
}

function decisionSummary(system: SystemReport): string[] {
  const { corrections, findings, acknowledgements } = system;
  return [
    `${corrections.length} corrections`,
    `${findings.length} findings`,
    `${acknowledgements.length} acknowledgements`,
  ];
}

function quotaSummary(system: SystemReport): string[] {
  return system.limits
    .filter(({ used }) => used > 0)
    .sort((a, b) => b.used / b.allowed - a.used / a.allowed)
    .slice(0, 4)
    .map(({ name, used, allowed }) => `${name} ${used}/${allowed}`);
}

function renderRules(system: SystemReport): string[] {
  return ["", `  ${pc.bold("rules")}`, ...system.rules.flatMap(renderRule)];
}

function renderRule(rule: RuleReport): string[] {
  const who = rule.pages ? `-> ${rule.routes.join(", ")}` : "(alternative, notifies nobody)";
  const line = `  ${rule.id}  ${rule.threshold} for ${rule.for} ${who}`;
  const { level, reason } = rule.fidelity;
  return level === "exact" ? [line] : [line, pc.yellow(`      ${level}: ${reason ?? ""}`)];
}

function renderDecisions(system: SystemReport): string[] {
  const corrections = system.corrections.map((c) => `  ${c.clause}  ${c.documented} -> ${c.deployed}: ${c.because}`);
  const findings = system.findings.map((f) => `  ${f.clauses.join(" ")}  ${f.what} -> ${f.done}`);
  const acknowledgements = system.acknowledgements.map((a) => pc.red(`  acknowledged: ${a.what} (${a.because})`));
  return [
    ...(corrections.length > 0 ? ["", `  ${pc.bold("corrections")}`, ...corrections] : []),
    ...(findings.length > 0 ? ["", `  ${pc.bold("findings")}`, ...findings] : []),
    ...(acknowledgements.length > 0 ? ["", ...acknowledgements] : []),
  ];
}

function renderGaps(system: SystemReport): string[] {
  const open = system.clauses.filter(({ status }) => status === "gap" || status === "inactive");
  if (open.length === 0) return [];
  return ["", `  ${pc.bold("open clauses")}`, ...open.map((c) => `  ${c.id}  ${c.status}: ${c.reason ?? ""}`)];
}

function total(report: PlanReport, details: boolean): string {
  const clauses = report.systems.flatMap((system) => system.clauses);
  const gaps = clauses.filter(({ status }) => status === "gap").length;
  const hint = details || report.systems.length === 0 ? "" : "; --system NAME lists every rule and open clause";
  return `${clauses.length - gaps} of ${clauses.length} clauses answered for, ${gaps} gap${hint}`;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
