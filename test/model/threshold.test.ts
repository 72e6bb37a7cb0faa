import { strict as assert } from "node:assert";
import fc from "fast-check";
import {
  formatQuantity,
  isBreached,
  operators,
  parseBand,
  parseMoney,
  parseThreshold,
  unitNames,
} from "../../core/model";

describe("thresholds", () => {
  it("are an operator and a quantity", () => {
    assert.deepEqual(parseThreshold(">= 500ms"), { operator: ">=", limit: { amount: "500", unit: "millisecond" } });
    assert.deepEqual(parseThreshold("< 99.9%"), { operator: "<", limit: { amount: "99.9", unit: "percent" } });
    assert.deepEqual(parseThreshold("down"), { operator: "<", limit: { amount: "1", unit: "boolean" } });
  });

  it("without operator, unit or number are none", () => {
    for (const text of ["70%", ">= 70", ">=", "=> 70%", "up", ""]) assert.equal(parseThreshold(text), undefined, text);
  });

  it("read back what they print", () => {
    const thresholds = fc.tuple(fc.constantFrom(...operators), fc.nat(), fc.constantFrom(...unitNames));
    fc.assert(
      fc.property(thresholds, ([operator, amount, unit]) => {
        const limit = { amount: String(amount), unit };
        assert.deepEqual(parseThreshold(`${operator} ${formatQuantity(limit)}`), { operator, limit });
      }),
    );
  });

  it("are met above and not below", () => {
    const threshold = { operator: ">" as const, limit: { amount: "80", unit: "percent" as const } };
    assert.equal(isBreached(threshold, 0.8), false);
    assert.equal(isBreached(threshold, 0.81), true);
  });
});

describe("bands", () => {
  it("write the unit once", () => {
    const from = { amount: "1000", unit: "millisecond" };
    assert.deepEqual(parseBand("1,000-2,000 ms"), { from, to: { amount: "2000", unit: "millisecond" } });
  });

  it("that end before they start or hold no number are none", () => {
    for (const text of ["60-0%", "0.1.2-60%", "0-60", "-60%", "60%"]) assert.equal(parseBand(text), undefined, text);
  });
});

describe("money", () => {
  it("is a currency and an exact amount", () => {
    assert.deepEqual(parseMoney("JPY 500,000"), { currency: "JPY", amount: "500000" });
    assert.deepEqual(parseMoney("USD 3,333.33"), { currency: "USD", amount: "3333.33" });
  });

  it("in a currency that does not exist, or without one, is none", () => {
    for (const text of ["500,000", "YEN 500", "JPY -5", "JPY 1,00", "jpy 5"])
      assert.equal(parseMoney(text), undefined, text);
  });
});

describe("Thresholds as documents write them", () => {
  const read = (text: string): unknown => {
    const threshold = parseThreshold(text);
    return threshold && [threshold.operator, threshold.limit.amount, threshold.limit.unit];
  };

  it("have their direction before or behind the limit, in both languages and widths", () => {
    assert.deepEqual(read("≥ 80%"), [">=", "80", "percent"]);
    assert.deepEqual(read("＞８０％"), [">", "80", "percent"]);
    assert.deepEqual(read("500ms以上"), [">=", "500", "millisecond"]);
    assert.deepEqual(read("80% 超"), [">", "80", "percent"]);
    assert.deepEqual(read("20GB未満"), ["<", "20", "gigabyte"]);
    assert.deepEqual(read("5分以内"), ["<=", "5", "minute"]);
    assert.deepEqual(read("more than 5 bp"), [">", "5", "basisPoint"]);
    assert.deepEqual(read("at most 3 hosts"), ["<=", "3", "count"]);
    for (const text of ["80%", "以上", "80%以上が5分継続", "≥", "up 80%"]) assert.equal(read(text), undefined, text);
  });
});
