import { strict as assert } from "node:assert";
import { join } from "node:path";
import { needEngine, scenario } from "../../kit/scenario";
import type { movedSystem } from "./moved";

describe("moving a system to another stack", function () {
  this.timeout(180_000);
  before(function () {
    needEngine(this);
  });

  it("takes everything under it along; the old stack only forgets providers it no longer uses", async () => {
    const seen = await scenario<Awaited<ReturnType<typeof movedSystem>>>(join(__dirname, "moved.ts"), "movedSystem");
    assert.deepEqual(seen.up, []);
    assert.deepEqual(seen.previews, [
      {
        ok: true,
        steps: ["azure-tenant", "tenant-platform-grafana-main", "tenant-platform-pagerduty-main"],
        errors: [],
      },
      { ok: true, steps: [], errors: [] },
    ]);
    assert.deepEqual(seen.systems, [["camp-backend"], ["tenant-platform"]]);
    assert.ok(seen.made && seen.both && seen.nothingMadeAnew);
  });
});
