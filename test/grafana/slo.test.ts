import { strict as assert } from "node:assert";
import { synth } from "../../components/grafana/synth";
import { kqlQuery } from "../../components/grafana/synth/dashboards/kql";
import { holds, readPath } from "../../core/evidence";
import type { Plan } from "../../core/model";
import { kqlDiagnostics } from "../kit/kusto";
import { availability, sloPlan } from "../kit/slo-system";

const site = {
  place: { alias: "main", settings: { url: "https://grafana.example.com", prometheusDatasource: "prom-uid" } },
  stack: "prod",
  owns: [],
};
const latency = `latency:
  on: app
  target: { is: 95%, row: &latency SH-2 }
  threshold: { is: 500ms, row: *latency }
  period: 30 days
  runbook: errors`;

describe("Objectives as Grafana rules", () => {
  const made = sloPlan(`${availability}\n${latency}`);
  const plan: Plan = { ...made, system: { ...made.system, promqlEngine: "grafana", where: { grafana: "main" } } };
  const synthesis = synth(plan, site);

  it("write the recorded ratios of both windows out, as Grafana keeps none", () => {
    assert.deepEqual(synthesis.problems, []);
    const rule = synthesis.rules.find(({ alert }) => alert === "slo.availability.1h");
    assert.doesNotMatch(rule?.expression ?? "slo_errors", /slo_errors/);
    assert.match(rule?.expression ?? "", /\[1h\].*>= 10.*\[5m\].*> 14\.4\)\)\) > 14\.4$|\[1h\].*\[5m\].*> 14\.4/s);
  });

  it("show every documented value, and let figures rest", () => {
    const facts = (plan.slos ?? []).flatMap((slo) => slo.facts);
    const unseen = facts.filter(
      (fact) =>
        !synthesis.declarations.some(({ evidence, inputs }) =>
          evidence.some(
            (point) => point.clause === fact.clause && point.role === fact.role && holds(fact, point, inputs),
          ),
        ),
    );
    assert.deepEqual(unseen, []);
    const groups = synthesis.declarations.filter(({ type }) => type.endsWith(":RuleGroup"));
    const rules = groups.flatMap(
      ({ inputs }) => readPath(inputs, "rules") as { name: string; isPaused: boolean; labels: object }[],
    );
    const period = rules.find(({ name }) => name === "slo.availability.period-info");
    assert.equal(period?.isPaused, true);
    assert.ok(period && "objective" in period.labels && !("route" in period.labels));
  });
});

describe("An objective's log query on a dashboard", () => {
  const plan = sloPlan("logs: { on: insights, target: 99%, period: 28 days, tiers: [1h, 1d], runbook: errors }");
  const alert = plan.alerts.find(({ key }) => key === "slo.logs.1h");

  /** The query that draws it, each point over a stretch of so many days. */
  function queryOver(days: string): string {
    assert.ok(alert?.measurement.language === "kql");
    const { concept, title, measurement, resource } = alert;
    const window = { amount: days, unit: "day" } as const;
    const series = {
      concept,
      title,
      resource: resource.key,
      measurement,
      unit: "ratio",
      window,
      every: window,
    } as const;
    return kqlQuery({ unit: "ratio" }, series, measurement, 0).text;
  }

  it("leaves nothing of a rule's short window in it", () => {
    const text = queryOver("1");
    assert.doesNotMatch(text, /\$|ago\(/);
    assert.match(text, /by bin\(TimeGenerated, 86400s\)/);
  });

  it("ends its last stretch now where that is longer than a day", () => {
    assert.match(queryOver("28"), /by bin_at\(TimeGenerated, 2419200s, now\(\)\)/);
    assert.deepEqual(kqlDiagnostics(queryOver("28")), []);
  });
});
