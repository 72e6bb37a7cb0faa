import { strict as assert } from "node:assert";
import { complaints } from "../kit/yaml-plan";
import { entry, found, refused, rendered, resources } from "./data-kit";

/** What Azure would refuse or read otherwise, what is complained of, and the nearest that passes. */
const limits: readonly (readonly [string, string, readonly string[], string])[] = [
  [
    "a restore of less than a day",
    "on: files, keep: 1 day, period: 7 days",
    ["AZURE-BLOB-RESTORE 7 days with 7 days of soft delete"],
    "on: files, keep: 1 day, period: 6 days",
  ],
  [
    "periodic backup at odd seconds",
    "on: cosmos, every: 3630 s",
    ["AZURE-COSMOS-BACKUP 60.5 minutes (3630 s)"],
    "on: cosmos, every: 61 minutes",
  ],
  [
    "a retention of Cosmos DB in no mode",
    "on: cosmos, keep: 30 days",
    ["AZURE-COSMOS-BACKUP keep 30 days"],
    "on: cosmos, keep: 30 days, tier: Continuous30Days",
  ],
  [
    "what no tier of Cosmos DB reaches back to",
    "on: cosmos, keep: 31 days, tier: Continuous30Days",
    ["AZURE-COSMOS-BACKUP 31 days with Continuous30Days"],
    "on: cosmos, keep: 30 days, tier: Continuous30Days",
  ],
];

describe("Azure refuses", () => {
  for (const [what, over, complaint, nearest] of limits) {
    it(`${what}, and takes the nearest`, () => {
      assert.deepEqual(refused(entry("backups", over)), complaint);
      assert.deepEqual(refused(entry("backups", nearest)), []);
    });
  }

  it("a name of a backup vault that is not 2 to 50 letters, digits and -", () => {
    const section = entry("backups", "on: db, vault: copies, schedule: weekly sunday 03:00, keep: 30 days");
    const named = (name: string) => refused(section, { copies: resources.copies.replace("shop-copies", name) });
    assert.deepEqual(named("a".repeat(51)), [`AZURE-BACKUP-VAULT ${"a".repeat(51)}`]);
    assert.deepEqual(named("a"), ["AZURE-BACKUP-VAULT a"]);
    assert.deepEqual(named("shop_copies"), ["AZURE-BACKUP-VAULT shop_copies"]);
    assert.deepEqual([named("a".repeat(50)), named("aa")], [[], []]);
  });

  it("a copy in a time zone it has no name for", () => {
    const copied = (zone: string) => {
      const section = entry("backups", "on: db, vault: copies, schedule: weekly sunday 03:00, keep: 30 days");
      return complaints(rendered(section, {}, undefined, zone).problems);
    };
    assert.deepEqual(copied("Asia/Kathmandu"), ["AZURE-BACKUP-SCHEDULE weekly sunday 03:00 (Asia/Kathmandu)"]);
    assert.deepEqual(copied("Asia/Kolkata"), []);
  });

  it("an objective of Cosmos DB below the time between two periodic backups", () => {
    const objective = (backup: string, rpo: string) =>
      refused(`${entry("backups", `on: cosmos, ${backup}`)}recovery:
  goal: { title: Goal, from: 1. Operations, on: cosmos, rpo: ${rpo} }
`);
    const sum = "period 14400 s + start window 0 s + duration 0 s = 14400 s";
    assert.deepEqual(objective("every: 4 hours, keep: 8 hours", "14399 s"), [`PLAN-BACKUP-RPO ${sum}`]);
    assert.deepEqual(objective("every: 4 hours, keep: 8 hours", "14400 s"), []);
    assert.deepEqual(objective("tier: Continuous7Days", "99 s"), ["PLAN-BACKUP-RPO archiving delay 100 s"]);
    assert.deepEqual(objective("tier: Continuous7Days", "100 s"), []);
  });
});

