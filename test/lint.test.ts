import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

describe("the sources", function () {
  this.timeout(300_000);

  // Here, and not before the tests, so that it runs beside them.
  it("have no type error and no finding of the linter", () => {
    const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "lint"], {
      cwd: join(__dirname, ".."),
      encoding: "utf8",
    });
    assert.equal(status, 0, stdout + stderr);
  });
});
