import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSystemFile } from "../../core/loader";
import { formatProblem } from "../../core/model";
import { goodOptions, goodSystem, load, problemLines } from "../kit/system-yaml";

const size = 499_000;

/** A text of nearly the largest size that is read, or of a share of it. */
function many(piece: string, share = 1): string {
  return piece.repeat(Math.floor((size * share) / piece.length));
}

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join("\n");
}

/** First problem and the processor time it took, in milliseconds; other work on the machine does not count. */
function firstProblem(text: string): { line: string | undefined; took: number } {
  const start = process.cpuUsage();
  const [line] = problemLines(text);
  const { user, system } = process.cpuUsage(start);
  return { line, took: (user + system) / 1000 };
}

describe("hostile system files", () => {
  const whole: readonly (readonly [name: string, text: string, problem: string])[] = [
    ["an empty file", "", "shop.yaml:1:1  SPEC-EMPTY  the file is empty; write the system, or remove the file"],
    ["a blank file", " \n\n", "shop.yaml:1:1  SPEC-EMPTY  the file is empty; write the system, or remove the file"],
    [
      "a file of comments",
      "# a\n# b\n",
      "shop.yaml:1:1  SPEC-EMPTY  the file contains only comments; write the system, or remove the file",
    ],
    [
      "a NUL character",
      "system: shop\ntitle: a\0b\n",
      "shop.yaml:2:9  SPEC-YAML  the text holds a control character; given U+0000; remove it",
    ],
    [
      "an escape character",
      "system: \u001b[31m\n",
      "shop.yaml:1:9  SPEC-YAML  the text holds a control character; given U+001B; remove it",
    ],
    [
      "10 MB",
      "x".repeat(10_000_000),
      "shop.yaml:1:1  SPEC-SIZE  the file is too large; given 10000000 bytes; allowed 500000 bytes; split it into several systems",
    ],
    [
      "100 levels",
      lines(100, (at) => `${" ".repeat(at)}k:`),
      "shop.yaml:32:32  SPEC-DEPTH  nested too deep; allowed 30 levels; simplify the file",
    ],
    [
      "thousands of levels",
      lines(900, (at) => `${" ".repeat(at)}k:`),
      "shop.yaml:32:32  SPEC-DEPTH  nested too deep; allowed 30 levels; simplify the file",
    ],
    ["open brackets without end", many("["), "shop.yaml:1:1  SPEC-DEPTH  nested too deep; simplify the file"],
    ["open braces without end", many("{a: "), "shop.yaml:1:1  SPEC-DEPTH  nested too deep; simplify the file"],
    [
      "an alias bomb",
      `a0: &a0 [x]\n${lines(40, (at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`)}`,
      "shop.yaml:2:9  SPEC-ALIAS  the file expands to too much; allowed 200000 nodes; simplify the file",
    ],
    [
      "a bomb of merges",
      `a0: &a0 {x: 1}\n${lines(28, (at) => `a${at + 1}: &a${at + 1} {<<: [*a${at}, *a${at}, *a${at}]}`)}`,
      "shop.yaml:1:9  SPEC-ALIAS  the file expands to too much; allowed 200000 nodes; simplify the file",
    ],
    [
      "a list that holds itself",
      "a: &a [*a]",
      "shop.yaml:1:7  SPEC-DEPTH  nested too deep; allowed 30 levels; simplify the file",
    ],
    [
      "a map merged into itself",
      "a: &a {<<: *a}",
      "shop.yaml:1:7  SPEC-DEPTH  merged too deep; allowed 30 levels; simplify the file",
    ],
    [
      "an alias without an anchor",
      "a: &one 1\nb: *two",
      "shop.yaml:2:4  SPEC-ALIAS  no anchor of this name is defined before it; given *two; allowed *one; write &two at the first use, or the value itself",
    ],
    [
      "an indent by tab",
      "system: shop\nalerts:\n\tweb: 1\n",
      "shop.yaml:3:1  SPEC-TAB  indented with a tab; indent with spaces",
    ],
    ["tabs all over", many("\tx: 1\n"), "shop.yaml:1:1  SPEC-TAB  indented with a tab; indent with spaces"],
    [
      "a key twice",
      "system: shop\ntitle: a\nsystem: other\n",
      "shop.yaml:3:1  SPEC-DUPLICATE-KEY  duplicate key in a map, first on line 1; given system; remove one, or give it another name",
    ],
    [
      "a key over and over",
      many("a: 1\n"),
      "shop.yaml:2:1  SPEC-DUPLICATE-KEY  duplicate key in a map, first on line 1; given a; remove one, or give it another name",
    ],
    [
      "two documents",
      "---\na: 1\n---\nb: 1\n",
      "shop.yaml:3:1  SPEC-YAML  a second document starts here; write each into a file of its own",
    ],
    [
      "a tag that asks for code",
      "system: !!js/function 'x'",
      "shop.yaml:1:9  SPEC-YAML  not readable as YAML: Unresolved tag: tag:yaml.org,2002:js/function; correct the YAML here",
    ],
    [
      "a merge of no map",
      "a: &a [1]\nb: {<<: *a}",
      "shop.yaml:2:5  SPEC-YAML  only maps can be merged; write <<: *anchor, of a map",
    ],
    [
      "plain text",
      "just a sentence",
      "shop.yaml:1:1  SPEC-TYPE  not an allowed value; given just a sentence; allowed a map; change it",
    ],
    ["a list", "- a", 'shop.yaml:1:1  SPEC-TYPE  not an allowed value; given ["a"]; allowed a map; change it'],
  ];
  for (const [name, text, problem] of whole) {
    it(`end in a problem: ${name}`, () => {
      assert.equal(firstProblem(text).line, problem);
    });
  }

  const slow: readonly (readonly [name: string, text: (share: number) => string])[] = [
    ["one key", (share) => many("a: 1\n", share)],
    ["commas", (share) => `a: [${many(",", share)}`],
    ["question marks", (share) => many("? \n", share)],
    ["colons", (share) => many(": ", share)],
    ["anchors", (share) => `a: ${many("&x ", share)}`],
    ["tags", (share) => `a: ${many("!x ", share)}`],
    ["dashes", (share) => `a:\n${many("- ", share)}`],
    ["empty lines", (share) => `a:${many("\n", share)}b`],
    ["escapes", (share) => `a: "${many("\\x", share)}`],
    ["unknown keys", (share) => lines(50_000 * share, (at) => `k${at}:`)],
    ["wrong alerts", (share) => `alerts:\n${lines(9_000 * share, (at) => `  a${at}: {concept: x, on: y, warnin: 5}`)}`],
  ];
  for (const [name, text] of slow) {
    // Four times the text takes four times as long, or sixteen times where each part is compared with every other.
    it(`take time by their size, not by its square: half a megabyte of ${name}`, () => {
      const quarter = Math.min(...[1, 2, 3].map(() => firstProblem(text(1 / 4)).took));
      const { line, took } = firstProblem(text(1));
      assert.notEqual(line, undefined);
      assert.ok(took < 10 * quarter + 300, `${took} ms, a quarter of it ${quarter} ms`);
    });
  }

  it("have no way into the prototype of what is read", () => {
    const problems = load(`${goodSystem}__proto__: { title: other }\n`).problems;
    assert.deepEqual(
      problems.map(({ code, path }) => [code, path]),
      [["SPEC-UNKNOWN-KEY", "__proto__"]],
    );
  });

  describe("on the disk", () => {
    const folder = mkdtempSync(join(tmpdir(), "hozen-spec-"));
    after(() => rmSync(folder, { recursive: true }));
    const read = (name: string, bytes: Buffer | string): string[] => {
      const file = join(folder, name);
      writeFileSync(file, bytes);
      return loadSystemFile(file, goodOptions).problems.map((problem) => formatProblem(problem).replace(file, name));
    };

    it("end in a problem when they are no UTF-8", () => {
      const bytes = Buffer.concat([Buffer.from("title: "), Buffer.from([0xc3, 0x28])]);
      assert.deepEqual(read("latin.yaml", bytes), [
        "latin.yaml:1:1  SPEC-UTF8  the file is not UTF-8; save it as UTF-8",
      ]);
      const utf16 = Buffer.from("\ufeffsystem: shop", "utf16le");
      assert.deepEqual(read("utf16.yaml", utf16), [
        "utf16.yaml:1:1  SPEC-UTF8  the file is not UTF-8; save it as UTF-8",
      ]);
    });

    it("are not read when they are too large", () => {
      assert.deepEqual(read("large.yaml", Buffer.alloc(10_000_000, "a")), [
        "large.yaml:1:1  SPEC-SIZE  the file is too large; given 10000000 bytes; allowed 500000 bytes; split it into several systems",
      ]);
    });

    it("end in a problem when they are not there, or are a folder", () => {
      const problems = (file: string) => loadSystemFile(file, goodOptions).problems.map(formatProblem);
      const absent = join(folder, "absent.yaml");
      assert.deepEqual(problems(absent), [
        `${absent}:1:1  SPEC-FILE  the file cannot be read; given ENOENT; check its path and permissions`,
      ]);
      assert.deepEqual(problems(folder), [`${folder}:1:1  SPEC-FILE  not a file; replace it by a file, or remove it`]);
    });

    it("may start with a byte order mark and end lines as Windows does", () => {
      assert.deepEqual(read("windows.yaml", `\ufeff${goodSystem.replaceAll("\n", "\r\n")}`), []);
    });
  });
});