describe("On Azure", () => {
  const inputsOf = (values: string, key: string) => found(entry("backups", values), key).inputs;

  it("blobs stay a week at least, and what a vault keeps for longer than a year it keeps alone", () => {
    const kept = (keep: string) => {
      const { deleteRetentionPolicy } = inputsOf(`on: files, ${keep}`, "blobs-files");
      return (deleteRetentionPolicy as { days: number }).days;
    };
    assert.deepEqual(["keep: 6 days", "keep: 7 days", "keep: 8 days"].map(kept), [7, 7, 8]);
    const vault = "vault: copies, schedule: weekly sunday 03:00";
    assert.deepEqual([kept(`keep: 365 days, ${vault}`), kept(`keep: 3650 days, ${vault}`)], [365, 365]);
  });

  it("a restore to a moment has the versions and the change feed it is made of, and the feed is kept for ever", () => {
    const blobs = inputsOf("on: files, keep: 30 days, period: 29 days", "blobs-files");
    assert.equal(blobs.isVersioningEnabled, true);
    assert.deepEqual(blobs.changeFeed, { enabled: true });
    assert.deepEqual(blobs.deleteRetentionPolicy, { enabled: true, days: 30 });
    assert.deepEqual(blobs.restorePolicy, { enabled: true, days: 29 });
  });

  it("an account is made without a lock of its own: immutability is the vault's", () => {
    assert.equal(inputsOf("on: files, keep: 30 days", "account-files").immutableStorageWithVersioning, undefined);
  });

  it("periodic backups are kept for whole hours, rounded up", () => {
    const kept = (keep: string) => {
      const { backupPolicy } = inputsOf(`on: cosmos, every: 1 hour, keep: ${keep}`, "cosmos-cosmos");
      return (backupPolicy as { periodicModeProperties: { backupRetentionIntervalInHours: number } })
        .periodicModeProperties.backupRetentionIntervalInHours;
    };
    assert.deepEqual([kept("480 minutes"), kept("481 minutes")], [8, 9]);
    assert.deepEqual(Object.keys(inputsOf("on: cosmos, every: 1 hour", "cosmos-cosmos").backupPolicy ?? {}), [
      "type",
      "periodicModeProperties",
    ]);
  });

  it("the days of a server are rounded up", () => {
    const { backup } = inputsOf("on: db, keep: 169 hours", "server-db");
    assert.deepEqual(backup, { backupRetentionDays: 8, geoRedundantBackup: "Disabled" });
  });

  it("a policy has one retention, its default, and copies daily or weekly", () => {
    const copy = "on: files, vault: copies, keep: 30 days, schedule:";
    const rules = ["daily 03:00", "weekly monday 03:00"].map((schedule) => {
      const { properties } = inputsOf(`${copy} ${schedule}`, "policy-one");
      return (properties as unknown as { policyRules: Record<string, unknown>[] }).policyRules;
    });
    for (const [backup, ...retentions] of rules) {
      assert.deepEqual(
        retentions.map(({ name, isDefault }) => [name, isDefault]),
        [["Default", true]],
      );
      const text = JSON.stringify(backup);
      assert.match(text, /"R\/\d{4}-\d{2}-\d{2}T03:00:00\+09:00\/P1[DW]"/);
      assert.equal(text.split('"taggingPriority"').length, 2);
    }
  });

  it("names of policies and instances are legal for any entry, and stay apart", () => {
    const named = (key: string) => {
      const text = `backups:\n  ${key}: { title: One, from: 1. Operations, on: db, vault: copies, schedule: weekly sunday 03:00, keep: 30 days }\n`;
      const policy = String(found(text, `policy-${key}`).inputs.backupPolicyName);
      const instance = String(found(text, `instance-${key}`).inputs.backupInstanceName);
      assert.match(policy, /^[A-Za-z0-9-]{3,150}$/);
      assert.match(instance, /^[A-Za-z0-9-]{1,128}$/);
      return instance;
    };
    const names = ["db.full", "db-full", "db_full", "a".repeat(300), `${"a".repeat(300)}b`].map(named);
    assert.equal(new Set(names).size, names.length);
  });
});
