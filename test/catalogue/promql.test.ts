import assert from "node:assert/strict";
import { checkRules, needPromtool } from "../kit/promtool";
import { evaluate, promql, windowed, written } from "./promql-cases";
import { samples } from "./samples";

describe("PromQL of the catalogue", () => {
  before(function () {
    needPromtool(this);
  });

  it("passes promtool check rules, each measurement with a threshold behind it", () => {
    const texts = samples().flatMap(({ concept, kind, measurement }) => {
      if (measurement.language !== "promql") return [];
      const { expression, absent, traffic, records = {} } = measurement;
      const own = [`(${expression}) > 1`, absent, traffic, ...Object.values(records)];
      return own.flatMap((text) => (text === undefined ? [] : [{ name: `${concept} on ${kind}`, text }]));
    });
    const rules = texts.map(({ name, text }, index) => ({
      alert: `a${index}`,
      expr: windowed(text),
      labels: { name },
    }));
    const { ok, output } = checkRules(JSON.stringify({ groups: [{ name: "catalogue", rules }] }));
    assert.ok(ok, output);
    assert.match(output, new RegExp(`SUCCESS: ${rules.length} rules found`));
  });

  const http = { job: "api" };
  const requests = 'http_requests_total{job="api",status_code="200"}';
  const errors = 'http_requests_total{job="api",status_code="500"}';

  it("reads ratios as nothing without traffic, and as zero before the first error", () => {
    const ratio = promql("http.error_ratio", "prometheus.http", http).expression;
    const burn = written(promql("slo.burn_rate", "prometheus.http", { ...http, budget: "0.1", record: "api" }));
    evaluate([
      { name: "no series", expression: ratio, series: {}, value: undefined },
      { name: "no traffic", expression: ratio, series: { [requests]: "5x20", [errors]: "1x20" }, value: undefined },
      { name: "no error series", expression: ratio, series: { [requests]: "0+60x20" }, value: 0 },
      { name: "a quarter", expression: ratio, series: { [requests]: "0+60x20", [errors]: "0+20x20" }, value: 0.25 },
      { name: "all fail", expression: ratio, series: { [errors]: "0+20x20" }, value: 1 },
      { name: "burn of a tenth", expression: burn, series: { [requests]: "0+75x20", [errors]: "0+25x20" }, value: 2.5 },
      { name: "burn without errors", expression: burn, series: { [requests]: "0+60x20" }, value: 0 },
    ]);
  });

  it("holds the traffic guard from the minimum on", () => {
    const guard = promql("http.error_ratio", "prometheus.http", http).traffic;
    assert.ok(guard);
    evaluate([
      { name: "one a minute", expression: guard, series: { [requests]: "0+1x20" }, value: undefined },
      { name: "two a minute", expression: guard, series: { [requests]: "0+2x20" }, value: 10 },
      { name: "none", expression: guard, series: {}, value: undefined },
    ]);
  });

  it("reads latencies and hit ratios as nothing without traffic", () => {
    const average = promql("http.latency.avg", "prometheus.http", http).expression;
    const quantile = promql("http.latency.p95", "prometheus.http", http).expression;
    const good = promql("http.latency.good_ratio", "prometheus.http", { ...http, latencyTarget: "2" }).expression;
    const hits = promql("cache.hit_ratio", "prometheus.redis", { job: "redis" }).expression;
    const sum = 'http_request_duration_seconds_sum{job="api"}';
    const count = 'http_request_duration_seconds_count{job="api"}';
    const bucket = (le: string) => `http_request_duration_seconds_bucket{job="api",le="${le}"}`;
    evaluate([
      { name: "idle average", expression: average, series: { [sum]: "9x20", [count]: "3x20" }, value: undefined },
      { name: "average", expression: average, series: { [sum]: "0+30x20", [count]: "0+60x20" }, value: 0.5 },
      {
        name: "good of old buckets",
        expression: good,
        series: { [bucket("2")]: "0+9x20", [count]: "0+10x20" },
        value: 0.9,
      },
      {
        name: "good of new buckets",
        expression: good,
        series: { [bucket("2.0")]: "0+9x20", [count]: "0+10x20" },
        value: 0.9,
      },
      {
        name: "beyond the last bucket it reads that bucket",
        expression: quantile,
        series: { [bucket("1")]: "0x20", [bucket("10")]: "0x20", [bucket("+Inf")]: "0+60x20" },
        value: 10,
      },
      {
        name: "idle cache",
        expression: hits,
        series: {
          'redis_keyspace_hits_total{job="redis"}': "7x20",
          'redis_keyspace_misses_total{job="redis"}': "7x20",
        },
        value: undefined,
      },
    ]);
  });

  it("compares with last week, where traffic that is gone counts as none and a week that is missing as nothing", () => {
    const wow = promql("http.request_rate.wow", "prometheus.http", http).expression;
    const at = "10090m"; // a week and ten minutes
    evaluate([
      { name: "half", at, expression: wow, series: { [requests]: "0+20x5000 100000+10x5100" }, value: 0.5 },
      { name: "gone", at, expression: wow, series: { [requests]: "0+20x100" }, value: 0 },
      { name: "first week", expression: wow, series: { [requests]: "0+20x20" }, value: undefined },
    ]);
  });

  it("counts a pair of counters also while one of them does not exist yet", () => {
    const pair = { job: "auth", good: "login_success_total", bad: "login_failed_total" };
    const ratio = promql("auth.success_ratio", "prometheus.pair", pair).expression;
    const flow = promql("business.flow.up", "prometheus.pair", pair).expression;
    const good = 'login_success_total{job="auth"}';
    const bad = 'login_failed_total{job="auth"}';
    evaluate([
      { name: "only failures", expression: ratio, series: { [bad]: "0+6x20" }, value: 0 },
      { name: "only successes", expression: ratio, series: { [good]: "0+6x20" }, value: 1 },
      { name: "three of four", expression: ratio, series: { [good]: "0+9x20", [bad]: "0+3x20" }, value: 0.75 },
      { name: "nobody", expression: ratio, series: { [good]: "4x20", [bad]: "4x20" }, value: undefined },
      { name: "flow with only failures", expression: flow, series: { [bad]: "0+6x20" }, value: 0 },
      { name: "flow with some success", expression: flow, series: { [good]: "0+1x20", [bad]: "0+6x20" }, value: 1 },
      { name: "idle flow", expression: flow, series: { [good]: "4x20", [bad]: "4x20" }, value: 1 },
    ]);
  });

  it("takes what is gone for down", () => {
    const up = promql("db.up", "prometheus.postgres", { job: "pg" });
    const missing = promql("db.replicas.missing", "prometheus.postgres", {
      job: "pg",
      expectedReplicas: "2",
    }).expression;
    const replica = (name: string) => `pg_stat_replication_pg_wal_lsn_diff{job="pg",application_name="${name}"}`;
    evaluate([
      {
        name: "one of two servers down",
        expression: up.expression,
        series: { 'pg_up{job="pg",instance="a"}': "1x20", 'pg_up{job="pg",instance="b"}': "0x20" },
        value: 0,
      },
      { name: "exporter gone", expression: up.absent ?? "", series: {}, value: 1, labels: '{job="pg"}' },
      {
        name: "primary gone with its exporter",
        expression: up.expression,
        series: {
          'pg_up{job="pg",instance="a"}': "1x9 stale",
          'up{job="pg",instance="a"}': "1x9 0x11",
          'pg_up{job="pg",instance="b"}': "1x20",
        },
        value: 0,
      },
      { name: "a replica gone", expression: missing, series: { [replica("a")]: "0x20" }, value: 1 },
      { name: "both replicas gone", expression: missing, series: { 'pg_up{job="pg"}': "1x20" }, value: 2 },
      { name: "nothing is known", expression: missing, series: {}, value: undefined },
      { name: "both there", expression: missing, series: { [replica("a")]: "0x20", [replica("b")]: "9x20" }, value: 0 },
    ]);
  });

  it("takes what was never archived for infinitely old, however the exporter says never", () => {
    const age = promql("backup.age", "prometheus.postgres", { job: "pg" }).expression;
    const cnpg = promql("backup.age", "prometheus.cnpg", { namespace: "db", cluster: "pg" }).expression;
    const archived = (instance: string) => `pg_stat_archiver_last_archive_age{job="pg",instance="${instance}"}`;
    const replica = 'pg_replication_is_replica{job="pg",instance="b"}';
    const pod = (number: number) =>
      `cnpg_pg_stat_archiver_seconds_since_last_archival{namespace="db",pod="pg-${number}"}`;
    const endless = (expression: string): string => `(${expression}) > bool 1e300`;
    evaluate([
      { name: "archived", expression: age, series: { [archived("a")]: "42x20" }, value: 42 },
      { name: "never", expression: endless(age), series: { [archived("a")]: "NaN ".repeat(21).trim() }, value: 1 },
      {
        name: "replicas archive nothing",
        expression: age,
        series: { [archived("a")]: "42x20", [archived("b")]: "9000x20", [replica]: "1x20" },
        value: 42,
      },
      { name: "gone", expression: age, series: {}, value: undefined },
      { name: "cnpg archived", expression: cnpg, series: { [pod(1)]: "42x20", [pod(2)]: "-1x20" }, value: 42 },
      { name: "cnpg never", expression: endless(cnpg), series: { [pod(1)]: "-1x20", [pod(2)]: "-1x20" }, value: 1 },
    ]);
  });

  it("tells a missed job from one that ran, also when it never succeeded", () => {
    const { expression } = promql("job.missed", "prometheus.kubernetes", {
      namespace: "ops",
      cronjob: "backup",
      slackSeconds: "60",
    });
    const last = 'kube_cronjob_status_last_successful_time{namespace="ops",cronjob="backup"}';
    const created = 'kube_cronjob_created{namespace="ops",cronjob="backup"}';
    evaluate([
      { name: "ran", expression, series: { [last]: "1000x20", [created]: "0x20" }, value: 1 },
      { name: "late", expression, series: { [last]: "800x20", [created]: "0x20" }, value: 0 },
      { name: "never succeeded", expression, series: { [created]: "0x20" }, value: 0 },
      { name: "new", expression, series: { [created]: "900x20" }, value: 1 },
    ]);
  });

  it("compares the busier direction of a link", () => {
    const { expression } = promql("network.utilization", "prometheus.node", { job: "node", linkBps: "8000" });
    const labels = '{instance="a",job="node",device="eth0"}';
    const received = 'node_network_receive_bytes_total{job="node",instance="a",device="eth0"}';
    const sent = 'node_network_transmit_bytes_total{job="node",instance="a",device="eth0"}';
    evaluate([
      { name: "receiving", expression, series: { [received]: "0+48000x20", [sent]: "0+600x20" }, value: 80, labels },
      { name: "sending", expression, series: { [received]: "0+600x20", [sent]: "0+54000x20" }, value: 90, labels },
    ]);
  });
});
