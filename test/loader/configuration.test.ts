import { strict as assert } from "node:assert";
import { secretMark } from "../../core/model";
import { goodOptions, load, problemLines, systemYaml } from "../kit/system-yaml";

const { config } = goodOptions;

function without(...keys: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(config).filter(([key]) => !keys.includes(key)));
}

describe("values of the stack configuration", () => {
  it("are put where the file refers to them", () => {
    const { system, configKeys } = load(systemYaml());
    assert.equal(system?.resources[0]?.properties.group, "web-asg");
    assert.equal(system?.receivers[0]?.address, "ops@example.com");
    assert.equal(system?.escalations[0]?.steps[0]?.target, "P123456");
    assert.deepEqual(configKeys, ["nightSchedule", "opsMail", "pagerKey", "webGroup"]);
  });

  it("always know the environment, whatever is configured", () => {
    const text = systemYaml(["name: /shop/access", "name: '/shop/${config.environment}/access'"]);
    for (const environment of ["prod", "dev"]) {
      const { system } = load(text, { environment, config: { ...config, environment: "other" } });
      assert.equal(system?.logs.stores[0]?.name, `/shop/${environment}/access`);
    }
  });

  it("that are missing are all named at once, each with the line to paste", () => {
    assert.deepEqual(problemLines(systemYaml(), { config: {} }), [
      "shop.yaml:8:36  CONFIG-MISSING  resources.web.group: the stack configuration has no value for it; " +
        "given ${config.webGroup}; pulumi config set shop:webGroup <value>",
      "shop.yaml:10:35  CONFIG-MISSING  receivers.mail.config: the stack configuration has no value for it; " +
        "given ${config.opsMail}; pulumi config set shop:opsMail <value>",
      "shop.yaml:11:40  CONFIG-MISSING  receivers.pager.config: the stack configuration has no value for it; " +
        "given ${config.pagerKey}; pulumi config set --secret shop:pagerKey <value>",
      "shop.yaml:21:37  CONFIG-MISSING  escalations.night.steps[0].config: the stack configuration has no value for it; " +
        "given ${config.nightSchedule}; pulumi config set shop:nightSchedule <value>",
    ]);
  });

  it("are never what every object inherits", () => {
    const text = systemYaml(
      ["${config.webGroup}", "${config.constructor}"],
      ["on: web\n    schedule", "on: web\n    needs: toString\n    schedule"],
    );
    const { problems } = load(text);
    assert.deepEqual(
      problems.map(({ code, given }) => [code, given]),
      [["CONFIG-MISSING", "${config.constructor}"]],
    );
  });

  it("that are secret never stand in plain text", () => {
    assert.deepEqual(problemLines(systemYaml(), { config: { ...config, webGroup: secretMark } }), [
      "shop.yaml:8:36  CONFIG-SECRET  resources.web.group: a secret of the stack configuration would appear in plain text here; " +
        "given ${config.webGroup}; if it is none, pulumi config set shop:webGroup <value>",
    ]);
  });

  it("may be part of a documented value, which is then read as a whole", () => {
    const text = systemYaml([
      "keep: { is: 90 days, row: SH-30 }",
      'keep: { assume: "${config.logDays} days", because: x }',
    ]);
    const [store] = load(text, { config: { ...config, logDays: "400" } }).system?.logs.stores ?? [];
    assert.deepEqual(store?.keep?.value, { amount: "400", unit: "day" });
    assert.deepEqual(
      load(text, { config: { ...config, logDays: "many" } }).problems.map(({ code, given }) => [code, given]),
      [["SPEC-VALUE", "many days"]],
    );
    assert.deepEqual(
      load(text).problems.map(({ code, given }) => [code, given]),
      [["CONFIG-MISSING", "${config.logDays}"]],
    );
  });
});

describe("what needs a key that is not configured", () => {
  it("is left out with everything in it, and its rows say what they wait for", () => {
    const text = systemYaml(
      ["concept: cpu.utilization", "concept: cpu.utilization\n    needs: webGroup"],
      ["web: { kind: aws.ec2.asg,", "web: { kind: aws.ec2.asg, needs: webGroup,"],
    );
    const { system, problems, configKeys } = load(text, { config: without("webGroup") });
    assert.deepEqual(problems, []);
    assert.equal(system?.resources[0]?.present, false);
    assert.equal(system?.alerts[0]?.present, false);
    assert.deepEqual(
      system?.clauses
        .filter(({ needs }) => needs === "webGroup")
        .map(({ id }) => id)
        .sort(),
      ["SH-10", "SH-11", "SH-12", "SH-13"],
    );
    assert.ok(configKeys.includes("webGroup"));
  });

  it("is there as soon as the key is", () => {
    const { system } = load(systemYaml(["web: { kind: aws.ec2.asg,", "web: { kind: aws.ec2.asg, needs: webGroup,"]));
    assert.equal(system?.resources[0]?.present, true);
    assert.deepEqual(
      system?.clauses.filter(({ needs }) => needs !== undefined),
      [],
    );
  });

  it("may be a single value: its row stays, nothing is deployed for it", () => {
    const text = systemYaml(["keep: { is: 90 days, row: SH-30 }", "keep: { is: 90 days, row: SH-30, needs: logs }"]);
    const keep = load(text).system?.logs.stores[0]?.keep;
    assert.deepEqual([keep?.deploys, keep?.needs, keep?.clauses], [false, "logs", ["SH-30"]]);
    const there = load(text, { config: { ...config, logs: "yes" } }).system?.logs.stores[0]?.keep;
    assert.equal(there?.deploys, true);
  });
});

describe("a file without any stack", () => {
  it("is checked as if every key had a fitting value", () => {
    const text = systemYaml(
      ["keep: { is: 90 days, row: SH-30 }", 'keep: { is: "${config.logKeep}", row: SH-30 }'],
      ['amount: { is: "JPY 500,000", row: SH-50 }', 'amount: { is: "${config.budget}", row: SH-50 }'],
      ["schedule: { is: daily 02:00, row: SH-40 }", 'schedule: { is: "${config.night}", row: SH-40 }'],
      ['is: ">= 85%"', 'is: "${config.limit}"'],
    );
    const { system, problems } = load(text, { config: {}, withoutStack: true });
    assert.deepEqual(problems, []);
    assert.deepEqual(system?.logs.stores[0]?.keep?.value, { amount: "1", unit: "day" });
  });

  it("still has its own mistakes", () => {
    const text = systemYaml(["keep: { is: 90 days, row: SH-30 }", "keep: { is: 90, row: SH-30 }"]);
    assert.deepEqual(
      load(text, { config: {}, withoutStack: true }).problems.map(({ code }) => code),
      ["SPEC-UNIT"],
    );
  });
});
