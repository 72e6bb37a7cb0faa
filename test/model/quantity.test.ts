import { strict as assert } from "node:assert";
import fc from "fast-check";
import {
  amountIn,
  baseAmount,
  dimensionOf,
  formatQuantity,
  parseDecimal,
  parseQuantity,
  type Quantity,
  seconds,
  spellingsOf,
  unitNames,
} from "../../core/model";

describe("quantities", () => {
  it("are read as people write them", () => {
    assert.deepEqual(parseQuantity("500ms"), { amount: "500", unit: "millisecond" });
    assert.deepEqual(parseQuantity(" 1,000 /min "), { amount: "1000", unit: "perMinute" });
    assert.deepEqual(parseQuantity("99.95%"), { amount: "99.95", unit: "percent" });
    assert.deepEqual(parseQuantity("10 times"), { amount: "10", unit: "ratio" });
    assert.deepEqual(parseQuantity("100 connections"), { amount: "100", unit: "count" });
  });

  it("need a number, a unit and nothing else", () => {
    for (const text of [
      "",
      "70",
      "70 %%",
      "ten minutes",
      "5 fortnights",
      "1,00 ms",
      "1..5 s",
      "1.5.2 s",
      ".5 s",
      "NaN s",
    ]) {
      assert.equal(parseQuantity(text), undefined, text);
    }
  });

  it("keep decimals exact", () => {
    assert.equal(baseAmount({ amount: "0.1", unit: "percent" }), 0.001);
    assert.equal(baseAmount({ amount: "99.95", unit: "percent" }), 0.9995);
    assert.equal(amountIn({ amount: "90", unit: "day" }, "hour"), 2160);
    assert.equal(amountIn({ amount: "60", unit: "perHour" }, "perMinute"), 1);
  });

  it("are never converted across dimensions", () => {
    assert.throws(() => amountIn({ amount: "1", unit: "percent" }, "second"), /1 % is no time/);
  });

  it("read back what they print", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom(...unitNames),
        (whole, thousandths, unit) => {
          const quantity = { amount: `${whole}.${String(thousandths).padStart(3, "0")}`, unit };
          assert.deepEqual(parseQuantity(formatQuantity(quantity)), quantity);
        },
      ),
    );
  });

  it("read separators of thousands as no part of the number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (whole) => {
        assert.equal(parseDecimal(whole.toLocaleString("en-US")), String(whole));
      }),
    );
  });

  it("mean the same under every spelling of a unit", () => {
    for (const unit of unitNames) {
      for (const spelling of spellingsOf(dimensionOf(unit))) {
        assert.equal(dimensionOf(parseQuantity(`1 ${spelling}`)?.unit ?? "boolean"), dimensionOf(unit), spelling);
      }
    }
  });

  it("of years are, as whole days, never shorter than the calendar from any day on, and at most a day longer", () => {
    for (let years = 1; years <= 30; years++) {
      const days = Math.ceil(amountIn({ amount: String(years), unit: "year" }, "day"));
      const spans = Array.from({ length: 40 }, (_, index) => {
        const [from, until] = [Date.UTC(2024 + index, 1, 28), Date.UTC(2024 + index + years, 1, 28)];
        return (until - from) / 86_400_000;
      });
      assert.equal(days, Math.max(...spans), `${years} years`);
    }
    assert.equal(Math.ceil(amountIn({ amount: "7", unit: "year" }, "day")), 2557);
  });
});

describe("Quantities as documents write them", () => {
  const base = (text: string): unknown => {
    const quantity = parseQuantity(text);
    return quantity && [dimensionOf(quantity.unit), baseAmount(quantity)];
  };

  it("tell thousands from 1024: 20 GB is not 20 GiB, and is said as it was written", () => {
    assert.deepEqual(base("20 GB"), ["bytes", 20_000_000_000]);
    assert.deepEqual(base("20 GiB"), ["bytes", 21_474_836_480]);
    assert.deepEqual(base("1 kB"), ["bytes", 1000]);
    assert.deepEqual(base("500 MB"), ["bytes", 500_000_000]);
    assert.deepEqual(base("2 TB"), ["bytes", 2_000_000_000_000]);
    assert.equal(formatQuantity(parseQuantity("20GB") as Quantity), "20 GB");
    assert.deepEqual(base("100MB/s"), ["bit-rate", 800_000_000]);
    assert.deepEqual(base("1 MiB/s"), ["bit-rate", 8_388_608]);
  });

  it("count what they name, alone and in a time", () => {
    for (const text of ["5件", "5 回", "5台", "5人", "5世代", "5 hosts", "5 people", "5 requests"]) {
      assert.deepEqual(base(text), ["count", 5], text);
    }
    assert.deepEqual(base("100 req/s"), ["rate", 100]);
    assert.deepEqual(base("600件/分"), ["rate", 10]);
    assert.deepEqual(base("86400 requests/day"), ["rate", 1]);
    assert.deepEqual(base("24 errors per hour"), ["rate", Number((24 / 3600).toPrecision(15))]);
    assert.equal(base("5 fortnights/day"), undefined);
    assert.equal(base("5 %/day"), undefined);
  });

  it("know basis points, and months that are never shorter than those of a calendar", () => {
    assert.deepEqual(base("25 bp"), ["ratio", 0.0025]);
    for (const [months, longest] of [
      ["1 month", 31],
      ["3か月", 92],
      ["6 months", 184],
      ["12 months", 366],
    ] as const) {
      assert.ok(seconds(parseQuantity(months) as Quantity) >= longest * 86_400, months);
    }
  });
});
