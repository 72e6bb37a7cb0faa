import { strict as assert } from "node:assert";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const root = join(__dirname, "..");

describe("npm test", function () {
  this.timeout(180_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-runner-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  function test(name: string, body: string): string {
    const file = join(folder, `${name}.test.ts`);
    const later = `const { setTimeout: later } = require("node:timers/promises");\n`;
    writeFileSync(file, `${later}it(${JSON.stringify(name)}, async () => {\n${body}\n});\n`);
    return file;
  }

  /** The test runner as scripts/test starts it, without engines and lint. */
  function run(...files: readonly string[]) {
    const mocha = join(root, "node_modules/.bin/mocha");
    const args = ["--parallel", "--jobs", "2", "--reporter", "test/kit/reporter.js", ...files];
    const { status, stdout } = spawnSync(mocha, args, { cwd: root, encoding: "utf8" });
    return { status, last: stdout.trimEnd().split("\n").at(-1) };
  }

  it("counts over all processes, and ends with 0 when all pass", () => {
    assert.deepEqual(run(test("one", ""), test("two", "")), { status: 0, last: "2 passed, 0 failed" });
  });

  it("counts a failure and a rejection nobody waited for as failures", () => {
    const wrong = test("wrong", "throw new Error('wrong');");
    const forget = "void Promise.reject(new Error('late')); await later(100);";
    // More files than processes: what a process does for its first file holds for its second.
    const files = [test("right", ""), wrong, test("forgets", forget), test("other", ""), test("forgets too", forget)];
    // A test that goes on after it has failed may be counted once more.
    const { status, last } = run(...files);
    assert.notEqual(status, 0);
    assert.match(last ?? "", /^2 passed, [3-9] failed$/);
  });

  for (const death of ["process.exit(0)", "process.kill(process.pid, 'SIGKILL')"])
    it(`counts a process that dies of ${death} as a failure`, () => {
      const dies = test("dies", `${death}; await later(30_000);`);
      assert.deepEqual(run(test("right", ""), dies), { status: 1, last: "1 passed, 1 failed" });
    });

  it("fails when so many processes die that files are left", () => {
    const dies = ["one", "two", "three"].map((name) => test(`dies.${name}`, "process.exit(0);"));
    const { status, last } = run(...dies, test("never", ""));
    assert.equal(status, 1);
    assert.match(last ?? "", /^\d passed, [1-9] failed$/);
  });

  it("counts a rejection that comes when its file has ended already", () => {
    const late = test("late", "later(300).then(() => Promise.reject(new Error('late')));");
    const busy = test("busy", "await later(3_000);");
    const { status, last } = run(late, busy);
    assert.notEqual(status, 0);
    assert.equal(last, "2 passed, 1 failed");
  });

  it("ends what the tests started when it is interrupted, also what has left its parents", async () => {
    const pids = join(folder, "pids");
    const start = `spawn("sleep", ["600"], { detached: true, stdio: "ignore" })`;
    const body = `
      const { spawn } = require("node:child_process");
      const { writeFileSync } = require("node:fs");
      const children = [${start}, ${start}];
      children[1].unref();
      writeFileSync(${JSON.stringify(pids)}, children.map(({ pid }) => pid).join(" "));
      await later(600_000);`;
    const file = test("starts", body);
    const env = { ...process.env, CI: "" };
    const script = spawn("bash", [join(root, "scripts/test"), file], { cwd: root, env, stdio: "ignore" });
    const ended = new Promise((done) => script.on("exit", done));
    let started: readonly number[] = [];
    while (started.length === 0 && script.exitCode === null) {
      await wait(200);
      try {
        started = readFileSync(pids, "utf8").split(" ").filter(Boolean).map(Number);
      } catch {}
    }
    assert.equal(started.filter(lives).length, 2);
    script.kill("SIGTERM");
    assert.equal(await ended, 143);
    assert.deepEqual(started.filter(lives), []);
  });
});

function lives(pid: number): boolean {
  try {
    // A process that ended and was not waited for yet has no command line.
    return readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  } catch {
    return false;
  }
}
