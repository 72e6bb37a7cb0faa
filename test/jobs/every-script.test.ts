import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";

const jobs = join(__dirname, "..", "..", "jobs");

/** Scripts of a room without a mention in the tests of the same room. */
function untested(room: string, scripts: readonly string[]): string[] {
  const tests = readdirSync(join(__dirname, room)).map((file) => readFileSync(join(__dirname, room, file), "utf8"));
  const named = (script: string) => new RegExp(`["'\`/]${basename(script, extname(script))}["'\`.]`);
  return scripts.filter((script) => !tests.some((text) => named(script).test(text)));
}

describe("every script of a job", () => {
  for (const room of readdirSync(jobs)) {
    it(`is run by a test: ${room}`, () => {
      assert.deepEqual(untested(room, readdirSync(join(jobs, room))), []);
    });
  }

  it("is missed when no test names it", () => {
    assert.deepEqual(untested("postgres", ["dump.sh", "drop-everything.sh"]), ["drop-everything.sh"]);
  });
});
