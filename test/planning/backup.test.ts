import { strict as assert } from "node:assert";
import {
  archiveProblems,
  type DataStore,
  longestGap,
  objectiveProblems,
  type Plan,
  parseSchedule,
  type Schedule,
} from "../../core/model";
import { complaints, planYaml } from "../kit/yaml-plan";
import { catalogue } from "./kit";

const resources = `where: { aws: main }
resources:
  db: { title: Database, kind: aws.rds.postgres, instance: shop-db }
`;
const planOf = (sections: string): Plan => planYaml(`${resources}${sections}`, {}, catalogue());
const storesOf = (sections: string): readonly DataStore[] => planOf(sections).dataStores ?? [];
const methodsOf = (entry: string) =>
  storesOf(`backups:\n  one: ${entry}\n`)[0]?.protections.map(({ method }) => method);
/** A platform that starts an hour late at most and archives every five minutes. */
const platform = { startWindow: 3600, lag: 300 };

describe("Data stores", () => {
  it("gather what protects one resource or one bucket, with its objectives and restore test", () => {
    const [db, files, ...others] = storesOf(`backups:
  full: { on: db, schedule: daily 02:00, keep: 30 days }
  changes: { on: db, method: point-in-time, every: 1 hour, period: 7 days }
  files: { bucket: shop-files, ownership: adopt, method: versioning, keep: 30 days }
  old: { bucket: shop-files, destination: GLACIER, archiveAfter: 90 days, prefix: archive/ }
  report: { schedule: daily 09:30 }
recovery:
  database: { on: db, rpo: 1 hour, rto: 4 hours }
  test: { on: db, schedule: first monday 10:00 }
`);
    assert.deepEqual(others, []);
    assert.equal(db?.resource?.properties.instance, "shop-db");
    assert.deepEqual(
      db?.protections.map(({ method }) => method),
      ["snapshot", "continuous"],
    );
    assert.equal(db?.objectives?.rpo?.written, "1 hour");
    assert.equal(db?.objectives?.rto?.written, "4 hours");
    assert.equal(db?.restoreTest?.schedule.written, "first monday 10:00");
    assert.deepEqual([files?.key, files?.bucket, files?.ownership], ["files", "shop-files", "adopt"]);
    assert.deepEqual(
      files?.protections.map(({ method, prefix }) => [method, prefix?.value]),
      [
        ["versioning", undefined],
        ["archive", "archive/"],
      ],
    );
  });

  it("take the method from what an entry says, else from its values", () => {
    assert.deepEqual(methodsOf("{ on: db, method: pg_dump }"), ["dump"]);
    assert.deepEqual(methodsOf("{ on: db, tier: Continuous7Days, method: full }"), ["continuous"]);
    assert.deepEqual(methodsOf("{ on: db, method: lifecycle }"), ["lifecycle"]);
    assert.deepEqual(methodsOf("{ on: db, archive: WAL, keep: 7 days }"), ["continuous"]);
    assert.deepEqual(methodsOf("{ bucket: a, copyRegion: ap-northeast-3 }"), ["copy"]);
    assert.deepEqual(methodsOf("{ on: db, schedule: daily 02:00 }"), []);
    assert.deepEqual(methodsOf("{ on: db, method: restore-test, schedule: sunday 03:00 }"), []);
  });

  it("have one owner", () => {
    const owned = (one: string, two: string) =>
      complaints(
        planOf(
          `backups:\n  a: { bucket: x, method: versioning, keep: 1 day, ownership: ${one} }\n  b: { bucket: x, method: lifecycle, keep: 1 day, ownership: ${two} }\n`,
        ).problems,
      );
    assert.deepEqual(owned("adopt", "adopt"), []);
    assert.deepEqual(owned("adopt", "create"), ["PLAN-BACKUP-OWNERSHIP adopt, create"]);
  });
});

