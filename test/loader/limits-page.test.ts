import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const code = /\b(?:SPEC|PLAN|AWS|AZURE|KUBERNETES)-[A-Z0-9-]+\b/g;

interface Row {
  readonly limit: string;
  readonly does: string;
  readonly tests: readonly string[];
}

/** The rows of the tables: limit, what hozen does, test files. */
const rows: Row[] = [...read("docs/limits.md").matchAll(/^\| (.+) \| (.+) \| (`test\/.+`) \|$/gm)].map(
  ([, limit = "", does = "", tests = ""]) => ({
    limit,
    does,
    tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? ""),
  }),
);

describe("docs/limits.md", () => {
  it("names tests that are there", () => {
    assert.ok(rows.length > 50);
    const gone = rows.flatMap(({ tests }) => tests.filter((path) => !existsSync(join(root, path))));
    assert.deepEqual(gone, []);
  });

  it("names codes that docs/problems.md explains, each provoked in a test beside it", () => {
    const explained = read("docs/problems.md");
    const wrong = rows.flatMap(({ limit, does, tests }) => {
      const text = tests.map(read).join("\n");
      const codes = [...does.matchAll(code)].map(([found]) => found);
      return codes
        .filter((one) => !explained.includes(`| \`${one}\``) || !new RegExp(`["\`]${one}[ "\`]`).test(text))
        .map((one) => `${one}: ${limit}`);
    });
    assert.deepEqual(wrong, []);
  });

  it("says of every limit what becomes of it", () => {
    const said = /\b(mapped|emitted)\b/;
    const silent = rows.filter(({ does }) => does.match(code) === null && !said.test(does)).map(({ limit }) => limit);
    assert.deepEqual(silent, []);
  });
});
