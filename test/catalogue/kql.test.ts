import assert from "node:assert/strict";
import { kqlDiagnostics } from "../kit/kusto";
import { samples } from "./samples";

describe("KQL of the catalogue", () => {
  const queries = samples().flatMap(({ concept, kind, measurement }) =>
    measurement.language === "kql" && measurement.query !== "$COUNT" ? [{ concept, kind, measurement }] : [],
  );

  it("parses against the table schemas, and yields the column that is compared", () => {
    assert.equal(queries.length, 22);
    for (const { concept, kind, measurement } of queries) {
      const query = measurement.query.replaceAll("$MINIMUM", "10").replaceAll("$SHORT", "5m");
      const shown = [measurement.value, ...(measurement.dimensions ?? [])].join(", ");
      assert.deepEqual(kqlDiagnostics(`${query.trimEnd()}\n| project ${shown}`), [], `${concept} on ${kind}`);
    }
  });

  it("yields nothing without traffic instead of dividing by zero", () => {
    const ratios = queries.filter(({ measurement: { query } }) => / \/ total/.test(query) && !query.includes("$SHORT"));
    assert.equal(ratios.length, 4);
    for (const { measurement } of ratios)
      assert.match(measurement.query, /\| where total > 0 and total >= \$MINIMUM\n/);
  });

  it("judges two windows only where both hold requests, and enough of them are bad", () => {
    const burning = queries.filter(({ measurement }) => measurement.query.includes("$SHORT"));
    assert.equal(burning.length, 4);
    for (const { measurement } of burning)
      assert.match(measurement.query, /\| where bad >= \$MINIMUM and recent > 0\n/);
  });

  it("counts ItemCount on sampled telemetry, never records", () => {
    const sampled = queries.filter(({ measurement }) => /^App(Requests|Traces)$/m.test(measurement.query));
    assert.equal(sampled.length, 10);
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
