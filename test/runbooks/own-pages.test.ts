import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPage, foreignPages } from "../../commands/runbook/template";

describe("A project's own pages", () => {
  const project = mkdtempSync(join(tmpdir(), "hozen-pages-"));
  const folder = { path: join(project, "runbooks") };
  before(() => {
    mkdirSync(join(folder.path, "en"), { recursive: true });
    mkdirSync(join(folder.path, "folder.md"));
    mkdirSync(join(project, "shared"));
    writeFileSync(join(folder.path, "own.md"), "# Own\n");
    writeFileSync(join(project, "shared/page.md"), "# Shared\n");
    symlinkSync("../shared/page.md", join(folder.path, "shared.md"));
    symlinkSync("/etc/hostname", join(folder.path, "outside.md"));
    symlinkSync("../../../../../../../etc/hostname", join(folder.path, "en/above.md"));
    symlinkSync("nowhere.md", join(folder.path, "lost.md"));
  });
  after(() => rmSync(project, { recursive: true }));

  it("are published where they are files of the project", () => {
    assert.equal(findPage([folder], "en", "own"), "# Own\n");
    assert.equal(findPage([folder], "en", "shared"), "# Shared\n");
  });

  it("are not read where they lead out of it, and each is a problem", () => {
    for (const page of ["outside", "above", "folder", "lost"]) assert.equal(findPage([folder], "en", page), undefined);
    assert.deepEqual(
      foreignPages(folder).map(({ code, at }) => `${code} ${at?.file}`),
      ["en/above", "folder", "lost", "outside"].map((page) => `RUNBOOK-FILE runbooks/${page}.md`),
    );
    assert.deepEqual(foreignPages({ path: join(project, "none") }), []);
  });
});
