import assert from "node:assert/strict";
import { longestGap, parseSchedule, type Schedule } from "../../core/model";
import { complaints } from "../kit/yaml-plan";
import { backupScene } from "./backup-scene";
import { declared, rendered } from "./kit";

const daily = "on: db, schedule: daily 02:00";

describe("Names of AWS Backup", () => {
  const key = (letter: string) => letter.repeat(45);
  const scene = (system: string, entry: string) => {
    const { plan } = backupScene(`backups:
  ${entry}: { ${daily}, keep: 30 days }
  ${entry}.report: { method: report, schedule: daily 09:30 }
recovery:
  database: { on: db, rto: 4 hours, audit: framework }
  test: { on: db, schedule: first monday 10:00 }
`);
    return rendered({ ...plan, system: { ...plan.system, key: system } });
  };
  const longest = `s${"-".repeat(29)}s`;
  const names = (system: string, entry: string, type: string) =>
    scene(system, entry)
      .declarations.filter((one) => one.type === `aws:backup/${type}`)
      .map(({ inputs }) => String(inputs.name));
  const patterns: readonly (readonly [string, RegExp])[] = [
    ["vault:Vault", /^[a-zA-Z0-9_-]{2,50}$/],
    ["plan:Plan", /^[a-zA-Z0-9_-]{1,50}$/],
    ["selection:Selection", /^[a-zA-Z0-9_.-]{1,50}$/],
    ["restoreTestingPlan:RestoreTestingPlan", /^[a-zA-Z0-9_]{1,50}$/],
    ["restoreTestingSelection:RestoreTestingSelection", /^[a-zA-Z0-9_]{1,50}$/],
    ["framework:Framework", /^[a-zA-Z][a-zA-Z0-9_]{0,255}$/],
    ["reportPlan:ReportPlan", /^[a-zA-Z][a-zA-Z0-9_]{0,255}$/],
  ];
  for (const [type, pattern] of patterns) {
    it(`of a ${type.split(":")[1]} are legal for any system and entry`, () => {
      const found = [names("shop", "full", type), names(longest, key("a"), type)].flat();
      assert.equal(found.length, 2);
      for (const name of found) assert.match(name, pattern);
    });
  }

  it("of plans stay apart where the keys differ in the end only", () => {
    const two = [`${key("a")}x`, `${key("a")}y`].map((entry) => names(longest, entry, "plan:Plan")[0]);
    assert.notEqual(two[0], two[1]);
  });
});

describe("What AWS Backup never gets, whatever is written", () => {
  const { synthesis } = backupScene(`backups:
  full: { ${daily}, keep: 30 days, lock: governance, copyRegion: ap-northeast-3 }
  changes: { on: db, method: point-in-time, every: 1 hour, period: 35 days }
recovery:
  test: { on: db, schedule: quarter-end saturday 22:00 }
`);

  it("is a selection of more than one ARN, by tag or with wildcards", () => {
    const selections = synthesis.declarations.filter(({ type }) => /:(Restore\w+)?Selection$/.test(type));
    assert.equal(selections.length, 3);
    for (const { inputs } of selections) {
      assert.deepEqual(inputs.resources ?? inputs.protectedResourceArns, [
        "arn:aws:rds:ap-northeast-1:444455556666:db:shop-db",
      ]);
      for (const name of ["selectionTags", "conditions", "protectedResourceConditions", "validationWindowHours"]) {
        assert.equal(inputs[name], undefined, name);
      }
    }
    assert.equal(declared(synthesis, "restore-test-db-selection").inputs.protectedResourceType, "RDS");
  });

  it("is a recovery point out of the last 1 to 365 days: the longest time between two tests is 98", () => {
    const window = (schedule: string) => {
      const scene = backupScene(`backups:\n  full: { ${daily}, keep: 30 days }\nrecovery:
  test: { on: db, schedule: ${schedule} }\n`);
      const { recoveryPointSelection } = declared(scene.synthesis, "restore-test-db").inputs;
      return (recoveryPointSelection as { selectionWindowDays: number }).selectionWindowDays;
    };
    assert.deepEqual(["every 1 hour", "daily 02:00", "quarter-end saturday 22:00"].map(window), [1, 1, 98]);
    const gaps = ["last day 00:00", "day 31 00:00", "days 1, 2 00:00", "first sunday 00:00", "sunday 00:00"].map(
      (text) => longestGap(parseSchedule(text, "UTC") as Schedule) / 86_400,
    );
    assert.ok(
      gaps.every((gap) => gap <= 98),
      gaps.join(),
    );
  });

  it("is a logically air-gapped vault, notifications of a vault or a setting of the region", () => {
    const types = synthesis.declarations.map(({ type }) => type);
    assert.deepEqual(
      types.filter((type) => /AirGapped|VaultNotifications|RegionSettings|GlobalSettings/.test(type)),
      [],
    );
  });
});

