import { strict as assert } from "node:assert";
import { fill, isUnknown, reasonOf, refusals, unknownValue, valuesAt } from "../../core/contracts";
import { changesBetween } from "../../engine/rehearsal/diff";

const site = { account: "123456789012", region: "ap-northeast-1", subscription: "sub" };

describe("what a rehearsal provider refuses", () => {
  const contract = {
    id: "{hash}",
    required: ["name", "threshold|thresholdMetricId", "spec.groups"],
    limits: [
      { at: "name", longest: 5 },
      { at: "period", multipleOf: 60, besides: [10, 20, 30] },
      { at: "rules[*].severity", accepted: ["critical", "warning"] },
      { at: "rules", entries: 2 },
      { at: "days", least: 30, most: 730 },
    ],
  };
  const reasons = (inputs: Readonly<Record<string, unknown>>) =>
    refusals(contract, inputs).map((refusal) => `${refusal.property}: ${reasonOf(refusal)}`);
  const good = { name: "alarm", threshold: 1, spec: { groups: [] } };

  it("is nothing when the inputs are as the platform wants them", () => {
    const inputs = { ...good, period: 120, rules: [{ severity: "critical" }], days: 90 };
    assert.deepEqual(refusals(contract, inputs), []);
  });

  it("is an input that is missing, unless an alternative is there", () => {
    assert.deepEqual(reasons({ ...good, threshold: undefined }), [
      "threshold: required: threshold or thresholdMetricId",
    ]);
    assert.deepEqual(refusals(contract, { ...good, threshold: undefined, thresholdMetricId: "e1" }), []);
  });

  it("is every value beyond a limit, each at its own path", () => {
    const rules = [{ severity: "critical" }, { severity: "fatal" }, { severity: "warning" }];
    assert.deepEqual(reasons({ ...good, name: "アラーム12", period: 90, rules, days: 29 }), [
      "name: 6 characters; at most 5",
      "period: 90; a multiple of 60",
      "rules[1].severity: fatal; one of critical, warning",
      "rules: 3 entries; at most 2",
      "days: 29; 30 to 730",
    ]);
    assert.deepEqual(refusals(contract, { ...good, period: 10 }), []);
  });

  it("is never what is not known yet", () => {
    assert.deepEqual(refusals(contract, { name: unknownValue, threshold: unknownValue, spec: unknownValue }), []);
  });

  it("is the number of entries, also where what they will be is not known yet", () => {
    const entries = { id: "{hash}", limits: [{ at: "rules", entries: 2 }] };
    const reasons = (rules: readonly string[]) => refusals(entries, { rules }).map(reasonOf);
    assert.deepEqual(reasons([unknownValue, unknownValue, "x"]), ["3 entries; at most 2"]);
    assert.deepEqual(reasons([unknownValue, unknownValue]), []);
  });
});

describe("what a rehearsal provider says has changed", () => {
  const contract = { id: "{hash}", identity: "{input.metadata.name}", fixed: ["location"] };

  it("is nothing between equal inputs, absent and null being the same", () => {
    assert.deepEqual(changesBetween({ a: [1, { b: null }] }, { a: [1, {}] }, contract), []);
  });

  it("is each leaf that was added, removed or changed", () => {
    const olds = { threshold: 1, tags: { "a:b": "1" }, rules: [{ expr: "x" }, { expr: "y" }] };
    const news = { threshold: 2, tags: { "a:b": "2", c: "3" }, rules: [{ expr: "z" }] };
    assert.deepEqual(
      changesBetween(olds, news).map(({ path, kind }) => `${kind} ${path}`),
      ["update threshold", 'update tags["a:b"]', "add tags.c", "update rules[0].expr", "delete rules[1]"],
    );
  });

  it("replaces what cannot change in place: fixed inputs and the name", () => {
    const change = (olds: object, news: object) =>
      changesBetween(olds as Record<string, unknown>, news as Record<string, unknown>, contract).map(
        ({ path, replaces }) => `${path} ${replaces}`,
      );
    assert.deepEqual(change({ location: "a", size: 1 }, { location: "b", size: 2 }), ["location true", "size false"]);
    assert.deepEqual(change({ metadata: { name: "a", labels: {} } }, { metadata: { name: "b", labels: { x: "y" } } }), [
      "metadata.name true",
      "metadata.labels.x false",
    ]);
  });
});

describe("templates and paths of the rehearsal", () => {
  it("fill from inputs and place, the same for the same seed and different for another", () => {
    const fillWith = (seed: string) =>
      fill("arn:aws:sns:{region}:{account}:{input.name}-{hash}", { name: "t" }, site, seed);
    assert.match(fillWith("a") ?? "", /^arn:aws:sns:ap-northeast-1:123456789012:t-[0-9a-f]{17}$/);
    assert.equal(fillWith("a"), fillWith("a"));
    assert.notEqual(fillWith("a"), fillWith("b"));
    assert.match(fill("{uuid} {letters}", {}, site, "a") ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} [A-R]{7}$/);
  });

  it("fill the region of the resource before that of the provider", () => {
    assert.equal(fill("{region}", { region: "us-east-1" }, site, ""), "us-east-1");
  });

  it("give nothing when an input is absent or not known yet", () => {
    assert.equal(fill("{input.name}", {}, site, ""), undefined);
    assert.equal(fill("{input.name}", { name: unknownValue }, site, ""), undefined);
  });

  it("find every entry of a list, with its own path", () => {
    const inputs = { groups: [{ rules: [{ expr: "a" }] }, { rules: [{ expr: "b" }, {}] }] };
    assert.deepEqual(valuesAt(inputs, "groups[*].rules[*].expr"), [
      { path: "groups[0].rules[0].expr", value: "a" },
      { path: "groups[1].rules[0].expr", value: "b" },
    ]);
  });

  it("find every entry of a map", () => {
    const inputs = { notifications: { "actual-80": { threshold: 80 }, over: { threshold: 1001 } } };
    assert.deepEqual(valuesAt(inputs, "notifications[*].threshold"), [
      { path: "notifications.actual-80.threshold", value: 80 },
      { path: "notifications.over.threshold", value: 1001 },
    ]);
  });

  it("know what is not known yet, however deep", () => {
    assert.equal(isUnknown({ a: [{ b: unknownValue }] }), true);
    assert.equal(isUnknown({ a: [{ b: "x" }] }), false);
  });
});