describe("Recovery objectives", () => {
  const objections = (entries: string, rpo: string) => {
    const [store] = storesOf(`backups:\n${entries}recovery:\n  database: { on: db, rpo: ${rpo} }\n`);
    return complaints(objectiveProblems(store as DataStore, platform));
  };

  it("are held against period, start window and duration together", () => {
    const daily = "  full: { on: db, schedule: daily 02:00, keep: 30 days, duration: 30 minutes }\n";
    assert.deepEqual(objections(daily, "25 hours"), [
      "PLAN-BACKUP-RPO period 86400 s + start window 3600 s + duration 1800 s = 91800 s",
    ]);
    assert.deepEqual(objections(daily, "91800 s"), []);
    const late = "  full: { on: db, schedule: daily 02:00, keep: 30 days, startWindow: 8 hours }\n";
    assert.deepEqual(objections(late, "24 hours"), [
      "PLAN-BACKUP-RPO period 86400 s + start window 28800 s + duration 0 s = 115200 s",
    ]);
  });

  it("are met by the best of several protections", () => {
    const both = `  full: { on: db, schedule: daily 02:00, keep: 30 days }
  changes: { on: db, method: point-in-time, every: 1 hour, period: 7 days }
`;
    assert.deepEqual(objections(both, "5 minutes"), []);
    assert.deepEqual(objections(both, "299 s"), ["PLAN-BACKUP-RPO archiving delay 300 s"]);
  });

  it("need a backup at all", () => {
    assert.deepEqual(objections("  clean: { on: db, method: lifecycle }\n", "1 hour"), ["PLAN-BACKUP-RPO"]);
  });

  it("count generations that are kept", () => {
    const kept = (keep: string) =>
      objections(`  full: { on: db, schedule: daily 02:00, generations: 30 generations, keep: ${keep} }\n`, "2 days");
    assert.deepEqual(kept("30 days"), []);
    assert.deepEqual(kept("29 days"), [
      "PLAN-BACKUP-GENERATIONS 30 generations, one every 86400 s, each kept 29 days: 29",
    ]);
  });

  it("leave no time to fetch objects from an archive class", () => {
    const archived = (entry: string, rto: string) =>
      complaints(
        archiveProblems(
          storesOf(`backups:
  full: { on: db, schedule: daily 02:00, keep: 30 days }
  old: { bucket: shop-files, archiveAfter: 90 days, ${entry} }
recovery:
  database: { on: db, rto: ${rto} }
`),
        ),
      );
    assert.deepEqual(archived("destination: GLACIER", "4 hours"), [
      "PLAN-BACKUP-ARCHIVE up to 18000 s, objective 4 hours (14400 s)",
    ]);
    assert.deepEqual(archived("destination: GLACIER", "5 hours"), []);
    assert.deepEqual(archived("destination: GLACIER, prefix: archive/", "4 hours"), []);
    assert.deepEqual(archived("destination: GLACIER_IR", "4 hours"), []);
    assert.deepEqual(archived("destination: DEEP_ARCHIVE", "11 hours"), [
      "PLAN-BACKUP-ARCHIVE up to 43200 s, objective 11 hours (39600 s)",
    ]);
  });
});

describe("The longest gap of a schedule", () => {
  const gap = (text: string) => longestGap(parseSchedule(text, "Asia/Tokyo") as Schedule) / 86_400;

  it("is between two of its instants, in the worst month", () => {
    assert.deepEqual(
      ["daily 02:00", "every 6 hours", "sunday 03:00", "weekdays 02:00", "first monday 10:00", "day 1 04:00"].map(gap),
      [1, 0.25, 7, 3, 35, 31],
    );
    assert.equal(gap("quarter-end saturday 22:00"), 98);
    assert.equal(gap("monday, thursday 02:00"), 4);
    assert.equal(gap("days 1, 15 04:00"), 17);
  });
});