describe("Replication and lifecycles of a bucket", () => {
  const { synthesis } = backupScene(`backups:
  files: { bucket: shop-files, ownership: create, keep: 30 days, copyRegion: ap-northeast-3, generations: 200 generations }
`);
  const rulesOf = (key: string) => declared(synthesis, key).inputs.rules as Record<string, Record<string, unknown>>[];

  it("replicate within 15 minutes, the only time S3 has", () => {
    const [rule] = rulesOf("data-files-replication");
    assert.deepEqual(rule?.destination?.replicationTime, { status: "Enabled", time: { minutes: 15 } });
    assert.deepEqual(rule?.destination?.metrics, { status: "Enabled", eventThreshold: { minutes: 15 } });
  });

  it("keep old versions by time, so that the hundred S3 counts at most are never asked for", () => {
    for (const key of ["data-files-lifecycle", "data-files-copy-lifecycle"]) {
      for (const rule of rulesOf(key)) {
        assert.equal(rule.noncurrentVersionExpiration?.newerNoncurrentVersions, undefined);
      }
    }
  });

  it("clear markers of deletions in a rule of their own, without days or a date", () => {
    const marked = rulesOf("data-files-lifecycle").filter(({ expiration }) => expiration?.expiredObjectDeleteMarker);
    assert.deepEqual(
      marked.map(({ expiration }) => expiration),
      [{ expiredObjectDeleteMarker: true }],
    );
  });
});

describe("Audit Manager", () => {
  const stores = (count: number) => {
    const keys = Array.from({ length: count }, (_, at) => `db${at}`);
    const lines = (text: (key: string) => string) => keys.map((key) => `  ${key}: ${text(key)}\n`).join("");
    const { plan } =
      backupScene(`${lines((key) => `{ title: ${key}, kind: aws.rds.postgres, instance: ${key}, resourceId: db-ABC }`)}backups:
${lines((key) => `{ on: ${key}, schedule: daily 02:00, keep: 30 days }`)}recovery:
${lines((key) => `{ on: ${key}, rto: 4 hours, audit: framework }`)}`);
    return complaints(rendered(plan).problems);
  };

  it("takes 50 controls in a region: three for each of 16 databases, but not for 17", () => {
    assert.deepEqual(stores(16), []);
    assert.deepEqual(stores(17), ["AWS-QUOTA 51"]);
  });

  it("is told the objective in whole minutes, rounded down", () => {
    const minutes = (rto: string) => {
      const scene = backupScene(`backups:\n  full: { ${daily}, keep: 30 days }\nrecovery:
  database: { on: db, rto: ${rto}, audit: framework }\n`);
      const controls = declared(scene.synthesis, "backup-framework-db").inputs.controls as Record<string, unknown>[];
      return controls[1]?.inputParameters;
    };
    assert.deepEqual(minutes("90 minutes"), [{ name: "maxRestoreTime", value: "90" }]);
    assert.deepEqual(minutes("5459 s"), [{ name: "maxRestoreTime", value: "90" }]);
    assert.deepEqual(minutes("5460 s"), [{ name: "maxRestoreTime", value: "91" }]);
  });
});
