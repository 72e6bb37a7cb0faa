import { strict as assert } from "node:assert";
import { synth } from "../../components/kubernetes/synth";
import { deployedValue, holds, readPath } from "../../core/evidence";
import type { Plan, Synthesis } from "../../core/model";
import { checkRules, needPromtool, testRules } from "../kit/promtool";
import { availability, sloPlan } from "../kit/slo-system";
import { site } from "./plan";
import { groupsOf, ruleFile, ruleNamed } from "./rule-file";

const latency = `latency:
  on: app
  target: { is: 95%, row: &latency SH-2, from: 1. Objectives }
  threshold: { is: 500ms, row: *latency }
  period: 30 days
  runbook: errors`;
const incidents =
  "incidents: { on: app, mttr: { is: 4 hours, row: SH-3 }, mtbf: { is: 720 hours, row: SH-4 }, runbook: errors }";

/** Every documented value that some declaration shows, as the arithmetic recomputes it. */
function shown(plan: Plan, { declarations }: Synthesis): string[] {
  const facts = (plan.slos ?? []).flatMap((slo) => slo.facts);
  const found = facts.filter((fact) =>
    declarations.some(({ evidence, inputs }) =>
      evidence.some(({ clause, role, ...point }) => {
        const same = clause === fact.clause && role === fact.role;
        return same && holds(fact, { clause, role, ...point }, inputs);
      }),
    ),
  );
  return [...new Set(found.map(({ clause, subject }) => `${clause} ${subject}`))];
}

