import { strict as assert } from "node:assert";
import { stringify } from "yaml";
import { metricMath } from "../../core/expressions";
import { amountIn, firstScreen, type MetricPanel } from "../../core/model";
import { composition, type Drawn, drawnBoards, type PanelJson, panelsOf, type TargetJson } from "../dashboards/drawn";
import { kqlDiagnostics } from "../kit/kusto";
import { checkRules, needPromtool } from "../kit/promtool";
import { catalogue } from "../planning/kit";

interface Shown extends Drawn {
  readonly panel: PanelJson;
}

describe("Grafana dashboards of the five systems", () => {
  let boards: Drawn[];
  let panels: Shown[];
  const targets = (): TargetJson[] => panels.flatMap(({ panel }) => panel.targets ?? []);
  const nameOf = ({ json, panel }: Shown) => `${json.uid}/${panel.id} ${panel.title}`;
  /** Each measured panel of the plan beside its JSON: they stand in the same order. */
  const measured = (): { shown: Shown; planned: MetricPanel }[] =>
    boards.flatMap((drawn) => {
      const planned = drawn.board.rows.flatMap((row) => row.panels);
      return panelsOf(drawn).flatMap((panel, at) => {
        const own = planned[at];
        return own?.kind === "metric" ? [{ shown: { ...drawn, panel }, planned: own }] : [];
      });
    });

  before(() => {
    boards = drawnBoards();
    panels = boards.flatMap((drawn) => panelsOf(drawn).map((panel) => ({ ...drawn, panel })));
  });

  it("are there for each system: an overview, the documented ones, and operations", () => {
    const list: Record<string, string[]> = {};
    for (const { plan, board } of boards) list[plan.system.key] = [...(list[plan.system.key] ?? []), board.key];
    assert.deepEqual(list, {
      "camp-backend": ["overview", "application", "database", "infrastructure", "operations"],
      "hotel-saas": ["overview", "realtime", "weekly", "monthly", "forecast", "metrics", "operations"],
      "process-todo": ["overview", "apm", "database", "operations"],
      "tenant-platform": ["overview", "cosmos", "operations"],
      "web-service": ["overview", "operations"],
    });
  });

  it("have no two of one uid", () => {
    const uids = boards.map(({ json }) => json.uid);
    assert.equal(new Set(uids).size, uids.length);
    for (const uid of uids) assert.match(uid, /^[\w-]{1,40}$/);
  });

  it("have a title, a description and, where they show values, a unit on every panel", () => {
    for (const shown of panels) {
      const { panel } = shown;
      assert.ok(panel.title.length > 0, nameOf(shown));
      assert.ok((panel.description ?? "").length > 0, nameOf(shown));
      if (panel.type !== "text") assert.ok(panel.fieldConfig?.defaults.unit, nameOf(shown));
    }
  });

  it("ask through a data source that is a variable of the dashboard", () => {
    for (const { json } of boards) {
      const variables = json.templating.list.map(({ name }) => name);
      const asked = [...JSON.stringify(json.panels).matchAll(/"uid":"\$\{(\w+)\}"/g)].map(([, name]) => name as string);
      assert.deepEqual([...new Set(asked)].sort(), [...variables].sort(), json.uid);
    }
  });

  it("draw the limits of the alert rules, and none besides but the end of the normal band and documented aims", () => {
    let lines = 0;
    for (const { shown, planned } of measured()) {
      const drawn = (shown.panel.fieldConfig?.defaults.thresholds?.steps ?? []).flatMap(({ value }) => value ?? []);
      const rules = shown.plan.alerts.filter(({ key }) => planned.alerts.includes(key)).flatMap((alert) => alert.rules);
      const limits = rules.flatMap(({ threshold: { limit } }) => inUnit(limit, planned.unit));
      const aims = planned.lines.flatMap(({ rule, threshold }) => (rule ? [] : inUnit(threshold.limit, planned.unit)));
      const band = planned.normal ? [planned.normal.to].flatMap((end) => inUnit(end, planned.unit)) : [];
      const expected = [...new Set([...limits, ...aims, ...band])].sort((a, b) => a - b);
      assert.deepEqual(drawn, expected, nameOf(shown));
      lines += limits.length;
    }
    assert.ok(lines > 300, String(lines));
  });

  it("draw the limits of every alert somewhere", () => {
    for (const { plan } of composition().systems) {
      const drawn = new Set(
        (plan.boards ?? []).flatMap(({ rows }) =>
          rows.flatMap((row) => row.panels.flatMap((panel) => (panel.kind === "metric" ? panel.alerts : []))),
        ),
      );
      const missing = plan.alerts.filter(({ key }) => !drawn.has(key)).map(({ key }) => key);
      // What a log count on Azure asks is written by the platform that keeps the log: it is seen there.
      const known = plan.alerts.filter(({ resource }) => resource.kind === "azure.log.count").map(({ key }) => key);
      assert.deepEqual(missing, known, plan.system.key);
    }
  });

  it("measure as the catalogue says, and nothing it does not know", () => {
    const known = JSON.stringify([...catalogue().concepts.values()].map(({ measurements }) => measurements));
    for (const { planned } of measured()) {
      for (const { concept, measurement } of planned.series) {
        const kinds = Object.values(catalogue().concepts.get(concept)?.measurements ?? {});
        assert.ok(
          kinds.some(({ language }) => language === measurement.language),
          concept,
        );
      }
    }
    const names = targets().flatMap(({ metricName, azureMonitor }) => metricName || azureMonitor?.metricName || []);
    const own = composition().systems.flatMap(({ plan }) => [
      ...plan.counts.map(({ spec }) => spec.metric.name),
      ...plan.system.resources.flatMap(({ properties }) => Object.values(properties)),
    ]);
    const unknown = [...new Set(names)].filter((name) => !known.includes(`"${name}"`) && !own.includes(name));
    assert.deepEqual(unknown, []);
    assert.ok(names.length > 150, String(names.length));
  });

  it("ask Azure about resources that are named by subscription, group and name, those of the stack as well", () => {
    const asked = targets().flatMap(({ azureMonitor }) => azureMonitor?.resources ?? []);
    const named = /^([\w.-]+(\/[\w.-]+)*|\$\{azure:[\w.-]+\.id\/[248]\})$/;
    for (const resource of asked) {
      for (const part of [resource.subscription, resource.resourceGroup, resource.resourceName]) {
        assert.match(part, named, JSON.stringify(resource));
      }
    }
    assert.ok(asked.some(({ resourceName }) => resourceName === "${azure:job-vacuum-analyze.id/8}"));
  });

  it("overlap nowhere and stay on the grid", () => {
    for (const { json } of boards) {
      const taken = new Map<string, number>();
      for (const { id, gridPos } of json.panels) {
        assert.ok(gridPos.x >= 0 && gridPos.x + gridPos.w <= 24, `${json.uid}/${id}`);
        for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
          for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
            assert.equal(taken.get(`${x} ${y}`), undefined, `${json.uid}: ${id} lies on ${taken.get(`${x} ${y}`)}`);
            taken.set(`${x} ${y}`, id);
          }
        }
      }
      assert.equal(new Set(json.panels.map(({ id }) => id)).size, json.panels.length);
    }
  });

  it("say on the first screen whether the system is well", () => {
    for (const drawn of boards) {
      const { json, board } = drawn;
      const health = board.rows[0]?.panels ?? [];
      assert.ok(health.length > 0 && health.every(({ key }) => key.startsWith("health.")), json.uid);
      const shown = panelsOf(drawn).slice(0, health.length);
      assert.ok(
        shown.every(({ type, gridPos }) => type === "stat" && gridPos.y + gridPos.h <= firstScreen),
        json.uid,
      );
    }
  });

  it("link each limited panel to its runbook and to its alert", () => {
    for (const { shown, planned } of measured()) {
      if (planned.alerts.length === 0) continue;
      const urls = (shown.panel.links ?? []).map(({ url }) => url);
      assert.ok(
        urls.some((url) => url.startsWith("https://runbooks.example.com/")),
        nameOf(shown),
      );
      assert.ok(
        urls.some((url) => /alarmsV2|alertsV2|\/alerting\//.test(url)),
        nameOf(shown),
      );
    }
  });

  it("mark firing alerts and maintenance windows on the time axis", () => {
    const hotel = boards.find(({ json }) => json.uid === "hotel-saas-prod-overview")?.json.annotations.list ?? [];
    const crons = hotel.flatMap(({ target }) => (target as { timeRegion?: { cronExpr: string } }).timeRegion ?? []);
    assert.deepEqual(
      crons.map((region) => `${region.cronExpr} ${(region as unknown as { duration: string }).duration}`),
      ["0 3 * * * 1h", "0 2 * * 0 3h", "0 1 * * 0#1 5h", "0 22 * 3,6,9,12 6#L 8h"],
    );
    assert.ok(hotel.some(({ expr }) => expr === 'ALERTS{alertstate="firing",system="hotel-saas",environment="prod"}'));
  });

  it("mark the alerts of Azure from its resource graph", () => {
    const marks = boards.find(({ json }) => json.uid === "tenant-platform-prod-overview")?.json.annotations.list ?? [];
    const graphs = marks.flatMap(({ target }) => {
      const { azureResourceGraph, subscriptions } = target as {
        azureResourceGraph?: { query: string };
        subscriptions?: string[];
      };
      return azureResourceGraph ? [{ query: azureResourceGraph.query, subscriptions }] : [];
    });
    assert.equal(graphs.length, 1);
    assert.match(graphs[0]?.query ?? "", /alertRule\) contains '\/tenant-platform-prod-'/);
    assert.deepEqual(graphs[0]?.subscriptions, ["00000000-0000-0000-0000-000000000000"]);
  });

  it("show of every objective with an error budget how fast it is spent and how much of it is gone", () => {
    let objectives = 0;
    for (const { plan } of composition().systems) {
      const keys = (plan.boards ?? []).flatMap(({ rows }) => rows.flatMap((row) => row.panels.map(({ key }) => key)));
      for (const objective of plan.slos ?? []) {
        if (objective.kind !== "budget") continue;
        objectives++;
        const { key } = objective.spec;
        assert.ok(keys.includes(`burn.${key}`) && keys.includes(`budget.${key}`), `${plan.system.key}/${key}`);
      }
    }
    assert.equal(objectives, 6);
    const spent = measured().filter(({ planned }) => planned.key.startsWith("budget."));
    for (const { shown, planned } of spent) {
      assert.deepEqual(
        [planned.view, planned.unit, planned.series.map(({ window }) => window.amount), planned.series.length],
        ["stat", "percent", ["30"], 1],
      );
      const aws = shown.panel.targets?.some(({ queryMode }) => queryMode === "Metrics") === true;
      assert.equal((shown.panel as { timeFrom?: string }).timeFrom, aws ? "30d" : undefined, nameOf(shown));
    }
    assert.equal(spent.length, 6);
  });

  it("ask CloudWatch in arithmetic it knows", () => {
    const math = panels.flatMap(({ panel }) =>
      (panel.targets ?? []).flatMap(({ expression, queryMode }) =>
        queryMode === "Metrics" && expression ? [{ expression, own: panel.targets ?? [] }] : [],
      ),
    );
    assert.ok(math.length > 40, String(math.length));
    for (const { expression, own } of math) {
      const points = Object.fromEntries(own.flatMap(({ id, metricName }) => (id && metricName ? [[id, 100]] : [])));
      assert.equal(typeof metricMath(expression, points), "number", expression);
    }
  });

  it("ask Log Analytics in KQL that resolves", function () {
    this.timeout(60_000);
    const queries = new Set(targets().flatMap(({ azureLogAnalytics }) => azureLogAnalytics?.query ?? []));
    assert.ok(queries.size > 8, String(queries.size));
    for (const query of queries) assert.deepEqual(kqlDiagnostics(query), [], query);
  });

  describe("with promtool", () => {
    before(function () {
      needPromtool(this);
    });

    it("ask Prometheus in PromQL that parses", () => {
      const expressions = [...new Set(targets().flatMap(({ expr }) => expr ?? []))];
      assert.ok(expressions.length > 30, String(expressions.length));
      const rules = expressions.map((expr, at) => ({ record: `panel:${at}`, expr }));
      const { ok, output } = checkRules(stringify({ groups: [{ name: "panels", rules }] }));
      assert.ok(ok, output);
    });
  });
});

