import { strict as assert } from "node:assert";
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Review } from "../../commands/review/changes";
import { builtCommand } from "../kit/hozen";
import { asOf, changed, makeProject, root, smallSystem, writeSystem } from "./project";

/** From the sources in a repository of hozen's own. */
function sourcesOf(repository: string): readonly string[] {
  const tsNode = join(root, "node_modules/ts-node/dist/bin.js");
  return [tsNode, "--cwdMode", "--project", join(repository, "tsconfig.json"), join(repository, "commands/main.ts")];
}

/** `hozen` in a process of its own, with a folder for temporary files nobody else uses. */
function run(folder: string, args: readonly string[], command: readonly string[] = [builtCommand]) {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), "hozen-test-")));
  const env = { ...process.env, NO_COLOR: "1", TMPDIR: temporary };
  const options = { cwd: folder, env, encoding: "utf8", maxBuffer: 1 << 26 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args, "--as-of", asOf], options);
  const left = readdirSync(temporary).filter((name) => name.startsWith("hozen-"));
  rmSync(temporary, { recursive: true });
  return { status, stdout, stderr, left };
}

function git(folder: string, ...args: readonly string[]): string {
  const as = ["-c", "user.name=tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...as, ...args], { cwd: folder, encoding: "utf8" });
}

function commit(folder: string): void {
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "base");
}

describe("hozen review", function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = makeProject();
    commit(folder);
  });
  after(() => rmSync(folder, { recursive: true }));
  afterEach(() => writeSystem(folder, smallSystem));

  it("ends with 0 and says that nothing changes", () => {
    const { status, stdout, left } = run(folder, ["review", "--base", "main", "--fail-on", "danger"]);
    assert.equal(status, 0);
    assert.deepEqual(stdout.split("\n").slice(0, 5), [
      "<!-- hozen review prod -->",
      "",
      "## What this change does to monitoring, retention and backups (stack prod)",
      "",
      "Nothing that is deployed changes.",
    ]);
    assert.deepEqual(left, []);
  });

  it("puts the dangerous first and ends with 3 when asked to, leaving no worktree behind", () => {
    writeSystem(folder, changed(["{ is: 90 days", "{ is: 30 days"], ["to: [on-call, manager]", "to: [on-call]"]));
    const { status, stdout, left } = run(folder, ["review", "--base", "HEAD", "--fail-on", "danger"]);
    assert.equal(status, 3);
    assert.deepEqual(stdout.split("\n").slice(4, 13), [
      "1 system; stated values that change: 2; resources: 0 added, 1 changed, 1 removed.",
      "",
      "### ⚠️ Dangerous: 2 changes to confirm",
      "",
      "Please confirm each of these; everything else follows below.",
      "",
      "- `shop` **Manager (email) is no longer notified** — 1 alert: `hosts.cpu/critical`",
      "- `shop` **Retention shortened**: logs.stores.app.keep: 90 days → 30 days (`SH-30`)",
      "",
    ]);
    assert.deepEqual(left, []);
    assert.equal(git(folder, "worktree", "list").trim().split("\n").length, 1);
  });

  it("ends with 0 for the same danger when nobody asked to fail, in Japanese when asked", () => {
    writeSystem(folder, changed(["{ is: 90 days", "{ is: 30 days"]));
    const { status, stdout } = run(folder, ["review", "--base", "HEAD", "--language", "ja"]);
    assert.equal(status, 0);
    assert.ok(
      stdout.includes("- `shop` **保存期間が短くなります**: logs.stores.app.keep: 90 days → 30 days (`SH-30`)\n"),
    );
  });

  it("ends with 1 and lists the problems when the files cannot be planned, leaving no worktree behind", () => {
    writeSystem(folder, changed(["concept: cpu.utilization", "concept: cpu.utilisation"]));
    const { status, stdout, left } = run(folder, ["review", "--base", "HEAD"]);
    assert.equal(status, 1);
    assert.ok(stdout.includes("### Cannot be planned: 1 problem\n\n- `systems/shop.yaml:"), stdout);
    assert.deepEqual(left, []);
  });

  it("ends with 2 for a base that is no commit, and for a preview that is none", () => {
    const unknown = run(folder, ["review", "--base", "nowhere"]);
    assert.deepEqual([unknown.status, unknown.stdout, unknown.left], [2, "", []]);
    assert.equal(
      unknown.stderr,
      "hozen: --base nowhere is no commit of this repository; in a shallow clone fetch it first: git fetch origin nowhere\n",
    );
    const preview = run(folder, ["review", "--base", "HEAD", "--from-preview", "Pulumi.yaml"]);
    assert.equal(preview.status, 2);
    assert.match(
      preview.stderr,
      /^hozen: Pulumi\.yaml is no single JSON document; write it with: pulumi preview --json/,
    );
  });

  it("ends with 2 outside a repository", () => {
    const alone = makeProject();
    const { status, stderr } = run(alone, ["review", "--base", "HEAD"]);
    rmSync(alone, { recursive: true });
    assert.equal(status, 2);
    assert.equal(stderr, `hozen: ${alone} is in no git repository, so there is nothing to compare with\n`);
  });

  it("says so when the base was made with a hozen that is not here", () => {
    const lock = { packages: { "node_modules/hozen": { version: "0.0.9" } } };
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
    git(folder, "add", "package-lock.json");
    git(folder, "commit", "--quiet", "--message", "an older hozen");
    const { stdout } = run(folder, ["review", "--base", "HEAD", "--json"]);
    git(folder, "reset", "--quiet", "--hard", "HEAD~1");
    const review = JSON.parse(stdout) as Review;
    assert.equal(review.upgrade, null);
    assert.deepEqual(review.notes, [
      "hozen itself differs between the two revisions, and the base's cannot be run here (name its folder with --base-hozen): changes by an upgrade cannot be separated from changes in your own files",
    ]);
  });

  it("takes a stack the base does not have for all new", () => {
    writeFileSync(join(folder, "Pulumi.extra.yaml"), readFileSync(join(folder, "Pulumi.prod.yaml")));
    const { status, stdout } = run(folder, ["review", "--base", "HEAD", "--stack", "extra", "--json"]);
    rmSync(join(folder, "Pulumi.extra.yaml"));
    const review = JSON.parse(stdout) as Review;
    assert.equal(status, 0);
    assert.deepEqual(review.notes, ["the base has no stack extra: everything is new"]);
    assert.deepEqual(
      review.systems.map(({ system, state, dangers }) => [system, state, dangers]),
      [["shop", "added", []]],
    );
  });
});

