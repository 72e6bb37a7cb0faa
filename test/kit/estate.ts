import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How large a generated project is. */
export interface EstateSize {
  /** Systems, each the same. Default 1. */
  readonly systems?: number;
  /** Alerts of each system, on AWS. */
  readonly alerts?: number;
  /** Also a critical level of each alert, as documents usually have it. */
  readonly bothLevels?: boolean;
  /** Objectives of each system, on Kubernetes. */
  readonly objectives?: number;
}

/** A Pulumi project with generated systems in a new temporary folder; `library` is what its program requires `deploy` of. */
export function writeEstate(size: EstateSize, library: string): string {
  const folder = mkdtempSync(join(tmpdir(), "hozen-estate-"));
  mkdirSync(join(folder, "systems"));
  const keys = Array.from({ length: size.systems ?? 1 }, (_, at) => `estate-${at}`);
  for (const key of keys) writeFileSync(join(folder, `systems/${key}.yaml`), systemText(key, size));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: estate\nruntime: nodejs\nmain: index.js\n");
  writeFileSync(join(folder, "Pulumi.prod.yaml"), JSON.stringify({ config: configuration(keys) }));
  writeFileSync(join(folder, "index.js"), `module.exports = () => require(${JSON.stringify(library)}).deploy();`);
  return folder;
}

function configuration(keys: readonly string[]): Record<string, unknown> {
  const kubernetes = {
    context: "example",
    namespace: "monitoring",
    ruleLabels: "release=prometheus",
    smtpSmarthost: "smtp.example.com:587",
    smtpFrom: "alerts@example.com",
    alertmanagerSecret: "alertmanager",
  };
  return {
    "hozen:runbooks": "https://runbooks.example.com",
    "hozen:where": {
      aws: { main: { account: "111122223333", region: "eu-central-1" } },
      kubernetes: { main: kubernetes },
    },
    ...Object.fromEntries(keys.map((key) => [`${key}:mail`, "on-call@example.com"])),
  };
}

/** Alerts of one resource. */
const alertsEach = 25;

function systemText(key: string, { alerts = 0, bothLevels = false, objectives = 0 }: EstateSize): string {
  const where = [...(alerts > 0 ? ["aws: main"] : []), ...(objectives > 0 ? ["kubernetes: main"] : [])];
  return `system: ${key}
title: Estate
language: en
timezone: Europe/Berlin
document: { name: operations.md, version: "1" }
where: { ${where.join(", ")} }
resources:
${Array.from({ length: Math.ceil(alerts / alertsEach) }, (_, at) => `  server-${at}: { title: Server ${at}, kind: aws.ec2.asg, group: servers-${at} }\n`).join("")}  app: { title: Shop, kind: prometheus.http, job: shop }
receivers:
  mail: { title: On call, channel: email, config: mail }
routes:
  critical: { title: Critical, to: [mail] }
  warning: { title: Warning, to: [mail] }
runbooks: { errors: Errors }
${section("alerts", alerts, (at) => alertText(at, bothLevels))}${section("slos", objectives, objectiveText)}`;
}

function section(name: string, count: number, text: (at: number) => string): string {
  return count === 0 ? "" : `${name}:\n${Array.from({ length: count }, (_, at) => `  ${text(at)}\n`).join("")}`;
}

function alertText(at: number, bothLevels: boolean): string {
  const level = (name: string, percent: number) => `${name}: { is: "> ${percent}%", row: ${name}-${at} }`;
  const levels = [level("warning", 50 + (at % 40)), ...(bothLevels ? [level("critical", 90 + (at % 5))] : [])];
  return `cpu-${at}: { concept: cpu.utilization, on: server-${Math.floor(at / alertsEach)}, from: "2. Alerts", ${levels.join(", ")} }`;
}

function objectiveText(at: number): string {
  const target = `{ is: 99.9%, row: S-${at}, from: 1. Objectives }`;
  return `availability-${at}: { on: app, target: ${target}, period: 30 days, runbook: errors }`;
}
