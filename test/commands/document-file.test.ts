import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDocumentFile } from "../../commands/document/file";

describe("reading a document file", () => {
  const folder = mkdtempSync(join(tmpdir(), "hozen-document-"));
  after(() => rmSync(folder, { recursive: true }));

  function file(name: string, content: string | Buffer): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  function codes(path: string): string[] {
    return readDocumentFile(path).problems.map(({ code }) => code);
  }

  it("gives the statements of Markdown", () => {
    const { statements, problems } = readDocumentFile(file("a.md", "- 保存期間: 90日\n"));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      statements.map(({ words, line, kind }) => [words, line, kind]),
      [["90日", 1, "retention"]],
    );
  });

  it("names what cannot be read with a code", () => {
    assert.deepEqual(codes(join(folder, "absent.md")), ["DOCUMENT-FILE"]);
    assert.deepEqual(codes(file("sjis.md", Buffer.from([0x93, 0xfa, 0x96, 0x7b]))), ["DOCUMENT-UTF8"]);
    assert.deepEqual(codes(file("sheet.xlsx", "x")), ["DOCUMENT-FORMAT"]);
    const large = file("large.md", "");
    truncateSync(large, 20_000_001);
    assert.deepEqual(codes(large), ["DOCUMENT-SIZE"]);
  });

  it("points at a control character and reads the rest", () => {
    const { statements, problems } = readDocumentFile(file("control.md", "# 監視\n\nCPU \u0007 が90%以上\n"));
    assert.deepEqual(
      problems.map(({ code, at, given }) => [code, at?.line, at?.column, given]),
      [["DOCUMENT-CONTROL", 3, 5, "U+0007"]],
    );
    assert.deepEqual(
      statements.map(({ words }) => words),
      ["90%"],
    );
  });

  it("reads reStructuredText by way of pandoc, or says that it is missing", () => {
    const { statements, problems } = readDocumentFile(file("a.rst", "Backups\n=======\n\n- Kept for 30 days\n"));
    const isInstalled = spawnSync("pandoc", ["--version"]).status === 0;
    assert.deepEqual(
      [statements.map(({ words }) => words), problems.map(({ code }) => code)],
      isInstalled ? [["30 days"], []] : [[], ["DOCUMENT-PANDOC"]],
    );
  });
});