/** Data rooms that come with hozen. */
const ownData = ["alert-rules", "dashboards", "prices"];

describe("hozen review across an upgrade", function () {
  this.timeout(180_000);

  /** hozen's own sources in a repository, whose user's data is the small system. */
  function ownRepository(): string {
    const folder = makeProject();
    for (const part of [...ownData, "commands", "components", "core", "engine", "jobs", "policy", "index.ts"]) {
      cpSync(join(root, part), join(folder, part), { recursive: true });
    }
    for (const file of ["package.json", "package-lock.json", "tsconfig.json"])
      cpSync(join(root, file), join(folder, file));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    rmSync(join(folder, "index.js"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: operations\nruntime: nodejs\nmain: index.ts\n");
    writeFileSync(join(folder, ".gitignore"), "node_modules\n");
    commit(folder);
    return folder;
  }

  it("keeps what the catalogue changes apart from what the user changes", () => {
    const folder = ownRepository();
    writeSystem(folder, changed(["{ is: 90 days", "{ is: 30 days"]));
    const concept = join(folder, "alert-rules/service.healthy_hosts.yaml");
    const catalogue = readFileSync(concept, "utf8");
    const raised = catalogue.replace(/every: [^,}\n]+/, "every: 5 minutes").replace("missing: breach", "missing: ok");
    assert.notEqual(raised, catalogue);
    writeFileSync(concept, raised);
    const { stdout, stderr, left } = run(folder, ["review", "--base", "HEAD", "--json"], sourcesOf(folder));
    rmSync(folder, { recursive: true });
    const review = JSON.parse(stdout || `"${stderr}"`) as Review;
    assert.deepEqual(review.notes, []);
    assert.deepEqual(
      review.systems.flatMap(({ dangers }) => dangers.map(({ kind }) => kind)),
      ["retention-shortened"],
    );
    assert.deepEqual(
      review.upgrade?.systems.flatMap(({ dangers, values }) => [
        dangers.map(({ kind, about }) => [kind, about]),
        values,
      ]),
      [
        [
          ["missing-data", "Healthy hosts (hosts.healthy/warning)"],
          ["detected-later", "Healthy hosts (hosts.healthy/warning)"],
        ],
        [],
      ],
    );
    assert.deepEqual(left, []);
  });
});
