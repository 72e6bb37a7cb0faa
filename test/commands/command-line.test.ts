import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { counted } from "../../core/model";
import { builtCommand, hozen } from "../kit/hozen";

const root = join(__dirname, "../..");

describe("the hozen command in a project of the user's own", () => {
  let folder: string;
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "hozen-command-")));
    hozen(["init"], folder);
    const deploy = JSON.stringify(join(root, "components/deploy"));
    writeFileSync(join(folder, "hozen.js"), `module.exports = () => require(${deploy}).deploy(__dirname);\n`);
    mkdirSync(join(folder, "systems/notes"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("works from a folder below the project's, and takes paths from there", () => {
    const below = join(folder, "systems/notes");
    assert.deepEqual(hozen(["check"], below), { status: 0, stdout: "clean\n", stderr: "" });
    assert.equal(hozen(["check", "../shop.yaml"], below).stdout, "1 file clean (stack configuration not looked at)\n");
    assert.equal(hozen(["dashboards", "preview", "--out", "page.html"], below).status, 0);
    assert.match(readFileSync(join(below, "page.html"), "utf8"), /^<!doctype html>/);
  });

  it("ends quietly when nobody reads the rest of its output", () => {
    const command = `"${process.execPath}" "${builtCommand}" plan --json`;
    const script = `${command} 2>errors | head -c 100 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    assert.equal(execFileSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" }), "0\n");
    assert.equal(readFileSync(join(folder, "errors"), "utf8"), "");
  });

  it("says why a system has no dashboard, on the page too", () => {
    const { status, stdout } = hozen(["dashboards", "preview"], folder);
    assert.equal(status, 0);
    assert.equal(
      stdout,
      "0 dashboards of 1 system in dashboards.html (simulated values)\nShop: no dashboards in Grafana: where: of the system file names no grafana.\n",
    );
    assert.match(readFileSync(join(folder, "dashboards.html"), "utf8"), /names no grafana\.<\/p>/);
  });

  it("counts one problem as one, and ends its last line", () => {
    const stack = readFileSync(join(folder, "Pulumi.prod.yaml"), "utf8");
    writeFileSync(join(folder, "Pulumi.prod.yaml"), stack.replace("hozen:where", "hozen:were"));
    for (const command of ["check", "plan"]) {
      const { status, stderr } = hozen([command], folder);
      const lines = stderr.trimEnd().split("\n");
      assert.equal(status, 1);
      assert.match(lines.at(-1) ?? "", new RegExp(`^${counted(lines.length - 1, "problem")}(;|$)`));
      assert.ok(stderr.endsWith("\n"));
    }
    writeFileSync(join(folder, "Pulumi.prod.yaml"), stack);
    assert.deepEqual(
      [counted(1, "problem"), counted(0, "problem"), counted(2, "retry", "retries")],
      ["1 problem", "0 problems", "2 retries"],
    );
  });

  it("answers with JSON for a stack file that is none", () => {
    const stack = readFileSync(join(folder, "Pulumi.prod.yaml"), "utf8");
    writeFileSync(join(folder, "Pulumi.prod.yaml"), "config: [\n");
    for (const command of ["check", "plan"]) {
      const { status, stdout } = hozen([command, "--json"], folder);
      assert.equal(status, 1);
      const [problem] = JSON.parse(stdout).problems;
      assert.deepEqual([problem.code, problem.at.file], ["SPEC-YAML", "Pulumi.prod.yaml"]);
    }
    writeFileSync(join(folder, "Pulumi.prod.yaml"), stack);
  });
});
