import { strict as assert } from "node:assert";
import { readBack } from "../../commands/review/inversion";
import type { Place } from "../../commands/review/places";
import type { Via } from "../../core/model";

function place(written: string, base: number, via: Partial<Via>): Place {
  const full: Via = { kind: "unit", format: "number", ...via };
  return { urn: "urn", path: "p", clause: "X-1", role: "for", via: full, written, base, corrected: false };
}

describe("a deployed value read back", () => {
  it("is written as the document writes it, whatever the platform's notation", () => {
    assert.equal(readBack(place(">= 85%", 0.85, { expression: "documented * 100" }), 95).text, "95%");
    assert.equal(readBack(place("> 500ms", 0.5, {}), "0.7").text, "700ms");
    assert.equal(readBack(place("1 minute", 60, { format: "iso8601" }), "PT5M").text, "5 minutes");
    assert.equal(readBack(place("5 minutes", 300, { format: "prometheus-duration" }), "1m").text, "1 minute");
    assert.equal(readBack(place("90 days", 7_776_000, { expression: "documented / 86400" }), 30).text, "30 days");
    assert.equal(readBack(place("5m", 300, {}), 600).text, "10m");
    assert.equal(readBack(place("30 seconds", 30, { format: "seconds-text" }), "60s").text, "60 seconds");
  });

  it("keeps the number in its base unit, to know which way it moved", () => {
    assert.equal(readBack(place(">= 80%", 0.8, { expression: "documented * 185", terms: {} }), 92.5).base, 0.5);
  });

  it("stays as it stands where more than a factor lies between, or nothing numeric is there", () => {
    const rounded = place("5 minutes", 300, {
      kind: "formula",
      expression: "max(1, floor(documented / period))",
      terms: { period: 60 },
    });
    assert.deepEqual(readBack(rounded, 7), { text: "7" });
    assert.deepEqual(readBack(place("down", 1, {}), 3), { text: "3" });
    assert.deepEqual(readBack(place("5 minutes", 300, { token: "PT5M" }), "PT1M"), { text: "PT1M" });
    assert.deepEqual(readBack(place("5 minutes", 300, { format: "iso8601" }), "soon"), { text: "soon" });
  });
});
