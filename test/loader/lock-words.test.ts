import { strict as assert } from "node:assert";
import { loadSystem } from "../../core/loader";
import { systemYaml } from "../kit/system-yaml";

/** The problems of a store of logs with a lock. */
function locked(immutable: string): string[] {
  const keep = "keep: { is: 90 days, row: SH-30 }";
  const text = systemYaml([keep, `${keep}, immutable: ${immutable}`]);
  const { problems } = loadSystem(text, { file: "shop.yaml", environment: "prod", config: {}, asOf: "2026-11-22" });
  return problems
    .filter(({ path }) => path?.includes("immutable"))
    .map(({ code, path, given }) => `${code} ${path} ${given}`);
}

describe("the lock of a store of logs", () => {
  it("is governance or compliance", () => {
    assert.deepEqual(locked("{ mode: worm, period: 30 days }"), ["SPEC-TYPE logs.stores.access.immutable.mode worm"]);
    assert.deepEqual(locked("{ mode: governance, period: 30 days }"), []);
    assert.deepEqual(locked("{ mode: compliance, period: 30 days }"), []);
  });

  it("lasts for some time", () => {
    assert.deepEqual(locked("{ mode: governance, period: 0 days }"), [
      "SPEC-VALUE logs.stores.access.immutable.period 0 days",
    ]);
    assert.deepEqual(locked("{ mode: governance, period: 1 day }"), []);
  });
});
