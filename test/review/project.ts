import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(__dirname, "../..");
export const asOf = "2026-01-01";

/** A small system with one of everything a review looks at. */
export const smallSystem = `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
where: { aws: main }
resources:
  web: { title: Web, kind: aws.alb, loadBalancer: "\${config.loadBalancer}", targetGroup: "\${config.targetGroup}" }
  hosts: { title: Hosts, kind: aws.ec2.asg, group: "\${config.group}" }
receivers:
  on-call: { title: On call, channel: email, config: onCallMail }
  manager: { title: Manager, channel: email, config: managerMail }
routes:
  critical: { title: Critical, to: [on-call, manager], wait: 0 minutes }
  warning: { title: Warning, to: [on-call] }
alerts:
  hosts.cpu:
    title: CPU of the hosts
    concept: cpu.utilization
    on: hosts
    from: 2. Monitoring > CPU
    runbook: cpu
    critical: { is: ">= 85%", says: "85%", row: SH-12, for: 3 minutes }
    every: { is: 1 minute, row: SH-13, says: every minute }
  hosts.healthy:
    title: Healthy hosts
    concept: service.healthy_hosts
    on: web
    from: 2. Monitoring > Hosts
    runbook: cpu
    warning: { is: "< 2 instances", says: "2", row: SH-14, for: 5 minutes }
logs:
  stores:
    app: { title: Application log, kind: aws.cloudwatch.log-group, name: /shop/app, ownership: create, from: 3. Logs, keep: { is: 90 days, says: "90", row: SH-30 } }
runbooks: { cpu: CPU }
`;

const stackFile = `config:
  hozen:runbooks: https://runbooks.example.com
  hozen:where:
    aws:
      main: { account: "111122223333", region: ap-northeast-1 }
  shop:loadBalancer: app/shop-prod/0123456789abcdef
  shop:targetGroup: targetgroup/shop-prod/0123456789abcdef
  shop:group: shop-prod
  shop:onCallMail: on-call@example.com
  shop:managerMail: manager@example.com
`;

/** What a program of the built command requires. */
export const compiled = join(root, "dist");

/** A Pulumi project in a folder of its own whose program is this checkout's: its sources, or what is built of them. */
export function makeProject(system: string = smallSystem, hozen: string = root): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hozen-reviewed-")));
  mkdirSync(join(folder, "systems"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: operations\nruntime: nodejs\nmain: index.js\n");
  writeFileSync(join(folder, "Pulumi.prod.yaml"), stackFile);
  const deploy = JSON.stringify(join(hozen, "components/deploy"));
  writeFileSync(join(folder, "index.js"), `module.exports = () => require(${deploy}).deploy(__dirname);\n`);
  writeSystem(folder, system);
  return folder;
}

export function writeSystem(folder: string, system: string): void {
  writeFileSync(join(folder, "systems/shop.yaml"), system);
}

/** A piece of the small system and what stands there instead. */
export type Change = readonly [piece: string, instead: string];

/** The small system with each piece changed; a piece must stand in it exactly once. */
export function changed(...changes: readonly Change[]): string {
  return changes.reduce((text, [piece, instead]) => {
    assert.equal(text.split(piece).length, 2, `stands once: ${piece}`);
    return text.replace(piece, () => instead);
  }, smallSystem);
}
