import { strict as assert } from "node:assert";
import { arithmetic, holds, joinPath, pathKeys, readPath, textEvidence } from "../../core/evidence";
import type { EvidencePoint, Fact } from "../../core/model";

const eighty: Fact = {
  clause: "X-1",
  role: "threshold",
  written: "80%",
  dimension: "ratio",
  base: 0.8,
  corrected: false,
};
const share: EvidencePoint = {
  clause: "X-1",
  role: "threshold",
  path: "criteria.allOf[0].threshold",
  via: {
    kind: "formula",
    format: "number",
    expression: "documented * (maximum - reserved)",
    terms: { maximum: 200, reserved: 15 },
  },
};

describe("evidence", () => {
  it("holds when the deployed number is the documented one by its formula, and not when it is altered", () => {
    assert.equal(holds(eighty, share, { criteria: { allOf: [{ threshold: 148 }] } }), true);
    assert.equal(holds(eighty, share, { criteria: { allOf: [{ threshold: 149 }] } }), false);
    assert.equal(holds(eighty, share, { criteria: { allOf: [{}] } }), false);
  });

  it("shows its arithmetic in words", () => {
    assert.equal(arithmetic(eighty, share.via), "80% -> 0.8 * (200 - 15) = 148");
    const same: Fact = { ...eighty, written: "90 days", dimension: "time", base: 7_776_000 };
    assert.equal(
      arithmetic(same, { kind: "unit", format: "integer", expression: "documented / 86400" }),
      "90 days -> 7776000 / 86400 = 90",
    );
  });

  it("reads a number out of a longer text", () => {
    const point: EvidencePoint = {
      clause: "X-1",
      role: "threshold",
      path: "spec.groups[0].rules[0].expr",
      match: "> ([0-9.e-]+)$",
      via: { kind: "unit", format: "number" },
    };
    const inputs = (expr: string) => ({ spec: { groups: [{ rules: [{ expr }] }] } });
    assert.equal(holds(eighty, point, inputs("ratio > 0.8")), true);
    assert.equal(holds(eighty, point, inputs("ratio > 0.85")), false);
    assert.equal(holds(eighty, point, inputs("ratio < 0.8")), false);
  });

  it("writes durations as each platform does", () => {
    const five: Fact = { ...eighty, role: "for", written: "5 minutes", dimension: "time", base: 300 };
    const at = (format: "iso8601" | "prometheus-duration" | "integer", expression?: string): EvidencePoint => ({
      clause: "X-1",
      role: "for",
      path: "for",
      via: { kind: "unit", format, ...(expression && { expression }) },
    });
    assert.equal(holds(five, at("iso8601"), { for: "PT5M" }), true);
    assert.equal(holds(five, at("prometheus-duration"), { for: "5m" }), true);
    assert.equal(holds(five, at("integer", "ceil(documented / 60)"), { for: 5 }), true);
    assert.equal(holds(five, at("iso8601"), { for: "PT10M" }), false);
  });

  it("finds what an entry states wherever it is enforced, but never in names, tags, descriptions and titles", () => {
    const event: Fact = { clause: "X-2", role: "text", written: "login_failed", corrected: false };
    const inputs = {
      name: "login_failed",
      tags: { event: "login_failed" },
      description: "login_failed",
      pattern: '{ $.event = "login_failed" }',
    };
    const [point] = textEvidence([event], inputs);
    assert.equal(point?.path, "pattern");
    assert.equal(point && holds(event, point, inputs), true);
    assert.deepEqual(textEvidence([event], { ...inputs, pattern: '{ $.event = "login_failed_twice" }' }), []);
    assert.deepEqual(
      textEvidence([{ ...event, role: "setting" }], inputs),
      [],
      "a setting is shown by its own place only",
    );
  });
});

describe("paths", () => {
  it("join and split the same way, keys with dots included", () => {
    const keys = ["spec", "labels", "a.b/c", 0, "x"];
    assert.equal(joinPath(keys), 'spec.labels["a.b/c"][0].x');
    assert.deepEqual(pathKeys(joinPath(keys)), keys.map(String));
  });

  it("read declared leaves as the text they become", () => {
    assert.equal(readPath({ policy: { json: { a: 1 } } }, "policy"), '{"a":1}');
    assert.equal(readPath({ url: { join: ["https://", { ref: "x", output: "key" }] } }, "url"), "https://${x.key}");
    assert.equal(readPath({ url: { secret: "s:k" } }, "url"), "[secret]");
    assert.equal(readPath({}, "a.b"), undefined);
  });
});
