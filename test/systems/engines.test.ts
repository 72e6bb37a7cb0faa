import { strict as assert } from "node:assert";
import { parse, stringify } from "yaml";
import type { ResourceReport } from "../../commands/plan/report";
import { checkConfig, needAmtool } from "../kit/amtool";
import { kqlDiagnostics } from "../kit/kusto";
import { wholePlan } from "../kit/plan";
import { checkRules, needPromtool } from "../kit/promtool";

type Inputs = Readonly<Record<string, unknown>>;
interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
}

/** Rule groups of the operator, and of Azure's managed Prometheus with the same meaning, in Prometheus' own format. */
function groupsOf({ name, inputs }: ResourceReport): { name: string; rules: Rule[] }[] {
  const { groups } = (inputs.spec ?? {}) as { groups?: { name: string; rules: Rule[] }[] };
  if (groups) return groups;
  const rules = inputs.rules as { record?: string; alert?: string; expression: string; labels?: object }[];
  return [
    { name, rules: rules.map(({ record, alert, expression }) => ({ ...named(record, alert), expr: expression })) },
  ];
}

const named = (record?: string, alert?: string) => (record === undefined ? { alert } : { record });

describe("the engines that will evaluate the whole plan", () => {
  let resources: readonly ResourceReport[];
  const ofType = (type: RegExp) => resources.filter((resource) => type.test(resource.type));

  before(async () => {
    resources = (await wholePlan()).report.systems.flatMap((system) => system.resources);
  });

  describe("promtool", () => {
    before(function () {
      needPromtool(this);
    });

    it("accepts every PromQL expression", () => {
      const groups = ofType(/:PrometheusRule(Group)?$/).flatMap(groupsOf);
      const rules = groups.flatMap((group) => group.rules);
      assert.ok(rules.length > 30, String(rules.length));
      const { ok, output } = checkRules(stringify({ groups }));
      assert.ok(ok, output);
      assert.match(output, new RegExp(`SUCCESS: ${rules.length} rules found`));
    });
  });

  describe("amtool", () => {
    before(function () {
      needAmtool(this);
    });

    it("accepts every Alertmanager configuration", () => {
      const texts = ofType(/:Secret$/).flatMap(({ inputs }) =>
        Object.entries((inputs.stringData ?? {}) as Inputs)
          .filter(([file]) => file === "alertmanager.yaml")
          .map(([, text]) => String(text)),
      );
      assert.equal(texts.length, 1);
      for (const text of texts) {
        assert.ok((parse(text) as { receivers: unknown[] }).receivers.length > 3);
        // A secret address is shown as a mark, which is no URL.
        const { ok, output } = checkConfig(text.replaceAll("[secret]", "https://example.com/secret"));
        assert.ok(ok, output);
      }
    });
  });

  it("Azure Monitor's language service accepts every KQL query against the schemas of the tables", () => {
    const alerts = ofType(/:ScheduledQueryRule$/).flatMap(({ name, inputs }) =>
      (inputs.criteria as { allOf: { query: string }[] }).allOf.map(({ query }) => ({ name, query })),
    );
    const saved = ofType(/:SavedSearch$/).map(({ name, inputs }) => ({ name, query: String(inputs.query) }));
    assert.ok(alerts.length >= 9 && saved.length >= 8, `${alerts.length} ${saved.length}`);
    const refused = [...alerts, ...saved].flatMap(({ name, query }) =>
      kqlDiagnostics(query).map((message) => `${name}: ${message}`),
    );
    assert.deepEqual(refused, []);
  });

  it("Azure Monitor's language service would refuse a column that does not exist", () => {
    assert.match(kqlDiagnostics("AppRequests | where NoSuchColumn > 1").join(), /NoSuchColumn/);
  });
});
