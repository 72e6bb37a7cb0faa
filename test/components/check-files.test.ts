import { strict as assert } from "node:assert";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFiles } from "../../components/check-files";
import { asOf, project } from "../kit/plan";

/** A system on one platform, with the sections given. */
function system(where: string, resource: string, sections: string): string {
  return `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
where: ${where}
resources:
  it: ${resource}
receivers:
  mail: { channel: email, config: mail }
  chat: { channel: slack, config: chat }
routes:
  outage: { to: [mail, chat] }
  critical: { to: [mail, chat] }
  warning: { to: [mail, chat] }
${sections}`;
}

const siteId =
  "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop/providers/Microsoft.Web/sites/a";

describe("checking a system file without any stack", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-file-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  function problemsOf(text: string): string[] {
    const file = join(folder, "shop.yaml");
    writeFileSync(file, text);
    return checkFiles([file], { project: folder, environment: "prod", asOf }).map(
      ({ code, path = "" }) => `${code} ${path}`,
    );
  }

  it("finds nothing wrong with the systems of this project and the one of hozen init", () => {
    const systems = readdirSync(join(project, "systems")).filter((name) => name.endsWith(".yaml"));
    const files = systems.map((name) => join(project, "systems", name));
    files.push(join(project, "commands/init/template/systems/shop.yaml"));
    assert.equal(files.length, 6);
    assert.deepEqual(checkFiles(files, { project, environment: "prod", asOf }), []);
  });

  it("takes an alert as the requirements write it", () => {
    const alert = `alerts:
  web.cpu:
    concept: cpu.utilization
    on: it
    from: "2. 監視 > Webサーバー > CPU使用率"      # where the document says so
    normal:   { is: "0-60%",  row: WS-ALERT-01 }
    warning:  { is: ">= 70%", row: WS-ALERT-02 }
    critical: { is: ">= 85%", row: WS-ALERT-03 }
    every:    { is: 1 minute, row: WS-ALERT-04 }
`;
    const group = '{ kind: aws.ec2.asg, group: "${config.webAutoScalingGroup}" }';
    assert.deepEqual(problemsOf(system("{ aws: main }", group, alert)), []);
  });

  it("finds what a platform would refuse wherever the system is deployed", () => {
    const sections = `alerts:
  fast:
    concept: http.latency.good_ratio
    on: it
    warning: { is: "< 95%" }
probes:
  site: { provider: aws, url: "https://shop.example.com/health", every: 5 seconds }
logs:
  stores:
    app: { kind: aws.cloudwatch.log-group, name: /shop/app, ownership: create, keep: 20 years }
`;
    const balancer = "{ kind: aws.alb, loadBalancer: app/x/1, targetGroup: targetgroup/x/1, latencyTarget: 0.5 }";
    assert.deepEqual(problemsOf(system("{ aws: main }", balancer, sections)), [
      "AWS-PROBE-INTERVAL probes.site.every",
      "AWS-RETENTION logs.stores.app.keep",
    ]);
  });

  const broken = system(
    "{ aws: main }",
    "{ kind: aws.rds.postgres, instance: shop-db }",
    `alerts:
  db.cpu: { concept: cpu.utilization, on: it, warning: { is: ">= 70" } }
  db.connections: { concept: db.connections.count, on: other, warning: { is: ">= 70%" } }
budgets:
  total: { amount: "USD 100" }
`,
  ).replace("receivers:", "  other: { kind: aws.rds.postgres, instance: other-db }\nreceivers:");

  it("finds what is wrong with one entry when another cannot even be read", () => {
    assert.deepEqual(problemsOf(broken), [
      'SPEC-UNIT alerts["db.cpu"].warning.is',
      'PLAN-UNIT alerts["db.connections"].warning',
      "PLAN-BUDGET-NOTICE budgets.total",
    ]);
  });

  it("does not judge what is about the same thing as a broken entry, or names one", () => {
    const same = broken.replace("on: other", "on: it");
    assert.deepEqual(problemsOf(same), ['SPEC-UNIT alerts["db.cpu"].warning.is', "PLAN-BUDGET-NOTICE budgets.total"]);
    const named = broken
      .replace("instance: other-db }", "instance: other-db, instanse: x }")
      .replace('">= 70"', '">= 70%"');
    assert.deepEqual(problemsOf(named), [
      "SPEC-UNKNOWN-KEY resources.other.instanse",
      "PLAN-BUDGET-NOTICE budgets.total",
    ]);
  });

  it("judges nothing else where the whole file is in question", () => {
    assert.deepEqual(problemsOf(broken.replace("timezone: Asia/Tokyo", "timezone: Asia/Tokio")), [
      "SPEC-TIMEZONE timezone",
      'SPEC-UNIT alerts["db.cpu"].warning.is',
    ]);
  });

  it("blames no value that only a stack has: configuration, accounts, subscriptions", () => {
    const sections = (concept: string) =>
      `alerts: { a: { concept: ${concept}, on: it, warning: { is: "> 80%" }, critical: { is: "> 90%" } } }\n`;
    for (const id of ["${config.planId}", siteId.replace("sites", "serverfarms")]) {
      const plan = `{ kind: azure.appservice.plan, id: "${id}" }`;
      assert.deepEqual(problemsOf(system("{ azure: main }", plan, sections("cpu.utilization"))), [], id);
    }
  });
});
