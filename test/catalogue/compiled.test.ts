import { strict as assert } from "node:assert";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadCatalogue } from "../../core/catalogue";
import type { CompiledCatalogue } from "../../core/catalogue/compiled";
import { catalogueFiles } from "../../core/catalogue/files";
import { builtCommand } from "../kit/hozen";

const root = join(__dirname, "../..");
const folder = join(root, "alert-rules");
const compiled = join(dirname(builtCommand), "../core/catalogue");
const { loadCatalogue: loadCompiled } = require(compiled) as { loadCatalogue: typeof loadCatalogue };

describe("the catalogue the build has compiled", () => {
  it("holds every built-in file, word for word", () => {
    const { concept, sheet } = JSON.parse(readFileSync(join(compiled, "compiled.json"), "utf8")) as CompiledCatalogue;
    const { concepts, sheets } = catalogueFiles(folder);
    const texts = (files: readonly string[]) => files.map((file) => readFileSync(file, "utf8"));
    assert.deepEqual([concept.map(([text]) => text), sheet.map(([text]) => text)], [texts(concepts), texts(sheets)]);
  });

  it("is the catalogue that the files are read to, in the same order", () => {
    const text = (load: typeof loadCatalogue) => {
      const { concepts, sheets, ...rest } = load([folder]);
      return JSON.stringify({ concepts: [...concepts], sheets: [...sheets], ...rest });
    };
    assert.equal(text(loadCompiled), text(loadCatalogue));
  });

  it("is not taken for a file that was changed since: its problems have their place", () => {
    const copy = mkdtempSync(join(tmpdir(), "hozen-catalogue-"));
    cpSync(folder, copy, { recursive: true });
    const file = join(copy, "auth.failed_attempts.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^meaning:/m, "meening:"));
    const { problems } = loadCompiled([copy]);
    assert.deepEqual(problems, loadCatalogue([copy]).problems);
    rmSync(copy, { recursive: true });
    const own = problems.filter(({ at }) => at?.file === file);
    assert.match(own.map(({ what, given }) => `${what} ${given}`).join(), /meening/);
  });
});