describe("Alerts of recovery objectives", () => {
  const alertsOf = (extra = "") =>
    planOf(`backups:
  full: { on: db, schedule: daily 02:00, keep: 30 days }
  changes: { on: db, method: point-in-time, every: 1 hour, period: 7 days }
recovery:
  database: { on: db, rpo: { is: 1 hour, row: S-1, from: DR }, rto: 4 hours }
  test: { on: db, schedule: first monday 10:00 }
${extra}`).alerts.map(({ key, concept, rules }) => [key, concept, rules[0]?.severity, rules[0]?.threshold.limit]);

  it("follow from objectives, schedules and the catalogue", () => {
    assert.deepEqual(alertsOf(), [
      ["db.backup.restorable", "backup.age", "critical", { amount: "1", unit: "hour" }],
      ["db.backup.age", "backup.snapshot_age", "warning", { amount: "28", unit: "hour" }],
      ["db.restore-test.duration", "restore_test.duration", "warning", { amount: "4", unit: "hour" }],
      ["db.restore-test.age", "restore_test.age", "warning", { amount: "844", unit: "hour" }],
    ]);
  });

  it("give way to one the system file writes itself", () => {
    const own = `alerts:
  stale: { concept: backup.age, on: db, from: DR, critical: { is: "> 30 minutes", row: S-2 } }
`;
    assert.deepEqual(
      alertsOf(own)
        .filter(([, concept]) => concept === "backup.age")
        .map(([key]) => key),
      ["stale"],
    );
  });

  it("cite the objective, and say of a limit of ours where it comes from", () => {
    const { alerts } = planOf(`backups:
  full: { on: db, schedule: daily 02:00, keep: 30 days }
recovery:
  database: { on: db, from: DR, rpo: { is: 26 hours, row: S-1 } }
`);
    assert.deepEqual(
      alerts.map(({ rules }) => rules[0]?.message.clause),
      ["shop.md DR「26 hours」", "shop.md (not documented: daily 02:00 + 4 h)"],
    );
  });

  it("lead to the page the entries name, else to one of their own", () => {
    const pages = (runbook: string) =>
      planOf(
        `runbooks:\n  restore: Restore\nbackups:\n  full: { on: db, schedule: daily 02:00, keep: 30 days${runbook} }\nrecovery:\n  test: { on: db, title: Restore, schedule: first monday 10:00 }\n`,
      );
    const named = pages(", runbook: restore");
    assert.deepEqual([...new Set(named.alerts.map(({ rules }) => rules[0]?.runbook))], ["restore"]);
    assert.deepEqual(
      named.events.map(({ spec }) => spec.runbook),
      ["restore"],
    );
    assert.deepEqual(
      pages("").alerts.map(({ key, rules }) => key === rules[0]?.runbook),
      [true, true],
    );
  });

  it("watch that a continuous backup goes on, where no objective does", () => {
    const changes = (entry: string) =>
      planOf(
        `backups:\n  changes: { on: db, title: Changes, method: point-in-time, period: 7 days, ${entry} }\n`,
      ).alerts.map(({ key, rules: [rule] }) => [
        key,
        rule?.severity,
        rule?.threshold.limit.amount,
        rule?.message.clause,
      ]);
    const clause = "shop.md (not documented: Changes)";
    assert.deepEqual(changes("every: 1 hour"), [["db.backup.restorable", "warning", "1", clause]]);
    assert.deepEqual(changes("every: 6 hours"), [["db.backup.restorable", "warning", "6", clause]]);
  });
});

describe("A restore test that fails", () => {
  const eventsOf = (extra = "", test = "  test: { on: db, title: Restore, schedule: first monday 10:00 }\n") =>
    planOf(`backups:
  full: { on: db, schedule: daily 02:00, keep: 30 days }
recovery:
  database: { on: db, rpo: 26 hours }
${test}${extra}`).events.map(({ spec }) => [spec.key, spec.source, spec.severity, spec.when.map(({ value }) => value)]);

  it("is an event by itself", () => {
    assert.deepEqual(eventsOf(), [
      ["db.restore-test.failed", "aws.backup.restore-test", "warning", ["ABORTED", "FAILED"]],
    ]);
  });

  it("gives way to an event of the system file, and is none where nothing is tested", () => {
    const own = "events:\n  own: { source: aws.backup.restore-test, on: db, when: FAILED, severity: critical }\n";
    assert.deepEqual(
      eventsOf(own).map(([key]) => key),
      ["own"],
    );
    assert.deepEqual(eventsOf("", ""), []);
  });
});
