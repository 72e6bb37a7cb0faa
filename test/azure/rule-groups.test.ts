import assert from "node:assert/strict";
import { stringify } from "yaml";
import type { PromqlMeasurement } from "../../core/model";
import { checkRules, needPromtool } from "../kit/promtool";
import {
  alert,
  assertShown,
  codes,
  declared,
  numberFact,
  place,
  promql,
  quantity,
  render,
  resource,
  route,
  rule,
  threshold,
} from "./kit";

const facts = [
  numberFact("S-1", "threshold", "> 5%", 0.05),
  numberFact("S-2", "for", "5 minutes", 300),
  numberFact("S-3", "every", "1 minute", 60),
  numberFact("S-4", "window", "5 minutes", 300),
  numberFact("S-5", "traffic", "20 requests", 20),
];
const minimumTraffic = quantity("20 requests");
const critical = rule({
  severity: "critical",
  threshold: threshold("> 5%"),
  minimumTraffic,
  missing: "breach",
  facts,
  clauses: ["S-1"],
});
const warning = rule({ threshold: threshold("> 1%"), minimumTraffic, missing: "breach", silencedBy: [critical.id] });
const routes = [route(), route({ key: "critical" })];
const group = (measurement: PromqlMeasurement = promql, rules = [critical, warning], where = place) =>
  render({ alerts: [alert({ key: "api.errors", measurement, rules })], routes }, where);

interface GroupRule {
  readonly alert?: string;
  readonly record?: string;
  readonly expression: string;
  readonly for?: string;
  readonly actions?: readonly unknown[];
  readonly labels?: unknown;
}

function rulesIn(inputs: Readonly<Record<string, unknown>>): readonly GroupRule[] {
  return inputs.rules as GroupRule[];
}

/** The group as a Prometheus rule file. */
function ruleFile(rules: readonly GroupRule[]): string {
  const plain = rules.map(({ record, alert: name, expression, labels }) =>
    record === undefined ? { alert: name, expr: expression, labels } : { record, expr: expression },
  );
  return stringify({ groups: [{ name: "g", rules: plain }] });
}

