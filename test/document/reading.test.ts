import { strict as assert } from "node:assert";
import { readDocument, type Statement } from "../../core/document";

function statements(...lines: string[]): readonly Statement[] {
  return readDocument(lines.join("\n"), "ops.md", { timezone: "Asia/Tokyo" }).statements;
}

describe("reading a document", () => {
  it("gives each cell of a table its heads, kind, value, severity and place", () => {
    const [normal, warning, critical, interval, ...others] = statements(
      "# 監視",
      "",
      "| 対象 | 項目 | 正常範囲 | 警告 | 異常 | 間隔 |",
      "|---|---|---|---|---|---|",
      "| Web | CPU使用率 | 0〜60% | ７０％以上 | **85%**超 | 1分 |",
    );
    assert.deepEqual(others, []);
    assert.deepEqual(warning, {
      file: "ops.md",
      line: 5,
      column: 26,
      endLine: 5,
      heading: ["監視"],
      words: "７０％",
      about: {
        origin: "table",
        block: 3,
        row: ["Web", "CPU使用率"],
        column: ["警告"],
        parents: [],
        sentence: "70%以上",
      },
      kind: "threshold",
      value: { type: "quantity", quantity: { amount: "70", unit: "percent" } },
      direction: ">=",
      severity: "warning",
      certainty: "certain",
    });
    assert.deepEqual(normal?.value, {
      type: "band",
      band: { from: { amount: "0", unit: "percent" }, to: { amount: "60", unit: "percent" } },
    });
    assert.deepEqual([normal?.kind, critical?.direction, critical?.severity], ["normal", ">", "critical"]);
    assert.deepEqual([interval?.kind, interval?.severity], ["interval", undefined]);
  });

  it("lists numbers that are examples apart, with the reason", () => {
    const { statements: none, examples } = readDocument("See v1.2.3 of 2024-01-15 on port 8080, p95.", "ops.md");
    assert.deepEqual(none, []);
    assert.deepEqual(
      examples.map(({ words, reason }) => [words, reason]),
      [
        ["v1.2.3", "version"],
        ["2024-01-15", "date"],
        ["port 8080", "port"],
        ["p95", "percentile"],
      ],
    );
  });
});
