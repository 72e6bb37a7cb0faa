import { strict as assert } from "node:assert";
import type { PlannedRule } from "../../core/model";
import { planSystem } from "../../core/planning";
import { catalogue, codes, planOf } from "./kit";

const text = ({ amount, unit }: { amount: string; unit: string }) => `${amount} ${unit}`;
const rulesOf = (...changes: Parameters<typeof planOf>) => planOf(...changes).alerts.flatMap((alert) => alert.rules);
const timing = (rule: PlannedRule | undefined) => rule && [rule.for, rule.every, rule.window].map(text);

describe("planning alerts", () => {
  it("makes one rule for each severity, worst first, each silenced by the worse ones", () => {
    const outage = `outage: { is: ">= 99%", row: SH-14 }\n    normal:`;
    const rules = rulesOf([
      ["    normal:", `    ${outage}`],
      ["  warning: { to: [mail] }", "  warning: { to: [mail] }\n  outage: { to: [pager] }"],
    ]);
    assert.deepEqual(
      rules.map(({ id, silencedBy }) => [id, silencedBy]),
      [
        ["shop/web.cpu/outage", []],
        ["shop/web.cpu/critical", ["shop/web.cpu/outage"]],
        ["shop/web.cpu/warning", ["shop/web.cpu/outage", "shop/web.cpu/critical"]],
      ],
    );
  });

  it("takes times from the document, and from the concept where the document is silent", () => {
    assert.deepEqual(timing(rulesOf()[0]), ["3 minute", "1 minute", "5 minute"]);
    const silent = rulesOf([
      ["    every: { is: 1 minute, row: SH-13 }\n", "    window: 10 minutes\n"],
      ['{ is: ">= 70%", says: "70%", row: SH-11, for: 3 minutes }', '{ is: ">= 70%", says: "70%", row: SH-11 }'],
    ]);
    assert.deepEqual(timing(silent[0]), ["3 minute", "1 minute", "10 minute"]);
    assert.deepEqual(timing(silent[1]), ["5 minute", "1 minute", "10 minute"]);
  });

  it("carries every clause of a rule as a fact in base units, and no fact of what nobody documented", () => {
    const [critical] = rulesOf();
    assert.deepEqual(critical?.clauses, ["SH-12", "SH-13"]);
    assert.deepEqual(
      critical?.facts.map(({ clause, role, base }) => [clause, role, base]),
      [
        ["SH-12", "threshold", 0.85],
        ["SH-13", "every", 60],
      ],
    );
  });

  it("tells the route named after the severity, or the one the alert or its level chooses", () => {
    const routes = (...changes: Parameters<typeof planOf>) => rulesOf(...changes).map(({ route }) => route);
    assert.deepEqual(routes(), ["critical", "warning"]);
    assert.deepEqual(routes([["    runbook: cpu", "    runbook: cpu\n    notify: critical"]]), [
      "critical",
      "critical",
    ]);
    const own = '{ is: ">= 70%", says: "70%", row: SH-11, notify: critical, for: 3 minutes }';
    assert.deepEqual(routes([['{ is: ">= 70%", says: "70%", row: SH-11, for: 3 minutes }', own]]), [
      "critical",
      "critical",
    ]);
  });

  it("links the page named after the alert where none is chosen", () => {
    const runbooks = rulesOf([["    runbook: cpu\n", ""]]).map(({ runbook, message }) => [runbook, message.runbookUrl]);
    assert.deepEqual(runbooks[0], ["web.cpu", "https://runbooks.example.com/shop/web.cpu"]);
  });

  it("fills the identifiers of the resource into its measurement", () => {
    const [alert] = planOf().alerts;
    assert.equal(alert?.title, "web CPU utilization");
    assert.deepEqual(alert?.measurement.language === "cloudwatch" && alert.measurement.metrics.cpu?.dimensions, {
      AutoScalingGroupName: "web-asg",
    });
  });

  it("refuses a threshold that could never fire, at its place", () => {
    const plan = planOf([['      is: ">= 85%"', '      is: ">= 120%"']]);
    assert.equal(plan.problems.length, 1);
    const [problem] = plan.problems;
    assert.equal(problem?.path, 'alerts["web.cpu"].critical');
    assert.deepEqual([problem?.at?.file, problem?.clauses], ["shop.yaml", ["SH-12"]]);
  });

  it("refuses a resource whose kind the concept is not measured on", () => {
    const plan = planOf([["  web: { kind: aws.ec2.asg,", "  web: { kind: aws.wafv2.acl, acl: a,"]]);
    assert.deepEqual(plan.alerts, []);
    assert.equal(plan.problems.length, 1);
    assert.match(plan.problems[0]?.what ?? "", /cpu\.utilization|aws\.wafv2\.acl/);
  });

  it("PLAN-RESOURCE: refuses an alert on a resource that is not there", () => {
    const { system } = planOf();
    const alerts = system.alerts.map((alert) => ({ ...alert, on: "nowhere" }));
    const plan = planSystem({ ...system, backups: [], recovery: [], jobs: [], maintenance: [], alerts }, catalogue(), {
      runbookBase: "https://runbooks.example.com",
    });
    assert.deepEqual(codes(plan), ['PLAN-RESOURCE alerts["web.cpu"]']);
    assert.equal(plan.problems[0]?.given, "nowhere");
  });
});

describe("planning what waits for configuration", () => {
  const waiting = '  web: { kind: aws.ec2.asg, needs: linkSpeed, group: "${config.webGroup}" }';
  const resource: readonly [string, string] = ['  web: { kind: aws.ec2.asg, group: "${config.webGroup}" }', waiting];

  it("leaves out alerts on an absent resource, and says for each clause which key is missing", () => {
    const plan = planOf([resource]);
    assert.deepEqual(plan.alerts, []);
    const inactive = plan.inactive.filter(({ clause }) => clause.startsWith("SH-1")).map(({ clause }) => clause);
    assert.deepEqual(inactive.sort(), ["SH-10", "SH-11", "SH-12", "SH-13"]);
    assert.ok(plan.inactive.every(({ needs }) => needs === "linkSpeed"));
  });

  it("plans them as soon as the key is there", () => {
    const config = { webGroup: "web-asg", opsMail: "o@example.com", pagerKey: "k", nightSchedule: "P", linkSpeed: "1" };
    const plan = planOf([resource], { config });
    assert.equal(plan.alerts.length, 1);
    assert.deepEqual(plan.inactive, []);
  });

  it("leaves out an entry of its own that needs a key", () => {
    const plan = planOf([["  guard: { source: aws.guardduty,", "  guard: { source: aws.guardduty, needs: detector,"]]);
    assert.deepEqual(plan.events, []);
    assert.deepEqual(plan.inactive, [{ clause: "SH-20", needs: "detector" }]);
  });
});
