import assert from "node:assert/strict";
import { azure } from "../../components/azure/provider";
import * as limits from "../../components/azure/synth/common/limits";
import { isJoined, isReference, type Value } from "../../core/model";
import { iso8601 } from "../../core/time";
import {
  alert,
  codes,
  count,
  errors,
  place,
  plan,
  planned,
  promql,
  render,
  route,
  rule,
  store,
  synth,
  threshold,
} from "./kit";

const everything = {
  alerts: [
    alert(),
    alert({ key: "api.latency", measurement: errors }),
    alert({ key: "api.errors", measurement: promql, rules: [rule({ threshold: threshold("> 1%") })] }),
  ],
  stores: [
    planned(
      store({ key: "console", kind: "azure.loganalytics.table", name: "AppServiceConsoleLogs", within: "workspace" }),
    ),
    planned(store()),
  ],
  counts: [planned(count())],
};

function references(value: Value): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (isReference(value)) return [value.ref];
  if (isJoined(value)) return value.join.flatMap((part) => references(part));
  return Object.values(value).flatMap((item) => references(item as Value));
}

describe("Azure dialect", () => {
  it("declares what is referred to before what refers to it, under unique keys", () => {
    const { declarations } = render(everything);
    const seen = new Set<string>();
    for (const { key, inputs, options } of declarations) {
      for (const ref of [...references(inputs as Value), ...(options?.dependsOn ?? [])])
        assert.ok(seen.has(ref), `${key} needs ${ref}`);
      assert.equal(seen.has(key), false, key);
      seen.add(key);
    }
    assert.deepEqual(
      [...seen],
      [
        "route-warning",
        "store-workspace",
        "store-console",
        "count-login-failed",
        "alert-web.cpu-warning",
        "alert-api.latency-warning",
        "alert-api.errors",
      ],
    );
  });

  it("is the same byte for byte", () => {
    assert.equal(JSON.stringify(render(everything)), JSON.stringify(render(everything)));
  });

  it("counts what it uses of each quota", () => {
    const used = render(everything).limits.map(({ name, used: amount, allowed }) => [name, amount, allowed]);
    assert.deepEqual(used, [
      ["metric alert rules per subscription", 1, 5000],
      ["log alert rules per subscription", 1, 5000],
      ["log alert rules at 1-minute frequency", 1, 100],
      ["action groups per resource group", 1, 800],
      ["Prometheus rule groups per monitor workspace", 1, 500],
    ]);
  });

  it("refuses more rules than a quota allows", () => {
    const alerts = Array.from({ length: 101 }, (_, index) => alert({ key: `a${index}`, measurement: errors }));
    const synthesis = render({ alerts });
    assert.deepEqual(codes(synthesis), ["AZURE-QUOTA"]);
    assert.equal(synthesis.problems[0]?.given, "101");
    assert.deepEqual(codes(render({ alerts: alerts.slice(1) })), []);
  });

  it("reports every setting a place lacks, with the line to paste, and renders nothing", () => {
    const synthesis = synth(plan({ alerts: [alert()] }), {
      place: { alias: "main", settings: { location: "japaneast" } },
    });
    assert.deepEqual(codes(synthesis), ["AZURE-PLACE", "AZURE-PLACE"]);
    assert.deepEqual(
      synthesis.problems.map(({ change }) => change),
      [
        "pulumi config set --path 'hozen:where.azure.main.subscription' <value>",
        "pulumi config set --path 'hozen:where.azure.main.resourceGroup' <value>",
      ],
    );
    assert.deepEqual(synthesis.declarations, []);
    const named = synth(plan(), {
      place: { alias: "main", settings: { ...place.settings, subscription: "Production" } },
    });
    assert.deepEqual(
      named.problems.map(({ code, given }) => [code, given]),
      [["AZURE-PLACE", "Production"]],
    );
  });

  it("does nothing without anything to do", () => {
    const empty = render({ routes: [] });
    assert.deepEqual(empty, { rules: [], declarations: [], limits: [], problems: [] });
  });

  it("is what the provider renders, for both of its engines, without loading an SDK", () => {
    assert.deepEqual([azure.name, ...azure.engines], ["azure", "azure-monitor", "azure-prometheus"]);
    const context = { place, stack: "prod", owns: [] };
    assert.deepEqual(azure.synth(plan(everything), context), synth(plan(everything), { place }));
  });

  it("gives every rule that pages a route, an action, a runbook and its clause", () => {
    const { rules, declarations } = render({ ...everything, routes: [route()] });
    assert.equal(
      rules.every(({ pages, routes }) => pages && routes.length === 1),
      true,
    );
    for (const { inputs } of declarations.filter(({ concern }) => concern === "alerts")) {
      const all = JSON.stringify(inputs);
      for (const needed of ["route-warning", "https://runbooks.example.com/shop/web.cpu", "shop.md 5. 監視「70%」"]) {
        assert.ok(all.includes(needed), needed);
      }
    }
  });

  it("knows the accepted values of the platform", () => {
    assert.deepEqual(limits.metricWindows.map(iso8601), [
      "PT1M",
      "PT5M",
      "PT15M",
      "PT30M",
      "PT1H",
      "PT6H",
      "PT12H",
      "P1D",
    ]);
    assert.deepEqual(limits.metricFrequencies.map(iso8601), ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"]);
    assert.deepEqual(limits.logWindows.map(iso8601).slice(-3), ["PT6H", "P1D", "P2D"]);
    assert.equal(limits.logFrequencies.map(iso8601).at(-1), "P1D");
  });
});
