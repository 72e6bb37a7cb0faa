import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project, wholePlan } from "../kit/plan";
import { needPromtool } from "../kit/promtool";
import { outcomesOf } from "./promql-outcomes";

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr?: string;
  readonly expression?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * What Prometheus itself makes of every condition of the five systems, over series that are made up from the names and
 * labels the condition reads: present, absent, low, high, counting, stopped, started. How long a condition holds before
 * it notifies (`for`) is Prometheus's own work and is not tried here.
 */
describe("the conditions of the five systems in Prometheus", function () {
  this.timeout(300_000);
  let rules: readonly Rule[];
  let engines: readonly string[];

  before(async function () {
    needPromtool(this);
    const { systems } = (await wholePlan()).report;
    engines = systems.flatMap((system) => system.rules.map(({ engine }) => engine));
    rules = systems
      .flatMap((system) => system.resources)
      .filter(({ type }) => /:PrometheusRule(Group)?$/.test(type))
      .flatMap(({ inputs }) => {
        const { groups } = (inputs.spec ?? {}) as { groups?: { rules: Rule[] }[] };
        return groups ? groups.flatMap((group) => group.rules) : (inputs.rules as Rule[]);
      });
  });

  const expressionOf = ({ expr, expression }: Rule): string => expr ?? expression ?? "";

  it("can all hold, and can all not hold", () => {
    const alerts = rules.filter(({ alert }) => alert !== undefined);
    assert.ok(alerts.length >= 76, String(alerts.length));
    const outcomes = outcomesOf(alerts.map(expressionOf));
    const stuck = alerts.flatMap(({ alert = "", labels }, at) => {
      const { holds = false, rests = false } = outcomes[at] ?? {};
      return holds && rests ? [] : [`${alert} ${labels?.severity ?? ""}: ${holds ? "never rests" : "never holds"}`];
    });
    assert.deepEqual(stuck, []);
  });

  it("read recorded series that can have a value", () => {
    const records = rules.filter(({ record }) => record !== undefined);
    assert.ok(records.length >= 20, String(records.length));
    const outcomes = outcomesOf(records.map(expressionOf), { valueOnly: true });
    assert.deepEqual(
      records.filter((_, at) => !outcomes[at]?.holds).map(({ record }) => record),
      [],
    );
  });

  it("are as many as the README says, and so are the rules that nothing here can run", () => {
    const count = (name: RegExp) => engines.filter((engine) => name.test(engine)).length;
    const readme = readFileSync(join(project, "README.md"), "utf8").replace(/\s+/g, " ");
    assert.match(readme, new RegExp(`the ${count(/prometheus/)} of ${engines.length} rules that Prometheus evaluates`));
    assert.match(readme, new RegExp(`the ${count(/^cloudwatch$/)} CloudWatch alarms`));
    assert.match(readme, new RegExp(`Azure's ${count(/^azure-monitor$/)} rules`));
  });

  it("are seen through where they are constant: one that cannot hold, and one that cannot rest", () => {
    assert.deepEqual(outcomesOf(["up > 2 and up < 1", "vector(1)", "up < 1"]), [
      { holds: false, rests: true },
      { holds: true, rests: false },
      { holds: true, rests: true },
    ]);
  });
});
