import { strict as assert } from "node:assert";
import { join } from "node:path";
import { needEngine, scenario } from "../../kit/scenario";
import type * as scenarios from "./renamed";

type Seen = Awaited<ReturnType<(typeof scenarios)["entriesOnAws"]>>;

const all: Readonly<Record<Exclude<keyof typeof scenarios, "leaving">, string>> = {
  entriesOnAws: "alerts, routes, receivers, probes, events and log stores on AWS",
  entriesOnAzure: "the same on Azure",
  entriesInCluster: "the same in a cluster",
  systemOnAws: "a system on AWS",
  systemOnAzure: "a system on Azure",
  systemInCluster: "a system in a cluster",
};

describe("was: on the real engine", function () {
  this.timeout(180_000);
  before(function () {
    needEngine(this);
  });

  for (const [name, what] of Object.entries(all)) {
    it(`renames ${what} by updates only: nothing is replaced, deleted or made anew`, async () => {
      const seen = await scenario<Seen>(join(__dirname, "renamed.ts"), name);
      assert.deepEqual(seen.problems, []);
      assert.deepEqual(seen.operations, ["update"]);
      assert.deepEqual(seen.notUpdated, []);
      assert.deepEqual(seen.again, [], "a second preview is empty");
      assert.ok(seen.made > 20);
      assert.deepEqual([seen.madeAnew, seen.mostOften], [0, 1]);
    });
  }
});

describe("retired: on the real engine", function () {
  this.timeout(180_000);
  before(function () {
    needEngine(this);
  });

  it("removes what holds no data and leaves the rest as it was, still guarded", async () => {
    const seen = await scenario<Awaited<ReturnType<(typeof scenarios)["leaving"]>>>(
      join(__dirname, "renamed.ts"),
      "leaving",
    );
    assert.deepEqual(seen.problems, []);
    assert.deepEqual(seen.operations, ["delete"]);
    assert.deepEqual([seen.touched, seen.gone, seen.alarms, seen.again], [[], [], [], []]);
    assert.ok(seen.data > 0 && seen.left >= seen.data && seen.left < seen.made / 2);
  });
});
