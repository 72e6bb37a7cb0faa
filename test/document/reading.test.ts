import { strict as assert } from "node:assert";
import { readDocument, type Statement } from "../../core/document";

function statements(...lines: string[]): readonly Statement[] {
  return readDocument(lines.join("\n"), "ops.md", { timezone: "Asia/Tokyo" }).statements;
}

describe("a time in a sentence", () => {
  const kinds = (text: string) => statements(text).map(({ kind, direction }) => [kind, direction]);

  it("is how soon people answer, or what comes when they do not", () => {
    assert.deepEqual(kinds("Critical alerts are answered within 15 minutes."), [["response-time", "<="]]);
    assert.deepEqual(kinds("If nobody answers, the second engineer is paged after 15 minutes."), [
      ["response-time", ">"],
    ]);
    assert.deepEqual(kinds("15分応答がない場合はマネージャーへエスカレーションする。"), [["response-time", undefined]]);
  });

  it("is a limit of a certificate, but not how early one is renewed", () => {
    assert.deepEqual(kinds("The certificate must not expire within 14 days; we are warned 30 days before."), [
      ["threshold", "<"],
      ["threshold", "<"],
    ]);
    assert.ok(!kinds("Certificates are renewed 30 days before they expire.").some(([kind]) => kind === "threshold"));
  });

  it("of day names nothing before its colon", () => {
    assert.deepEqual(statements("The database is dumped nightly at 23:15 UTC.")[0]?.about.row, []);
  });
});

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

  it("says a ditto mark again for its own row, and a merged cell once", () => {
    const rows = statements(
      "| 対象 | 警告 | 継続 |",
      "|---|---|---|",
      "| CPU | 80% | 5分 |",
      "| メモリ | 90% | 同上 |",
      "",
      '<table><tr><th>対象</th><th>保存期間</th></tr><tr><td>A</td><td rowspan="2">30日</td></tr><tr><td>B</td></tr></table>',
    );
    assert.deepEqual(
      rows.map(({ line, words, value, about }) => [line, words, value, about.row]),
      [
        [3, "80%", { type: "quantity", quantity: { amount: "80", unit: "percent" } }, ["CPU"]],
        [3, "5分", { type: "quantity", quantity: { amount: "5", unit: "minute" } }, ["CPU"]],
        [4, "90%", { type: "quantity", quantity: { amount: "90", unit: "percent" } }, ["メモリ"]],
        [4, "同上", { type: "quantity", quantity: { amount: "5", unit: "minute" } }, ["メモリ"]],
        [6, "30日", { type: "quantity", quantity: { amount: "30", unit: "day" } }, ["A"]],
      ],
    );
  });

  it("reads schedules of both languages and of cron as the same recurrences", () => {
    const schedules = (text: string): unknown => {
      const value = statements(text)[0]?.value;
      return value?.type === "schedule"
        ? [value.schedule.days, value.schedule.time, value.schedule.until, value.zone]
        : value;
    };
    const secondSunday = { kind: "nth-weekday", nth: 2, weekday: "sunday" };
    const [two, four] = [
      { hour: 2, minute: 0 },
      { hour: 4, minute: 0 },
    ];
    assert.deepEqual(schedules("毎月第2日曜日 2:00-4:00"), [secondSunday, two, four, "assumed"]);
    assert.deepEqual(schedules("毎月第二日曜日の午前2時から午前4時まで"), [secondSunday, two, four, "assumed"]);
    assert.deepEqual(schedules("second Sunday of the month, 2am-4am UTC"), [secondSunday, two, four, "stated"]);
    assert.deepEqual(schedules("`0 2 * * 0`"), [{ kind: "weekly", weekdays: ["sunday"] }, two, undefined, "assumed"]);
    assert.deepEqual(schedules("毎月末 翌2:00"), [{ kind: "day-of-month", day: -1 }, two, undefined, "assumed"]);
    assert.deepEqual(schedules("四半期ごと"), { type: "calendar", amount: "1", unit: "quarter" });
  });

  it("reads numerals and units of both languages as the same amounts", () => {
    const amount = (text: string): unknown => {
      const value = statements(text)[0]?.value;
      if (value?.type === "money") return `${value.money.currency} ${value.money.amount}`;
      return value?.type === "quantity" ? `${value.quantity.amount} ${value.quantity.unit}` : value;
    };
    assert.deepEqual(
      ["30日間保存", "三十日間保存", "３０日間保存", "kept for thirty days"].map(amount),
      Array(4).fill("30 day"),
    );
    assert.deepEqual(
      ["予算は50万円", "予算は￥500,000", "budget: JPY 500,000"].map(amount),
      Array(3).fill("JPY 500000"),
    );
    assert.deepEqual(["1時間30分", "1時間半", "10GB", "10GiB", "半日"].map(amount), [
      "90 minute",
      "1.5 hour",
      "10 gigabyte",
      "10 gibibyte",
      "0.5 day",
    ]);
  });
});
