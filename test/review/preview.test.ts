import { strict as assert } from "node:assert";
import { rmSync } from "node:fs";
import { renderDrift } from "../../commands/drift/markdown";
import { sentencesIn } from "../../commands/drift/sentences";
import type { DeployedReport } from "../../commands/review/changes";
import { describeDeployed } from "../../commands/review/deployed";
import { NoPreviewError, parsePreview } from "../../commands/review/preview";
import { type Snapshot, takeSnapshot } from "../../commands/review/snapshot";
import { asOf, makeProject } from "./project";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
let snapshot: Snapshot;

interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

function resource(name: string): Resource {
  const found = snapshot.report.systems[0]?.resources.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
}

/** A step as the engine writes it: what is in the cloud, and what the program asks for. */
function update(name: string, deployed: Readonly<Record<string, unknown>>, detailed: boolean): object {
  const { urn, type, inputs } = resource(name);
  const there = { ...inputs, ...deployed };
  const paths = Object.keys(deployed);
  return {
    op: "update",
    urn,
    oldState: { urn, type, custom: true, id: name, inputs: there, outputs: there },
    newState: { urn, type, custom: true, inputs },
    diffReasons: paths,
    ...(detailed && {
      detailedDiff: Object.fromEntries(paths.map((path) => [path, { kind: "update", inputDiff: false }])),
    }),
  };
}

function describeSteps(...steps: readonly object[]): DeployedReport {
  const text = JSON.stringify({ config: {}, steps, duration: 1, changeSummary: {} });
  return describeDeployed(parsePreview(text, "preview.json"), snapshot);
}

function sentences(report: DeployedReport, language: "en" | "ja"): string[] {
  const say = sentencesIn(language);
  return [
    ...report.clauses.map(say.clause),
    ...report.missing.map(say.missing),
    ...report.unexpected.map(say.unexpected),
    ...report.unmapped.map(say.unmapped),
  ];
}

describe("a preview of the engine", () => {
  before(async () => {
    const project = makeProject();
    snapshot = await takeSnapshot({ project, stack: "prod", asOf });
    rmSync(project, { recursive: true });
  });

  it("without a change is no drift, whatever it says of the stack and its providers", () => {
    const urn = "urn:pulumi:prod::operations::pulumi:pulumi:Stack::operations-prod";
    const stack = { op: "same", urn, newState: { urn, type: "pulumi:pulumi:Stack" } };
    const provider = { ...stack, op: "update", newState: { urn, type: "pulumi:providers:aws" } };
    const report = describeSteps(stack, provider);
    assert.deepEqual(report, { clauses: [], missing: [], unexpected: [], replaced: [], unmapped: [] });
    assert.equal(
      renderDrift("prod", report, "en"),
      "<!-- hozen drift prod -->\n\n## What was changed outside hozen (stack prod)\n\nNothing: what is deployed is what the documents say.\n",
    );
  });

  for (const detailed of [true, false]) {
    it(`is drift by clause, in the documented unit, ${detailed ? "with" : "without"} the provider's own list of properties`, () => {
      const report = describeSteps(update("shop-alert-hosts.cpu-critical", { threshold: 95 }, detailed));
      assert.deepEqual(sentences(report, "en"), [
        'CPU (SH-12): someone raised the threshold from 85% to 95% outside hozen; shop.md says "85%".',
      ]);
      assert.deepEqual(sentences(report, "ja"), [
        "CPU（SH-12）: しきい値が hozen の外で 85% から 95% に引き上げられています。shop.md の記載は「85%」です。",
      ]);
      assert.deepEqual(
        report.clauses.map(({ path, role, direction, worse }) => [path, role, direction, worse]),
        [["threshold", "threshold", "higher", "deployed"]],
      );
    });
  }

  it("knows that for a lower threshold the lower value is the worse, and for a retention too", () => {
    const report = describeSteps(
      update("shop-alert-hosts.healthy-warning", { threshold: 1 }, true),
      update("shop-store-app", { retentionInDays: 365 }, true),
    );
    assert.deepEqual(sentences(report, "en"), [
      'Hosts (SH-14): someone lowered the threshold from 2 instances to 1 instance outside hozen; shop.md says "2".',
      '3. Logs (SH-30): someone lengthened the retention from 90 days to 365 days outside hozen; shop.md says "90".',
    ]);
    assert.deepEqual(
      report.clauses.map(({ worse }) => worse),
      ["deployed", "wanted"],
    );
  });

  it("lists what no clause decides as such, a switched-off alarm among the dangerous", () => {
    const report = describeSteps(
      update("shop-alert-hosts.cpu-critical", { actionsEnabled: false, alarmDescription: "mine" }, true),
    );
    assert.deepEqual(report.clauses, []);
    assert.deepEqual(
      report.unmapped.map(({ path, from, worse }) => [path, from, worse]),
      [
        ["actionsEnabled", false, "deployed"],
        ["alarmDescription", "mine", null],
      ],
    );
    const text = renderDrift("prod", report, "en");
    assert.ok(text.indexOf("### ⚠️ Dangerous") < text.indexOf("actionsEnabled is false"));
    assert.ok(text.indexOf("actionsEnabled is false") < text.indexOf("### Decided by no clause"));
  });

  it("names what somebody deleted with its clauses, and what nothing asks for", () => {
    const { urn, inputs } = resource("shop-alert-hosts.cpu-critical");
    const other = urn.replace("hosts.cpu-critical", "left-over");
    const report = describeSteps(
      { op: "create", urn, newState: { urn, type: alarmType, inputs } },
      { op: "delete", urn: other, oldState: { urn: other, type: alarmType, inputs: {} } },
    );
    assert.deepEqual(sentences(report, "en"), [
      "shop-alert-hosts.cpu-critical (SH-12, SH-13) is not there: someone deleted it, or it was never deployed.",
      "shop-alert-left-over is deployed, but nothing in these files asks for it.",
    ]);
    assert.deepEqual(sentences(report, "ja"), [
      "shop-alert-hosts.cpu-critical（SH-12、SH-13）がありません。削除されたか、まだ配備されていません。",
      "shop-alert-left-over は配備されていますが、これらのファイルのどこにもありません。",
    ]);
    assert.equal(report.missing[0]?.serious, true);
  });

  it("shows a replacement once", () => {
    const step = update("shop-store-app", { name: "/shop/other" }, true);
    const report = describeSteps(
      { ...step, op: "create-replacement" },
      { ...step, op: "replace" },
      { ...step, op: "delete-replaced" },
    );
    assert.deepEqual(
      [report.replaced.map(({ name }) => name), report.missing, report.unexpected],
      [["shop-store-app"], [], []],
    );
  });

  it("that is event lines, or another JSON document, is refused with what to do", () => {
    assert.throws(
      () => parsePreview('{"sequence":1}\n{"sequence":2}\n', "p.json"),
      new NoPreviewError(
        "p.json is no single JSON document; write it with: pulumi preview --json > p.json, with PULUMI_ENABLE_STREAMING_JSON_PREVIEW unset",
      ),
    );
    assert.throws(
      () => parsePreview('{"steps":[{"op":1}]}', "p.json"),
      /^Error: p\.json is no output of pulumi preview --json: steps\.0\.op /,
    );
  });
});
