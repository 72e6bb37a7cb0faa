import { strict as assert } from "node:assert";
import { join } from "node:path";
import type { RehearsalReport } from "../../../commands/rehearse/job";
import { hozen } from "../../kit/hozen";
import { needEngine } from "../../kit/scenario";

const root = join(__dirname, "../../..");

function rehearse(args: readonly string[], env?: NodeJS.ProcessEnv) {
  return hozen(["rehearse", "--as-of", "2026-01-01", ...args], root, { maxBuffer: 1e9, ...(env && { env }) });
}

describe("hozen rehearse of the five systems", function () {
  this.timeout(600_000);
  let status: number | null;
  let stderr: string;
  let report: RehearsalReport;
  before(function () {
    needEngine(this);
    const result = rehearse(["--json"]);
    ({ status, stderr } = result);
    report = JSON.parse(result.stdout) as RehearsalReport;
  });

  it("passes, says that it is a rehearsal and what it leaves out", () => {
    const problems = report.stacks.flatMap(({ steps }) => steps.flatMap((step) => step.problems));
    assert.deepEqual(problems, []);
    assert.equal(status, 0);
    assert.equal(report.rehearsal, true);
    assert.match(stderr, /^rehearsal of prod on pulumi 3\.\d+\.\d+: no account, nothing real is made\n/);
    assert.ok(report.notExercised.some((what) => what.startsWith("the clouds")));
  });

  it("plays every step on every system", () => {
    const systems = ["camp-backend", "hotel-saas", "process-todo", "tenant-platform", "web-service"];
    assert.deepEqual(
      report.stacks.map((stack) => stack.systems),
      systems.map((system) => [system]),
    );
    for (const { steps } of report.stacks) {
      assert.deepEqual(
        steps.map(({ step }) => step),
        [
          "preview",
          "up",
          "second preview",
          "changed threshold",
          "up of the change",
          "refresh",
          "destroy, asked once",
          "destroy, asked twice",
        ],
      );
    }
  });

  it("gives every resource the URN hozen plan names, and no other", () => {
    assert.deepEqual(report.urns, { onlyPlanned: [], onlyRehearsed: [] });
  });

  it("changes the evidence of the changed clause and nothing else", () => {
    for (const { change } of report.stacks) {
      assert.ok(change && change.paths.length > 0);
      assert.match(change.to, /\d/);
      assert.notEqual(change.from, change.to);
    }
  });

  it("knows what the platform asks of every type of resource the five systems use", () => {
    assert.deepEqual(
      report.stacks.flatMap(({ unknownTypes }) => unknownTypes),
      [],
    );
  });
});

describe("hozen rehearse, misused", function () {
  this.timeout(60_000);
  before(function () {
    needEngine(this);
  });

  it("ends with 2 and the known names for a system the stack does not have", () => {
    const { status, stderr } = rehearse(["--system", "nobody"]);
    assert.equal(status, 2);
    assert.match(stderr, /no system nobody in stack prod; known: camp-backend, hotel-saas/);
  });

  it("ends with 2 and the way to get an engine when there is none", () => {
    const env = { PATH: "/nowhere", PULUMI_HOME: "/nowhere" };
    const { status, stderr } = rehearse([], env);
    assert.equal(status, 2);
    assert.match(
      stderr,
      /no Pulumi CLI 3\.250\.0 or newer on PATH or in \/nowhere; install it \(https:\/\/www\.pulumi\.com\/docs\/install\) or run: npx pulumi@3\.250\.0 version/,
    );
  });
});
