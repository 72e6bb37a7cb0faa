import assert from "node:assert/strict";
import { kqlDiagnostics } from "../kit/kusto";
import { samples } from "./samples";

describe("KQL of the catalogue", () => {
  const queries = samples().flatMap(({ concept, kind, measurement }) =>
    measurement.language === "kql" && measurement.query !== "$COUNT" ? [{ concept, kind, measurement }] : [],
  );

  it("parses against the table schemas, and yields the column that is compared", () => {
    assert.equal(queries.length, 17);
    for (const { concept, kind, measurement } of queries) {
      const query = measurement.query.replaceAll("$MINIMUM", "10");
      const shown = [measurement.value, ...(measurement.dimensions ?? [])].join(", ");
      assert.deepEqual(kqlDiagnostics(`${query.trimEnd()}\n| project ${shown}`), [], `${concept} on ${kind}`);
    }
  });

  it("yields nothing without traffic instead of dividing by zero", () => {
    const ratios = queries.filter(({ measurement }) => / \/ total/.test(measurement.query));
    assert.equal(ratios.length, 5);
    for (const { measurement } of ratios)
      assert.match(measurement.query, /\| where total > 0 and total >= \$MINIMUM\n/);
  });

  it("counts ItemCount on sampled telemetry, never records", () => {
    const sampled = queries.filter(({ measurement }) => /^App(Requests|Traces)$/m.test(measurement.query));
    assert.equal(sampled.length, 8);
    for (const { measurement } of sampled) assert.doesNotMatch(measurement.query, /\b(count|countif|percentile)\(/);
  });

  it("is told apart from queries with unknown columns, unknown tables and open parentheses", () => {
    assert.deepEqual(kqlDiagnostics("AppServiceHTTPLogs | where UriStem == '/'"), [
      "The name 'UriStem' does not refer to any known column, table, variable or function.",
    ]);
    assert.equal(kqlDiagnostics("Requests | count").length, 1);
    assert.equal(kqlDiagnostics("AppTraces | where (SeverityLevel > 1").length, 1);
  });
});
