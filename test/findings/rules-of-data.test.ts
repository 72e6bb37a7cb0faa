import { strict as assert } from "node:assert";
import { planYaml } from "../kit/yaml-plan";
import { found } from "./found";

const data = (text: string) =>
  planYaml(`where: { aws: main }
resources: { db: { kind: aws.rds.instance, instance: shop } }
${text}`);

describe("findings about data and money", () => {
  it("restore-granularity: 30 days are kept, and of 7 any moment can be restored", () => {
    const plan = (keep: string) =>
      data(`backups:
  nightly: { on: db, from: Backup, method: full, schedule: { is: daily 02:00, row: S-1 }, keep: { is: ${keep}, row: S-2 } }
  moments: { on: db, from: Backup, method: point-in-time, period: { is: 7 days, row: S-3 } }
`);
    assert.deepEqual(found("restore-granularity", plan("30 days")), [
      "S-3 S-2 S-1: kept 30 d - any moment 7 d = 23 d at daily 02:00 only",
    ]);
    assert.deepEqual(found("restore-granularity", plan("7 days")), []);
  });

  it("untested-backup: one backup without a restore test; none with it", () => {
    const backups = `backups:
  nightly: { title: Nightly, on: db, from: Backup, method: full, schedule: { is: daily 02:00, row: S-1 }, keep: 7 days }
`;
    assert.deepEqual(found("untested-backup", data(backups)), ["S-1: 1 backup (Nightly), 0 restore tests"]);
    const test = `recovery:\n  test: { on: db, schedule: first sunday 06:00 }\n`;
    assert.deepEqual(found("untested-backup", data(`${backups}${test}`)), []);
  });

  it("overlapping-work: a backup in a window; a backup after it is none", () => {
    const plan = (time: string) =>
      data(`backups:
  nightly: { on: db, from: Backup, method: full, schedule: { is: daily ${time}, row: S-1 }, keep: 7 days }
maintenance:
  weekly: { from: Work, window: { is: "sunday 01:00-03:00", row: S-2 } }
`);
    assert.deepEqual(found("overlapping-work", plan("02:00")), [
      "S-1 S-2: daily 02:00 and sunday 01:00-03:00, first on 2025-01-05",
    ]);
    assert.deepEqual(found("overlapping-work", plan("03:00")), []);
  });

  it("short-retention: what may not be deleted for a year cannot be kept for 90 days", () => {
    const plan = (keep: string) =>
      data(`logs:
  stores:
    audit: { title: Audit, kind: aws.s3.bucket, name: shop-audit, ownership: create, from: Logs, keep: { is: ${keep}, row: S-1 }, immutable: { mode: governance, period: { is: 365 days, row: S-2 } } }
`);
    assert.deepEqual(found("short-retention", plan("90 days")), ["S-1 S-2: kept 90 d < 365 d"]);
    assert.deepEqual(found("short-retention", plan("365 days")), []);
  });

  it("foreign-currency: yen become dollars; dollars are left", () => {
    const plan = (amount: string, rate: string) =>
      data(`budgets:\n  total: { from: Cost, amount: { is: "${amount}", row: S-1 }, forecast: 100%${rate} }\n`);
    assert.deepEqual(found("foreign-currency", plan("JPY 300,000", `, rate: "150", rateDate: "2026-11-01"`)), [
      "S-1: JPY 300000 / 150 = USD 2000.00",
    ]);
    assert.deepEqual(found("foreign-currency", plan("USD 2,000", "")), []);
  });
});
