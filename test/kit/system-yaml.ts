import { strict as assert } from "node:assert";
import { type Loaded, type LoadOptions, loadSystem } from "../../core/loader";
import { formatProblem } from "../../core/model";

/** A small system that is right in every section; cases change one thing of it. */
export const goodSystem = `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
where: { aws: main, pagerduty: main }
resources:
  web: { kind: aws.ec2.asg, group: "\${config.webGroup}" }
receivers:
  mail: { channel: email, config: opsMail }
  pager: { channel: pagerduty, config: pagerKey, secret: true }
routes:
  critical:
    to: { is: [mail, pager], says: everybody, row: SH-01, from: 1. Organisation }
    wait: { is: 0 minutes, row: SH-02 }
  warning: { to: [mail] }
escalations:
  night:
    routes: [critical]
    steps:
      - { target: schedule, config: nightSchedule, after: { is: 15 minutes, row: SH-03 } }
alerts:
  web.cpu:
    concept: cpu.utilization
    on: web
    from: 2. Monitoring > Web
    runbook: cpu
    normal: { is: 0-60%, row: SH-10 }
    warning: { is: ">= 70%", says: "70%", row: SH-11, for: 3 minutes }
    critical:
      is: ">= 85%"
      row: SH-12
      for: 3 minutes
    every: { is: 1 minute, row: SH-13 }
events:
  guard: { source: aws.guardduty, severity: critical, minimumSeverity: { is: "7", row: SH-20 } }
probes:
  home: { provider: aws, url: "https://shop.example.com", every: 30 seconds }
logs:
  stores:
    access: { kind: aws.cloudwatch.log-group, name: /shop/access, ownership: create, keep: { is: 90 days, row: SH-30 } }
  counts:
    errors: { in: access, where: { level: error }, metric: { namespace: Shop, name: Errors } }
  queries:
    slow: { in: access, limit: { is: 100 records, row: SH-31 }, text: "fields @message" }
backups:
  db:
    on: web
    schedule: { is: daily 02:00, row: SH-40 }
    keep: { is: 30 days, row: SH-41 }
    generations: { is: 30 generations, row: SH-42 }
budgets:
  total: { amount: { is: "JPY 500,000", row: SH-50 }, forecast: 100%, rate: "150", rateDate: "2026-11-01" }
procedures:
  release: { row: SH-60, from: 5. Release, says: second Tuesday, runbook: release, because: people decide }
checks:
  mfa: { row: SH-61, from: 6. Access, says: MFA for all, policy: mfa-required }
findings:
  recovery: { rows: [SH-12, SH-41], what: two numbers, done: took the stricter }
runbooks:
  cpu: CPU
  release: Release
environments:
  dev:
    - { change: 'alerts["web.cpu"].critical.is', to: ">= 95%", because: load tests }
`;

export const goodOptions: LoadOptions & { file: string } = {
  file: "shop.yaml",
  environment: "prod",
  asOf: "2026-01-01",
  config: { webGroup: "web-asg", opsMail: "ops@example.com", pagerKey: "[secret]", nightSchedule: "P123456" },
  vocabulary: { concepts: ["cpu.utilization", "cpu.load"], kinds: ["aws.ec2.asg", "aws.alb"] },
};

/** A piece of the good file and what stands there instead. */
export type Change = readonly [piece: string, instead: string];

/** The good file with each piece changed; a piece must stand in it exactly once. */
export function systemYaml(...changes: readonly Change[]): string {
  return changes.reduce((text, [piece, instead]) => {
    assert.equal(text.split(piece).length, 2, `stands once: ${piece}`);
    return text.replace(piece, () => instead);
  }, goodSystem);
}

export function load(text: string, options: Partial<LoadOptions> = {}): Loaded {
  return loadSystem(text, { ...goodOptions, ...options });
}

/** The lines a person sees for a text. */
export function problemLines(text: string, options: Partial<LoadOptions> = {}): string[] {
  return load(text, options).problems.map(formatProblem);
}

/** A test: the good file with these changes has exactly these problems, each a line without the file's name. */
export function breaking(
  name: string,
  changes: readonly Change[],
  lines: readonly string[],
  options: Partial<LoadOptions> = {},
): void {
  it(name, () => {
    assert.deepEqual(
      problemLines(systemYaml(...changes), options),
      lines.map((line) => `${goodOptions.file}:${line}`),
    );
  });
}
