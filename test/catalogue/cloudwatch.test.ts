import assert from "node:assert/strict";
import { type Gaps, metricMath } from "../../core/expressions";
import type { CloudWatchMeasurement } from "../../core/model";
import { builtInCatalogue, samples } from "./samples";

type Points = Readonly<Record<string, number | undefined>>;

describe("CloudWatch measurements of the catalogue", () => {
  const all = samples().flatMap(({ concept, kind, measurement }) =>
    measurement.language === "cloudwatch" ? [{ name: `${concept} on ${kind}`, measurement }] : [],
  );
  const one = (name: string): CloudWatchMeasurement => {
    const found = all.find((each) => each.name === name);
    if (!found) throw new Error(`no ${name}`);
    return found.measurement;
  };
  const result = (name: string, points: Points, gaps: Gaps = "missing") => {
    const { expression, metrics } = one(name);
    const missing = Object.fromEntries(Object.keys(metrics).map((id) => [id, undefined]));
    return metricMath(expression ?? "", { MINIMUM: 10, PERIOD: 60, ...missing, ...points }, gaps);
  };

  it("stay within the limits of metric math, without a shift in time or a search", () => {
    assert.ok(all.length >= 79);
    for (const { name, measurement } of all) {
      assert.ok(Object.keys(measurement.metrics).length <= 10, name);
      const functions = measurement.expression?.match(/\b[A-Z_]{2,}(?=\()/g) ?? [];
      assert.deepEqual(
        functions.filter((each) => !["IF", "FILL", "MAX", "SUM"].includes(each)),
        [],
        name,
      );
    }
  });

  it("are arithmetic over their metrics", () => {
    for (const { name, measurement } of all) {
      if (measurement.expression === undefined) continue;
      const points = Object.fromEntries(Object.keys(measurement.metrics).map((id) => [id, 100]));
      const value = metricMath(measurement.expression, { MINIMUM: 10, PERIOD: 60, ...points });
      assert.equal(typeof value, "number", name);
    }
  });

  it("give the load balancer's own errors no target group", () => {
    const metrics = all.flatMap(({ measurement }) => Object.values(measurement.metrics));
    const own = metrics.filter(({ name }) => name.startsWith("HTTPCode_ELB_"));
    assert.ok(own.length >= 5);
    for (const { dimensions } of own) assert.deepEqual(Object.keys(dimensions), ["LoadBalancer"]);
  });

  it("read a burn rate in multiples of the budget, and as zero below the least bad requests", () => {
    const errors = "slo.burn_rate on aws.alb";
    assert.equal(result(errors, { requests: 10, failed: 9 }), 0);
    assert.equal(result(errors, { requests: 1000, failed: 10 }), 10);
    assert.equal(result(errors, { requests: 500, refused: 500, unrouted: 500 }), 500);
    const slow = "slo.burn_rate.latency on aws.alb";
    assert.equal(result(slow, { requests: 100, rank: 91 }), 0);
    assert.equal(result(slow, { requests: 1000, rank: 99 }), 10);
  });

  it("read an error ratio as zero without traffic and below the minimum, and count refused requests", () => {
    const name = "http.error_ratio on aws.alb";
    assert.equal(result(name, { requests: 9, failed: 9 }), 0);
    assert.equal(result(name, { requests: 200 }), 0);
    assert.equal(result(name, { requests: 200, failed: 10 }), 0.05);
    assert.equal(result(name, { requests: 150, refused: 50, unrouted: 50 }), 0.25);
    assert.ok(Number(result(name, { refused: 50, unrouted: 50 })) > 0.95);
  });

  it("say nothing of a period in which no metric has data, whatever CloudWatch makes of a gap", () => {
    // The newest minute often has none yet: a value there would hold an alarm in OK or in ALARM for ever.
    const computed = all.filter(({ measurement }) => measurement.expression !== undefined);
    assert.ok(computed.length > 15);
    for (const { name } of computed) {
      assert.deepEqual([result(name, {}, "missing"), result(name, {}, "zero")], [undefined, undefined], name);
    }
  });

  it("read the same where only errors, or only requests, have data, whatever CloudWatch makes of a gap", () => {
    for (const gaps of ["missing", "zero"] as const) {
      assert.equal(result("http.errors.count on aws.alb", { failed: 3 }, gaps), 3);
      assert.equal(result("job.failures on aws.sfn.statemachine", { aborted: 1 }, gaps), 1);
      assert.equal(result("http.error_ratio on aws.alb", { requests: 200, failed: 10 }, gaps), 0.05);
      assert.equal(result("http.error_ratio on aws.alb", { requests: 200 }, gaps), 0);
      assert.equal(result("cache.hit_ratio on aws.elasticache.redis", { hits: 30, misses: 10 }, gaps), 0.75);
      assert.equal(result("cache.hit_ratio on aws.elasticache.redis", { hits: 200 }, gaps), 1);
    }
  });

  it("take silence of a heartbeat for down: the concept does, so that its alarm breaches on missing data", () => {
    assert.equal(result("service.up on aws.alb", { hosts: 2 }), 1);
    assert.equal(result("service.up on aws.alb", { hosts: 0 }), 0);
    assert.equal(result("service.up on aws.synthetics.canary", { success: 50 }), 0);
    assert.equal(result("db.up on aws.rds.postgres", { connections: 5 }), 1);
    const heartbeats = samples().filter(({ concept }) =>
      ["service.up", "db.up", "cache.up", "job.missed", "http.traffic.up", "business.count"].includes(concept),
    );
    const { concepts } = builtInCatalogue();
    for (const { concept } of heartbeats) assert.equal(concepts.get(concept)?.missing, "breach", concept);
  });

  it("subtract the reserved connections from the maximum", () => {
    const { expression } = one("db.connections.ratio on aws.rds.postgres");
    assert.equal(expression, "connections / (200 - 3)");
    assert.equal(result("db.connections.ratio on aws.rds.postgres", { connections: 98.5 }), 0.5);
  });

  it("turn free bytes into a share in use", () => {
    const allocated = 536870912000;
    assert.equal(result("db.storage.utilization on aws.rds.postgres", { free: 0.75 * allocated }), 25);
  });

  it("tell a flow that fails from one that is idle", () => {
    const flow = "business.flow.up on aws.log.pair";
    assert.equal(result(flow, { bad: 3 }), 0);
    assert.equal(result(flow, { bad: 3, good: 1 }), 1);
    const logins = "auth.success_ratio on aws.log.pair";
    assert.equal(result(logins, { bad: 12 }), 0);
    assert.equal(result(logins, { good: 9, bad: 3 }), 0.75);
  });

  it("count deadlocks per minute whatever the period", () => {
    const { expression = "" } = one("db.deadlocks on aws.log.count");
    assert.equal(metricMath(expression, { count: 10, PERIOD: 300 }), 2);
    assert.equal(metricMath(expression, { count: undefined, PERIOD: 60 }), undefined);
  });
});
