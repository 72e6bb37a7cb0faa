import assert from "node:assert/strict";
import { backupScene, objections } from "./backup-scene";
import { declared } from "./kit";

const daily = "on: db, schedule: daily 02:00";

/** A specification AWS would refuse, and the nearest one it takes. */
const limits: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "a start window of an hour and more",
    `{ ${daily}, keep: 30 days, startWindow: 60 minutes }`,
    `{ ${daily}, keep: 30 days, startWindow: 59 minutes }`,
    ["AWS-BACKUP-WINDOW 59 minutes"],
  ],
  [
    "retention of 36500 days and less",
    `{ ${daily}, keep: 36500 days }`,
    `{ ${daily}, keep: 36501 days }`,
    ["AWS-BACKUP-RETENTION 36501 days"],
  ],
  [
    "a retention at all",
    `{ ${daily}, method: full, keep: 1 day }`,
    `{ ${daily}, method: full }`,
    ["AWS-BACKUP-RETENTION"],
  ],
  [
    "point-in-time recovery of 35 days and less",
    "{ on: db, method: point-in-time, every: 1 hour, period: 35 days }",
    "{ on: db, method: point-in-time, every: 1 hour, period: 36 days }",
    ["AWS-BACKUP-CONTINUOUS 36 days"],
  ],
  [
    "no cold storage of RDS, said or not said to be snapshots",
    `{ ${daily}, keep: 7 years }`,
    `{ ${daily}, keep: 7 years, archiveAfter: 1 year }`,
    ["AWS-BACKUP-COLD 1 year"],
  ],
  [
    "no cold storage of continuous backups",
    "{ on: db, method: point-in-time, every: 1 hour, period: 35 days }",
    "{ on: db, method: point-in-time, every: 1 hour, period: 35 days, archiveAfter: 1 day }",
    ["AWS-BACKUP-COLD 1 day"],
  ],
  ["a time", `{ ${daily}, keep: 30 days }`, "{ on: db, method: full, keep: 30 days }", ["AWS-BACKUP-SCHEDULE"]],
  [
    "a period cron can say",
    "{ on: db, every: 6 hours, keep: 1 day }",
    "{ on: db, every: 5 hours, keep: 1 day }",
    ["AWS-SCHEDULE every 300 minutes"],
  ],
  [
    "a start clear of the maintenance window",
    `{ on: db, schedule: daily 01:59, keep: 30 days, maintenance-window: "sunday 03:00-03:30" }`,
    `{ on: db, schedule: daily 02:00, keep: 30 days, maintenance-window: "sunday 03:00-03:30" }`,
    ["AWS-BACKUP-OVERLAP 02:00, maintenance-window sunday 03:00-03:30"],
  ],
  [
    "a start clear of the automated backup window",
    `{ on: db, schedule: daily 06:30, keep: 30 days, backup-window: "daily 06:00-06:30" }`,
    `{ on: db, schedule: daily 06:29, keep: 30 days, backup-window: "daily 06:00-06:30" }`,
    ["AWS-BACKUP-OVERLAP 06:29, backup-window daily 06:00-06:30"],
  ],
  [
    "a weekday clear of the maintenance window",
    `{ on: db, schedule: monday 03:00, keep: 30 days, maintenance-window: "sunday 03:00-03:30" }`,
    `{ on: db, schedule: sunday 03:00, keep: 30 days, maintenance-window: "sunday 03:00-03:30" }`,
    ["AWS-BACKUP-OVERLAP 03:00, maintenance-window sunday 03:00-03:30"],
  ],
  [
    "an hourly start that can wait until the maintenance window is over",
    `{ on: db, every: 1 hour, keep: 30 days, maintenance-window: "sunday 03:15-03:45" }`,
    `{ on: db, every: 1 hour, keep: 30 days, maintenance-window: "sunday 03:30-04:00" }`,
    ["AWS-BACKUP-OVERLAP 03:00 within 60 minutes, maintenance-window sunday 03:30-04:00"],
  ],
  [
    "an hourly start that waits longer than the windows last",
    `{ on: db, every: 1 hour, keep: 30 days, startWindow: 61 minutes, maintenance-window: "sunday 00:30-01:00" }`,
    `{ on: db, every: 1 hour, keep: 30 days, startWindow: 60 minutes, maintenance-window: "sunday 00:30-01:00" }`,
    ["AWS-BACKUP-OVERLAP 00:00 within 60 minutes, maintenance-window sunday 00:30-01:00"],
  ],
  [
    "an nth weekday clear of the maintenance window",
    `{ on: db, schedule: second monday 03:00, keep: 60 days, maintenance-window: "sunday 03:00-03:30" }`,
    `{ on: db, schedule: second sunday 03:00, keep: 60 days, maintenance-window: "sunday 03:00-03:30" }`,
    ["AWS-BACKUP-OVERLAP 03:00, maintenance-window sunday 03:00-03:30"],
  ],
];

