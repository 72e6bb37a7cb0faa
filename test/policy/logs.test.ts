import { strict as assert } from "node:assert";
import { resource, said, unknownText } from "./kit";

describe("policy structured-logs", () => {
  const about = (inputs: Record<string, unknown>) =>
    said("structured-logs", [resource({ type: "azure-native:operationalinsights:SavedSearch", inputs })]);

  it("refuses a query that looks for words in console logs", () => {
    const query = 'AppServiceConsoleLogs | where ResultDescription contains "ERROR"';
    assert.deepEqual(about({ query }), [
      `violation it: the query looks at the text of console logs; parse it with parse_json(): ${query}`,
    ]);
  });

  it("accepts a query that parses the record, and is not about tables that are only named", () => {
    assert.deepEqual(about({ query: "AppServiceConsoleLogs | extend e = parse_json(ResultDescription)" }), ["ok it"]);
    assert.deepEqual(about({ tableName: "AppServiceConsoleLogs" }), []);
  });

  it("says that it does not know a query that is not known yet", () => {
    assert.deepEqual(about({ query: unknownText }), ["unknown it: query is known only after the update"]);
  });
});

describe("policy log-based-slow-queries", () => {
  const about = (expr: string) =>
    said("log-based-slow-queries", [
      resource({
        type: "kubernetes:monitoring.coreos.com/v1:PrometheusRule",
        inputs: { spec: { groups: [{ rules: [{ alert: "DbSlowQueriesWarning", expr }] }] } },
      }),
    ]);

  it("refuses a slow-query rule on a sampled statistic", () => {
    assert.deepEqual(about("max(pg_stat_activity_max_tx_duration) > 1"), [
      "violation it: DbSlowQueriesWarning reads a sampled statistic; count the records of the database's log instead",
    ]);
  });

  it("accepts one on a counter of log records", () => {
    assert.deepEqual(about('slow_query_total{bucket="1s"} - slow_query_total offset 5m > 0'), ["ok it"]);
  });

  it("says that it does not know an expression that is not known yet", () => {
    assert.deepEqual(about(unknownText), ["unknown it: spec.groups.0.rules.0.expr is known only after the update"]);
  });
});
