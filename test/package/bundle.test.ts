import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtCommand, hozen } from "../kit/hozen";

const dist = join(builtCommand, "../..");

function node(script: string): string {
  return execFileSync(process.execPath, ["-e", script], { cwd: dist, encoding: "utf8" }).trim();
}

describe("the compiled code", function () {
  this.timeout(60_000);

  it("holds one copy of each module, whichever way it is required", () => {
    const same = 'require("./library.js").deploy === require("./components/deploy.js").deploy';
    assert.equal(node(`console.log(${same})`), "true");
    const deep = 'require("./components/registry.js").registerProvider({ name: "mine" })';
    const seen = 'require("./components/registry").registerProvider({ name: "mine" })';
    const script = `${deep}; try { ${seen} } catch (error) { console.log(error.message) }`;
    assert.equal(node(script), "there is a provider called mine already");
  });

  it("names what an ES module may import", () => {
    const module = "import { deploy, planSystem } from './library.js'; console.log(typeof deploy, typeof planSystem)";
    const args = ["--input-type=module", "-e", module];
    assert.equal(execFileSync(process.execPath, args, { cwd: dist, encoding: "utf8" }).trim(), "function function");
  });

  it("finds the data rooms from where each module would be", () => {
    const files = 'require("./components/project-files.js").ruleFolders(process.cwd())';
    assert.equal(node(`console.log(${files}[0])`), join("..", "alert-rules"));
  });
});

describe("what V8 compiled", function () {
  this.timeout(60_000);
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "hozen-cache-"));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  function help(cache: string) {
    return hozen(["--help"], dist, { env: { ...process.env, NO_COLOR: "1", XDG_CACHE_HOME: cache } });
  }

  function kept(): string[] {
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  }

  it("is kept after the first run and taken by the next, which says the same", () => {
    const first = help(home);
    const [file = "", ...others] = kept();
    assert.deepEqual([first.status, others], [0, []]);
    const text = readFileSync(file);
    assert.ok(text.length > 10_000);
    assert.deepEqual(help(home), first);
    assert.deepEqual(readFileSync(file), text, "written once");
  });

  it("is made anew when the file is damaged", () => {
    const first = help(home);
    const [file = ""] = kept();
    const size = readFileSync(file).length;
    truncateSync(file, 1000);
    assert.deepEqual(help(home), first);
    assert.equal(readFileSync(file).length > size / 2, true);
  });

  it("is done without where nothing can be written", () => {
    const file = join(home, "a-file");
    writeFileSync(file, "");
    assert.equal(help(file).status, 0);
    assert.deepEqual(kept(), [file]);
  });
});
