import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needProgram } from "../../kit/left-out";

const scripts = join(__dirname, "..", "..", "..", "jobs", "host");

function script(
  name: string,
  env: Readonly<Record<string, string>>,
  cwd?: string,
): { code: number | null; output: string } {
  const given = { PATH: `${process.env.PATH ?? ""}:/usr/sbin`, ...env };
  const { status, stdout, stderr } = spawnSync("bash", [join(scripts, `${name}.sh`)], {
    env: given,
    encoding: "utf8",
    cwd,
  });
  return { code: status, output: `${stdout}${stderr}` };
}

describe("Scripts that run on a host", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-host-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const aged = (name: string, minutes: number) => {
    const path = join(folder, name);
    writeFileSync(path, "x");
    const then = Date.now() / 1000 - minutes * 60;
    utimesSync(path, then, then);
  };

  it("removes the files of a name that are older, and nothing else", () => {
    aged("process-todo-old", 2881);
    aged("process-todo-new", 2879);
    aged("other-old", 9999);
    mkdirSync(join(folder, "process-todo-folder"));
    symlinkSync("/etc", join(folder, "process-todo-link"));
    const { code, output } = script("remove-files", { FILES: `${folder}/process-todo-*`, MINUTES: "2880" });
    assert.deepEqual([code, output], [0, `remove-files: 1 of ${folder}/process-todo-* removed\n`]);
    assert.deepEqual(readdirSync(folder).sort(), [
      "other-old",
      "process-todo-folder",
      "process-todo-link",
      "process-todo-new",
    ]);
  });

  it("refuses a name that matches everything, no folder, and no age", () => {
    aged("a", 9999);
    const refused = [
      { FILES: `${folder}/*`, MINUTES: "2880" },
      { FILES: "/process-*", MINUTES: "2880" },
      { FILES: `${folder}/a`, MINUTES: "0" },
      { FILES: `${folder}/a`, MINUTES: "1.5" },
      { FILES: `${folder}/a`, MINUTES: "-1" },
      { FILES: `${folder}/[!z]*`, MINUTES: "2880" },
      { FILES: `${folder}/[!z][!y]*`, MINUTES: "2880" },
      { FILES: `${folder}/[[:alpha:]]*`, MINUTES: "2880" },
      { FILES: `${folder}/?`, MINUTES: "2880" },
      { FILES: "-delete/a*", MINUTES: "2880" },
      { FILES: "a*", MINUTES: "2880" },
    ];
    for (const env of refused) assert.equal(script("remove-files", env, folder).code, 1, env.FILES);
    assert.deepEqual(readdirSync(folder), ["a"]);
    assert.equal(script("remove-files", { FILES: `${folder}/a*`, MINUTES: "1" }).code, 0);
    assert.deepEqual(readdirSync(folder), []);
  });

  it("rotates as the configuration says", function () {
    needProgram(this, "logrotate", "logrotate");
    const config = join(folder, "rotation");
    writeFileSync(join(folder, "app.log"), "one\n");
    writeFileSync(config, `${folder}/app.log {\n  size 1\n  rotate 3\n}\n`, { mode: 0o644 });
    const env = { LOGROTATE_CONFIG: config, LOGROTATE_STATE: join(folder, "state") };
    const { code, output } = script("rotate-logs", env);
    assert.equal(code, 0, output);
    assert.equal(readFileSync(join(folder, "app.log.1"), "utf8"), "one\n");
    assert.equal(script("rotate-logs", { ...env, LOGROTATE_CONFIG: join(folder, "absent") }).code, 1);
  });
});
