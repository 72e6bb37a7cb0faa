import { strict as assert } from "node:assert";
import type { RegisteredResource } from "../../core/model";
import { composeStack, planStack, wholePlan } from "../kit/plan";

const one = "web-service";
const other = "process-todo";

describe("two stacks", () => {
  /** Without the stack's own name, which is part of every URN. */
  const owned = (resources: readonly RegisteredResource[], system: string) =>
    resources
      .filter(({ urn }) => urn.includes(`::${system}`))
      .map(({ urn, inputs, dependencies, provider = "" }) => ({ urn, inputs, dependencies, provider }));

  it("deploy what each one lists, and planning one changes nothing of the other", async () => {
    const first = await planStack({ config: { "hozen:systems": JSON.stringify([one]) } });
    const second = await planStack({ config: { "hozen:systems": JSON.stringify([other]) } });
    const again = await planStack({ config: { "hozen:systems": JSON.stringify([one]) } });
    const both = await wholePlan();
    assert.deepEqual(
      first.report.systems.map(({ system }) => system),
      [one],
    );
    assert.deepEqual(
      second.report.systems.map(({ system }) => system),
      [other],
    );
    assert.deepEqual(again.resources, first.resources);
    assert.ok(owned(first.resources, one).length > 100);
    assert.deepEqual(owned(first.resources, one), owned(both.resources, one));
    assert.deepEqual(owned(second.resources, other), owned(both.resources, other));
    assert.deepEqual(owned(first.resources, other), []);
    const shared = first.resources.filter(({ urn }) => second.resources.some((resource) => resource.urn === urn));
    assert.deepEqual(
      shared.map(({ type }) => type),
      ["pulumi:providers:aws"],
    );
  });

  it("of different environments share no physical name", async () => {
    const names = (resources: readonly RegisteredResource[]) =>
      new Set(
        resources
          .filter(({ custom, type }) => custom && !type.startsWith("pulumi:") && !/RolePolicy|Diagnostic/.test(type))
          .flatMap(({ type, inputs }) =>
            ["name", "alarmName", "ruleName", "actionGroupName", "bucket", "displayName"].flatMap((key) =>
              typeof inputs[key] === "string" && !String(inputs[key]).startsWith("${")
                ? [`${type} ${inputs[key]}`]
                : [],
            ),
          ),
      );
    const prod = names((await wholePlan()).resources);
    const staging = names((await planStack({ stack: "staging" })).resources);
    assert.ok(prod.size > 150, String(prod.size));
    const same = [...prod].filter((name) => staging.has(name));
    // Display names are titles in the document's language; what they display is named after its environment.
    assert.deepEqual(
      same.filter((name) => !/Saved|WebTest|ScheduledQueryRule/.test(name)),
      [],
    );
  });

  it("of different environments count their logs in metrics of their own", async () => {
    const metrics = (resources: readonly RegisteredResource[]) =>
      resources
        .filter(({ type }) => type === "aws:cloudwatch/logMetricFilter:LogMetricFilter")
        .map(({ inputs }) => inputs.metricTransformation as { namespace: string; name: string })
        .map(({ namespace, name }) => `${namespace} ${name}`);
    const prod = metrics((await wholePlan()).resources);
    const staging = new Set(metrics((await planStack({ stack: "staging" })).resources));
    assert.equal(prod.length, 22);
    assert.deepEqual(
      prod.filter((metric) => staging.has(metric)),
      [],
    );
  });

  it("touch a singleton only where they own it", () => {
    const singletons = (owns: string) => {
      const { composition } = composeStack({ config: { "hozen:owns": owns } });
      const declared = composition.systems.flatMap(({ parts }) => parts.flatMap((part) => part.synthesis.declarations));
      return declared.filter(({ type }) => type.endsWith(":Alertmanager")).map(({ key }) => key);
    };
    assert.deepEqual(singletons('["alertmanager"]'), ["alertmanager"]);
    assert.deepEqual(singletons("[]"), []);
  });
});
