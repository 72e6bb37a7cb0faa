import { strict as assert } from "node:assert";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import stringWidth from "string-width";
import { renderText } from "../../commands/plan/text";
import { hozen } from "../kit/hozen";
import { asOf, project, wholePlan } from "../kit/plan";

const today = ["--as-of", asOf];

/** Lines that run past the edge of a terminal of 80 columns. */
function tooWide(text: string): string[] {
  return text.split("\n").filter((line) => stringWidth(line) > 80);
}

describe("hozen plan", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-plan-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("shows all systems in 80 columns, on standard output alone, and ends with 0", () => {
    const { status, stdout, stderr } = hozen(["plan", ...today]);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.deepEqual(tooWide(stdout), []);
    assert.ok(stdout.startsWith(`hozen plan  stack prod  as of ${asOf}\n`));
    for (const system of ["camp-backend", "hotel-saas", "process-todo", "tenant-platform", "web-service"]) {
      assert.match(stdout, new RegExp(`^${system} {2}`, "m"));
    }
    assert.match(stdout, /^ {2}aws {9}\d+ resources: \d+ MetricAlarm, /m);
    assert.match(stdout, /^ {2}rules {7}\d+: \d+ exact, \d+ approximated,?$/m);
    assert.match(stdout, /^ {2}clauses {5}132: \d+ planned, /m);
    assert.match(stdout, /^\d+ of 605 clauses accounted for, \d+ gaps?$/m);
    assert.ok(stdout.split("\n").length < 80, "fits two screens");
  });

  it("writes as JSON, in another process, the very bytes the same files give here", async () => {
    const { status, stdout, stderr } = hozen(["plan", "--json", ...today]);
    assert.deepEqual([status, stderr], [0, ""]);
    const { report } = await wholePlan();
    const here = `${JSON.stringify(report, undefined, 2)}\n`;
    assert.ok(stdout === here, "the JSON of two runs differs");
  });

  it("names no folder of this machine in its JSON", async () => {
    const { report } = await wholePlan();
    assert.equal(JSON.stringify(report).includes(project), false);
  });

  it("shows one system in detail: each rule, decision and cost, still in 80 columns", async () => {
    const { report } = await wholePlan();
    const text = renderText(
      { ...report, systems: report.systems.filter(({ system }) => system === "web-service") },
      true,
    );
    assert.match(text, /^ {4}api\.cpu\/critical\/cloudwatch {2}>= 85% for 3m -> critical$/m);
    assert.match(text, /^ {2}findings$/m);
    assert.match(text, /^ {4}\d+ MetricAlarm: USD \d+\.\d\d$/m);
    assert.deepEqual(tooWide(text), []);
  });

  it("names the clauses that are open, by reason", async () => {
    const { report } = await wholePlan();
    const text = renderText(
      { ...report, systems: report.systems.filter(({ system }) => system === "process-todo") },
      true,
    );
    assert.match(text, /^ {2}open clauses\n {4}inactive: stack configuration has no \w+$/m);
  });

  it("writes Markdown of one system to a file, and nothing to standard output", () => {
    const file = join(folder, "plan.md");
    const { status, stdout, stderr } = hozen([
      "plan",
      "--system",
      "tenant-platform",
      "--markdown",
      "-o",
      file,
      ...today,
    ]);
    assert.deepEqual([status, stdout, stderr], [0, "", ""]);
    const text = readFileSync(file, "utf8");
    assert.match(text, /^# hozen plan: stack prod, as of 2026-11-22$/m);
    assert.deepEqual(text.match(/^## .*/gm), ["## tenant-platform テナント管理プラットフォーム"]);
    const widths = new Set([...text.matchAll(/^\| .*\|$/gm)].map(([line]) => line.split(/(?<!\\)\|/).length));
    assert.deepEqual([...widths].sort(), [4, 6, 7], "tables of two, four and five columns");
  });

  it("ends with 2 for a system the stack does not have, and names those it has", () => {
    const { status, stdout, stderr } = hozen(["plan", "--system", "shop", ...today]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /no system shop in stack prod; known: camp-backend, hotel-saas, process-todo/);
  });

  const misuses: [string, string[], RegExp][] = [
    ["a stack without a file", ["plan", "--stack", "nope"], /Pulumi\.nope\.yaml does not exist; run this in a Pulumi/],
    ["JSON and Markdown at once", ["plan", "--json", "--markdown"], /'--json' cannot be used with option '--markdown'/],
    ["a date that is none", ["plan", "--as-of", "2026-02-30"], /no date of the form YYYY-MM-DD/],
    ["an unknown option", ["plan", "--fast"], /unknown option '--fast'/],
    ["an unknown command", ["plann"], /unknown command 'plann'/],
    ["no command", [], /Usage: hozen/],
  ];
  for (const [name, args, message] of misuses) {
    it(`ends with 2 for ${name}`, () => {
      const { status, stdout, stderr } = hozen(args);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, message);
    });
  }

  it("explains itself and ends with 0", () => {
    const { status, stdout, stderr } = hozen(["plan", "--help"]);
    assert.deepEqual([status, stderr], [0, ""]);
    for (const option of ["--stack", "--system", "--json", "--markdown", "--out", "--as-of", "--details"]) {
      assert.ok(stdout.includes(option), option);
    }
  });
});

describe("hozen plan in a project of the user's own", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-project-"));
    mkdirSync(join(folder, "systems"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\nmain: index.js\n");
    const deploy = JSON.stringify(join(project, "components/deploy"));
    writeFileSync(join(folder, "index.js"), `module.exports = () => require(${deploy}).deploy();\n`);
    cpSync(join(project, "Pulumi.prod.yaml"), join(folder, "Pulumi.prod.yaml"));
    cpSync(join(project, "systems/tenant-platform.yaml"), join(folder, "systems/tenant-platform.yaml"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("shows that its own alert-rules/ override a built-in concept, and plans with them", () => {
    mkdirSync(join(folder, "alert-rules"));
    const own = readFileSync(join(project, "alert-rules/cpu.utilization.yaml"), "utf8");
    writeFileSync(join(folder, "alert-rules/cpu.utilization.yaml"), own.replace("ja: CPU使用率", "ja: CPU負荷"));
    const { status, stdout, stderr } = hozen(["plan", "--json", ...today], folder);
    assert.deepEqual([status, stderr], [0, ""]);
    const { overrides, systems } = JSON.parse(stdout);
    assert.deepEqual(
      overrides.map(({ name, by }: { name: string; by: string }) => [name, by]),
      [["cpu.utilization", "alert-rules/cpu.utilization.yaml"]],
    );
    assert.match(JSON.stringify(systems[0].resources), /CPU負荷が80%を超過/);
  });

  it("ends with 1 on problems: each on a line of standard error, none planned", () => {
    writeFileSync(join(folder, "Pulumi.prod.yaml"), "config:\n  hozen:runbooks: https://runbooks.invalid\n");
    const { status, stdout, stderr } = hozen(["plan", ...today], folder);
    assert.deepEqual([status, stdout], [1, ""]);
    const lines = stderr.trimEnd().split("\n");
    assert.equal(lines.at(-1), `${lines.length - 1} problems; nothing is planned until they are corrected`);
    assert.ok(
      lines.slice(0, -1).every((line) => /^(systems\/tenant-platform\.yaml:\d+:\d+ {2})?[A-Z]+-[A-Z]+ {2}/.test(line)),
    );
    assert.match(stderr, /pulumi config set tenant-platform:frontendId </);
    assert.doesNotMatch(stderr, /^ +at /m);
  });

  it("writes problems as JSON too, and still ends with 1", () => {
    rmSync(join(folder, "systems/tenant-platform.yaml"));
    const { status, stdout } = hozen(["plan", "--json", ...today], folder);
    assert.equal(status, 1);
    const report = JSON.parse(stdout);
    assert.deepEqual([report.version, report.systems], [1, []]);
    assert.deepEqual(
      report.problems.map(({ code, path }: { code: string; path: string }) => [code, path]),
      [["CONFIG-SYSTEMS", "systems"]],
    );
  });

  it("ends with a line, not a trace, when its program throws or the output cannot be written", () => {
    const unwritable = hozen(["plan", "--out", "nowhere/plan.txt", ...today], folder);
    assert.deepEqual([unwritable.status, unwritable.stdout], [2, ""]);
    assert.match(unwritable.stderr, /^hozen: ENOENT: .*nowhere\/plan\.txt'\n$/);
    writeFileSync(join(folder, "index.js"), "module.exports = () => { throw new Error('no such shop'); };\n");
    const thrown = hozen(["plan", ...today], folder);
    assert.deepEqual([thrown.status, thrown.stdout], [1, ""]);
    assert.match(thrown.stderr, /no such shop/);
    assert.doesNotMatch(thrown.stderr, /^ +at /m);
  });
});
