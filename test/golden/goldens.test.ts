import { strict as assert } from "node:assert";
import { wholePlan } from "../kit/plan";
import { committedGoldens, goldensOf } from "./golden";

const mend = "if the change is meant, run: npm run goldens";

describe("what each system becomes on each platform", () => {
  let now: ReadonlyMap<string, string>;
  const committed = committedGoldens();

  before(async () => {
    now = goldensOf((await wholePlan()).report);
  });

  it("is committed for every system and platform, and no other", () => {
    assert.deepEqual([...now.keys()].sort(), [...committed.keys()], mend);
    assert.ok(now.size >= 10, String(now.size));
  });

  for (const [file, expected] of committed) {
    it(`is as committed in ${file}`, () => {
      assert.equal(changes(expected, now.get(file) ?? ""), "", mend);
    });
  }
});

/** Lines that went and came, so that a failure shows the change and not two whole files. */
function changes(before: string, after: string): string {
  const old = new Set(before.split("\n"));
  const fresh = new Set(after.split("\n"));
  const gone = [...old].filter((line) => !fresh.has(line)).map((line) => `- ${line}`);
  const come = [...fresh].filter((line) => !old.has(line)).map((line) => `+ ${line}`);
  if (gone.length + come.length > 0) return `\n${[...gone, ...come, mend].join("\n")}\n`;
  return before === after ? "" : `the same lines in another order; ${mend}`;
}