describe("AWS Backup takes", () => {
  for (const [what, accepted, refused, problems] of limits) {
    it(`${what}`, () => {
      assert.deepEqual(objections(accepted), []);
      assert.deepEqual(objections(refused), problems);
    });
  }

  it("names of 50 characters and less", () => {
    const named = (length: number) => {
      const { synthesis } = backupScene(`backups:\n  ${"a".repeat(length)}: { ${daily}, keep: 30 days }\n`);
      return synthesis.problems.map(({ code }) => code);
    };
    assert.deepEqual(named(50), []);
    assert.deepEqual(named(51), ["AWS-BACKUP-NAME"]);
  });

  it("restore tests that start within 168 hours", () => {
    const test = (hours: number) =>
      objections(
        `{ ${daily}, keep: 30 days }`,
        `recovery:\n  test: { on: db, schedule: first monday 10:00, startWindow: ${hours} hours }\n`,
      );
    assert.deepEqual(test(168), []);
    assert.deepEqual(test(169), ["AWS-RESTORE-TEST 169 hours"]);
    assert.deepEqual(test(0), ["AWS-RESTORE-TEST 0 hours"]);
  });

  it("databases it can find", () => {
    const { synthesis } = backupScene("backups:\n  full: { on: db, schedule: daily 02:00, keep: 30 days }\n");
    assert.deepEqual(synthesis.problems, []);
  });
});

describe("A vault lock", () => {
  const locked = (lock: string) => `{ ${daily}, keep: 30 days, ${lock} }`;
  const consent =
    "acknowledgements:\n  backup-vault: { what: lock of backup-vault in compliance mode, because: the law }\n";
  const weekly = "  changes: { on: db, method: point-in-time, every: 1 hour, period: 7 days }\n";

  it("spans the retentions of its rules unless it says otherwise", () => {
    const { synthesis } = backupScene(`backups:\n  full: ${locked("lock: governance")}\n${weekly}`);
    const { inputs, options } = declared(synthesis, "backup-vault-lock");
    assert.deepEqual([inputs.minRetentionDays, inputs.maxRetentionDays, inputs.changeableForDays], [7, 30, undefined]);
    assert.deepEqual(options, { protect: true, retainOnDelete: true });
  });

  it("excludes no backup and no copy", () => {
    assert.deepEqual(objections(locked("lock: governance, minimum: 30 days, maximum: 30 days")), []);
    assert.deepEqual(objections(locked("lock: governance, minimum: 31 days, maximum: 60 days")), [
      "AWS-VAULT-LOCK-RANGE 30 days",
    ]);
    assert.deepEqual(
      objections(locked("lock: governance, minimum: 1 day, maximum: 29 days, copyRegion: ap-northeast-3")),
      ["AWS-VAULT-LOCK-RANGE 30 days", "AWS-VAULT-LOCK-RANGE 30 days"],
    );
  });

  it("of the copies' vault spans how long copies are kept", () => {
    const entry = locked("lock: governance, copyRegion: ap-northeast-3, copyKeep: 90 days");
    const { synthesis } = backupScene(`backups:\n  full: ${entry}\n`);
    assert.deepEqual(synthesis.problems, []);
    const ranges = ["backup-vault-lock", "backup-vault-ap-northeast-3-lock"].map((key) => {
      const { minRetentionDays, maxRetentionDays } = declared(synthesis, key).inputs;
      return [minRetentionDays, maxRetentionDays];
    });
    assert.deepEqual(ranges, [
      [30, 30],
      [90, 90],
    ]);
  });

  it("excludes no copy with a retention of its own", () => {
    const kept = (days: number) =>
      objections(
        locked(
          `lock: governance, minimum: 1 day, maximum: 60 days, copyRegion: ap-northeast-3, copyKeep: ${days} days`,
        ),
      );
    assert.deepEqual(kept(60), []);
    assert.deepEqual(kept(61), ["AWS-VAULT-LOCK-RANGE 61 days"]);
  });

  it("needs a person's consent and a time of grace before nobody can lift it", () => {
    const compliance = (grace: string) => locked(`lock: compliance${grace}`);
    assert.deepEqual(objections(compliance(", grace: 3 days"), consent), []);
    assert.deepEqual(objections(compliance(", grace: 3 days")), ["AWS-ACK full"]);
    assert.deepEqual(objections(compliance(", grace: 2 days"), consent), ["AWS-VAULT-LOCK-GRACE 2 days"]);
    assert.deepEqual(objections(compliance(""), consent), ["AWS-VAULT-LOCK-GRACE"]);
    const { synthesis } = backupScene(`backups:\n  full: ${compliance(", grace: 7 days")}\n${consent}`);
    assert.equal(declared(synthesis, "backup-vault-lock").inputs.changeableForDays, 7);
  });
});
