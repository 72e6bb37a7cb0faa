import assert from "node:assert/strict";
import type { KqlMeasurement } from "../../core/model";
import { kqlDiagnostics } from "../kit/kusto";
import {
  alert,
  assertShown,
  codes,
  condition,
  count,
  declared,
  errors,
  numberFact,
  planned,
  quantity,
  render,
  resource,
  rule,
  store,
  textFact,
  threshold,
  workspaceArm,
} from "./kit";

const counted: KqlMeasurement = { ...errors, unit: "count", query: "$COUNT", scope: "" };
const console_ = store({
  key: "console",
  kind: "azure.loganalytics.table",
  name: "AppServiceConsoleLogs",
  within: "workspace",
  ownership: "adopt",
});
const stores = [planned(store()), planned(console_)];

function conditionOf(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { allOf } = inputs.criteria as { allOf: Record<string, unknown>[] };
  return allOf[0] ?? {};
}

describe("Azure log alerts", () => {
  it("compare the query's value over one window, with the traffic minimum filled in", () => {
    const facts = [
      numberFact("S-1", "threshold", "> 5%", 0.05),
      numberFact("S-2", "every", "5 minutes", 300),
      numberFact("S-3", "window", "5 minutes", 300),
      numberFact("S-4", "traffic", "20 requests", 20),
      numberFact("S-5", "for", "5 minutes", 300),
    ];
    const rules = [
      rule({
        threshold: threshold("> 5%"),
        every: quantity("5 minutes"),
        minimumTraffic: quantity("20 requests"),
        facts,
      }),
    ];
    const synthesis = render({ alerts: [alert({ measurement: errors, rules })] });
    const made = declared(synthesis, "alert-web.cpu-warning");
    assert.deepEqual(codes(synthesis), []);
    const { tags, description, actions, criteria, ...inputs } = made.inputs;
    assert.deepEqual(inputs, {
      ruleName: "shop-prod-web.cpu-warning",
      displayName: "Web CPU使用率",
      resourceGroupName: "shop-rg",
      location: "japaneast",
      kind: "LogAlert",
      enabled: true,
      severity: 2,
      scopes: [workspaceArm],
      windowSize: "PT5M",
      evaluationFrequency: "PT5M",
      autoMitigate: true,
      skipQueryValidation: false,
    });
    const { query, ...rest } = conditionOf(made.inputs);
    assert.match(String(query), /\| where total >= 20\n/);
    assert.deepEqual(kqlDiagnostics(String(query)), []);
    assert.deepEqual(rest, {
      criterionType: "StaticThresholdCriterion",
      metricMeasureColumn: "value",
      timeAggregation: "Maximum",
      operator: "GreaterThan",
      threshold: 5,
      dimensions: [],
      failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
    });
    assert.deepEqual((actions as { actionGroups: unknown }).actionGroups, [{ ref: "route-warning", output: "id" }]);
    assertShown(made, facts);
    assert.deepEqual(synthesis.rules[0]?.fidelity, { level: "exact" });
  });

  it("judge windows in a row only when the result keeps the time", () => {
    const timed = {
      ...errors,
      query: "AppRequests | summarize value = sum(ItemCount) by bin(TimeGenerated, 5m)",
      unit: "count",
    } as const;
    const facts = [numberFact("S-1", "for", "15 minutes", 900)];
    const rules = [
      rule({ threshold: threshold("< 1 requests"), for: quantity("15 minutes"), every: quantity("5 minutes"), facts }),
    ];
    const inARow = declared(render({ alerts: [alert({ measurement: timed, rules })] }), "alert-web.cpu-warning");
    assert.equal(inARow.inputs.windowSize, "PT5M");
    assert.deepEqual(conditionOf(inARow.inputs).failingPeriods, {
      numberOfEvaluationPeriods: 3,
      minFailingPeriodsToAlert: 3,
    });
    assert.equal(conditionOf(inARow.inputs).timeAggregation, "Minimum");
    assertShown(inARow, facts);
    const untimed = declared(
      render({ alerts: [alert({ measurement: errors, rules: [rule({ for: quantity("15 minutes"), facts })] })] }),
      "alert-web.cpu-warning",
    );
    assert.equal(untimed.inputs.windowSize, "PT15M");
    assert.deepEqual(conditionOf(untimed.inputs).failingPeriods, {
      numberOfEvaluationPeriods: 1,
      minFailingPeriodsToAlert: 1,
    });
    assertShown(untimed, facts);
  });

  it("judge at most six windows and two days, and say when that is less than documented", () => {
    const timed = {
      ...errors,
      query: "AppRequests | summarize value = 100.0 * countif(Success == false) / count() by bin(TimeGenerated, 5m)",
    };
    const facts = [numberFact("S-1", "for", "1 hour", 3600)];
    const synthesis = render({
      alerts: [
        alert({ measurement: timed, rules: [rule({ for: quantity("1 hour"), every: quantity("5 minutes"), facts })] }),
      ],
    });
    const made = declared(synthesis, "alert-web.cpu-warning");
    assert.deepEqual(conditionOf(made.inputs).failingPeriods, {
      numberOfEvaluationPeriods: 6,
      minFailingPeriodsToAlert: 6,
    });
    assertShown(made, facts);
    assert.equal(synthesis.rules[0]?.fidelity.reason, "judged over PT30M instead of holding for PT1H");
  });

  it("need M of N of those windows where the document counts datapoints", () => {
    const timed = {
      ...errors,
      query: "AppRequests | summarize value = sum(ItemCount) by bin(TimeGenerated, 5m)",
      unit: "count",
    } as const;
    const rules = [
      rule({
        threshold: threshold("> 1 errors"),
        for: quantity("15 minutes"),
        every: quantity("5 minutes"),
        datapoints: 2,
      }),
    ];
    const made = declared(render({ alerts: [alert({ measurement: timed, rules })] }), "alert-web.cpu-warning");
    assert.deepEqual(conditionOf(made.inputs).failingPeriods, {
      numberOfEvaluationPeriods: 3,
      minFailingPeriodsToAlert: 2,
    });
  });

  it("are not evaluated every minute over more than six hours, or with an operator that forbids it", () => {
    const day = render({ alerts: [alert({ measurement: errors, rules: [rule({ window: quantity("24 hours") })] })] });
    assert.equal(declared(day, "alert-web.cpu-warning").inputs.windowSize, "P1D");
    assert.equal(declared(day, "alert-web.cpu-warning").inputs.evaluationFrequency, "PT5M");
    assert.match(day.rules[0]?.fidelity.reason ?? "", /evaluated every PT5M instead of every PT1M/);
    for (const query of [
      "union AppRequests, AppTraces | summarize value = count()",
      "AppRequests | take 5 | summarize value = count()",
    ]) {
      const synthesis = render({ alerts: [alert({ measurement: { ...errors, query } })] });
      assert.equal(declared(synthesis, "alert-web.cpu-warning").inputs.evaluationFrequency, "PT5M");
    }
    const plain = render({ alerts: [alert({ measurement: errors })] });
    assert.equal(declared(plain, "alert-web.cpu-warning").inputs.evaluationFrequency, "PT1M");
  });

  it("look back at least five minutes unless they are evaluated every minute", () => {
    const rules = [rule({ window: quantity("1 minute"), for: quantity("0 minutes"), every: quantity("1 minute") })];
    const minute = render({ alerts: [alert({ measurement: errors, rules })] });
    assert.equal(declared(minute, "alert-web.cpu-warning").inputs.windowSize, "PT1M");
    const slow = { ...errors, query: "union AppRequests | summarize value = count()" };
    const slower = render({ alerts: [alert({ measurement: slow, rules })] });
    assert.equal(declared(slower, "alert-web.cpu-warning").inputs.windowSize, "PT5M");
  });

  it("cannot resolve by themselves when evaluated once a day", () => {
    const rules = [rule({ window: quantity("24 hours"), every: quantity("24 hours"), for: quantity("0 minutes") })];
    const made = declared(render({ alerts: [alert({ measurement: errors, rules })] }), "alert-web.cpu-warning");
    assert.equal(made.inputs.evaluationFrequency, "P1D");
    assert.equal(made.inputs.autoMitigate, false);
  });

  it("contain the query of the log count they stand for, split by its fields, in its workspace", () => {
    const spec = count({
      where: [condition("event", "login_failed"), condition("status", "500", ">=")],
      by: ["user.email", "ip"],
    });
    const facts = [textFact("S-9", "pattern", "login_failed"), textFact("S-9", "pattern", "500")];
    const on = resource({ count: "login-failed" }, "log.login-failed");
    const rules = [
      rule({ threshold: threshold("> 5 failures"), facts: [numberFact("S-1", "threshold", "> 5 failures", 5)] }),
    ];
    const synthesis = render({
      alerts: [alert({ resource: on, measurement: counted, rules })],
      stores,
      counts: [planned(spec, ...facts)],
    });
    assert.deepEqual(codes(synthesis), []);
    const made = declared(synthesis, "alert-web.cpu-warning");
    const { query, dimensions } = conditionOf(made.inputs);
    assert.equal(
      query,
      [
        "AppServiceConsoleLogs",
        "extend record = parse_json(ResultDescription)",
        'where tostring(record.event) == "login_failed"',
        "where todouble(record.status) >= 500",
        "summarize value = count() by user_email = tostring(record.user.email), ip = tostring(record.ip)",
      ].join("\n| "),
    );
    assert.deepEqual(kqlDiagnostics(String(query)), []);
    assert.deepEqual(dimensions, [
      { name: "user_email", operator: "Include", values: ["*"] },
      { name: "ip", operator: "Include", values: ["*"] },
    ]);
    assert.deepEqual(made.inputs.scopes, [{ ref: "store-workspace", output: "id" }]);
    assert.deepEqual(made.clauses, ["S-1", "S-9"]);
    assertShown(made, [...facts, ...(rules[0]?.facts ?? [])]);
  });

  it("count sampled telemetry by what each row stands for", () => {
    const traces = store({
      key: "console",
      kind: "azure.loganalytics.table",
      name: "AppTraces",
      within: "workspace",
      ownership: "adopt",
    });
    const spec = count({
      where: [condition("SeverityLevel", "3", ">="), condition("@message", "timeout", "contains")],
    });
    const on = resource({ count: "login-failed" }, "log.login-failed");
    const synthesis = render({
      alerts: [alert({ resource: on, measurement: counted, rules: [rule({ threshold: threshold("> 5 errors") })] })],
      stores: [planned(store()), planned(traces)],
      counts: [planned(spec)],
    });
    const query = String(conditionOf(declared(synthesis, "alert-web.cpu-warning").inputs).query);
    assert.equal(
      query,
      'AppTraces\n| where SeverityLevel >= 3\n| where Message contains "timeout"\n| summarize value = sum(ItemCount)',
    );
    assert.deepEqual(kqlDiagnostics(query), []);
  });

  it("skip the query check while a custom table is still empty", () => {
    const measurement = { ...errors, query: "CampAudit_CL | summarize value = count()", unit: "count" } as const;
    const rules = [rule({ threshold: threshold("> 5 errors") })];
    const made = declared(render({ alerts: [alert({ measurement, rules })] }), "alert-web.cpu-warning");
    assert.equal(made.inputs.skipQueryValidation, true);
  });

  it("say that a dimension that disappears fires nothing", () => {
    const measurement = { ...errors, query: "AppRequests | summarize value = 1.0 by Name", dimensions: ["Name"] };
    const synthesis = render({ alerts: [alert({ measurement, rules: [rule({ missing: "breach" })] })] });
    assert.equal(synthesis.rules[0]?.fidelity.reason, "a dimension that disappears from the log fires nothing");
  });

  it("refuse what a log alert cannot do", () => {
    const refused = (measurement: KqlMeasurement, rules = [rule()]) =>
      codes(render({ alerts: [alert({ measurement, rules })] }));
    assert.deepEqual(refused(errors, [rule({ window: quantity("3 days") })]), ["AZURE-WINDOW"]);
    assert.deepEqual(refused({ ...errors, scope: "workspace" }), ["AZURE-ID"]);
    assert.deepEqual(refused({ ...errors, unit: "millisecond" }), ["AZURE-UNIT"]);
    assert.deepEqual(refused({ ...counted, scope: workspaceArm }, [rule({ threshold: threshold("> 5 errors") })]), [
      "AZURE-COUNT",
    ]);
    const huge = `AppRequests | where Name != "${"x".repeat(66_000)}" | summarize value = 1.0`;
    assert.deepEqual(refused({ ...errors, query: huge }), ["AZURE-QUERY-SIZE"]);
  });

  it("look every minute only where somebody is notified", () => {
    const rules = [rule({ threshold: threshold("> 5%"), every: quantity("1 minute"), window: quantity("1 minute") })];
    const measured = { ...errors, grain: 60 };
    const frequency = (quiet: boolean) => {
      const { declarations } = render({ alerts: [alert({ measurement: measured, rules, quiet })] });
      return declarations.find(({ type }) => type.endsWith(":ScheduledQueryRule"))?.inputs.evaluationFrequency;
    };
    assert.deepEqual([frequency(false), frequency(true)], ["PT1M", "PT5M"]);
  });

  it("refuse a count over a table whose columns nobody knows", () => {
    const other = store({
      key: "console",
      kind: "azure.loganalytics.table",
      name: "Perf",
      within: "workspace",
      ownership: "adopt",
    });
    const synthesis = render({ stores: [planned(store()), planned(other)], counts: [planned(count())] });
    assert.deepEqual(codes(synthesis), ["AZURE-TABLE"]);
  });
});
