import { strict as assert } from "node:assert";
import { join } from "node:path";
import { measureFolder, shares } from "./quality";

describe("the quality of reading", () => {
  const all = measureFolder(join(__dirname, "samples"));

  it("is measured on at least twelve documents of both languages", () => {
    assert.ok(all.filter(({ file }) => file.endsWith("-ja.md")).length >= 5);
    assert.ok(all.filter(({ file }) => file.endsWith("-en.md")).length >= 5);
    assert.ok(all.length >= 12);
  });

  it("finds 95 % of the statements with their values, and 2 % of what it reads is none", () => {
    const { found, wrong } = shares(all);
    const remarks = all.flatMap(({ remarks }) => remarks).join("\n");
    assert.ok(found >= 95, `${found} % found\n${remarks}`);
    assert.ok(wrong <= 2, `${wrong} % false\n${remarks}`);
  });

  it("gives 95 % of the directions and severities, and 85 % of the kinds", () => {
    const share = (name: "direction" | "kind" | "severity"): number => {
      const [right, of] = all.reduce(([a, b], { right }) => [a + right[name][0], b + right[name][1]], [0, 0]);
      assert.ok(of > 20);
      return (100 * right) / of;
    };
    assert.ok(share("direction") >= 95);
    assert.ok(share("severity") >= 95);
    assert.ok(share("kind") >= 85);
  });
});