describe("Azure managed Prometheus rule groups", () => {
  before(function () {
    needPromtool(this);
  });

  it("hold one alert: a rule per severity and one for gone series, with the threshold in the expression", () => {
    const synthesis = group();
    assert.deepEqual(codes(synthesis), []);
    const made = declared(synthesis, "alert-api.errors");
    assert.equal(made.type, "azure-native:alertsmanagement:PrometheusRuleGroup");
    const { rules, tags, ...inputs } = made.inputs;
    assert.deepEqual(inputs, {
      ruleGroupName: "shop-prod-api.errors",
      resourceGroupName: "shop-rg",
      location: "japaneast",
      description: "shop.md 5. 監視「70%」",
      enabled: true,
      interval: "PT1M",
      scopes: [place.settings.monitorWorkspace],
    });
    const [first, second, absent] = rulesIn(made.inputs);
    assert.equal(rulesIn(made.inputs).length, 3);
    assert.deepEqual(first, {
      alert: "shop-prod-api.errors-critical",
      expression:
        '((sum(rate(http_requests_total{job="api",code=~"5.."}[5m])) / sum(rate(http_requests_total{job="api"}[5m]))) and on () (sum(increase(http_requests_total{job="api"}[5m])) >= 20)) > 0.05',
      for: "PT5M",
      severity: 1,
      enabled: true,
      labels: { severity: "critical", system: "shop", alert: "api.errors" },
      annotations: {
        summary: "Web CPU使用率",
        description: "CPU使用率が70%を超過. shop.md 5. 監視「70%」. プロセスを確認する",
        runbook_url: "https://runbooks.example.com/shop/web.cpu",
      },
      actions: [{ actionGroupId: { ref: "route-critical", output: "id" } }],
      resolveConfiguration: { autoResolved: true, timeToResolve: "PT10M" },
    });
    assert.deepEqual(second?.actions, [{ actionGroupId: { ref: "route-warning", output: "id" } }]);
    assert.deepEqual(
      [absent?.alert, absent?.expression],
      ["shop-prod-api.errors-critical-absent", 'absent(up{job="api"})'],
    );
    assertShown(made, facts);
    assert.deepEqual(
      synthesis.rules.map(({ id, engine, declaration, fidelity }) => [id, engine, declaration, fidelity.level]),
      [
        ["shop/web.cpu/critical/azure-prometheus", "azure-prometheus", "alert-api.errors", "approximated"],
        ["shop/web.cpu/warning/azure-prometheus", "azure-prometheus", "alert-api.errors", "approximated"],
      ],
    );
    assert.deepEqual(checkRules(ruleFile(rulesIn(made.inputs))).output.match(/FAILED/), null);
  });

  it("carry the recording rules their expressions read, once and first", () => {
    const measurement: PromqlMeasurement = {
      ...promql,
      records: { "job:errors:ratio5m": "sum(rate(errors_total[5m]))" },
      expression: "job:errors:ratio5m",
    };
    const rules = rulesIn(declared(group(measurement), "alert-api.errors").inputs);
    assert.deepEqual(rules[0], {
      record: "job:errors:ratio5m",
      expression: "sum(rate(errors_total[5m]))",
      enabled: true,
    });
    assert.deepEqual(
      rules.map((one) => one.record ?? one.alert),
      [
        "job:errors:ratio5m",
        "shop-prod-api.errors-critical",
        "shop-prod-api.errors-warning",
        "shop-prod-api.errors-critical-absent",
      ],
    );
    assert.equal(checkRules(ruleFile(rules)).ok, true);
  });

  it("watch gone series only where silence is a breach, and say where they cannot", () => {
    const calm = rulesIn(declared(group(promql, [rule({ threshold: threshold("> 1%") })]), "alert-api.errors").inputs);
    assert.equal(calm.length, 1);
    const { absent: _absent, ...blind } = promql;
    assert.match(group(blind).rules[0]?.fidelity.reason ?? "", /gone series fire nothing/);
  });

  it("are evaluated between every minute and every fifteen", () => {
    const soon = group(promql, [
      rule({
        threshold: threshold("> 1%"),
        every: quantity("15 seconds"),
        facts: [numberFact("S-3", "every", "15 seconds", 15)],
      }),
    ]);
    assert.equal(declared(soon, "alert-api.errors").inputs.interval, "PT1M");
    assertShown(declared(soon, "alert-api.errors"), [numberFact("S-3", "every", "15 seconds", 15)]);
    assert.match(soon.rules[0]?.fidelity.reason ?? "", /evaluated every PT1M instead of every PT15S/);
    const late = group(promql, [rule({ threshold: threshold("> 1%"), every: quantity("1 hour") })]);
    assert.equal(declared(late, "alert-api.errors").inputs.interval, "PT15M");
  });

  it("leave rules for another engine's Prometheus alone", () => {
    const synthesis = render({
      system: { promqlEngine: "prometheus" },
      alerts: [alert({ measurement: promql, rules: [critical] })],
      routes: [],
    });
    assert.deepEqual([synthesis.rules, synthesis.declarations], [[], []]);
  });

  it("render an alternative without actions, in a group of its own", () => {
    const other = { resource: resource({}, "canary"), measurement: promql };
    const synthesis = render({
      alerts: [alert({ measurement: promql, alternatives: [other], rules: [critical] })],
      routes,
    });
    const rules = rulesIn(declared(synthesis, "alert-web.cpu-canary").inputs);
    assert.deepEqual(
      rules.map(({ actions }) => actions),
      [[], []],
    );
  });

  it("refuse a missing monitor workspace, another unit and a full group", () => {
    const { monitorWorkspace: _workspace, ...settings } = place.settings;
    const without = group(promql, [critical], { alias: "main", settings: settings as typeof place.settings });
    assert.deepEqual(codes(without), ["AZURE-PLACE"]);
    assert.match(
      without.problems[0]?.change ?? "",
      /^pulumi config set --path 'hozen:where\.azure\.main\.monitorWorkspace'/,
    );
    assert.deepEqual(codes(group({ ...promql, unit: "second" })), ["AZURE-UNIT"]);
    const records = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`r:${index}`, "vector(1)"]));
    assert.deepEqual(codes(group({ ...promql, records })), ["AZURE-RULES"]);
  });
});
