import { strict as assert } from "node:assert";
import { type Audit, auditDocuments, sectionsOf } from "../../core/audit";
import { readDocument } from "../../core/document";
import { loadSystem } from "../../core/loader";
import { formatProblem } from "../../core/model";

const document = `# 予約サイト運用手順

この文書は運用チームが管理する。

## 監視

| 対象 | 項目 | 警告 | 異常 | 間隔 |
|---|---|---|---|---|
| Web | CPU使用率 | 70%超 | 85%超 | 1分 |
| Web | メモリ使用率 | 80%超 | 90%超 | 5分 |

## Backups

- The orders database is dumped daily at 02:00 and the dumps are kept for 35 days.
- 復旧目標: 4時間以内

## 費用

月額予算は50万円とする。
`;

const system = `system: shop
title: Shop
language: ja
timezone: Asia/Tokyo
document: { name: operations.md, version: "1.0" }
where: { aws: main }
resources:
  web: { kind: aws.ec2.asg, group: web }
  db: { kind: aws.rds.postgres, instance: orders }
routes: { critical: { to: [mail] }, warning: { to: [mail] } }
receivers: { mail: { channel: email, config: mail } }
alerts:
  web.cpu:
    concept: cpu.utilization
    on: web
    from: 監視 > Web CPU使用率
    warning: { is: "> 70%", says: 70%超, row: A-1 }
    critical: { is: "> 85%", says: 85%超, row: A-2 }
    every: { is: 1 minute, says: 1分, row: A-3 }
  web.memory:
    concept: memory.utilization
    on: web
    from: 監視 > Web メモリ使用率
    warning: { is: "> 80%", says: 80%超, row: A-4 }
    critical: { is: "> 90%", says: 90%超, row: A-5 }
    every: { is: 5 minutes, says: 5分, row: A-6 }
backups:
  orders: { on: db, from: Backups, schedule: { is: daily 02:00, says: daily at 02:00, row: B-1 }, keep: { is: 35 days, row: B-2 } }
recovery:
  orders: { on: db, from: Backups, rto: { is: 4 hours, says: 4時間以内, row: B-3 } }
budgets:
  total: { from: 費用, amount: { is: "JPY 500,000", says: 50万円, row: C-1 }, forecast: 100%, rate: "150", rateDate: "2026-11-01" }
`;

function audited(text: string, yaml = system, ignored: Parameters<typeof auditDocuments>[2] = []): Audit {
  const loaded = loadSystem(yaml, {
    file: "shop.yaml",
    environment: "prod",
    config: { mail: "ops@example.com" },
    asOf: "2026-11-22",
  });
  assert.ok(loaded.system, loaded.problems.map(formatProblem).join("\n"));
  const { statements } = readDocument(text, "operations.md", { timezone: "Asia/Tokyo" });
  const documented = loaded.system.clauses.filter(({ id }) => /^[A-C]-/.test(id));
  return auditDocuments(documented, [{ file: "operations.md", text, statements }], ignored);
}

/** Every difference as `kind line what`. */
function differences({ clauses, missing }: Audit): string[] {
  return [
    ...clauses
      .filter(({ outcome }) => outcome !== "matched")
      .map(({ clause, outcome, places }) => `${outcome} ${places[0]?.line ?? 0} ${clause.id}`),
    ...missing.map(({ line, words }) => `missing ${line} ${words}`),
  ];
}

describe("a system held against its document", () => {
  it("finds every clause where it says it stands, and every statement in a clause", () => {
    const audit = audited(document);
    assert.deepEqual(differences(audit), []);
    assert.equal(audit.clauses.length, 10);
    assert.equal(audit.statements, 10);
  });

  it("names a value that changed, with the line of the document", () => {
    assert.deepEqual(differences(audited(document.replace("85%超", "95%超"))), ["changed 9 A-2"]);
    assert.deepEqual(differences(audited(document.replace("35 days", "14 days"))), ["changed 14 B-2"]);
  });

  it("names a direction that changed", () => {
    assert.deepEqual(differences(audited(document.replace("90%超", "90%未満"))), ["changed 10 A-5"]);
  });

  it("names a statement that nobody typed", () => {
    const more = `${document}\nログは90日間保存する。\n`;
    assert.deepEqual(differences(audited(more)), ["missing 21 90日間"]);
  });

  it("names a clause that the document does not state: it is no documented value", () => {
    const invented = system.replace("keep: { is: 35 days, row: B-2 }", "keep: { is: 3 years, row: B-2 }");
    assert.deepEqual(differences(audited(document, invented)), ["changed 14 B-2"]);
    const nowhere = system
      .replace("from: 費用, amount", "from: 予算 > 年次, amount")
      .replace("says: 50万円", "says: 70万円");
    assert.deepEqual(differences(audited(document, nowhere)), ["orphan 0 C-1", "missing 19 50万円"]);
  });

  it("names a clause that stands under another heading", () => {
    const elsewhere = system.replace("from: 費用, amount", "from: 契約, amount");
    assert.deepEqual(differences(audited(document, elsewhere)), ["moved 19 C-1"]);
  });

  it("says when the value stands there in other words", () => {
    const requoted = system.replace("says: 4時間以内", "says: within four hours");
    assert.deepEqual(differences(audited(document, requoted)), ["requoted 15 B-3"]);
  });

  it("counts ignored lines apart", () => {
    const more = `${document}\nログは90日間保存する。\n`;
    const audit = audited(more, system, [{ from: 21, to: 21, because: "an example" }]);
    assert.deepEqual(differences(audit), []);
    assert.deepEqual(
      audit.ignored.map(({ statement, because }) => `${statement.words}: ${because}`),
      ["90日間: an example"],
    );
    assert.equal(audit.statements, 10);
  });

  it("names any single number that changes, at its line", () => {
    const { statements } = readDocument(document, "operations.md", { timezone: "Asia/Tokyo" });
    const lines = document.split("\n");
    for (const { words, line } of statements) {
      const changed = words.replace(/\d/, (digit) => String((Number(digit) % 8) + 1));
      assert.notEqual(changed, words);
      const text = lines.map((one, at) => (at === line - 1 ? one.replace(words, changed) : one)).join("\n");
      const found = differences(audited(text)).map((difference) => Number(difference.split(" ")[1]));
      assert.ok(found.includes(line), `${words} -> ${changed} on line ${line}: ${found.join(", ")}`);
    }
  });

  it("gives each section a fingerprint that layout does not change and words do", () => {
    const print = (text: string) => sectionsOf(text).map(({ heading, fingerprint }) => [heading.at(-1), fingerprint]);
    const before = print(document);
    assert.deepEqual(
      before.map(([heading]) => heading),
      ["予約サイト運用手順", "監視", "Backups", "費用"],
    );
    assert.deepEqual(print(document.replace("| Web | CPU使用率", "|  Web  |  CPU使用率")), before);
    const after = print(document.replace("35 days", "36 days"));
    assert.deepEqual(
      after.map(([, fingerprint], at) => fingerprint === before[at]?.[1]),
      [true, true, false, true],
    );
  });
});
