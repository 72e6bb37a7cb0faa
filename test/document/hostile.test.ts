import { strict as assert } from "node:assert";
import { readDocument } from "../../core/document";

/** Documents that grow with `n`; each is meant to make a reader slow or to make it do something. */
const documents: Readonly<Record<string, (n: number) => string>> = {
  "a table of many rows": (n) => `| a | 警告 |\n|---|---|\n${"| CPU使用率 | 70% |\n".repeat(n)}`,
  "a line without an end": (n) => "障害時は15分以内に連絡する。".repeat(n),
  "one long word": (n) => `${"a_b.c-".repeat(n)}1`,
  "one long number": (n) => "1".repeat(4 * n),
  "kanji numerals": (n) => "一二十".repeat(4 * n),
  "nested quotations": (n) => `${"> ".repeat(4 * n)}5%`,
  "nested lists": (n) =>
    Array.from({ length: Math.ceil(Math.sqrt(n)) }, (_, at) => `${" ".repeat(2 * at)}- 5%`).join("\n"),
  "open links": (n) => "[a](".repeat(4 * n),
  "open emphasis": (n) => "_a *b ".repeat(4 * n),
  "open comments": (n) => "<!-- ".repeat(4 * n),
  "nested HTML": (n) => `${"<div>".repeat(2 * n)}5%\n`,
  "cells that span everything": (n) =>
    `<table>${'<tr><td rowspan="999" colspan="999">5%</td></tr>'.repeat(n / 4)}</table>\n`,
  "tables without a rule": (n) => "| 5% \n".repeat(n),
  "deep JSON": (n) => `\`\`\`json\n${"[".repeat(n)}\n\`\`\`\n`,
  "one line of SQL": (n) => `\`\`\`sql\n${"select interval '3 months' > 5 ".repeat(n)}\n\`\`\`\n`,
  "many settings": (n) => `\`\`\`ts\n${"a = { b: 5, // 5分\n".repeat(n)}\`\`\`\n`,
  "many cron fields": (n) => "0 ".repeat(4 * n),
  "control characters": (n) => "\u0000\u0007 5% ".repeat(n),
};

/** Milliseconds of processor time, so that other programs do not count. */
function cost(text: string): number {
  const before = process.cpuUsage();
  readDocument(text, "hostile.md");
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe("a hostile document", () => {
  for (const [name, make] of Object.entries(documents)) {
    it(`of ${name} takes time in proportion to its size`, () => {
      cost(make(400));
      const small = Math.max(5, Math.min(cost(make(500)), cost(make(500))));
      const large = Math.min(cost(make(4000)), cost(make(4000)));
      // Eight times the size: 64 times the work would be quadratic.
      assert.ok(large / small < 30, `${small} ms, then ${large} ms`);
    });
  }

  it("executes, fetches and opens nothing, and its scripts are no text", () => {
    const text = [
      '<script>fetch("http://example.com/?" + 95); require("child_process").execSync("touch /tmp/hozen-read")</script>',
      "",
      '<iframe src="file:///etc/passwd">99%</iframe>',
      "",
      "![x](http://example.com/95.png) [secret](../../../etc/passwd)",
      "",
      "```bash",
      "rm -rf / --retention-days $(touch /tmp/hozen-read; echo 30)",
      "```",
    ].join("\n");
    const { statements } = readDocument(text, "hostile.md");
    assert.deepEqual(statements, []);
  });

  it("with broken tables still gives the values of its cells", () => {
    const { statements } = readDocument("| 項目 | 警告 |\n| CPU | 70% | 85% |\n| メモリ |", "broken.md");
    assert.deepEqual(
      statements.map(({ words }) => words),
      ["70%", "85%"],
    );
  });
});
