import { strict as assert } from "node:assert";
import type { Change } from "../kit/system-yaml";
import { planOf } from "./kit";

const japanese: readonly Change[] = [
  ["language: en", "language: ja"],
  ["from: 2. Monitoring > Web", 'from: "2. 監視 > Web"'],
  ["title: Shop", "title: ショップ"],
];

describe("the text of a notification", () => {
  it("says in English what, how much, for how long, against which sentence, and what to do first", () => {
    const [critical] = planOf().alerts[0]?.rules ?? [];
    assert.deepEqual(critical?.message, {
      title: "web CPU utilization",
      condition: "CPU utilization is 85% or more for 3 min",
      clause: "shop.md 2. Monitoring > Web「>= 85%、1 minute」",
      firstStep: "Find the busy process, then look for a recent release or a rise in traffic",
      runbookUrl: "https://runbooks.example.com/shop/cpu",
    });
  });

  it("says the same in Japanese, when the system is Japanese", () => {
    const [, warning] = planOf(japanese).alerts[0]?.rules ?? [];
    assert.deepEqual(warning?.message, {
      title: "web CPU使用率",
      condition: "CPU使用率が70%以上（3分継続）",
      clause: "shop.md 2. 監視 > Web「70%、1 minute」",
      firstStep: "CPUを使っているプロセスと直近のデプロイ・アクセス増を確認する",
      runbookUrl: "https://runbooks.example.com/shop/cpu",
    });
  });

  it("reads every operator in both languages", () => {
    const conditions = (operator: string, changes: readonly Change[]) => {
      const plan = planOf([
        ...changes,
        ['    warning: { is: ">= 70%", says: "70%", row: SH-11, for: 3 minutes }\n', ""],
        ['      is: ">= 85%"', `      is: "${operator} 85%"`],
        ["      row: SH-12\n      for: 3 minutes", "      row: SH-12\n      for: 0 seconds"],
      ]);
      return plan.alerts[0]?.rules[0]?.message.condition;
    };
    const read = (changes: readonly Change[]) => [">=", ">"].map((operator) => conditions(operator, changes));
    assert.deepEqual(read([]), ["CPU utilization is 85% or more", "CPU utilization is above 85%"]);
    assert.deepEqual(read(japanese), ["CPU使用率が85%以上", "CPU使用率が85%を超過"]);
  });

  it("says of a state that it is down, and names the thing rather than the concept", () => {
    const down: readonly Change[] = [
      ["    concept: cpu.utilization\n    on: web\n", "    concept: service.up\n    on: probe.home\n"],
      ["    normal: { is: 0-60%, row: SH-10 }\n", ""],
      ['    warning: { is: ">= 70%", says: "70%", row: SH-11, for: 3 minutes }\n', ""],
      ['      is: ">= 85%"', "      is: down"],
    ];
    assert.equal(planOf(down).alerts[0]?.rules[0]?.message.condition, "home is down for 3 min");
    assert.equal(planOf([...japanese, ...down]).alerts[0]?.rules[0]?.message.condition, "homeが停止（3分継続）");
  });

  it("tells a number the document does not give from one it does, with the reason", () => {
    const assumed = planOf([
      ['      is: ">= 85%"\n      row: SH-12', '      assume: ">= 85%"\n      because: half of the headroom'],
      ["rows: [SH-12, SH-41]", "rows: [SH-41]"],
      ['alerts["web.cpu"].critical.is\'', 'alerts["web.cpu"].warning.is\''],
      ["    every: { is: 1 minute, row: SH-13 }\n", ""],
    ]);
    assert.equal(assumed.alerts[0]?.rules[0]?.message.clause, "shop.md (not documented: half of the headroom)");
  });

  it("is written for events too", () => {
    const [event] = planOf().events;
    assert.deepEqual(event?.message, {
      title: "guard",
      condition: "guard happened",
      clause: "shop.md 「7」",
      firstStep: "Open the runbook and start with its first check",
      runbookUrl: "https://runbooks.example.com/shop/guard",
    });
    assert.equal(planOf(japanese).events[0]?.message?.condition, "guardが発生");
  });
});
