import { strict as assert } from "node:assert";
import { workDangers } from "../../commands/review/dangers-work";
import type { SystemSnapshot } from "../../commands/review/snapshot";
import type { StatedValue } from "../../commands/review/stated-values";

function value(path: string, written: string, base?: number): StatedValue {
  return { path, role: "other", clauses: ["SH-50"], written, ...(base !== undefined && { base }) };
}

function snapshot(values: readonly StatedValue[]): SystemSnapshot {
  return {
    system: "shop",
    title: "Shop",
    language: "en",
    document: "shop.md",
    values,
    rules: [],
    routes: [],
    places: [],
    protected: [],
  };
}

function kinds(before: readonly StatedValue[], after: readonly StatedValue[]): string[] {
  return workDangers(snapshot(before), snapshot(after)).map(
    ({ kind, about, from, to }) => `${kind} ${about}: ${from} to ${to}`,
  );
}

const dump = 'backups["database.full"].schedule';

describe("a review of work that is planned", () => {
  it("calls a backup that runs less often dangerous, and one that runs more often not", () => {
    const [daily, weekly] = [value(dump, "daily 02:00"), value(dump, "weekly sunday 02:00")];
    assert.deepEqual(kinds([daily], [weekly]), [`runs-less-often ${dump}: daily 02:00 to weekly sunday 02:00`]);
    assert.deepEqual(kinds([weekly], [daily]), []);
    assert.deepEqual(kinds([daily], [value(dump, "daily 04:00")]), []);
  });

  it("compares weekdays, days of the month, quarters and intervals by how often they come", () => {
    const order = ["hourly", "every 6 hours", "daily 02:00", "weekdays 09:00", "days 1, 15 04:00", "day 1 04:00"];
    const path = "jobs.report.schedule";
    const all = [...order, "quarter-end saturday 22:00"];
    all.slice(1).forEach((less, at) => {
      const more = all[at] as string;
      assert.deepEqual(kinds([value(path, more)], [value(path, less)]).length, 1, `${more} to ${less}`);
      assert.deepEqual(kinds([value(path, less)], [value(path, more)]), [], `${less} to ${more}`);
    });
  });

  it("says that a job, a budget and an objective are gone", () => {
    const before = [
      value("jobs.reindex.schedule", "daily 04:00"),
      value("budgets.total.amount", "JPY 500,000"),
      value("recovery.database.rpo", "1 hour", 3600),
    ];
    assert.deepEqual(kinds(before, []), [
      "work-removed jobs.reindex.schedule: daily 04:00 to undefined",
      "budget-removed budgets.total.amount: JPY 500,000 to undefined",
      "objective-removed recovery.database.rpo: 1 hour to undefined",
    ]);
    assert.deepEqual(kinds([], before), []);
  });

  it("calls a raised budget dangerous, a lowered one not, and shows one in another currency", () => {
    const path = "budgets.total.amount";
    const [less, more] = [value(path, "JPY 500,000"), value(path, "JPY 500,001")];
    assert.deepEqual(kinds([less], [more]), [`budget-raised ${path}: JPY 500,000 to JPY 500,001`]);
    assert.deepEqual(kinds([more], [less]), []);
    assert.deepEqual(kinds([less], [value(path, "USD 3,000")]), [`budget-raised ${path}: JPY 500,000 to USD 3,000`]);
  });

  it("calls a longer, a more frequent and a new window dangerous, and a shorter one not", () => {
    const path = "maintenance.planned.window";
    const monthly = value(path, "second sunday 02:00-04:00");
    for (const wider of ["second sunday 02:00-04:30", "sunday 02:00-04:00", "second sunday 22:00-04:00"]) {
      assert.deepEqual(kinds([monthly], [value(path, wider)]), [
        `window-widened ${path}: ${monthly.written} to ${wider}`,
      ]);
    }
    assert.deepEqual(kinds([], [monthly]), [`window-widened ${path}: – to ${monthly.written}`]);
    assert.deepEqual(kinds([monthly], [value(path, "second sunday 03:00-04:00")]), []);
    assert.deepEqual(kinds([monthly], []), []);
  });

  it("knows in which direction an objective is loosened", () => {
    const [target, rpo] = ["slos.availability.target", "recovery.database.rpo"];
    assert.deepEqual(kinds([value(target, "99.9%", 0.999)], [value(target, "99%", 0.99)]).length, 1);
    assert.deepEqual(kinds([value(target, "99%", 0.99)], [value(target, "99.9%", 0.999)]), []);
    assert.deepEqual(kinds([value(rpo, "1 hour", 3600)], [value(rpo, "4 hours", 14_400)]).length, 1);
    assert.deepEqual(kinds([value(rpo, "4 hours", 14_400)], [value(rpo, "1 hour", 3600)]), []);
  });
});
