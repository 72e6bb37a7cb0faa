import { strict as assert } from "node:assert";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareVersions, findEngine, NoEngineError, pinnedVersion } from "../../engine/find";

describe("the Pulumi CLI that is used", () => {
  const saved = { PATH: process.env.PATH, PULUMI_HOME: process.env.PULUMI_HOME };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-engine-"));
    process.env.PULUMI_HOME = join(folder, "home");
  });
  afterEach(() => {
    process.env.PATH = saved.PATH;
    if (saved.PULUMI_HOME === undefined) delete process.env.PULUMI_HOME;
    else process.env.PULUMI_HOME = saved.PULUMI_HOME;
    rmSync(folder, { recursive: true });
  });

  /** A command that only tells its version. */
  function install(at: string, version: string): string {
    mkdirSync(join(folder, at), { recursive: true });
    const file = join(folder, at, "pulumi");
    writeFileSync(file, `#!/bin/sh\necho ${version}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it("is the first on PATH that is new enough", () => {
    install("old", "v3.100.0");
    const path = install("new", "v99.1.2");
    process.env.PATH = [join(folder, "old"), join(folder, "new")].join(":");
    assert.deepEqual(findEngine(), { path, version: "99.1.2" });
  });

  it("is the one npm run engine keeps when PATH has only the wrapper of the npm package", () => {
    install("node_modules/.bin", "v99.1.2");
    const path = install(`home/versions/${pinnedVersion()}/bin`, `v${pinnedVersion()}`);
    process.env.PATH = join(folder, "node_modules/.bin");
    assert.deepEqual(findEngine(), { path, version: pinnedVersion() });
  });

  it("is missed with the way to get it", () => {
    process.env.PATH = folder;
    assert.throws(
      findEngine,
      (error) => error instanceof NoEngineError && /npx pulumi@3\.250\.0 version/.test(error.message),
    );
  });

  it("is compared by number, not by text", () => {
    assert.ok(compareVersions("3.250.0", "3.99.9") > 0);
    assert.ok(compareVersions("3.250.0", "3.250.1") < 0);
    assert.equal(compareVersions("3.250.0", "3.250.0"), 0);
  });
});
