import assert from "node:assert/strict";
import { holds } from "../../core/evidence";
import { sloPlan } from "../kit/slo-system";
import { assertBackwards, assertEvidence, codes, declared, rendered, unseen } from "./kit";

const availability = "availability: { on: alb, target: { is: 99.9%, row: SH-1 }, period: 30 days, runbook: errors }";
const latency = `latency:
  on: alb
  target: { is: 95%, row: &latency SH-2 }
  threshold: { is: 2s, row: *latency }
  period: 30 days
  runbook: errors`;
const figures = `speed: { on: alb, threshold: { is: 500ms, row: SH-3 }, runbook: errors }
load: { on: alb, minimum: { is: 1000 rps, row: SH-4 }, runbook: errors }`;

/** The text of a composite's rule, references written as their key. */
function ruleText(inputs: Readonly<Record<string, unknown>>): string {
  const { join } = inputs.alarmRule as { join: (string | { ref: string })[] };
  return join.map((part) => (typeof part === "string" ? part : part.ref)).join("");
}

describe("Objectives as CloudWatch alarms", () => {
  const plan = sloPlan(`${availability}\n${latency}\n${figures}`);
  const synthesis = rendered(plan);

  it("measure both windows of a tier without telling anybody", () => {
    assert.deepEqual(codes(synthesis), []);
    const long = declared(synthesis, "alert-slo.availability.1h-critical").inputs;
    const short = declared(synthesis, "alert-slo.availability.1h-critical-short").inputs;
    for (const [inputs, period, least] of [
      [long, 3600, 10],
      [short, 300, 0],
    ] as const) {
      const queries = inputs.metricQueries as { expression?: string; metric?: { period: number } }[];
      assert.equal(queries[0]?.metric?.period, period);
      assert.equal(
        queries.at(-1)?.expression,
        `SUM([failed, refused]) / SUM([requests, unrouted]) / 0.001 * (SUM([failed, refused]) >= ${least})`,
      );
      const { threshold, comparisonOperator, evaluationPeriods, actionsEnabled, alarmActions } = inputs;
      assert.deepEqual([threshold, comparisonOperator, evaluationPeriods], [14.4, "GreaterThanThreshold", 1]);
      assert.deepEqual([actionsEnabled, alarmActions], [false, undefined]);
    }
    assert.equal(long.name, "shop-prod-slo.availability.1h-critical-metric");
    assert.equal(short.name, "shop-prod-slo.availability.1h-critical-metric-short");
  });

  it("tell through a composite of both, silent while a faster tier fires", () => {
    const fast = declared(synthesis, "alert-slo.availability.1h-critical-notice").inputs;
    assert.equal(fast.alarmName, "shop-prod-slo.availability.1h-critical");
    assert.deepEqual(fast.alarmActions, [{ ref: "route-critical", output: "arn" }]);
    const both = (tier: string) =>
      `ALARM("alert-slo.availability.${tier}") AND ALARM("alert-slo.availability.${tier}-short")`;
    assert.equal(ruleText(fast), both("1h-critical"));
    const ticket = declared(synthesis, "alert-slo.availability.3d-warning-notice").inputs;
    assert.deepEqual(ticket.alarmActions, [{ ref: "route-warning", output: "arn" }]);
    assert.equal(
      ruleText(ticket),
      `${both("3d-warning")} AND NOT ((${both("1h-critical")}) OR (${both("6h-critical")}))`,
    );
    assertBackwards(synthesis);
  });

  it("read latency as the percentile rank of its limit", () => {
    const { metricQueries } = declared(synthesis, "alert-slo.latency.3d-warning").inputs;
    const [rank, , share] = metricQueries as { expression?: string; metric?: { stat: string; period: number } }[];
    assert.deepEqual([rank?.metric?.stat, rank?.metric?.period], ["PR(:2)", 259_200]);
    assert.match(share?.expression ?? "", /\/ 0\.05 \* \(/);
  });

  it("keep figures as alarms without actions, tagged as objectives", () => {
    const { threshold, comparisonOperator, period, actionsEnabled, tags, metricName, statistic } = declared(
      synthesis,
      "alert-slo.speed.threshold-info",
    ).inputs;
    assert.deepEqual(
      [threshold, comparisonOperator, period, actionsEnabled, metricName, statistic],
      [0.5, "GreaterThanThreshold", 86_400, false, "TargetResponseTime", "Average"],
    );
    assert.equal((tags as Record<string, string>)["hozen:objective"], "slo.speed.threshold");
    assert.equal(declared(synthesis, "alert-slo.load.minimum-info").inputs.threshold, 1000);
  });

  it("show every documented value, and no other number", () => {
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
  });

  it("say that what spans more than a day is evaluated hourly", () => {
    const fidelityOf = (tier: string) => synthesis.rules.find(({ alert }) => alert === `slo.latency.${tier}`)?.fidelity;
    assert.deepEqual(fidelityOf("6h"), { level: "exact" });
    assert.deepEqual(fidelityOf("3d"), {
      level: "approximated",
      reason: "CloudWatch evaluates what spans more than a day once an hour",
    });
  });

  it("take a year's time without service as the same budget", () => {
    const text = availability
      .replace("period:", "downtime: { is: 8.76 hours, row: *sh }, period:")
      .replace("row: SH-1", "row: &sh SH-1");
    const yearly = rendered(sloPlan(text));
    const [fact] = (sloPlan(text).slos ?? []).flatMap(({ facts }) =>
      facts.filter(({ subject }) => subject === "downtime"),
    );
    const { evidence, inputs } = declared(yearly, "alert-slo.availability.1h-critical");
    const points = evidence.filter(({ subject }) => subject === "downtime");
    assert.ok(fact);
    assert.deepEqual(
      points.map((point) => holds(fact, point, inputs)),
      [true],
    );
    const wrong = rendered(sloPlan(text.replace("8.76", "9"))).declarations;
    assert.deepEqual(
      wrong.flatMap((declaration) => declaration.evidence.filter(({ subject }) => subject === "downtime")),
      [],
    );
  });

  it("refuse windows CloudWatch does not evaluate, and take the longest it does", () => {
    const over = (window: string) => {
      const made = sloPlan(availability);
      const alerts = made.alerts.map((alert) => ({
        ...alert,
        rules: alert.rules.map((rule) => ({ ...rule, window: { amount: window, unit: "day" as const } })),
      }));
      return codes(rendered({ ...made, alerts }));
    };
    assert.deepEqual(new Set(over("8")), new Set(["AWS-EVALUATION-RANGE"]));
    assert.deepEqual(over("7"), []);
  });
});
