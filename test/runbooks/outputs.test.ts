import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { deploy, useComposition } from "../../components/deploy";
import { plannedReader, type SystemOutputs, systemOutputs } from "../../components/outputs";
import { record } from "../../engine/record";
import { composeStack, project } from "../kit/plan";

type Outputs = Readonly<Record<string, SystemOutputs>>;

/** What the whole program returns, every Output resolved as far as the test runtime knows it. */
async function stackOutputs(config: Readonly<Record<string, string>> = {}): Promise<Outputs> {
  const { composition, values } = composeStack({ config, secrets: Object.keys(config) });
  useComposition(project, composition);
  let returned: ReturnType<typeof deploy> = {};
  const program = () => {
    returned = deploy(project);
  };
  // Each resource captures a stack trace; without them the program is three times faster.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    await record(program, { project: "hozen", stack: "prod", config: values, secretKeys: [] });
  } finally {
    Error.stackTraceLimit = limit;
  }
  return new Promise((resolve) => {
    pulumi.output(returned).apply((outputs) => resolve(outputs as unknown as Outputs));
  });
}

/** The keys the committed stack file marks as secrets, in the line above each. */
function secretKeys(): string[] {
  const text = readFileSync(join(project, "Pulumi.prod.yaml"), "utf8");
  return [...text.matchAll(/^ *# secret,[^\n]*\n *([\w:-]+): /gm)].map((found) => found[1] as string);
}

function marked(key: string, index: number): string {
  const number = String(index).padStart(4, "0");
  if (key.endsWith("Phone")) return `+81-90-7777-${number}`;
  return /Url$|Webhook$/.test(key) ? `https://leaked-${number}.invalid/enqueue` : `LEAKED${number}`;
}

describe("the stack outputs", () => {
  let outputs: Outputs;
  let text: string;
  const { composition } = composeStack({});

  before(async () => {
    outputs = await stackOutputs(Object.fromEntries(secretKeys().map((key, at) => [key, marked(key, at)])));
    text = JSON.stringify(outputs, undefined, 1);
  });

  it("have the documented parts for each system, and no others", () => {
    assert.deepEqual(Object.keys(outputs), [
      "camp-backend",
      "hotel-saas",
      "process-todo",
      "tenant-platform",
      "web-service",
    ]);
    for (const system of Object.values(outputs)) {
      assert.deepEqual(Object.keys(system), [
        "version",
        "title",
        "environment",
        "alerts",
        "routes",
        "logStores",
        "probes",
        "dashboards",
        "vaults",
        "windows",
        "schedules",
      ]);
      assert.equal(system.version, 1);
    }
  });

  it("name every rule that notifies, once", () => {
    for (const { plan, parts } of composition.systems) {
      const rules = parts.flatMap(({ synthesis }) => synthesis.rules.filter(({ pages }) => pages));
      const expected = rules.map((rule) => `${rule.alert}/${rule.severity}`).sort();
      const alerts = outputs[plan.system.key]?.alerts ?? {};
      const found = Object.entries(alerts).flatMap(([alert, rule]) =>
        Object.keys(rule).map((one) => `${alert}/${one}`),
      );
      assert.deepEqual(found.sort(), expected, plan.system.key);
    }
  });

  it("show an alarm of CloudWatch with its console", () => {
    assert.deepEqual(outputs["process-todo"]?.alerts.cpu?.critical, {
      name: "process-todo-prod-cpu-critical",
      id: "${process-todo-alert-cpu-critical.id}",
      arn: "${process-todo-alert-cpu-critical.arn}",
      console:
        "https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-1#alarmsV2:alarm/process-todo-prod-cpu-critical",
      engine: "cloudwatch",
      runbook: "https://runbooks.example.com/process-todo/server-load#cpu-critical",
      routes: ["critical"],
    });
  });

  it("show the alarm people hear from where a worse one silences the metric's own", () => {
    assert.equal(outputs["process-todo"]?.alerts.cpu?.warning?.name, "process-todo-prod-cpu-warning");
  });

  it("show a rule of Azure Monitor with its place in the portal", () => {
    const rule = outputs["camp-backend"]?.alerts["plan.cpu"]?.critical;
    assert.equal(rule?.name, "camp-backend-prod-plan.cpu-critical");
    assert.equal(rule?.console, "https://portal.azure.com/#@/resource${camp-backend-alert-plan.cpu-critical.id}");
  });

  it("name the rule inside a group of rules, not the group", () => {
    assert.equal(outputs["hotel-saas"]?.alerts["node.cpu"]?.warning?.name, "NodeCpuWarning");
    assert.equal(
      outputs["camp-backend"]?.alerts["app.errors"]?.critical?.name,
      "camp-backend-prod-app.errors-critical",
    );
  });

  it("say who is told by role and channel, and what carries it", () => {
    const route = outputs["web-service"]?.routes.outage;
    assert.deepEqual(route?.receivers, [
      { role: "緊急連絡先", channel: "pagerduty" },
      { role: "運用責任者", channel: "email", hours: "weekdays 09:00-18:00" },
      { role: "開発担当者", channel: "email", hours: "weekdays 09:00-18:00" },
      { role: "Slack アラート", channel: "slack" },
    ]);
    assert.deepEqual(
      route?.targets.map(({ provider, kind, name }) => `${provider} ${kind} ${name}`),
      [
        "pagerduty service web-service-prod-outage",
        "aws topic web-service-prod-route-outage",
        "aws topic web-service-prod-route-outage-us-east-1",
        "aws topic web-service-prod-page-outage",
      ],
    );
  });

  it("name log stores and probes, those that are only looked at too", () => {
    assert.equal(outputs["web-service"]?.logStores.audit?.name, "web-service-prod-audit");
    assert.match(
      String(outputs["hotel-saas"]?.logStores.app?.console),
      /log-group\/\$252Fhotel-saas\$252Fprod\$252Fapp$/,
    );
    assert.deepEqual(outputs["tenant-platform"]?.logStores.workspace, {
      title: "ログワークスペース",
      name: "log-poc-prod",
    });
    assert.equal(outputs["process-todo"]?.probes.web?.name, "process-todo-prod-web");
  });

  it("show every dashboard with its title and its address", () => {
    const dashboards = Object.values(outputs).flatMap((system) => Object.values(system.dashboards));
    assert.ok(dashboards.length > 0);
    for (const { title, console } of dashboards) assert.match(`${title} ${console}`, /^.+ https:.+-prod/);
    assert.deepEqual(outputs["camp-backend"]?.dashboards["dashboard-database"]?.title, "Database Performance");
  });

  it("name vaults, windows and schedules, without what only a person starts and what adds receivers", () => {
    const [camp, web] = [outputs["camp-backend"], outputs["web-service"]];
    assert.ok(camp && web);
    assert.deepEqual(Object.keys(camp.vaults), ["backup-vault-backup-vault"]);
    assert.ok("job-vacuum-analyze" in camp.schedules);
    assert.equal("job-reindex" in camp.schedules, false);
    assert.ok(Object.keys(camp.windows).every((key) => key.startsWith("window-")));
    assert.ok("security-patching-window" in web.windows);
  });

  it("hold no secret and no address", () => {
    const leaks = text.split("\n").filter((line) => /LEAKED|leaked-|7777|@example\.com/.test(line));
    assert.deepEqual(leaks, []);
    assert.ok(secretKeys().length > 15);
  });

  it("have the same shape before anything exists, without ids", () => {
    for (const composed of composition.systems) {
      const planned = systemOutputs(composed, plannedReader);
      const { key } = composed.plan.system;
      assert.deepEqual(shapeOf(planned), shapeOf(outputs[key]), key);
    }
  });
});

/** Keys down to the things themselves; what only a platform can give left out. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  const given = ["id", "arn", "console"];
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (given.includes(key) ? [] : [[key, shapeOf(item)]])),
  );
}
