import { strict as assert } from "node:assert";
import { join } from "node:path";
import { needEngine, scenario } from "../../kit/scenario";
import type * as scenarios from "./retired";

describe("retired: on the real engine", function () {
  this.timeout(180_000);
  before(function () {
    needEngine(this);
  });

  it("removes what holds no data and leaves the rest as it was, still guarded", async () => {
    const seen = await scenario<Awaited<ReturnType<(typeof scenarios)["leaving"]>>>(
      join(__dirname, "retired.ts"),
      "leaving",
    );
    assert.deepEqual(seen.problems, []);
    assert.deepEqual(seen.operations, ["delete"]);
    assert.deepEqual([seen.touched, seen.gone, seen.alarms, seen.again], [[], [], [], []]);
    assert.ok(seen.data > 0 && seen.left >= seen.data && seen.left < seen.made / 2);
  });
});
