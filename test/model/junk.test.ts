import { strict as assert } from "node:assert";
import fc from "fast-check";
import { parseBand, parseMoney, parseQuantity, parseSchedule, parseThreshold, weekdays } from "../../core/model";

const timezone = "Asia/Tokyo";
const parsers = {
  quantity: parseQuantity,
  threshold: parseThreshold,
  band: parseBand,
  money: parseMoney,
  schedule: (text: string) => parseSchedule(text, timezone),
};

/** Texts of the letters documents use, so that many are nearly right. */
const nearly = fc
  .array(
    fc.constantFrom(
      "1",
      "30",
      ",",
      ".",
      "-",
      ">",
      ">=",
      "%",
      " ",
      "ms",
      "day",
      "/min",
      "JPY",
      "daily",
      "02:00",
      "last",
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

describe("parsers of values", () => {
  for (const [name, parse] of Object.entries(parsers)) {
    it(`never throw, whatever they are given: ${name}`, () => {
      fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), nearly), (text) => void parse(text)));
    });

    it(`read the same with space around: ${name}`, () => {
      fc.assert(fc.property(nearly, (text) => assert.deepEqual(parse(`  ${text} `), parse(text))));
    });
  }

  it("find no amount where there is no digit", () => {
    const letters = fc.string().filter((text) => !/\d/.test(text) && text.trim() !== "down");
    fc.assert(
      fc.property(letters, (text) => {
        for (const parse of [parseQuantity, parseThreshold, parseBand, parseMoney])
          assert.equal(parse(text), undefined);
      }),
    );
  });

  it("read back every monthly schedule", () => {
    const ordinals = fc.constantFrom(["first", 1], ["second", 2], ["third", 3], ["fourth", 4], ["last", -1] as const);
    fc.assert(
      fc.property(ordinals, fc.constantFrom(...weekdays), ([word, nth], weekday) => {
        const days = { kind: "nth-weekday", nth, weekday };
        assert.deepEqual(parseSchedule(`${word} ${weekday} 02:00`, timezone)?.days, days);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), (day) => {
        assert.deepEqual(parseSchedule(`day ${day}`, timezone)?.days, { kind: "day-of-month", day });
      }),
    );
  });
});
