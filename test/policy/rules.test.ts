import { strict as assert } from "node:assert";
import { violationsOf } from "../../policy";

const urn = "urn:pulumi:prod::hozen::x::y";

function names(type: string, inputs: Record<string, unknown>): string[] {
  return violationsOf([{ urn, type, inputs }]).map(({ policy }) => policy);
}

describe("policy structured-logs", () => {
  const type = "azure-native:operationalinsights:SavedSearch";

  it("refuses a query that looks for words in console logs", () => {
    assert.deepEqual(names(type, { query: 'AppServiceConsoleLogs | where ResultDescription contains "ERROR"' }), [
      "structured-logs",
    ]);
  });

  it("accepts a query that parses the record, and tables that are only named", () => {
    assert.deepEqual(names(type, { query: "AppServiceConsoleLogs | extend e = parse_json(ResultDescription)" }), []);
    assert.deepEqual(names("azure-native:operationalinsights:Table", { tableName: "AppServiceConsoleLogs" }), []);
  });
});

describe("policy log-based-slow-queries", () => {
  const type = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";
  const inputs = (expr: string) => ({ spec: { groups: [{ rules: [{ alert: "DbSlowQueriesWarning", expr }] }] } });

  it("refuses a slow-query rule on a sampled statistic", () => {
    assert.deepEqual(names(type, inputs("max(pg_stat_activity_max_tx_duration) > 1")), ["log-based-slow-queries"]);
  });

  it("accepts one on a counter of log records", () => {
    assert.deepEqual(names(type, inputs('slow_query_total{bucket="1s"} - slow_query_total offset 5m > 0')), []);
  });
});
