import { strict as assert } from "node:assert";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plannedReader, systemOutputs } from "../../components/outputs";
import { hozen as run } from "../kit/hozen";
import { composeStack, project } from "../kit/plan";

function hozen(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = run(["runbook", "--as-of", "2026-11-22", ...args], folder);
  return { status, stdout, stderr: stderr.replace(/^npm warn.*\n/gm, "") };
}

describe("hozen runbook", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-runbook-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A project of one English system, as `hozen init` starts it. */
  function startProject(): void {
    cpSync(join(project, "commands/init/template"), folder, { recursive: true });
    cpSync(join(folder, "program.cjs"), join(folder, "hozen.js"));
    symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  }

  function outputsFile(change: (outputs: Record<string, unknown>) => unknown): string {
    const { systems } = composeStack({}).composition;
    const outputs = Object.fromEntries(
      systems.map((composed) => [composed.plan.system.key, systemOutputs(composed, plannedReader)]),
    );
    const file = join(folder, "outputs.json");
    writeFileSync(file, JSON.stringify(change(outputs)));
    return file;
  }

  it("writes a folder per system and an index, and says so", () => {
    const out = join(folder, "pages");
    const { status, stdout, stderr } = hozen(project, "--out", out);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^\d+ files of camp-backend, hotel-saas, process-todo, tenant-platform, web-service in /);
    assert.match(readFileSync(join(out, "index.md"), "utf8"), /\[Webサービス\]\(web-service\/index\.md\)/);
    assert.ok(existsSync(join(out, "hotel-saas", "tasks.ics")));
  });

  it("writes one system with --system, with the names and links of the deployed stack with --outputs", () => {
    const file = outputsFile((outputs) => {
      const text = JSON.stringify(outputs["web-service"]);
      const dashboard = { title: "全体", name: "overview", console: "https://grafana.example.com/d/overview" };
      const deployed = JSON.parse(text.replaceAll("web-service-prod-web.cpu-critical", "renamed-by-hand"));
      return { other: 1, "web-service": { ...deployed, dashboards: { overview: dashboard }, later: true } };
    });
    const { status } = hozen(project, "--system", "web-service", "--outputs", file, "--out", join(folder, "pages"));
    assert.equal(status, 0);
    assert.equal(existsSync(join(folder, "pages", "index.md")), false);
    const page = readFileSync(join(folder, "pages", "web-service", "server-load.md"), "utf8");
    assert.match(page, /`renamed-by-hand` \(cloudwatch\) \[コンソール\]\(https:.*renamed-by-hand\)/);
    assert.match(page, /ダッシュボード: \[全体\]\(https:\/\/grafana\.example\.com\/d\/overview\)/);
  });

  it("refuses outputs of another environment, of another version, of too few systems, and what is no JSON", () => {
    const run = (file: string) => {
      const { status, stderr } = hozen(
        project,
        "--system",
        "web-service",
        "--outputs",
        file,
        "--out",
        join(folder, "pages"),
      );
      assert.equal(existsSync(join(folder, "pages")), false);
      return [status, stderr.replaceAll(folder, "")];
    };
    const changed = (change: object) =>
      outputsFile((all) => ({ "web-service": { ...(all["web-service"] as object), ...change } }));
    assert.deepEqual(run(changed({ environment: "dev" })), [
      2,
      "/outputs.json: web-service is of dev, not of prod; give the outputs of the stack named by --stack\n",
    ]);
    assert.match(String(run(changed({ version: 2 }))[1]), /outputs\.json: web-service\.version: /);
    assert.match(String(run(outputsFile(() => ({ shop: {} })))[1]), /no outputs of web-service; it has shop/);
    const broken = join(folder, "broken.json");
    writeFileSync(broken, "no JSON");
    assert.match(String(run(broken)[1]), /is no JSON object; write it with pulumi stack output --json/);
    assert.match(String(run(join(folder, "absent.json"))[1]), /cannot be read/);
  });

  it("names the systems it knows when asked for another", () => {
    const { status, stderr } = hozen(project, "--system", "shop", "--out", join(folder, "pages"));
    assert.equal(status, 2);
    assert.match(stderr, /^no system shop in stack prod; known: camp-backend, /);
  });

  it("explains itself", () => {
    const { status, stdout } = hozen(project, "--help");
    assert.equal(status, 0);
    for (const option of ["--stack", "--outputs", "--out", "--system"]) assert.ok(stdout.includes(option), option);
  });

  it("renders a project of one's own in its language, with its own pages", () => {
    startProject();
    const first = hozen(folder);
    assert.deepEqual([first.status, first.stderr], [0, ""]);
    const index = readFileSync(join(folder, "dist-runbooks", "shop", "index.md"), "utf8");
    const page = /\(([\w.-]+)\.md#/.exec(index)?.[1] ?? "";
    const before = readFileSync(join(folder, "dist-runbooks", "shop", `${page}.md`), "utf8");
    assert.match(before, /## Alerts that lead here/);
    assert.match(before, /Nobody has written this procedure yet/);
    assert.doesNotMatch(index, /[ぁ-んァ-ヶ一-龠]/);
    mkdirSync(join(folder, "runbooks"));
    writeFileSync(join(folder, "runbooks", `${page}.md`), "# Ours\n\n## Purpose\nKeep the shop open.\n");
    assert.equal(hozen(folder).status, 0);
    assert.match(readFileSync(join(folder, "dist-runbooks", "shop", `${page}.md`), "utf8"), /Keep the shop open\./);
  });

  it("refuses a page that cites an unknown clause inside a sentence, and writes nothing", () => {
    startProject();
    hozen(folder);
    const index = readFileSync(join(folder, "dist-runbooks", "shop", "index.md"), "utf8");
    const page = /\(([\w.-]+)\.md#/.exec(index)?.[1] ?? "";
    rmSync(join(folder, "dist-runbooks"), { recursive: true });
    mkdirSync(join(folder, "runbooks"));
    const text = "# Ours\n\nWait {{clause:XX-NONE-1}}.\n\n## Values\n- {{clause:YY-OTHER-1}}\n";
    writeFileSync(join(folder, "runbooks", `${page}.md`), text);
    const { status, stderr } = hozen(folder);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^RUNBOOK-CLAUSE {2}runbooks\/[\w.-]+\.md: the page cites a clause that shop does not have; given XX-NONE-1; /,
    );
    assert.doesNotMatch(stderr, /YY-OTHER-1/);
    assert.equal(existsSync(join(folder, "dist-runbooks")), false);
  });
});
