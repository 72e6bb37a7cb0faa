import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanReport, RuleReport, SystemReport } from "../../commands/plan/report";

/** Committed summaries of what each system becomes on each platform: `<system>.<provider>.txt`. */
const folder = join(__dirname, "expected");

const providers: Readonly<Record<string, string>> = {
  aws: "aws",
  "azure-native": "azure",
  kubernetes: "kubernetes",
  pagerduty: "pagerduty",
  grafana: "grafana",
};

const engines: Readonly<Record<string, string>> = {
  cloudwatch: "aws",
  "azure-monitor": "azure",
  "azure-prometheus": "azure",
  prometheus: "kubernetes",
  grafana: "grafana",
};

/** File name to text, one for each system and platform that has anything. */
export function goldensOf(report: PlanReport): ReadonlyMap<string, string> {
  return new Map(report.systems.flatMap(systemGoldens));
}

function systemGoldens(system: SystemReport): [string, string][] {
  return [...new Set(Object.values(providers))].flatMap((provider): [string, string][] => {
    const resources = system.resources.filter(({ type }) => providers[type.split(":")[0] ?? ""] === provider);
    if (resources.length === 0) return [];
    const rules = system.rules.filter(({ engine }) => engines[engine] === provider);
    const lines = [...rules.flatMap(ruleLines), ...resources.map(({ type, name }) => `${type}  ${name}`).sort()];
    return [[`${system.system}.${provider}.txt`, `${lines.join("\n")}\n`]];
  });
}

function ruleLines(rule: RuleReport): string[] {
  const told = rule.pages ? rule.routes.join(" ") : "no one";
  return [
    `${rule.id}  ${rule.threshold}  for ${rule.for}  ${rule.fidelity.level}  notifies ${told}`,
    ...rule.expression.split("\n").map((line) => `    ${line}`),
  ];
}

export function committedGoldens(): ReadonlyMap<string, string> {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}

export function writeGoldens(goldens: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of goldens) writeFileSync(join(folder, file), text);
}
