import assert from "node:assert/strict";
import type { AzureMetricMeasurement } from "../../core/model";
import {
  alert,
  arm,
  assertShown,
  codes,
  componentId,
  cpu,
  declared,
  numberFact,
  quantity,
  render,
  resource,
  route,
  rule,
  textFact,
  threshold,
} from "./kit";

const connections: AzureMetricMeasurement = {
  ...cpu,
  unit: "ratio",
  namespace: "Microsoft.DBforPostgreSQL/flexibleServers",
  metric: "active_connections",
  scale: "200 - 15",
};

describe("Azure metric alerts", () => {
  it("become one metric alert with literal criteria, accepted durations and the route's action group", () => {
    const facts = [
      numberFact("S-1", "threshold", "> 70%", 0.7),
      numberFact("S-2", "every", "1 minute", 60),
      numberFact("S-3", "for", "5 minutes", 300),
      numberFact("S-4", "window", "5 minutes", 300),
      textFact("S-5", "text", "P2"),
    ];
    const synthesis = render({ alerts: [alert({ rules: [rule({ facts, labels: { priority: "P2" } })] })] });
    const made = declared(synthesis, "alert-web.cpu-warning");
    assert.deepEqual(codes(synthesis), []);
    assert.equal(made.type, "azure-native:monitor:MetricAlert");
    const { tags, description, actions, ...inputs } = made.inputs;
    assert.deepEqual(inputs, {
      ruleName: "shop-prod-web.cpu-warning",
      resourceGroupName: "shop-rg",
      location: "global",
      enabled: true,
      severity: 2,
      scopes: [cpu.scope],
      criteria: {
        odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
        allOf: [
          {
            criterionType: "StaticThresholdCriterion",
            name: "metric1",
            metricNamespace: "Microsoft.Web/serverfarms",
            metricName: "CpuPercentage",
            timeAggregation: "Average",
            operator: "GreaterThan",
            threshold: 70,
            dimensions: [],
          },
        ],
      },
      windowSize: "PT5M",
      evaluationFrequency: "PT1M",
      autoMitigate: true,
    });
    assert.deepEqual(actions, [
      {
        actionGroupId: { ref: "route-warning", output: "id" },
        webHookProperties: {
          title: "Web CPU使用率",
          description: "CPU使用率が70%を超過 / shop.md 5. 監視「70%」 / プロセスを確認する",
          runbook: "https://runbooks.example.com/shop/web.cpu",
          priority: "P2",
        },
      },
    ]);
    assert.deepEqual(tags, {
      "hozen:system": "shop",
      "hozen:environment": "prod",
      "hozen:alert": "web.cpu",
      "managed-by": "hozen",
    });
    assert.match(String(description), /shop\.md 5\. 監視「70%」.*https:\/\/runbooks\.example\.com\/shop\/web\.cpu$/);
    assertShown(made, facts);
    assert.deepEqual(
      synthesis.rules.map(({ id, fidelity, routes, pages }) => ({ id, fidelity, routes, pages })),
      [{ id: "shop/web.cpu/warning/azure-monitor", fidelity: { level: "exact" }, routes: ["warning"], pages: true }],
    );
  });

  it("compare a share of the connections applications can use", () => {
    const facts = [numberFact("S-1", "threshold", "> 80%", 0.8), numberFact("S-1", "for", "5 minutes", 300)];
    const rules = [rule({ threshold: threshold("> 80%"), facts })];
    const made = declared(render({ alerts: [alert({ measurement: connections, rules })] }), "alert-web.cpu-warning");
    assertShown(made, facts);
    const point = made.evidence.find(({ role }) => role === "threshold");
    assert.deepEqual(point, {
      clause: "S-1",
      role: "threshold",
      path: "criteria.allOf[0].threshold",
      via: { kind: "formula", format: "number", expression: "documented * (200 - 15)" },
    });
    assert.match(JSON.stringify(made.inputs.criteria), /"threshold":148[,}]/);
  });

  it("turn a share of a link into bytes per window", () => {
    const measurement = {
      ...cpu,
      unit: "ratio",
      metric: "BytesReceived",
      aggregation: "Total",
      scale: "1000000000 * WINDOW / 8",
    } as const;
    const facts = [numberFact("S-1", "threshold", "> 80%", 0.8)];
    const made = declared(
      render({ alerts: [alert({ measurement, rules: [rule({ threshold: threshold("> 80%"), facts })] })] }),
      "alert-web.cpu-warning",
    );
    assert.match(JSON.stringify(made.inputs.criteria), /"threshold":30000000000[,}]/);
    assertShown(made, facts);
  });

  it("turn a documented rate into a total per window", () => {
    const measurement = {
      ...cpu,
      unit: "perMinute",
      metric: "deadlocks",
      aggregation: "Total",
      scale: "WINDOW / 60",
      requires: ["collector"],
    } as const;
    const facts = [numberFact("S-1", "threshold", ">= 5/min", 5 / 60)];
    const rules = [
      rule({ threshold: threshold(">= 5/min"), window: quantity("1 minute"), for: quantity("0 minutes"), facts }),
    ];
    const made = declared(render({ alerts: [alert({ measurement, rules })] }), "alert-web.cpu-warning");
    assert.equal(made.inputs.windowSize, "PT1M");
    assert.match(JSON.stringify(made.inputs.criteria), /"threshold":5,.*"skipMetricValidation":true/);
    assertShown(made, facts);
  });

  it("map a duration Azure does not know to shorter detection and say so", () => {
    const facts = [numberFact("S-1", "for", "10 minutes", 600), numberFact("S-2", "every", "2 minutes", 120)];
    const rules = [rule({ for: quantity("10 minutes"), every: quantity("2 minutes"), facts })];
    const synthesis = render({ alerts: [alert({ rules })] });
    const made = declared(synthesis, "alert-web.cpu-warning");
    assert.equal(made.inputs.windowSize, "PT5M");
    assert.equal(made.inputs.evaluationFrequency, "PT1M");
    assertShown(made, facts);
    assert.deepEqual(synthesis.rules[0]?.fidelity, {
      level: "approximated",
      reason:
        "decided by one aggregate over PT5M instead of holding for PT10M; evaluated every PT1M instead of every PT2M",
    });
  });

  it("never look back less than the metric's grain", () => {
    const measurement = { ...cpu, metric: "FileSystemUsage", grain: 21_600 };
    const made = declared(render({ alerts: [alert({ measurement })] }), "alert-web.cpu-warning");
    assert.equal(made.inputs.windowSize, "PT6H");
  });

  it("count over a longer window rather than miss part of a documented one", () => {
    const measurement = { ...cpu, unit: "count", metric: "RunsFailed", aggregation: "Total" } as const;
    const rules = [
      rule({ threshold: threshold("> 3 failures"), window: quantity("10 minutes"), for: quantity("0 minutes") }),
    ];
    const made = declared(render({ alerts: [alert({ measurement, rules })] }), "alert-web.cpu-warning");
    assert.equal(made.inputs.windowSize, "PT15M");
  });

  it("say that a maximum is one sample, that silence does not fire and that a warning is not silenced", () => {
    const rules = [
      rule({ missing: "breach", silencedBy: ["shop/web.cpu/outage", "shop/web.cpu/critical"], datapoints: 3 }),
    ];
    const synthesis = render({
      alerts: [alert({ measurement: { ...cpu, aggregation: "Maximum", approximates: "half of it" }, rules })],
    });
    const fidelity = synthesis.rules[0]?.fidelity;
    assert.equal(fidelity?.level, "approximated");
    assert.deepEqual(fidelity?.reason?.split("; "), [
      "one breaching sample within the window is enough (Maximum)",
      "metric alerts cannot count 3 breaching evaluations",
      "metric alerts do not fire on missing data",
      "half of it",
      "not silenced while outage or critical fires: it stays on its own route",
    ]);
  });

  it("number severities from 0 for an outage to 3 for information", () => {
    const rules = (["outage", "critical", "warning", "info"] as const).map((severity) => rule({ severity }));
    const synthesis = render({ alerts: [alert({ rules })], routes: rules.map(({ route: key }) => route({ key })) });
    const numbers = ["outage", "critical", "warning", "info"].map(
      (key) => declared(synthesis, `alert-web.cpu-${key}`).inputs.severity,
    );
    assert.deepEqual(numbers, [0, 1, 2, 3]);
  });

  it("render an alternative without anybody to tell", () => {
    const other = { resource: resource({}, "db"), measurement: { ...cpu, metric: "cpu_percent" } };
    const synthesis = render({ alerts: [alert({ alternatives: [other] })] });
    assert.deepEqual(declared(synthesis, "alert-web.cpu-warning-db").inputs.actions, []);
    const [, alternative] = synthesis.rules;
    assert.deepEqual(
      [alternative?.id, alternative?.pages, alternative?.routes],
      ["shop/web.cpu/warning/azure-monitor/db", false, []],
    );
  });

  it("watch a web test by the locations that fail", () => {
    const measurement = {
      ...cpu,
      unit: "boolean",
      metric: "failedLocationCount",
      scope: "@probe-api#id",
      failedLocations: "2",
    } as const;
    const facts = [numberFact("S-1", "threshold", "down", 1)];
    const rules = [rule({ severity: "outage", threshold: threshold("down"), facts })];
    const on = resource({ component: componentId }, "probe.api");
    const made = declared(render({ alerts: [alert({ resource: on, measurement, rules })] }), "alert-web.cpu-outage");
    assert.deepEqual(made.inputs.criteria, {
      odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
      webTestId: { ref: "probe-api", output: "id" },
      componentId,
      failedLocationCount: 2,
    });
    assert.deepEqual(made.inputs.scopes, [{ ref: "probe-api", output: "id" }, componentId]);
    assertShown(made, facts);
  });

  it("take a documented number of locations as it is, and one more for `more than`", () => {
    const measurement = { ...cpu, unit: "count", metric: "failedLocationCount", scope: "@probe-api#id" } as const;
    const on = resource({ component: componentId }, "probe.api");
    const failed = [">= 2 locations", "> 2 locations"].map((limit) => {
      const rules = [rule({ threshold: threshold(limit), facts: [numberFact("S-1", "threshold", limit, 2)] })];
      const made = declared(render({ alerts: [alert({ resource: on, measurement, rules })] }), "alert-web.cpu-warning");
      assertShown(made, rules[0]?.facts ?? []);
      return (made.inputs.criteria as { failedLocationCount: number }).failedLocationCount;
    });
    assert.deepEqual(failed, [2, 3]);
  });

  it("keep names and descriptions within the platform's limits", () => {
    const message = { ...rule().message, firstStep: "あ".repeat(3000) };
    const long = alert({ key: `web/${"x".repeat(300)}`, rules: [rule({ message })] });
    const [made] = render({ alerts: [long] }).declarations.filter(({ concern }) => concern === "alerts");
    assert.equal(String(made?.inputs.ruleName).length, 260);
    assert.doesNotMatch(String(made?.inputs.ruleName), /[*#&+:<>?@%{}\\/]/);
    assert.equal([...String(made?.inputs.description)].length, 2048);
    assert.match(String(made?.inputs.description), /web\.cpu$/);
  });

  const refused = (over: Partial<AzureMetricMeasurement>, rules = [rule()], on = resource()) =>
    render({ alerts: [alert({ resource: on, measurement: { ...cpu, ...over }, rules })] });

  it("refuse what the platform would refuse, as problems with a place", () => {
    const foreign = "/subscriptions/99999999-2222-3333-4444-555555555555/resourceGroups/a/providers/b/c/d";
    const failing = { unit: "boolean", metric: "failedLocationCount", failedLocations: "2" } as const;
    assert.deepEqual(codes(refused({}, [rule({ window: quantity("2 days") })])), ["AZURE-WINDOW"]);
    assert.deepEqual(codes(refused({ scale: "process.exit()" })), ["AZURE-SCALE"]);
    assert.deepEqual(codes(refused({ unit: "byte" })), ["AZURE-UNIT"]);
    assert.deepEqual(codes(refused({ scope: "shop" })), ["AZURE-ID"]);
    assert.deepEqual(codes(refused({ scope: foreign })), ["AZURE-SUBSCRIPTION"]);
    assert.deepEqual(codes(refused(failing, [rule({ threshold: threshold("down") })])), ["AZURE-COMPONENT"]);
    const { problems, rules, declarations } = refused({ scope: "shop" });
    assert.deepEqual(problems[0]?.at, { file: "systems/shop.yaml", line: 7, column: 3 });
    assert.equal(problems[0]?.path, 'alerts["web.cpu"]');
    assert.deepEqual(
      rules.map(({ fidelity }) => fidelity.level),
      ["not-expressible"],
    );
    assert.deepEqual(
      declarations.map(({ concern }) => concern),
      ["notification"],
    );
  });

  it("accept ids whatever their case", () => {
    assert.deepEqual(codes(refused({ scope: `${arm.toUpperCase()}/Microsoft.Web/sites/shop` })), []);
  });
});
