import assert from "node:assert/strict";
import { allFacts } from "../../core/planning/coverage";
import { backupScene } from "./backup-scene";
import { ownedProperties, sections, withSnapshots } from "./database-kit";
import { assertBackwards, assertEvidence, declared, unseen } from "./kit";

describe("Backups of a database whose settings are the stack's", () => {
  const keys = (yaml: string) =>
    backupScene(yaml, ownedProperties.create)
      .synthesis.declarations.map(({ key }) => key)
      .filter((key) => /^backup-(plan|vault)/.test(key));

  it("have no continuous rule of AWS Backup, which would set the same retention", () => {
    assert.deepEqual(keys(sections), []);
    assert.deepEqual(keys(withSnapshots), [
      "backup-vault",
      "backup-vault-policy",
      "backup-plan-full",
      "backup-plan-full-selection",
    ]);
    const both = sections.replace("period:", "keep: { is: 60 days, row: S-9 }, period:");
    assert.deepEqual(keys(both).slice(2), ["backup-plan-changes.snapshots", "backup-plan-changes.snapshots-selection"]);
  });

  it("keep snapshots for longer, copies of them and their lock in AWS Backup", () => {
    const copied = withSnapshots.replace(
      "keep: { is: 90",
      "copyRegion: ap-northeast-3, lock: governance, keep: { is: 90",
    );
    const { plan, synthesis } = backupScene(copied, ownedProperties.create);
    assert.deepEqual(synthesis.problems, []);
    assertBackwards(synthesis);
    assertEvidence(plan, synthesis);
    assert.deepEqual(
      unseen(plan, synthesis).filter((fact) => !fact.includes("threshold")),
      [],
    );
    const { rules } = declared(synthesis, "backup-plan-full").inputs as { rules: Record<string, unknown>[] };
    assert.equal(rules[0]?.enableContinuousBackup, false);
    assert.ok(rules[0]?.copyActions);
    assert.deepEqual(declared(synthesis, "backup-vault-lock").inputs.minRetentionDays, 90);
  });

  it("begin at the time of the entry where no window is named", () => {
    const timed = (values: string) => {
      const entry = `backups:\n  changes: { on: db, from: DR, method: point-in-time, period: 7 days, ${values} }\n`;
      const { plan, synthesis } = backupScene(entry, ownedProperties.create);
      assert.deepEqual(synthesis.problems, []);
      assert.deepEqual(unseen(plan, synthesis), []);
      assert.ok(allFacts(plan).length > 0);
      return declared(synthesis, "database-db").inputs.backupWindow;
    };
    assert.equal(timed("schedule: { is: daily 02:00, row: S-1 }"), "17:00-17:30");
    assert.equal(timed("schedule: { is: daily 08:45, row: S-1 }, backup-window: daily 08:45-10:45"), "23:45-01:45");
    assert.equal(timed("schedule: { is: hourly, row: S-1 }"), undefined);
  });

  it("are measured by what RDS says, and by AWS Backup only where it has recovery points", () => {
    const states = (yaml: string) => {
      const { synthesis } = backupScene(yaml, ownedProperties.create);
      const { definition } = declared(synthesis, "backup-freshness-db").inputs as {
        definition: { json: { States: Record<string, { Next?: string; End?: boolean }> } };
      };
      const policy = JSON.stringify(declared(synthesis, "backup-freshness-db-role-policy").inputs);
      const { States } = definition.json;
      return [Object.keys(States), States.Restorable?.End, policy.includes("backup:DescribeProtectedResource")];
    };
    assert.deepEqual(states(sections), [["Database", "Restorable"], true, false]);
    assert.deepEqual(states(withSnapshots), [["Database", "Restorable", "Backups", "Measured"], undefined, true]);
    const { synthesis } = backupScene(sections, ownedProperties.create);
    const { metricName, threshold } = declared(synthesis, "alert-db.backup.restorable-critical").inputs;
    assert.deepEqual([metricName, threshold], ["RestorableAge", 3600]);
  });

  it("are restored on trial from snapshots", () => {
    const tested = `${withSnapshots.replace("events:", "  test: { on: db, from: DR, schedule: first monday 10:00 }\nevents:")}`;
    const { synthesis } = backupScene(tested, ownedProperties.create);
    assert.deepEqual(synthesis.problems, []);
    const { recoveryPointSelection } = declared(synthesis, "restore-test-db").inputs as {
      recoveryPointSelection: { recoveryPointTypes: string[] };
    };
    assert.deepEqual(recoveryPointSelection.recoveryPointTypes, ["SNAPSHOT"]);
  });
});
