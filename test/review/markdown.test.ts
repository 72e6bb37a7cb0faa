import { strict as assert } from "node:assert";
import type { Review } from "../../commands/review/changes";
import { renderReview } from "../../commands/review/markdown";
import { code, plain, table } from "../../commands/review/tables";

const empty: Review = {
  version: 1,
  stack: "prod",
  asOf: "2026-01-01",
  base: { ref: "main", commit: "0".repeat(40) },
  problems: [],
  violations: [],
  compared: true,
  notes: [],
  systems: [],
  upgrade: null,
  deployed: null,
};

describe("the comment", () => {
  it("lets no text of a stranger mention people, open tags or end a cell", () => {
    assert.equal(plain("<img> @all a|b\n# *x*"), "&lt;img> &#64;all a\\|b # \\*x\\*");
    assert.equal(code("a`b|c\nd"), "`a'b\\|c d`");
  });

  it("counts the rows a comment has no room for", () => {
    const rows = Array.from({ length: 45 }, (_, at) => [String(at)]);
    const lines = table(["n"], rows, (count) => `and ${count} more`).split("\n");
    assert.equal(lines.length, 2 + 40 + 2);
    assert.equal(lines.at(-1), "and 5 more");
  });

  it("stays below what GitHub takes", () => {
    const note = "x".repeat(70_000);
    assert.ok(renderReview({ ...empty, notes: [note] }, "en").length < 65_536);
  });

  it("says of an upgrade without effect that it has none", () => {
    const text = renderReview({ ...empty, upgrade: { from: "0.1.0", to: "0.2.0", systems: [] } }, "en");
    assert.ok(text.includes("## From another hozen or catalogue (0.1.0 → 0.2.0), not from the files of this change\n"));
    assert.ok(text.includes("hozen or its catalogue differs, with no effect on what is deployed."));
  });
});
