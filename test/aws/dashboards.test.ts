import { strict as assert } from "node:assert";
import { readPath } from "../../core/evidence";
import { metricMath } from "../../core/expressions";
import { amountIn, type Plan } from "../../core/model";
import { composition } from "../dashboards/drawn";

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly alarms?: readonly unknown[];
    readonly region?: string;
    readonly metrics?: readonly (readonly unknown[])[];
    readonly annotations?: { readonly horizontal: readonly (Annotation | readonly Annotation[])[] };
  };
}

interface Annotation {
  readonly value: number;
  readonly label?: string;
}

function dashboards(): { plan: Plan; widgets: readonly Widget[]; alarms: number }[] {
  return composition().systems.flatMap(({ plan, parts }) => {
    const declarations = parts.flatMap(({ synthesis }) => synthesis.declarations);
    const made = declarations.find(({ type }) => type === "aws:cloudwatch/dashboard:Dashboard");
    if (!made) return [];
    const { widgets } = JSON.parse(String(readPath(made.inputs, "dashboardBody"))) as { widgets: readonly Widget[] };
    const alarms = declarations.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm").length;
    return [{ plan, widgets, alarms }];
  });
}

describe("CloudWatch dashboards", () => {
  it("are there for the systems CloudWatch measures, each with panels", () => {
    const keys = dashboards().map(({ plan }) => plan.system.key);
    assert.ok(
      ["process-todo", "web-service"].every((key) => keys.includes(key)),
      keys.join(),
    );
    for (const { widgets } of dashboards()) assert.ok(widgets.some(({ type }) => type === "metric"));
  });

  it("show the state of every alarm on top", () => {
    for (const { widgets, alarms, plan } of dashboards()) {
      const states = widgets.filter(({ type }) => type === "alarm");
      assert.equal(
        states.reduce((sum, { properties }) => sum + (properties.alarms?.length ?? 0), 0),
        alarms,
      );
      assert.ok(
        states.every(({ properties }) => (properties.alarms?.length ?? 0) <= 100),
        plan.system.key,
      );
      assert.ok(states.length === 0 || (states[0]?.y ?? 99) < 10, plan.system.key);
    }
  });

  it("draw lines at the limits of the rules, and the documented normal band as a band", () => {
    const web = dashboards().find(({ plan }) => plan.system.key === "web-service");
    const cpu = web?.widgets.find(({ properties }) => properties.title === "Webサーバー CPU使用率");
    const rules = web?.plan.alerts.find(({ key }) => key === "web.cpu")?.rules ?? [];
    const limits = rules.map(({ threshold }) => amountIn(threshold.limit, "percent"));
    const drawn = cpu?.properties.annotations?.horizontal ?? [];
    const lines = drawn.flatMap((one) => (Array.isArray(one) ? [] : [(one as Annotation).value]));
    assert.deepEqual(lines, limits);
    const band = drawn.find((one): one is readonly Annotation[] => Array.isArray(one));
    assert.deepEqual(
      band?.map(({ value }) => value),
      [0, 60],
    );
  });

  it("ask in arithmetic over their own metrics, with ids that do not clash", () => {
    for (const { widgets } of dashboards()) {
      for (const { properties } of widgets.filter(({ type }) => type === "metric")) {
        const options = (properties.metrics ?? []).map((row) => row.at(-1) as { id: string; expression?: string });
        assert.equal(new Set(options.map(({ id }) => id)).size, options.length, properties.title);
        const points = Object.fromEntries(options.flatMap(({ id, expression }) => (expression ? [] : [[id, 100]])));
        for (const { expression } of options) {
          if (expression) assert.equal(typeof metricMath(expression, points), "number", expression);
        }
      }
    }
  });

  it("overlap nowhere", () => {
    for (const { widgets } of dashboards()) {
      const taken = new Set<string>();
      for (const { x, y, width, height } of widgets) {
        assert.ok(x + width <= 24);
        for (let column = x; column < x + width; column++) {
          for (let row = y; row < y + height; row++) {
            assert.ok(!taken.has(`${column} ${row}`));
            taken.add(`${column} ${row}`);
          }
        }
      }
    }
  });
});
