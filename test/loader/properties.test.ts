import { strict as assert } from "node:assert";
import fc from "fast-check";
import { loadSystem } from "../../core/loader";
import { formatQuantity, unitNames } from "../../core/model";
import { goodOptions, goodSystem, load, systemYaml } from "../kit/system-yaml";

describe("whatever a system file holds", () => {
  it("loading ends in a system or in problems, never in an exception", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const { system, problems } = loadSystem(text, goodOptions);
        assert.equal(system === undefined, problems.length > 0);
      }),
      { numRuns: 300 },
    );
  });

  it("a slip of the keyboard anywhere ends so too, and each problem has a position inside the file", () => {
    const lineCount = goodSystem.split("\n").length;
    const slip = fc.constantFrom(
      "",
      " ",
      "\n",
      "x",
      ":",
      "-",
      "{",
      "]",
      '"',
      "'",
      "*",
      "&a ",
      "#",
      "0",
      "\t",
      ", ",
      "|",
      "? ",
    );
    fc.assert(
      fc.property(fc.nat(goodSystem.length - 1), fc.nat(3), slip, (at, removed, added) => {
        const text = goodSystem.slice(0, at) + added + goodSystem.slice(at + removed);
        const { system, problems } = load(text);
        assert.equal(system === undefined, problems.length > 0);
        for (const problem of problems) {
          const { line, column } = problem.at ?? { line: 0, column: 0 };
          assert.ok(line >= 1 && line <= lineCount + 1 && column >= 1, JSON.stringify(problem));
        }
      }),
      { numRuns: 400 },
    );
  });

  it("any part replaced by any value ends so too", () => {
    const value = fc.anything({ maxDepth: 2, maxKeys: 3 }).map((given) => JSON.stringify(given) ?? "null");
    const lines = goodSystem.split("\n").flatMap((line, at) => (/^\s*[\w.-]+: \S/.test(line) ? [at] : []));
    fc.assert(
      fc.property(fc.constantFrom(...lines), value, (at, json) => {
        const text = goodSystem.split("\n");
        text[at] = (text[at] as string).replace(/: .*$/, () => `: ${json}`);
        const { system, problems } = load(text.join("\n"));
        assert.equal(system === undefined, problems.length > 0);
      }),
      { numRuns: 300 },
    );
  });

  it("the same text gives the same system, byte for byte", () => {
    assert.equal(JSON.stringify(load(goodSystem)), JSON.stringify(load(goodSystem)));
  });
});

describe("documented numbers", () => {
  it("reach the system digit for digit, whatever their unit", () => {
    const digits = fc.stringMatching(/^(0|[1-9]\d{0,17})(\.\d{1,6})?$/);
    fc.assert(
      fc.property(digits, fc.constantFrom(...unitNames), (amount, unit) => {
        const written = `>= ${formatQuantity({ amount, unit })}`;
        const { system, problems } = load(systemYaml(['is: ">= 85%"', `is: ${JSON.stringify(written)}`]));
        assert.deepEqual(problems, []);
        const critical = system?.alerts[0]?.levels.find(({ severity }) => severity === "critical");
        assert.deepEqual(critical?.threshold.value, { operator: ">=", limit: { amount, unit } });
        assert.equal(critical?.threshold.written, written);
      }),
      { numRuns: 60 },
    );
  });

  it("that YAML would round stay as they are written", () => {
    const version = (written: string) =>
      load(systemYaml(['version: "1.0"', `version: ${written}`])).system?.document.version;
    assert.equal(version("1.10"), "1.10");
    assert.equal(version("12345678901234567890"), "12345678901234567890");
    assert.equal(version("007"), "007");
    assert.equal(version("2"), "2");
  });
});