describe("Objectives as Prometheus rules", () => {
  const plan = sloPlan(`${availability}\n${latency}\n${incidents}`);
  const synthesis = synth(plan, site);

  it("record the ratio of each window once and compare both with the same burn rate", () => {
    assert.equal(
      ruleNamed(synthesis, "SloAvailability1hCritical").expr,
      "(((shop_availability:slo_errors_per_request:ratio_rate1h / 0.001) and on () " +
        '(sum(increase(http_requests_total{job="shop",status_code=~"5.."}[1h])) >= 10)) and ' +
        "((shop_availability:slo_errors_per_request:ratio_rate5m / 0.001) > 14.4)) > 14.4",
    );
    const recorded = groupsOf(synthesis).flatMap(({ rules }) => rules.flatMap(({ record }) => record ?? []));
    assert.deepEqual(new Set(recorded).size, recorded.length);
    const windows = recorded.filter((name) => name.startsWith("shop_availability:slo_errors"));
    assert.deepEqual(windows.map((name) => name.replace(/.*rate/, "")).sort(), ["1h", "30m", "3d", "5m", "6h"]);
  });

  it("show every documented value", () => {
    assert.deepEqual(shown(plan, synthesis), [
      "SH-1 target",
      "SH-2 target",
      "SH-2 threshold",
      "SH-3 mttr",
      "SH-4 mtbf",
    ]);
  });

  it("show none of them at another number", () => {
    const other = sloPlan(`${availability.replace("99.9%", "99.5%")}\n${latency.replace("500ms", "1s")}`);
    const facts = (other.slos ?? []).flatMap((slo) => slo.facts.filter(({ subject }) => subject !== "period"));
    const points = synthesis.declarations.flatMap(({ evidence, inputs }) =>
      evidence.map((point) => ({ point, inputs })),
    );
    const wrong = facts.filter((fact) =>
      points.some(({ point, inputs }) => point.clause === fact.clause && holds(fact, point, inputs)),
    );
    assert.deepEqual(
      wrong.map(({ subject, written }) => `${subject} ${written}`),
      ["target 95%"],
    );
  });

  it("show the share that may be bad and the period where they are, not where a number is equal", () => {
    const text = availability
      .replace("target: { is: 99.9%, row: SH-1", "maximum: { is: 0.1%, row: SH-1")
      .replace("period: 30 days", "period: { is: 30 days, row: SH-5 }");
    const made = synth(sloPlan(text), site);
    const shownOf = (subject: string) =>
      made.declarations.flatMap(({ evidence, inputs }) =>
        evidence
          .filter((point) => point.subject === subject)
          .map((point) => `${deployedValue(point, inputs)} by ${point.match}`),
      );
    assert.deepEqual(shownOf("period"), ['30d by status_code=~"5\\.\\."\\}\\[(30d)']);
    const number = "(-?\\d+(?:\\.\\d+)?)";
    assert.deepEqual(
      new Set(shownOf("maximum")),
      new Set([
        ...["1h", "5m", "6h", "30m", "3d"].map((window) => `0.001 by ratio_rate${window} / ${number}`),
        `0.001 by ratio30d\\) / ${number}`,
        `0.999 by ratio30d\\) < ${number}`,
      ]),
    );
  });

  it("tell nobody of figures, and let the fast tier speak for the slow ones", () => {
    assert.deepEqual(ruleNamed(synthesis, "SloAvailabilityPeriodInfo").labels, {
      severity: "info",
      system: "shop",
      environment: "prod",
      alert: "slo.availability.period",
      objective: "slo.availability.period",
      clauses: "SH-1",
    });
    const inputs = synthesis.declarations.find(({ key }) => key === "alertmanager-config")?.inputs ?? {};
    const text = String(readPath(inputs, 'stringData["alertmanager.yaml"]'));
    const rules = (JSON.parse(text) as { inhibit_rules: { source_matchers: string[] }[] }).inhibit_rules;
    const own = rules.filter(({ source_matchers }) => source_matchers[2]?.includes("slo.availability"));
    assert.deepEqual(own, [
      {
        source_matchers: ['system="shop"', 'route!=""', 'alert="slo.availability.1h"', 'severity="critical"'],
        target_matchers: ['system="shop"', 'alert=~"slo[.]availability[.]6h|slo[.]availability[.]3d"'],
        equal: ["environment", "system"],
      },
      {
        source_matchers: ['system="shop"', 'route!=""', 'alert="slo.availability.6h"', 'severity="critical"'],
        target_matchers: ['system="shop"', 'alert=~"slo[.]availability[.]3d"'],
        equal: ["environment", "system"],
      },
    ]);
  });

  it("record the share of the period a second time, without planned stops", () => {
    const stops = 'maintenance:\n  monthly: { window: "first sunday 01:00-06:00", downtime: 1 hour }';
    const excluding = synth(sloPlan(availability.replace("runbook", "excludes: monthly, runbook"), stops), site);
    const rules = groupsOf(excluding).flatMap((group) => group.rules);
    assert.deepEqual(
      rules.flatMap(({ record = "" }) => (/planned|counted/.test(record) ? [record] : [])),
      [
        "shop_availability:planned_stop:active",
        "shop_availability:counted_bad:rate5m",
        "shop_availability:counted_all:rate5m",
        "shop_availability:sla_compliance_counted:ratio30d",
      ],
    );
    assert.equal(
      ruleNamed(excluding, "SloAvailabilityCountedInfo").expr,
      "(shop_availability:sla_compliance_counted:ratio30d) < 0.999",
    );
    assert.equal(ruleNamed(excluding, "SloAvailabilityCountedInfo").labels?.route, undefined);
  });

  describe("in promtool", () => {
    before(function () {
      needPromtool(this);
    });
    const rules = ruleFile(synthesis);
    const good = 'http_requests_total{job="shop",status_code="200"}';
    const bad = 'http_requests_total{job="shop",status_code="500"}';

    interface Case {
      readonly name: string;
      readonly series: Readonly<Record<string, string>>;
      readonly alert: string;
      readonly at: string;
      readonly fires: boolean;
    }

    function judge(cases: readonly Case[]): void {
      const tests = cases.map(({ name, series, alert, at, fires }) => {
        return {
          name,
          interval: "1m",
          input_series: Object.entries(series).map(([key, values]) => ({ series: key, values })),
          promql_expr_test: [
            {
              expr: `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`,
              eval_time: at,
              exp_samples: [{ labels: "{}", value: fires ? 1 : 0 }],
            },
          ],
        };
      });
      const { ok, output } = testRules(
        rules,
        JSON.stringify({ rule_files: ["rules.yaml"], evaluation_interval: "1m", tests }),
      );
      assert.ok(ok, output);
    }

    it("leave out what fails in a planned stop", () => {
      const stops = 'maintenance:\n  daily: { window: "daily 09:30-10:30", downtime: 1 hour }';
      const excluding = synth(sloPlan(availability.replace("runbook", "excludes: daily, runbook"), stops), site);
      // Time starts at 09:00 in Tokyo: every request of the stop fails, and none before or after.
      const series = [
        { series: good, values: "0+60x30 1800+0x60 1800+60x60" },
        { series: bad, values: "0x30 0+60x60 3600x60" },
      ];
      const share = (record: string, value: number) => ({
        expr: `round(shop_availability:${record}:ratio30d, 0.1)`,
        eval_time: "150m",
        exp_samples: [{ labels: "{}", value }],
      });
      const tests = [
        {
          interval: "1m",
          input_series: series,
          promql_expr_test: [share("sla_compliance_counted", 1), share("sla_compliance", 0.6)],
        },
      ];
      const { ok, output } = testRules(
        ruleFile(excluding),
        JSON.stringify({ rule_files: ["rules.yaml"], evaluation_interval: "1m", tests }),
      );
      assert.ok(ok, output);
    });

    it("are accepted", () => {
      const { ok, output } = checkRules(rules);
      assert.ok(ok, output);
    });

    it("fire above the burn rate and not at it, on both windows", () => {
      const alert = "SloAvailability1hCritical";
      const steady = { at: "70m", alert };
      judge([
        { name: "just below", series: { [good]: "0+9857x80", [bad]: "0+143x80" }, fires: false, ...steady },
        { name: "just above", series: { [good]: "0+9855x80", [bad]: "0+145x80" }, fires: true, ...steady },
        { name: "all fail", series: { [bad]: "0+100x80" }, fires: true, ...steady },
        { name: "no errors yet", series: { [good]: "0+100x80" }, fires: false, ...steady },
        {
          name: "over long ago: the short window is quiet",
          series: { [good]: "0+9000x40 360000+10000x40", [bad]: "0+1000x40 40000x40" },
          fires: false,
          ...steady,
        },
        {
          name: "the slow tier at 6",
          series: { [good]: "0+9930x420", [bad]: "0+70x420" },
          alert: "SloAvailability6hCritical",
          at: "400m",
          fires: true,
        },
        {
          name: "the slow tier below 6",
          series: { [good]: "0+9950x420", [bad]: "0+50x420" },
          alert: "SloAvailability6hCritical",
          at: "400m",
          fires: false,
        },
      ]);
    });

    it("stay silent on a few errors of a quiet hour", () => {
      const alert = "SloAvailability1hCritical";
      judge([
        { name: "8 errors", series: { [good]: "0+1x80", [bad]: "0x65 2 4 6 8x12" }, alert, at: "70m", fires: false },
        { name: "20 errors", series: { [good]: "0+1x80", [bad]: "0x65 5 10 15 20x12" }, alert, at: "70m", fires: true },
      ]);
    });

    it("tell that the requests stopped, or that nobody measures any more", () => {
      judge([
        {
          name: "idle for an hour",
          series: { [good]: "5x90" },
          alert: "SloAvailabilitySilenceWarning",
          at: "85m",
          fires: true,
        },
        { name: "busy", series: { [good]: "0+5x90" }, alert: "SloAvailabilitySilenceWarning", at: "85m", fires: false },
        {
          name: "gone",
          series: { other: "1x90" },
          alert: "SloAvailabilitySilenceWarningAbsent",
          at: "30m",
          fires: true,
        },
        {
          name: "there",
          series: { [good]: "0+5x90" },
          alert: "SloAvailabilitySilenceWarningAbsent",
          at: "30m",
          fires: false,
        },
      ]);
    });

    it("fire for slow requests as for failed ones", () => {
      const alert = "SloLatency1hCritical";
      const all = 'http_request_duration_seconds_count{job="shop"}';
      const fast = 'http_request_duration_seconds_bucket{job="shop",le="0.5"}';
      judge([
        { name: "71 % slow", series: { [all]: "0+100x80", [fast]: "0+29x80" }, alert, at: "70m", fires: false },
        { name: "73 % slow", series: { [all]: "0+100x80", [fast]: "0+27x80" }, alert, at: "70m", fires: true },
      ]);
    });
  });
});