function inUnit(limit: Parameters<typeof amountIn>[0], unit: MetricPanel["unit"]): number[] {
  try {
    return [amountIn(limit, unit)];
  } catch {
    return [];
  }
}

describe("a limit that a value may just reach", () => {
  const count = (operator: ">" | ">=", amount: string) =>
    ({
      unit: "count",
      view: "lines",
      lines: [
        { title: "", severity: "critical", threshold: { operator, limit: { amount, unit: "count" } }, facts: [] },
      ],
    }) as const;

  it("is well of counted things above which only more is wrong, and already wrong where it is included", () => {
    const { exactLimits, thresholdSteps } =
      require("../../components/grafana/synth/dashboards/thresholds") as Thresholds;
    assert.deepEqual(thresholdSteps(count(">", "0")), [
      { value: null, color: "green" },
      { value: 0, color: "red" },
    ]);
    assert.deepEqual(exactLimits(count(">", "0"))[0]?.options, { "0": { text: "0", color: "green", index: 0 } });
    assert.deepEqual(exactLimits(count(">=", "1")), []);
  });

  it("is a line of its own colour where less is wrong, counted as the document counts", () => {
    const { thresholdSteps } = require("../../components/grafana/synth/dashboards/thresholds") as Thresholds;
    const { unitOf } = require("../../components/grafana/synth/dashboards/units") as Units;
    const free: Parameters<Thresholds["thresholdSteps"]>[0] & Parameters<Units["unitOf"]>[0] = {
      unit: "byte",
      view: "lines",
      range: { min: 0 },
      series: [],
      lines: (["critical", "warning"] as const).map((severity, at) => ({
        title: "",
        severity,
        threshold: { operator: "<", limit: { amount: at === 0 ? "5" : "20", unit: "gigabyte" } },
        facts: [],
      })),
    };
    assert.deepEqual(thresholdSteps(free), [
      { value: null, color: "red" },
      { value: 5e9, color: "orange" },
      { value: 20e9, color: "transparent" },
    ]);
    assert.equal(thresholdSteps({ ...free, view: "stat" }).at(-1)?.color, "green");
    assert.equal(unitOf(free), "decbytes");
    assert.equal(unitOf({ ...free, lines: [] }), "bytes");
  });
});

type Units = typeof import("../../components/grafana/synth/dashboards/units");
type Thresholds = typeof import("../../components/grafana/synth/dashboards/thresholds");
