import { strict as assert } from "node:assert";
import { formatProblem, type Plan } from "../../core/model";
import { planSystem } from "../../core/planning";
import { builtInCatalogue } from "../catalogue/samples";
import { load } from "./system-yaml";

const arm = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop-rg/providers";

/** An objective of 99.9 % over 30 days, as most tests want it. */
export const availability =
  "availability: { on: app, target: { is: 99.9%, row: SH-1, from: 1. Objectives }, period: 30 days, runbook: errors }";

/** System `shop`: one thing to measure on each platform, who is told, and these objectives. */
export function sloYaml(slos: string, more = ""): string {
  return `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
where: { aws: main, azure: main, kubernetes: main }
resources:
  app: { title: Shop, kind: prometheus.http, job: shop }
  alb: { title: Shop, kind: aws.alb, loadBalancer: app/shop/1, targetGroup: targetgroup/shop/2 }
  insights: { title: Shop, kind: azure.appinsights, id: ${arm}/Microsoft.Insights/components/shop, workspace: ${arm}/Microsoft.OperationalInsights/workspaces/shop-logs }
  node: { title: Node, kind: prometheus.node, job: node }
receivers:
  mail: { channel: email, config: opsMail }
routes:
  critical: { to: [mail] }
  warning: { to: [mail] }
runbooks: { errors: Errors }
slos:
${slos.replace(/^/gm, "  ")}
${more}`;
}

/** The plan of that system, whatever its problems. */
export function sloPlan(slos: string, more = ""): Plan {
  const { concepts, kinds } = builtInCatalogue();
  const vocabulary = { concepts: [...concepts.keys()], kinds };
  const { system, problems } = load(sloYaml(slos, more), { vocabulary });
  assert.deepEqual(problems.map(formatProblem), []);
  assert.ok(system);
  return planSystem(system, builtInCatalogue(), { runbookBase: "https://runbooks.example.com" });
}
