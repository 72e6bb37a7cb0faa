import { strict as assert } from "node:assert";
import { breaking, type Change, goodSystem, load } from "../kit/system-yaml";

const secondAlert = (was: string): Change => [
  "\nevents:",
  `\n  web.load: { was: ${was}, concept: cpu.utilization, on: web, runbook: cpu, warning: ">= 9%" }\nevents:`,
];
const retired = (...kept: readonly string[]): Change => [
  "\nprocedures:",
  `\nretired:\n  on: 2026-06-01\n  because: sold\n  kept:\n${kept.map((entry) => `    - ${entry}\n`).join("")}procedures:`,
];

describe("was:", () => {
  breaking(
    "SPEC-WAS: a name another entry has",
    [secondAlert("web.cpu")],
    [
      '35:20  SPEC-WAS  alerts["web.load"].was: an entry of this section has that name; given web.cpu; allowed names nothing has now, each claimed once; take it out of was:, or rename the other one',
    ],
  );
  breaking(
    "SPEC-WAS: a name two entries claim",
    [["    concept: cpu.utilization", "    was: [cpu, load]\n    concept: cpu.utilization"], secondAlert("load")],
    [
      '36:20  SPEC-WAS  alerts["web.load"].was: web.cpu had that name, too; given load; allowed names nothing has now, each claimed once; take it out of was:, or rename the other one',
    ],
  );
  breaking(
    "SPEC-WAS: the system's own name",
    [["system: shop", "system: shop\nwas: shop"]],
    [
      "2:6  SPEC-WAS  was: the system is called that already; given shop; allowed names nothing has now, each claimed once; take it out of was:, or rename the other one",
    ],
  );

  it("knows the system and its entries by their first names, wherever they are named", () => {
    const text = goodSystem
      .replace("system: shop", "system: shop\nwas: [store, market]")
      .replace("    concept: cpu", "    was: cpu\n    concept: cpu")
      .replace("    access: {", "    access: { was: [log, requests],");
    const { system, problems } = load(text);
    assert.deepEqual(problems, []);
    assert.deepEqual([system?.key, system?.name], ["store", "shop"]);
    assert.deepEqual(system?.renames, [
      { section: "alerts", name: "web.cpu", id: "cpu" },
      { section: "stores", name: "access", id: "log" },
    ]);
    assert.deepEqual([system?.alerts[0]?.key, system?.alerts[0]?.path], ["cpu", 'alerts["web.cpu"]']);
    const { logs } = system ?? {};
    assert.deepEqual([logs?.stores[0]?.key, logs?.counts.map((count) => count.in)], ["log", ["log"]]);
  });
});

describe("retired:", () => {
  breaking(
    "SPEC-RETIRED: kept no longer than the system",
    [retired("{ what: store-access, where: here, until: 2026-06-01 }")],
    [
      "58:49  SPEC-RETIRED  retired.kept[0].until: not kept beyond the day the system retires, 2026-06-01; given 2026-06-01; write a later day, or take it out of kept:",
    ],
  );
  breaking(
    "SPEC-RETIRED: said twice",
    [
      retired(
        "{ what: store-access, where: here, until: 2026-06-02 }",
        "{ what: store-access, where: there, until: 2027-06-01 }",
      ),
    ],
    ["59:15  SPEC-RETIRED  retired.kept[1].what: said twice; given store-access; remove one"],
  );
});
