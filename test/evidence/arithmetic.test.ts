import { strict as assert } from "node:assert";
import { evaluate } from "../../core/evidence";
import { shorten } from "../../core/model";
import { iso8601, prometheusDurationText } from "../../core/time";

describe("arithmetic", () => {
  it("is exact in decimals", () => {
    assert.equal(evaluate("documented * 100", { documented: 0.07 }), 7);
    assert.equal(evaluate("max(1, ceil(documented / period))", { documented: 150, period: 60 }), 3);
    assert.equal(evaluate("-(2 - 5) * min(4, 3)", {}), 9);
  });

  it("refuses unknown names, calls and anything that is no arithmetic", () => {
    assert.throws(() => evaluate("documented * other", { documented: 1 }), /other is no known term/);
    assert.throws(() => evaluate("process.exit()", {}), RangeError);
    assert.throws(() => evaluate("eval(1)", {}), RangeError);
    assert.throws(() => evaluate("1 > 0", {}), /> is no arithmetic/);
  });
});

describe("durations", () => {
  it("are written in ISO 8601 and in Prometheus notation", () => {
    assert.deepEqual([300, 3600, 5400, 86_400, 90, 0].map(iso8601), [
      "PT5M",
      "PT1H",
      "PT1H30M",
      "P1D",
      "PT1M30S",
      "PT0S",
    ]);
    assert.deepEqual([300, 3600, 5400, 86_400, 90, 0, 0.5].map(prometheusDurationText), [
      "5m",
      "1h",
      "1h30m",
      "1d",
      "1m30s",
      "0s",
      "500ms",
    ]);
  });
});

describe("shortened names", () => {
  it("stay as they are within the limit, and stay unique beyond it", () => {
    assert.equal(shorten("web-cpu", 10), "web-cpu");
    const [a, b] = [shorten(`${"x".repeat(50)}a`, 20), shorten(`${"x".repeat(50)}b`, 20)];
    assert.equal(a.length, 20);
    assert.notEqual(a, b);
  });
});
