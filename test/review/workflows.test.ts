import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { renderDrift } from "../../commands/drift/markdown";
import { markerOf } from "../../commands/review/markdown";
import { root } from "./project";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly permissions?: unknown }>>;
}

function textOf(name: string): string {
  return readFileSync(join(root, ".github/workflows", `${name}.yml`), "utf8");
}

function read(name: string): Workflow {
  return parse(textOf(name)) as Workflow;
}

function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

describe("the workflows", () => {
  it("of a review compute with no secret and no right but to read, so that forks get it", () => {
    const workflow = read("review");
    assert.deepEqual(Object.keys(workflow.on), ["pull_request"]);
    assert.deepEqual(workflow.permissions, { contents: "read" });
    assert.doesNotMatch(textOf("review"), /secrets\./);
  });

  it("of a review comment from a run of their own, which checks out and runs nothing of the pull request", () => {
    const workflow = read("review-comment");
    assert.deepEqual(workflow.on, { workflow_run: { workflows: [read("review").name], types: ["completed"] } });
    assert.deepEqual(workflow.permissions, { actions: "read", contents: "read", "pull-requests": "write" });
    assert.deepEqual(
      stepsOf(workflow).filter(({ uses }) => uses !== undefined),
      [],
    );
  });

  it("of drift run every night and may write nothing but issues", () => {
    const workflow = read("drift");
    assert.deepEqual(Object.keys(workflow.on), ["schedule", "workflow_dispatch"]);
    assert.deepEqual(workflow.permissions, { contents: "read", "id-token": "write", issues: "write" });
  });

  it("find comment and issue again by the line hozen writes first", () => {
    assert.ok(textOf("review-comment").includes(`marker='${markerOf("prod")}'`));
    const none = { clauses: [], missing: [], unexpected: [], replaced: [], unmapped: [] };
    const [first] = renderDrift("$STACK", none, "en").split("\n");
    assert.ok(textOf("drift").includes(`marker="${first}"`));
  });

  it("of the checks keep the pictures of the dashboards, also of a run that failed", () => {
    const [kept] = stepsOf(read("checks")).filter(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
    assert.deepEqual([kept?.with?.path, kept?.with?.["include-hidden-files"]], [".artefacts/dashboards", true]);
    assert.equal(kept?.if, "${{ !cancelled() }}");
    assert.deepEqual(read("checks").permissions, { contents: "read" });
  });

  for (const name of ["review", "review-comment", "drift", "checks"]) {
    it(`${name}.yml pins its actions by major version, widens no job's rights and puts no text of others into a script`, () => {
      const workflow = read(name);
      for (const { uses, run } of stepsOf(workflow)) {
        if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w-]+@v\d+$/);
        assert.doesNotMatch(run ?? "", /\$\{\{/);
        const shell = spawnSync("bash", ["-n"], { input: run ?? "", encoding: "utf8" });
        assert.equal(shell.stderr, "");
      }
      for (const job of Object.values(workflow.jobs)) assert.equal(job.permissions, undefined);
    });
  }
});
