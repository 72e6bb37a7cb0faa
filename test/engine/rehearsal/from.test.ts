import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FromReport } from "../../../commands/rehearse/succession-text";
import { hozen } from "../../kit/hozen";
import { needEngine } from "../../kit/scenario";
import { asOf, changed, compiled, makeProject, smallSystem, writeSystem } from "../../review/project";

function git(folder: string, ...args: readonly string[]): string {
  const identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"];
  return execFileSync("git", [...identity, ...args], { cwd: folder, encoding: "utf8" });
}

function rehearse(folder: string, ...args: readonly string[]) {
  return hozen(["rehearse", "--as-of", asOf, ...args], folder);
}

function report(folder: string): { status: number | null; report: FromReport } {
  const { status, stdout, stderr } = rehearse(folder, "--from", "HEAD", "--json");
  assert.ok(stdout.startsWith("{"), stderr);
  return { status, report: JSON.parse(stdout) as FromReport };
}

function changelog(folder: string, item: string): void {
  writeFileSync(
    join(folder, "CHANGELOG.md"),
    `# Changelog\n\n## [Unreleased]\n\n### Removed\n\n- ${item}\n\n## [1.0.0]\n`,
  );
}

const renamedAlert = changed(["  hosts.cpu:\n", "  hosts.load:\n"]);
/** The alarm, and the one that watches whether there is data at all. */
const renamedAlarms = ["delete shop-alert-hosts.cpu-critical", "delete shop-alert-hosts.cpu-critical-silence"];
const tails = (list: FromReport["data"]) => list.map(({ operation, name }) => `${operation} ${name}`);

describe("hozen rehearse --from", function () {
  this.timeout(120_000);
  let folder: string;
  before(function () {
    needEngine(this);
    folder = makeProject(smallSystem, compiled);
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message", "base");
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  it("has nothing to say of the files as they were", () => {
    const { status, report: seen } = report(folder);
    assert.equal(status, 0, JSON.stringify(seen, undefined, 1));
    assert.deepEqual([seen.created, seen.updated, seen.announced, seen.unannounced, seen.data], [0, 0, [], [], []]);
    assert.ok(seen.resources > 5);
  });

  it("fails when a renamed alert is deleted and made anew, and nobody said so", () => {
    writeSystem(folder, renamedAlert);
    const { status, report: seen } = report(folder);
    assert.equal(status, 1);
    assert.deepEqual(tails(seen.unannounced), renamedAlarms);
    assert.deepEqual(seen.unannounced[0]?.clauses, ["SH-12", "SH-13"]);
  });

  it("passes when the Unreleased section names it, and not when a released one does", () => {
    writeSystem(folder, renamedAlert);
    changelog(folder, "Removes the alert `hosts.cpu`.");
    const announced = report(folder);
    assert.equal(announced.status, 0);
    assert.deepEqual(tails(announced.report.announced), renamedAlarms);
    writeFileSync(join(folder, "CHANGELOG.md"), "## [Unreleased]\n\n## [1.0.0]\n\n- Removes the alert `hosts.cpu`.\n");
    assert.equal(report(folder).status, 1);
    rmSync(join(folder, "CHANGELOG.md"));
  });

  it("passes when the alert says what it was", () => {
    writeSystem(folder, changed(["  hosts.cpu:\n", "  hosts.load:\n    was: hosts.cpu\n"]));
    const { status, report: seen } = report(folder);
    assert.equal(status, 0, JSON.stringify(seen, undefined, 1));
    assert.deepEqual([seen.created, seen.unannounced], [0, []]);
    assert.equal(seen.updated, 0);
  });

  it("never lets go of what holds data, whatever the changelog says", () => {
    writeSystem(folder, changed(["name: /shop/app", "name: /shop/application"]));
    changelog(folder, "Replaces the log group `shop-store-app`.");
    const { status, stdout } = rehearse(folder, "--from", "HEAD");
    assert.equal(status, 1);
    assert.match(
      stdout,
      /Holds data and would go[^\n]*\n {2}replace aws:cloudwatch\/logGroup:LogGroup shop-store-app\n/,
    );
    rmSync(join(folder, "CHANGELOG.md"));
  });

  it("is misused without such a revision, and leaves no worktree behind", () => {
    const { status, stderr } = rehearse(folder, "--from", "nowhere");
    assert.equal(status, 2);
    assert.match(stderr, /--from nowhere is no commit of this repository/);
    assert.equal(git(folder, "worktree", "list").trim().split("\n").length, 1);
  });
});
