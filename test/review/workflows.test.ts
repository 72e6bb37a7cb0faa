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
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly Step[]; readonly permissions?: unknown; readonly if?: string }>
  >;
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

  it("of a review comment write its text with the default branch's code, and post it in a job that runs none", () => {
    const workflow = read("review-comment");
    assert.deepEqual(workflow.on, { workflow_run: { workflows: [read("review").name], types: ["completed"] } });
    assert.deepEqual(workflow.permissions, { actions: "read", contents: "read", "pull-requests": "write" });
    const { write, comment } = workflow.jobs;
    assert.deepEqual(write?.permissions, { contents: "read", "pull-requests": "read" });
    const [checkout] = write?.steps ?? [];
    assert.deepEqual(checkout?.with, { "persist-credentials": false });
    assert.deepEqual(
      (comment?.steps ?? []).filter(({ uses }) => uses !== undefined),
      [],
    );
    assert.doesNotMatch(JSON.stringify(comment), /node |npm |bash /);
    // Nothing that runs comes from the pull request: no folder of code is among what is taken.
    const taken = /for path in ([^;]+);/.exec(textOf("review-comment"))?.[1]?.split(" ") ?? [];
    for (const path of taken)
      assert.match(path, /^(systems|alert-rules|dashboards|prices|runbooks|Pulumi(\.\w+)?\.yaml)$/);
    assert.match(textOf("review-comment"), /git checkout --quiet HEAD -- Pulumi\.yaml/);
  });

  it("of drift run every night and may write nothing but issues", () => {
    const workflow = read("drift");
    assert.deepEqual(Object.keys(workflow.on), ["schedule", "workflow_dispatch"]);
    assert.deepEqual(workflow.permissions, { contents: "read", "id-token": "write", issues: "write" });
  });

  it("deploy prod from main alone, through the policy pack, with a role instead of keys", () => {
    const { up } = read("up").jobs;
    assert.equal(up?.if, "${{ inputs.stack != 'prod' || github.ref == 'refs/heads/main' }}");
    const commands = (up?.steps ?? []).map(({ run }) => run ?? "").join("\n");
    assert.match(commands, /up --yes .*--policy-pack policy --policy-pack-config policy\.json/);
    assert.doesNotMatch(textOf("up"), /secrets\.(?!PULUMI_CONFIG_PASSPHRASE)/);
    assert.match(textOf("up"), /role-to-assume/);
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

  for (const name of ["review", "review-comment", "drift", "checks", "up"]) {
    it(`${name}.yml pins its actions by digest, runs no script of a package and puts no text of others into a script`, () => {
      const workflow = read(name);
      for (const { uses, run } of stepsOf(workflow)) {
        if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
        if (run?.includes("npm ci")) assert.match(run, /^npm ci --ignore-scripts$/);
        assert.doesNotMatch(run ?? "", /\$\{\{/);
        const shell = spawnSync("bash", ["-n"], { input: run ?? "", encoding: "utf8" });
        assert.equal(shell.stderr, "");
      }
      // A secret is in the environment of the one step that needs it: never in that of a job or the whole run.
      const { jobs, ...run } = workflow;
      assert.doesNotMatch(JSON.stringify(run), /secrets\./);
      for (const { steps: _, ...job } of Object.values(jobs)) assert.doesNotMatch(JSON.stringify(job), /secrets\./);
    });
  }
});
