import assert from "node:assert/strict";
import { readPath } from "../../core/evidence";
import { kqlDiagnostics } from "../kit/kusto";
import { sloPlan } from "../kit/slo-system";
import { assertShown, declared, place, synth } from "./kit";

const tiers = "tiers: [1h, 6h, 1d]";
const availability = `availability: { on: insights, target: { is: 99.9%, row: SH-1 }, period: 30 days, ${tiers}, runbook: errors }`;
const latency = `latency:
  on: insights
  target: { is: 95%, row: &latency SH-2 }
  threshold: { is: 2s, row: *latency }
  period: 30 days
  ${tiers}
  runbook: errors`;

describe("Objectives as Azure log alerts", () => {
  const plan = sloPlan(`${availability}\n${latency}`);
  const synthesis = synth(plan, { place });
  const query = (key: string) => String(readPath(declared(synthesis, key).inputs, "criteria.allOf[0].query"));

  it("judge both windows in one query over the long one", () => {
    assert.deepEqual(synthesis.problems, []);
    const { inputs } = declared(synthesis, "alert-slo.availability.6h-critical");
    assert.deepEqual([inputs.windowSize, inputs.evaluationFrequency], ["PT6H", "PT1M"]);
    assert.equal(readPath(inputs, "criteria.allOf[0].threshold"), 6);
    assert.equal(readPath(inputs, "criteria.allOf[0].operator"), "GreaterThan");
    assert.equal(
      query("alert-slo.availability.6h-critical"),
      [
        "AppRequests",
        '| where _ResourceId =~ "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop-rg/providers/Microsoft.Insights/components/shop"',
        "| summarize total = sum(ItemCount), bad = sumif(ItemCount, Success == false), recent = sumif(ItemCount, TimeGenerated > ago(30m)), recentBad = sumif(ItemCount, Success == false and TimeGenerated > ago(30m))",
        "| where bad >= 10 and recent > 0",
        "| project value = min_of(1.0 * bad / total, 1.0 * recentBad / recent) / 0.001",
      ].join("\n"),
    );
  });

  it("write queries that parse against the tables", () => {
    const queries = synthesis.declarations.flatMap(({ key }) => (/^alert-slo\..*\.\d[hd]-/.test(key) ? [key] : []));
    assert.equal(queries.length, 6);
    for (const key of queries) assert.deepEqual(kqlDiagnostics(query(key)), [], key);
  });

  it("show every documented value", () => {
    const [errors, slow] = plan.slos ?? [];
    assertShown(declared(synthesis, "alert-slo.availability.1d-warning"), errors?.facts ?? []);
    assertShown(declared(synthesis, "alert-slo.latency.1h-critical"), slow?.facts ?? []);
    assert.equal(slow?.facts.length, 2);
  });

  it("tell that no request arrived for an hour", () => {
    const { inputs } = declared(synthesis, "alert-slo.availability.silence-warning");
    assert.equal(inputs.windowSize, "PT1H");
    const [criterion] = (inputs.criteria as { allOf: Record<string, unknown>[] }).allOf;
    assert.deepEqual(
      [criterion?.metricName, criterion?.timeAggregation, criterion?.operator, criterion?.threshold],
      ["requests/count", "Count", "LessThan", 1],
    );
  });

  it("keep figures as rules without an action group, at the documented limit", () => {
    const figures = sloPlan("speed: { on: insights, threshold: { is: 500ms, row: SH-3 }, runbook: errors }");
    const figure = declared(synth(figures, { place }), "alert-slo.speed.threshold-info-insights");
    assertShown(figure, figures.slos?.[0]?.facts ?? []);
    assert.equal(readPath(figure.inputs, "criteria.allOf[0].threshold"), 500);
    assert.equal((figure.inputs.tags as Record<string, string>)["hozen:objective"], "slo.speed.threshold");
  });

  it("say that a slow tier is not silenced by a fast one", () => {
    const rule = synthesis.rules.find(({ alert }) => alert === "slo.availability.6h");
    assert.equal(rule?.fidelity.level, "approximated");
    assert.match(rule?.fidelity.reason ?? "", /not silenced while critical fires/);
  });

  it("refuse the tier of three days with the arithmetic, and take one day instead", () => {
    const { problems, rules } = synth(sloPlan(availability.replace(tiers, "tiers: [1h, 3d]")), { place });
    assert.deepEqual(
      problems.map(({ code, given, path }) => [code, given, path]),
      [["AZURE-SLO-WINDOW", "72 hours > 48 hours", "slos.availability"]],
    );
    assert.deepEqual(
      rules.map(({ alert, fidelity }) => [alert, fidelity.level]),
      [
        ["slo.availability.1h", "approximated"],
        ["slo.availability.3d", "not-expressible"],
        ["slo.availability.silence", "approximated"],
      ],
    );
    assert.deepEqual(synth(sloPlan(availability.replace(tiers, "tiers: [1h, 1d]")), { place }).problems, []);
  });
});
