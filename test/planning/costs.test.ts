import { strict as assert } from "node:assert";
import type { PriceTable } from "../../core/model";
import { costsOf } from "../../core/planning/costs";
import { planYaml } from "../kit/yaml-plan";

const table: PriceTable = {
  provider: "aws",
  currency: "USD",
  date: "2026-11-01",
  region: "nowhere",
  source: "https://example.com",
  resources: {
    "aws:a:Alarm": { price: "0.10", each: "queries[*].metric" },
    "aws:a:Rule": { by: "every", prices: { PT1M: "3.00", PT5M: "1.50" } },
  },
  usage: { "aws:a:Check": "runs" },
  free: ["aws:a:Role"],
  logs: { received: "0.50", kept: "0.03", freeDays: 0 },
  metrics: { namespace: "Own/", price: "0.30" },
  backups: { kept: "0.095" },
};
const empty = planYaml("where: { aws: main }\n");
const costs = (resources: Parameters<typeof costsOf>[1], plan = empty) => costsOf(plan, resources, [table])[0];
const resource = (kind: string, inputs: Record<string, unknown> = {}) => ({ type: `aws:a:${kind}`, inputs });

describe("What a system's own resources cost", () => {
  it("counts resources, what they hold several of, and prices that depend on an input", () => {
    const found = costs([
      resource("Alarm"),
      resource("Alarm", { queries: [{ metric: {} }, { metric: {} }, { expression: "a+b" }] }),
      resource("Rule", { every: "PT5M" }),
      resource("Role"),
    ]);
    assert.deepEqual(found?.lines, [
      { what: "Alarm", amount: "3", monthly: "0.30" },
      { what: "Rule", amount: "1", monthly: "1.50" },
    ]);
    assert.deepEqual([found?.monthly, found?.unknown], ["1.80", []]);
  });

  it("counts each metric of its own once, however many alarms read it, and nobody else's", () => {
    const read = (namespace: string, name: string, of: string) => ({ namespace, metricName: name, dimensions: { of } });
    const found = costs([
      resource("Alarm", read("Own/Jobs", "Age", "a")),
      resource("Alarm", read("Own/Jobs", "Age", "a")),
      resource("Alarm", {
        queries: [],
        metricQueries: [{ metric: read("Own/Jobs", "Age", "b") }, { expression: "x" }],
      }),
      resource("Alarm", read("AWS/States", "Failed", "a")),
    ]);
    assert.deepEqual(found?.lines.at(-1), { what: "metrics of Own/", amount: "2", monthly: "0.60" });
  });

  it("leaves out by name what is billed by use, what has no price, and an input without one", () => {
    const found = costs([resource("Check"), resource("New"), resource("Rule", { every: "PT2M" })]);
    assert.deepEqual([found?.monthly, found?.unknown], ["0.00", ["Check (runs)", "New", "Rule"]]);
  });

  it("counts records from the stated volume for as long as they are kept, and copies from the stated size", () => {
    const plan = planYaml(`where: { aws: main }
logs:
  stores:
    app: { kind: aws.cloudwatch.log-group, name: /app, ownership: create, keep: 90 days, volume: 20 GB }
    web: { kind: aws.cloudwatch.log-group, name: /web, ownership: create, keep: 90 days }
backups:
  db: { keep: 30 days, size: 100 GB }
  files: { keep: 30 days }
`);
    const found = costs([resource("Role")], plan);
    assert.deepEqual(found?.lines, [
      { what: "records of app", amount: "20 GB", monthly: "11.80" },
      { what: "one copy of db", amount: "100 GB", monthly: "9.50" },
    ]);
    assert.deepEqual([found?.monthly, found?.unknown], ["21.30", ["copies of files", "records of web"]]);
  });

  it("says nothing of a platform without resources or without a table", () => {
    assert.deepEqual(costsOf(empty, [{ type: "grafana:oss:Dashboard", inputs: {} }], [table]), []);
  });
});
