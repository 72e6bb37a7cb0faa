import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument, type Statement } from "../../core/document";

const folder = join(__dirname, "samples");
const files = readdirSync(folder).filter((name) => name.endsWith(".md"));

/** What a reader is told of a line: values, directions and words. */
function said(statements: readonly Statement[], line: number): string {
  const here = statements.filter((one) => one.line === line);
  return JSON.stringify(here.map(({ value, direction }) => [value, direction]));
}

interface Change {
  readonly from: RegExp;
  readonly to: (found: string) => string;
}

const digit: Change = {
  from: /\d(?!.*\d)/,
  to: (found) => String((Number(found) % 8) + 1 === Number(found) ? 9 : (Number(found) % 8) + 1),
};
const swaps: Readonly<Record<string, string>> = {
  分: "秒",
  日間: "年間",
  "%": "GB",
  minutes: "hours",
  days: "weeks",
  GB: "MB",
  日曜: "火曜",
  毎日: "毎時",
  Monday: "Friday",
  第1: "第2",
};
const unit: Change = { from: new RegExp(Object.keys(swaps).join("|")), to: (found) => swaps[found] as string };

/** Lines whose statements stay the same although one of their words is changed. */
function unnoticed({ from, to }: Change): { readonly tried: number; readonly missed: string[] } {
  const missed: string[] = [];
  let tried = 0;
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8");
    const lines = text.split("\n");
    const { statements } = readDocument(text, file);
    for (const { line, column, words, kind } of statements) {
      const changed = words.replace(from, to);
      if (changed === words || words.includes("\n") || kind === "contact") continue;
      tried++;
      const before = lines[line - 1] as string;
      const after = before.slice(0, column - 1) + changed + before.slice(column - 1 + words.length);
      const again = readDocument(
        [...lines.slice(0, line - 1), after, ...lines.slice(line)].join("\n"),
        file,
      ).statements;
      if (said(again, line) === said(statements, line)) missed.push(`${file}:${line} ${words} -> ${changed}`);
    }
  }
  return { tried, missed };
}

describe("a changed document", () => {
  it("is read differently at the line whose number changed", () => {
    const { tried, missed } = unnoticed(digit);
    assert.ok(tried > 400, String(tried));
    assert.deepEqual(missed, []);
  });

  it("is read differently at the line whose unit or day changed", () => {
    const { tried, missed } = unnoticed(unit);
    assert.ok(tried > 100, String(tried));
    assert.deepEqual(missed, []);
  });

  it("is read differently where only the direction changed", () => {
    const direction = (text: string): string | undefined => readDocument(text, "x.md").statements[0]?.direction;
    const words = [
      "80%以上",
      "80%以下",
      "80%超",
      "80%未満",
      "80%を超えた",
      "80%を下回った",
      "80%を切った",
      "80%を超えない",
    ];
    assert.deepEqual(words.map(direction), [">=", "<=", ">", "<", ">", "<", "<", "<="]);
    const english = [
      "at least 80%",
      "at most 80%",
      "more than 80%",
      "below 80%",
      "80% or more",
      "80% or less",
      "no more than 80%",
    ];
    assert.deepEqual(english.map(direction), [">=", "<=", ">", "<", ">=", "<=", "<="]);
    assert.equal(direction("80% of requests"), undefined);
  });
});
