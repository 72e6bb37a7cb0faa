import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../../policy/index";

const text = readFileSync(join(__dirname, "../../docs/policies.md"), "utf8");

/** Tables are read by people: a bar inside a cell is escaped. */
function cell(value: string): string {
  return value.replaceAll("|", "\\|");
}

describe("docs/policies.md", () => {
  it("has a row for every policy: what it wants, what it looks at, what to change", () => {
    const rows = policies.map(
      ({ name, description, looksAt, remediation }) =>
        `| \`${name}\` | ${[description, looksAt, remediation].map(cell).join(" | ")} |`,
    );
    assert.deepEqual(
      rows.filter((row) => !text.includes(row)),
      [],
    );
  });

  it("has a row for every key of a policy's configuration", () => {
    const keys = policies.flatMap((rule) =>
      rule.scope === "plan" ? [] : Object.keys(rule.config ?? {}).map((key) => `| \`${rule.name}\` | \`${key}\` |`),
    );
    assert.ok(keys.length > 8);
    assert.deepEqual(
      keys.filter((row) => !text.includes(row)),
      [],
    );
  });

  it("has no row for a policy that does not exist", () => {
    const names = new Set(policies.map(({ name }) => name));
    const listed = [...text.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name as string);
    assert.deepEqual(
      listed.filter((name) => !names.has(name)),
      [],
    );
  });
});
