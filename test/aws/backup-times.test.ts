import assert from "node:assert/strict";
import { complaints } from "../kit/yaml-plan";
import { backupScene, objections } from "./backup-scene";
import { declared } from "./kit";

const daily = "on: db, schedule: daily 02:00";
const pointInTime = (rest: string) => `{ on: db, method: point-in-time, ${rest} }`;
const locked = (lock: string) => `{ ${daily}, keep: 30 days, ${lock} }`;
const consent = "acknowledgements:\n  backup-vault: { what: lock of backup-vault in compliance mode, because: law }\n";
const compliance = (grace: string) => locked(`lock: compliance, grace: ${grace} days`);

/** A specification AWS would refuse or fail at, the nearest one it takes, and what is complained of. */
const limits: readonly (readonly [string, string, string, readonly string[], string?])[] = [
  [
    "a start window and a run of a hundred years and less",
    `{ ${daily}, keep: 30 days, startWindow: 52559880 minutes }`,
    `{ ${daily}, keep: 30 days, startWindow: 52559881 minutes }`,
    ["AWS-BACKUP-WINDOW 52560001 minutes"],
  ],
  [
    "continuous backup that ends at all",
    pointInTime("every: 1 hour, period: 1 day"),
    pointInTime("every: 1 hour"),
    ["AWS-BACKUP-RETENTION"],
  ],
  [
    "continuous backup that outlasts the time between two of its backups",
    pointInTime("schedule: sunday 02:00, period: 8 days"),
    pointInTime("schedule: sunday 02:00, period: 7 days"),
    ["AWS-BACKUP-CONTINUOUS kept 7 days, taken every 604800 s"],
  ],
  [
    "snapshots kept until the next one",
    "{ on: db, schedule: sunday 02:00, keep: 7 days }",
    "{ on: db, schedule: sunday 02:00, keep: 6 days }",
    ["AWS-BACKUP-RETENTION kept 6 days, taken every 604800 s"],
  ],
  [
    "copies kept for 36500 days and less, also of a continuous backup",
    pointInTime("every: 1 hour, period: 7 days, copyRegion: ap-northeast-3, copyKeep: 36500 days"),
    pointInTime("every: 1 hour, period: 7 days, copyRegion: ap-northeast-3, copyKeep: 36501 days"),
    ["AWS-BACKUP-RETENTION 36501 days"],
  ],
  [
    "a lock of 36500 days and less",
    locked("lock: governance, minimum: 1 day, maximum: 36500 days"),
    locked("lock: governance, minimum: 1 day, maximum: 36501 days"),
    ["AWS-VAULT-LOCK-RANGE 36501 days"],
  ],
  [
    "a lock whose least is no more than its most",
    locked("lock: governance, minimum: 30 days, maximum: 30 days"),
    locked("lock: governance, minimum: 30 days, maximum: 29 days"),
    ["AWS-VAULT-LOCK-RANGE 30 to 29 days", "AWS-VAULT-LOCK-RANGE 30 days"],
  ],
  ["36500 days of grace", compliance("36500"), compliance("36501"), ["AWS-VAULT-LOCK-GRACE 36501 days"], consent],
];

describe("AWS Backup also takes", () => {
  for (const [what, accepted, refused, problems, rest] of limits) {
    it(`${what}`, () => {
      assert.deepEqual(objections(accepted, rest), []);
      assert.deepEqual(objections(refused, rest), problems);
    });
  }

  it("names of 50 characters with what marks the snapshots of a continuous entry", () => {
    const named = (length: number) => {
      const entry = "{ on: db, method: point-in-time, every: 1 hour, period: 7 days, keep: 1 day }";
      return complaints(backupScene(`backups:\n  ${"a".repeat(length)}: ${entry}\n`).synthesis.problems);
    };
    assert.deepEqual(named(40), []);
    assert.deepEqual(named(41), [`AWS-BACKUP-NAME ${"a".repeat(41)}.snapshots`]);
  });
});

describe("A lock", () => {
  it("of objects has a time, in days however it is written", () => {
    const bucket = (rest: string) =>
      `{ bucket: shop-files, ownership: adopt, prefix: old/, destination: GLACIER, archiveAfter: 1 day${rest} }`;
    assert.deepEqual(objections(bucket(", lock: governance")), ["AWS-BACKUP-RETENTION lock: governance"]);
    assert.deepEqual(objections(bucket(", lock: governance, keep: 2 days")), []);
    const years = backupScene(`backups:\n  full: ${bucket(", lock: governance, keep: 1 year")}\n`).synthesis;
    assert.deepEqual(declared(years, "data-full-lock").inputs.rule, {
      defaultRetention: { mode: "GOVERNANCE", days: 366 },
    });
  });
});

describe("The class objects move to", () => {
  it("is one S3 knows", () => {
    const moved = (to: string) =>
      objections(`{ bucket: shop-files, ownership: adopt, destination: ${to}, archiveAfter: 90 days }`);
    assert.deepEqual(moved("Standard_GRS"), ["AWS-ARCHIVE Standard_GRS"]);
    assert.deepEqual(["GLACIER", "GLACIER_IR", "DEEP_ARCHIVE", "STANDARD_IA"].flatMap(moved), []);
  });
});

describe("A job of AWS Backup", () => {
  const windows = (rest: string) => {
    const { synthesis } = backupScene(`backups:\n  full: { ${daily}, keep: 30 days${rest} }\n`);
    const [rule] = declared(synthesis, "backup-plan-full").inputs.rules as Record<string, number>[];
    return [rule?.startWindow, rule?.completionWindow];
  };

  it("is given two hours, or the documented duration, and always an hour beyond its start", () => {
    assert.deepEqual(windows(""), [60, 180]);
    assert.deepEqual(windows(", duration: 2 hours"), [60, 180]);
    assert.deepEqual(windows(", duration: 121 minutes"), [60, 181]);
    assert.deepEqual(windows(", duration: 1 minute"), [60, 180]);
    assert.deepEqual(windows(", startWindow: 8 hours, duration: 5 hours"), [480, 780]);
  });

  it("starts no later than documented", () => {
    assert.deepEqual(windows(", startWindow: 3659 s"), [60, 180]);
    assert.deepEqual(windows(", startWindow: 3660 s"), [61, 181]);
  });
});

describe("The alarm of an objective", () => {
  const objective = (rpo: string, rest = "") => {
    const sections = `${rest}recovery:\n  database: { on: db, rpo: ${rpo} }\n`;
    return objections("{ on: db, method: point-in-time, every: 1 hour, period: 7 days }", sections);
  };

  it("comes in time: five minutes of loss, of measuring and of judging fit into the objective", () => {
    assert.deepEqual(objective("899 s"), [
      "AWS-BACKUP-ALARM loss 300 s + measured every 300 s + judged after 300 s = 900 s",
    ]);
    assert.deepEqual(objective("900 s"), []);
  });

  it("is left to an alert the system file writes, and not asked of an objective nothing meets", () => {
    const own = "alerts:\n  stale: { concept: backup.age, on: db, critical: { assume: '> 1 minute', because: us } }\n";
    assert.deepEqual(objective("899 s", own), []);
    assert.deepEqual(objective("299 s"), ["PLAN-BACKUP-RPO archiving delay 300 s"]);
  });
});
