import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findConcept, judge, loadBoards, measure } from "../../core/catalogue";
import { dimensionOf, formatProblem, parseQuantity, seconds } from "../../core/model";
import { kindsPage } from "../../scripts/kinds";
import { builtIn, builtInCatalogue, samples } from "./samples";

/** The concepts every requirement row was normalised to, composite ones split. */
const required = [
  ["cpu.utilization", "memory.utilization", "disk.utilization", "network.utilization"],
  ["network.receive.utilization", "network.transmit.utilization"],
  ["http.error_ratio", "http.latency.p95", "http.latency.avg", "http.latency.good_ratio", "http.request_rate"],
  ["http.request_rate.wow", "service.availability", "service.up", "db.up", "db.connections.ratio"],
  ["db.connections.count", "db.pool.ratio", "db.slow_query.count", "db.longest_query", "db.deadlocks"],
  ["db.replication_lag", "db.io.utilization", "db.io.bandwidth", "db.storage.utilization", "cosmos.ru.utilization"],
  ["cosmos.throttled", "auth.login_failures", "security.data_access", "backup.age", "restore_test.age"],
  ["restore_test.duration", "job.failures", "job.runtime", "job.missed", "capacity.instances.ratio"],
  ["cost.month_to_date.ratio", "slo.burn_rate", "log.count_by_level", "tls.certificate_expiry", "security.event"],
  ["cache.up", "cache.hit_ratio", "cosmos.storage", "cosmos.ru_total", "db.locks", "db.transaction_rate"],
  ["db.query_time", "http.latency.p50", "http.latency.p99", "http.latency.max", "business.count"],
].flat();

