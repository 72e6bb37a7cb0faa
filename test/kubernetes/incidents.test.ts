import { strict as assert } from "node:assert";
import { stringify } from "yaml";
import { synth } from "../../components/kubernetes/synth";
import { builtInCatalogue } from "../catalogue/samples";
import { needPromtool, testRules } from "../kit/promtool";
import { planYaml } from "../kit/yaml-plan";
import { site } from "./plan";
import { ruleFile } from "./rule-file";

const sections = `where: { kubernetes: main }
resources:
  app: { kind: prometheus.http, job: app }
  db: { kind: prometheus.postgres, job: postgres }
  cache: { kind: prometheus.redis, job: redis }
  auth: { kind: prometheus.app, job: auth, metric: login_failed_total }
alerts:
  db.down: { concept: db.up, on: db, from: Alerts, outage: { assume: down, because: it, for: { assume: 1 minute, because: it }, notify: critical } }
  cache.down: { concept: cache.up, on: cache, from: Alerts, outage: { assume: down, because: it, for: { assume: 5 minutes, because: it }, notify: critical } }
  sign-in: { concept: auth.login_failures, on: auth, from: Alerts, outage: { assume: ">= 5 records", because: it, notify: critical } }
slos:
  incidents: { on: app, from: Objectives, mttr: { is: 4 hours, row: SH-3 }, mtbf: { is: 720 hours, row: SH-4 } }
`;

/** One case: series of one sample a minute, and the figures they make at a time. */
function figures(
  rules: string,
  series: Readonly<Record<string, string>>,
  at: string,
  expected: Record<string, number>,
) {
  const test = {
    rule_files: ["rules.yaml"],
    evaluation_interval: "1m",
    tests: [
      {
        interval: "1m",
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: Object.entries(expected).map(([name, value]) => {
          const metric = `shop_incidents:${name}`;
          return { expr: metric, eval_time: at, exp_samples: [{ labels: metric, value }] };
        }),
      },
    ],
  };
  const { ok, output } = testRules(rules, stringify(test));
  assert.ok(ok, output);
}

describe("figures of incidents on Prometheus", () => {
  let rules: string;

  before(function () {
    needPromtool(this);
    const plan = planYaml(sections, {}, builtInCatalogue());
    assert.deepEqual(plan.problems, []);
    rules = ruleFile(synth(plan, site)).replaceAll(/interval: 5m$/gm, "interval: 1m");
  });

  const up = { 'pg_up{job="postgres"}': "1x900", 'redis_up{job="redis"}': "1x900" };

  it("give a stop of ten minutes as ten minutes, after hours of history as after days of none", () => {
    for (const before of [3, 359]) {
      const stop = { ...up, 'pg_up{job="postgres"}': `1x${before} 0x9 1x120` };
      figures(rules, stop, `${before + 60}m`, { "mttr_seconds:30d": 600, "incident_count:30d": 1 });
    }
  });

  it("take stops that overlap for one incident, from the first breach to the last", () => {
    const overlap = { 'pg_up{job="postgres"}': "1x59 0x19 1x120", 'redis_up{job="redis"}': "1x64 0x34 1x120" };
    figures(rules, overlap, "180m", { "mttr_seconds:30d": 2400, "incident_count:30d": 1 });
  });

  it("are a mean over several incidents", () => {
    const twice = { ...up, 'pg_up{job="postgres"}': "1x59 0x9 1x60 0x29 1x120" };
    figures(rules, twice, "240m", { "mttr_seconds:30d": 1200, "incident_count:30d": 2, "mtbf_seconds:30d": 1_296_000 });
  });

  it("count no alert during which the service works, however loud it is", () => {
    const attack = { ...up, 'login_failed_total{job="auth"}': "0x30 10x60 20x200" };
    figures(rules, attack, "180m", { "incident_count:30d": 0, "mtbf_seconds:30d": 2_592_000 });
  });
});
