import { strict as assert } from "node:assert";
import { stringify } from "yaml";
import { synth } from "../../components/kubernetes/synth";
import type { Plan } from "../../core/model";
import { builtInCatalogue } from "../catalogue/samples";
import { needPromtool, testRules } from "../kit/promtool";
import { planYaml } from "../kit/yaml-plan";
import { site } from "./plan";
import { ruleFile } from "./rule-file";

const sections = `where: { kubernetes: main }
resources:
  db: { title: Database, kind: prometheus.postgres, job: postgres }
  node: { title: Nodes, kind: prometheus.node, job: node }
  nightly: { title: Nightly, kind: prometheus.kubernetes, namespace: shop, cronjob: nightly }
collectors:
  db: { title: Database, kind: service-monitor, on: db, target: postgres-exporter }
  node: { title: Nodes, kind: service-monitor, on: node, target: node-exporter }
  kube: { title: Objects, kind: service-monitor, target: kube-state-metrics }
  server: { kind: prometheus, serviceAccount: prometheus, keep: 31 days, storage: 50Gi }
alerts:
  db.down: { concept: db.up, on: db, from: Alerts, critical: { assume: down, because: it, for: { assume: 1 minute, because: it } } }
  node.cpu: { concept: cpu.utilization, on: node, from: Alerts, warning: { assume: "> 85%", because: it } }
  nightly.age: { concept: job.age, on: nightly, from: Alerts, warning: { assume: "> 30 hours", because: it } }
`;

describe("targets of a system's own collectors", () => {
  let plan: Plan;
  let rules: string;

  before(function () {
    needPromtool(this);
    plan = planYaml(sections, {}, builtInCatalogue());
    const synthesis = synth(plan, site);
    assert.deepEqual([...plan.problems, ...synthesis.problems], []);
    rules = ruleFile(synthesis);
  });

  /** The alerts that fire at a time, over series of one sample each 15 seconds. */
  function firing(
    series: Readonly<Record<string, string>>,
    at: string,
    expected: Readonly<Record<string, number>>,
  ): void {
    const labels = (alert: string) => `{alertname="${alert}"}`;
    const test = {
      rule_files: ["rules.yaml"],
      evaluation_interval: "30s",
      tests: [
        {
          interval: "15s",
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [
            {
              expr: 'count by (alertname) (ALERTS{alertstate="firing",alertname!~"Kube.*|Nightly.*"})',
              eval_time: at,
              exp_samples: Object.entries(expected).map(([alert, value]) => ({ labels: labels(alert), value })),
            },
          ],
        },
      ],
    };
    const { ok, output } = testRules(rules, stringify(test));
    assert.ok(ok, output);
  }

  const well = {
    'up{job="node",instance="n1"}': "1x440",
    'up{job="node",instance="n2"}': "1x440",
    'up{job="postgres",instance="p"}': "1x440",
    'up{job="postgres",instance="q"}': "1x440",
    'pg_up{job="postgres",instance="p"}': "1x440",
    'pg_up{job="postgres",instance="q"}': "1x440",
  };

  it("tell nothing while all answer", () => {
    firing(well, "60m", {});
  });

  it("tell of a node that is gone, once", () => {
    firing({ ...well, 'up{job="node",instance="n1"}': "1x39 0x400" }, "60m", { NodeTargetCritical: 1 });
  });

  it("make a primary that dies with its exporter a database that is down", () => {
    const gone = {
      ...well,
      'up{job="postgres",instance="p"}': "1x39 0x400",
      'pg_up{job="postgres",instance="p"}': "1x39 stale",
    };
    firing(gone, "30m", { DbDownCritical: 1, DbTargetCritical: 1 });
  });

  it("tell that there is no target at all", () => {
    const none = {
      ...well,
      'up{job="node",instance="n1"}': "1x39 stale",
      'up{job="node",instance="n2"}': "1x39 stale",
    };
    firing(none, "60m", { NodeTargetCriticalAbsent: 1 });
  });

  it("have an alert each, below an outage, and so has a CronJob that is watched and may be suspended", () => {
    const derived = plan.alerts.filter(({ concept }) => ["target.up", "job.suspended"].includes(concept));
    assert.deepEqual(
      derived.map(({ key, measurement, rules: [rule] }) => [
        key,
        measurement.language === "promql" && measurement.expression,
        rule?.severity,
      ]),
      [
        ["nightly.suspended", 'sum(kube_cronjob_spec_suspend{namespace="shop",cronjob="nightly"})', "warning"],
        ["db.target", 'up{job="postgres"}', "critical"],
        ["node.target", 'up{job="node"}', "critical"],
        ["kube.target", 'up{job="kube-state-metrics"}', "critical"],
      ],
    );
  });
});