describe("the built-in catalogue", () => {
  const { concepts, kinds, overrides, problems } = builtInCatalogue();

  it("loads every file without a problem", () => {
    assert.deepEqual(problems.map(formatProblem), []);
    assert.deepEqual(overrides, []);
    const files = readdirSync(builtIn).filter((name) => name.endsWith(".yaml"));
    assert.equal(concepts.size, files.length);
    assert.deepEqual(
      [...concepts.values()].map((concept) => concept.file),
      [...concepts.keys()].map((name) => join(builtIn, `${name}.yaml`)),
    );
  });

  it("knows every concept of the requirements, each measured on at least one kind", () => {
    assert.deepEqual(
      required.filter((name) => !concepts.has(name)),
      [],
    );
    for (const concept of concepts.values()) assert.notDeepEqual(Object.keys(concept.measurements), [], concept.name);
  });

  it("measures each kind in the language of its platform", () => {
    const languages: Readonly<Record<string, readonly string[]>> = {
      aws: ["cloudwatch"],
      azure: ["azure-metric", "kql"],
      prometheus: ["promql"],
    };
    for (const { concept, kind, measurement } of samples()) {
      assert.ok(languages[kind.split(".")[0] ?? ""]?.includes(measurement.language), `${concept} on ${kind}`);
    }
    assert.ok(kinds.length >= 46);
  });

  it("takes silence for a breach only where a heartbeat, an age or a count that may be too low is measured", () => {
    const breaching = [...concepts.values()].filter((concept) => concept.missing === "breach");
    assert.deepEqual(
      breaching.map((concept) => concept.name),
      [
        "backup.age",
        "backup.snapshot_age",
        "business.active_users",
        "business.count",
        "cache.save_age",
        "cache.up",
        "db.replicas.missing",
        "db.up",
        "host.clock.synchronized",
        "http.traffic.up",
        "job.age",
        "job.missed",
        "job.started",
        "measure.age",
        "network.link.up",
        "network.tunnel.redundant",
        "network.tunnel.up",
        "restore_test.age",
        "service.availability",
        "service.failed_locations",
        "service.healthy_hosts",
        "service.up",
        "target.up",
      ],
    );
  });

  it("guards every ratio of requests with a minimum of traffic", () => {
    for (const concept of concepts.values()) {
      const asks = JSON.stringify(concept.measurements).includes("MINIMUM");
      assert.equal(concept.minimumTraffic !== undefined, asks, concept.name);
    }
  });

  it("has default timings that its own measurements can keep", () => {
    for (const concept of concepts.values()) {
      for (const text of Object.values(concept.defaults)) {
        const quantity = parseQuantity(text);
        assert.equal(quantity && dimensionOf(quantity.unit), "time", `${concept.name}: ${text}`);
      }
      assert.match(concept.title.ja, /[ぁ-んァ-ヶ一-龠]|Cosmos|CPU|IOPS/, concept.name);
    }
  });

  it("has no measurement that judges itself unfit in the default window", () => {
    const slow = samples().flatMap(({ concept: name, kind, measurement }) => {
      const concept = findConcept(builtInCatalogue(), name);
      if ("code" in concept) throw new Error(concept.what);
      const time = (text: string) => parseQuantity(text) ?? { amount: "0", unit: "second" as const };
      const limit = { amount: String(concept.range.max ?? concept.range.min + 1), unit: concept.unit };
      const operator = concept.state || concept.bad === "below" ? ("<" as const) : (">=" as const);
      const { defaults } = concept;
      // Planning widens a default window to one value of the measurement.
      const window = {
        amount: String(Math.max(seconds(time(defaults.window)), measurement.grain)),
        unit: "second" as const,
      };
      const timing = { for: time(defaults.for), every: time(defaults.every), window };
      const found = judge(concept, measurement, [{ severity: "warning", threshold: { operator, limit }, ...timing }]);
      return found.map((problem) => `${problem.code} ${name} on ${kind}`);
    });
    assert.deepEqual(slow, []);
  });

  it("is described by docs/kinds.md; if not, run npm run kinds", () => {
    const stale = readFileSync(join(builtIn, "../docs/kinds.md"), "utf8") !== kindsPage(builtInCatalogue());
    assert.equal(stale, false);
  });

  it("has other names of every concept in both languages, each of one concept only", () => {
    const names = new Map<string, string[]>();
    for (const { name, aliases = { ja: [], en: [] } } of concepts.values()) {
      assert.ok(aliases.ja.length > 0 && aliases.en.length > 0, name);
      for (const alias of [...aliases.ja, ...aliases.en]) names.set(alias, [...(names.get(alias) ?? []), name]);
    }
    assert.deepEqual(
      [...names].filter(([, found]) => found.length > 1),
      [],
    );
  });

  it("names runbook pages that exist, and every panel and page its concepts need", () => {
    const pages = new Set(readdirSync(join(builtIn, "../runbooks")));
    const named = [...concepts.values()].flatMap(({ runbook }) => runbook ?? []);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((page) => !pages.has(`${page}.md`)),
      [],
    );
    const { boards, problems } = loadBoards([join(builtIn, "../dashboards")], builtInCatalogue());
    assert.deepEqual(problems.map(formatProblem), []);
    const shown = new Set(
      boards.flatMap(({ rows }) => rows.flatMap(({ panels }) => panels.flatMap(({ show = [] }) => show))),
    );
    const unseen = [...concepts.values()].filter(({ name, runbook }) => runbook !== undefined && !shown.has(name));
    assert.deepEqual(
      unseen.map(({ name }) => name),
      [],
    );
  });

  it("answers for a pair that nobody wrote with the kinds that exist", () => {
    const concept = findConcept(builtInCatalogue(), "http.request_rate.wow");
    assert.ok("measurements" in concept);
    assert.deepEqual(measure(concept, "aws.alb").problems, [
      {
        code: "CATALOGUE-KIND",
        what: "http.request_rate.wow is not expressible on this kind of resource",
        given: "aws.alb",
        allowed: "prometheus.http",
        change: "write the measurement in alert-rules/aws/aws.alb.yaml",
      },
    ]);
    assert.equal(measure(concept, "prometheus.http").measurement?.language, "promql");
  });

  it("suggests the nearest concept for a name it does not know", () => {
    const found = findConcept(builtInCatalogue(), "cpu.utilisation");
    assert.ok("code" in found);
    assert.equal(found.code, "CATALOGUE-CONCEPT");
    assert.equal(found.change, "did you mean cpu.utilization?");
  });
});
