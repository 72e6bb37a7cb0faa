import { strict as assert } from "node:assert";
import { sentencesIn } from "../../commands/drift/sentences";
import { describeDeployed } from "../../commands/review/deployed";
import { changesInside } from "../../commands/review/inside";
import { parsePreview } from "../../commands/review/preview";
import { type Snapshot, takeSnapshot } from "../../commands/review/snapshot";
import { asOf, root } from "./project";

interface Panel {
  readonly id: number;
  title: string;
  readonly fieldConfig?: { readonly defaults: { thresholds?: { steps: { color: string; value: number | null }[] } } };
}

describe("a dashboard somebody edited by hand", function () {
  this.timeout(60_000);
  let snapshot: Snapshot;

  before(async () => {
    snapshot = await takeSnapshot({ project: root, stack: "prod", asOf });
  });

  /** The engine's report after somebody changed the dashboard in Grafana. */
  function drift(name: string, edit: (dashboard: { title: string; panels: Panel[] }) => void) {
    const found = snapshot.report.systems.flatMap(({ resources }) => resources).find((one) => one.name === name);
    assert.ok(found, name);
    const { urn, type, inputs } = found;
    const dashboard = JSON.parse(String(inputs.configJson));
    edit(dashboard);
    const there = { ...inputs, configJson: JSON.stringify(dashboard) };
    const step = {
      op: "update",
      urn,
      oldState: { urn, type, inputs, outputs: there },
      newState: { urn, type, inputs },
      detailedDiff: { configJson: { kind: "update", inputDiff: false } },
    };
    return describeDeployed(parsePreview(JSON.stringify({ steps: [step] }), "preview.json"), snapshot);
  }

  const stepsOf = (panel: Panel | undefined) => panel?.fieldConfig?.defaults.thresholds?.steps ?? [];

  it("is drift that says which panel and which limit", () => {
    let title = "";
    const report = drift("web-service-dashboard-overview", ({ panels }) => {
      const panel = panels.find((one) => stepsOf(one).some(({ value }) => value === 85));
      const step = stepsOf(panel).find(({ value }) => value === 85);
      assert.ok(panel && step);
      title = `${panel.title} #${panel.id}`;
      step.value = 99;
    });
    const [sentence = ""] = report.clauses.map(sentencesIn("en").clause);
    const at = sentence.split("It is in ")[1]?.replace(/\[\d\]\.value\.$/, "");
    assert.match(
      sentence,
      /^Webサーバー CPU使用率 \(WS-ALERT-03\): someone raised the threshold from 85% to 99% outside hozen/,
    );
    assert.equal(
      at,
      `web-service-dashboard-overview, configJson.panels["${title}"].fieldConfig.defaults.thresholds.steps`,
    );
    assert.deepEqual([report.clauses.length, report.unmapped], [1, []]);
  });

  it("is drift of that panel alone where one was put in between, taken out or given another title", () => {
    const extra = { id: 999, title: "mine" };
    const added = drift("web-service-dashboard-overview", ({ panels }) => panels.splice(1, 0, extra));
    assert.deepEqual(
      added.unmapped.map(({ path, from, to }) => [path, from, to]),
      [['configJson.panels["mine #999"]', extra, undefined]],
    );
    let old = "";
    const renamed = drift("web-service-dashboard-overview", ({ panels }) => {
      const [, second] = panels as [Panel, Panel];
      old = second.title;
      second.title = "other";
    });
    assert.deepEqual(
      renamed.unmapped.map(({ path, from, to }) => [path, from, to]),
      [[`configJson.panels["${old} #2"].title`, "other", old]],
    );
  });
});

describe("a property that is JSON as text", () => {
  it("differs by its leaves, and any other text as a whole", () => {
    const policy = (action: string) => JSON.stringify({ Statement: [{ Action: [action] }] });
    assert.deepEqual(changesInside({ path: "policy", from: policy("a:B"), to: policy("a:C") }), [
      { path: "policy.Statement[0].Action[0]", from: "a:B", to: "a:C" },
    ]);
    assert.deepEqual(changesInside({ path: "text", from: "{not json", to: policy("a:C") }), []);
    assert.deepEqual(changesInside({ path: "text", from: 1, to: 2 }), []);
  });
});
