import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hozen } from "../kit/hozen";
import { type Change, systemYaml } from "../kit/system-yaml";

/** In a folder outside any project. */
const check = (folder: string, ...args: string[]) => hozen(["check", ...args], folder);

const asOf = ["--as-of", "2026-01-01"];
describe("hozen check FILE", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-check-"));
    mkdirSync(join(folder, "ops"));
    const databaseBackup: readonly Change[] = [
      ["receivers:\n  mail:", "  db: { kind: aws.rds.postgres, instance: shop-db }\nreceivers:\n  mail:"],
      ["    on: web\n    schedule", "    on: db\n    schedule"],
    ];
    writeFileSync(join(folder, "ops/shop.yaml"), systemYaml(...databaseBackup));
    const broken = systemYaml(["concept: cpu.utilization", "concept: cpu.utilisation"], ["is: 1 minute,", "is: 1,"]);
    writeFileSync(join(folder, "broken.yaml"), broken.replace("system: shop", "system: broken"));
    writeFileSync(join(folder, "empty.yaml"), "");
  });
  after(() => rmSync(folder, { recursive: true }));

  it("ends with 0 for a file without problems, outside any project", () => {
    assert.deepEqual(check(folder, "ops/shop.yaml", ...asOf), {
      status: 0,
      stdout: "1 file clean (stack configuration not looked at)\n",
      stderr: "",
    });
  });

  it("ends with 1 and shows every problem on standard error, the file named as it was given", () => {
    const { status, stdout, stderr } = check(folder, "./broken.yaml", "empty.yaml", ...asOf);
    assert.equal(status, 1);
    assert.equal(stdout, "");
    const lines = stderr.split("\n");
    assert.match(
      lines[0] ?? "",
      /^\.\/broken\.yaml:24:14 {2}SPEC-CONCEPT {2}alerts\["web\.cpu"\]\.concept: no concept of this name; given cpu\.utilisation; .*did you mean cpu\.utilization\?$/,
    );
    assert.match(lines[1] ?? "", /^\.\/broken\.yaml:34:18 {2}SPEC-UNIT {2}alerts\["web\.cpu"\]\.every\.is: /);
    assert.equal(lines[2], "empty.yaml:1:1  SPEC-EMPTY  the file is empty; write the system, or remove the file");
    assert.deepEqual(lines.slice(3), ["3 problems", ""]);
  });

  it("prints machine-readable problems on standard output", () => {
    const { status, stdout, stderr } = check(folder, "empty.yaml", "--json", ...asOf);
    assert.equal(status, 1);
    assert.equal(stderr, "");
    assert.deepEqual(JSON.parse(stdout), {
      version: 1,
      problems: [
        {
          code: "SPEC-EMPTY",
          at: { file: "empty.yaml", line: 1, column: 1 },
          what: "the file is empty",
          change: "write the system, or remove the file",
        },
      ],
    });
  });

  it("ends with 0 and an empty list as JSON for a clean file", () => {
    const { status, stdout } = check(folder, join(folder, "ops/shop.yaml"), "--json", ...asOf);
    assert.deepEqual({ status, out: JSON.parse(stdout) }, { status: 0, out: { version: 1, problems: [] } });
  });

  it("ends with 2 for a file that is not there, an unknown option, and a project without a stack", () => {
    const absent = check(folder, "shop.yml", ...asOf);
    assert.deepEqual(absent, { status: 2, stdout: "", stderr: "hozen: no such file: shop.yml\n" });
    const option = check(folder, "--stricter");
    assert.equal(option.status, 2);
    assert.match(option.stderr, /unknown option '--stricter'/);
    const project = check(folder);
    assert.equal(project.status, 2);
    assert.match(project.stderr, /Pulumi\.yaml does not exist; run this in a Pulumi project/);
    assert.equal(project.stderr.includes("    at "), false);
  });
});
