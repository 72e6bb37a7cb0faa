import assert from "node:assert/strict";
import { allFacts } from "../../core/planning/coverage";
import { backupScene } from "./backup-scene";
import { ownedProperties } from "./database-kit";
import { assertBackwards, assertEvidence, declared, unseen } from "./kit";

const sections = `backups:
  changes: { on: db, from: DR, method: { is: point-in-time, row: S-1 }, every: { is: 1 hour, row: S-2 }, period: { is: 14 days, row: S-3 }, backup-window: { is: daily 06:00-06:30, row: S-4 }, maintenance-window: { is: sunday 03:30-04:00, row: S-5 } }
recovery:
  database: { on: db, from: DR, rpo: { is: 1 hour, row: S-6, check: recovery-point-objective } }
events:
  down: { source: aws.rds.instance, on: db, when: [failure], severity: critical }
`;
const snapshots =
  "  full: { on: db, from: DR, schedule: { is: daily 02:00, row: S-7 }, keep: { is: 90 days, row: S-8 } }\n";
const withSnapshots = sections.replace("recovery:", `${snapshots}recovery:`);
const fixed = {
  identifier: "shop-db",
  engine: "postgres",
  storageEncrypted: true,
  copyTagsToSnapshot: true,
  deletionProtection: true,
  deleteAutomatedBackups: false,
  skipFinalSnapshot: false,
  finalSnapshotIdentifier: "shop-db-final",
  tags: {
    "hozen:system": "shop",
    "hozen:environment": "prod",
    "hozen:database": "db",
    "managed-by": "hozen",
  },
};
const documented = {
  backupRetentionPeriod: 14,
  backupWindow: "21:00-21:30",
  maintenanceWindow: "sat:18:30-sat:19:00",
};

describe("A database the stack makes", () => {
  const { plan, rendering } = backupScene(sections, ownedProperties.create);
  const database = declared(rendering, "database-db");

  it("has what the resource says, and its own backups and windows as documented, in UTC", () => {
    assert.deepEqual(rendering.problems, []);
    assert.deepEqual(database.inputs, {
      ...fixed,
      ...documented,
      instanceClass: "db.m7g.large",
      engineVersion: "16",
      allocatedStorage: 100,
      username: "shop_admin",
      dbSubnetGroupName: "shop-data",
      vpcSecurityGroupIds: ["sg-0123456789abcdef0", "sg-0fedcba9876543210"],
      manageMasterUserPassword: true,
      autoMinorVersionUpgrade: true,
      publiclyAccessible: false,
    });
  });

  it("is protected, stays when it leaves the program, and changes in its maintenance window", () => {
    assert.deepEqual(database.options, { protect: true, retainOnDelete: true });
    assert.ok(!("applyImmediately" in database.inputs));
  });

  it("shows every documented value, and serves the objective it meets", () => {
    assertBackwards(rendering);
    assertEvidence(plan, rendering);
    assert.deepEqual(
      unseen(plan, rendering).filter((fact) => !fact.includes("threshold")),
      [],
    );
    assert.deepEqual(
      database.evidence.map(({ clause, path }) => `${clause} ${path}`),
      [
        "S-1 backupRetentionPeriod",
        "S-2 backupRetentionPeriod",
        "S-3 backupRetentionPeriod",
        "S-4 backupWindow",
        "S-5 maintenanceWindow",
      ],
    );
    assert.ok(database.clauses.includes("S-6"));
  });

  it("is there before RDS is asked to tell its events", () => {
    const { inputs } = declared(rendering, "event-down");
    assert.deepEqual(inputs.sourceIds, [{ ref: "database-db", output: "identifier" }]);
    const { rendering: looked } = backupScene(sections, "ownership: check");
    assert.deepEqual(declared(looked, "event-down").inputs.sourceIds, ["shop-db"]);
  });

  it("takes further settings from its properties", () => {
    const further =
      'database: shop, storageType: gp3, iops: "12000", multiAz: "true", port: "5433", logs: "postgresql, upgrade", performanceInsights: "true", monitoringInterval: "60", monitoringRole: arn:aws:iam::444455556666:role/rds-monitoring, autoMinorVersionUpgrade: "false", maxStorageGiB: "500", iamAuthentication: "true", kmsKey: arn:aws:kms:ap-northeast-1:444455556666:key/0a1b, parameterGroup: shop-postgres16';
    const { rendering: set } = backupScene(sections, `${ownedProperties.create}, ${further}`);
    assert.deepEqual(set.problems, []);
    assert.deepEqual(declared(set, "database-db").inputs, {
      ...database.inputs,
      dbName: "shop",
      storageType: "gp3",
      iops: 12_000,
      multiAz: true,
      port: 5433,
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      performanceInsightsEnabled: true,
      monitoringInterval: 60,
      monitoringRoleArn: "arn:aws:iam::444455556666:role/rds-monitoring",
      autoMinorVersionUpgrade: false,
      maxAllocatedStorage: 500,
      iamDatabaseAuthenticationEnabled: true,
      kmsKeyId: "arn:aws:kms:ap-northeast-1:444455556666:key/0a1b",
      parameterGroupName: "shop-postgres16",
    });
  });
});

describe("A database the stack takes over", () => {
  const { rendering } = backupScene(sections, ownedProperties.adopt);
  const { inputs, options } = declared(rendering, "database-db");

  it("is imported by its identifier, and keeps what neither its properties nor entries name", () => {
    assert.deepEqual(rendering.problems, []);
    assert.deepEqual(inputs, { ...fixed, ...documented, instanceClass: "db.m7g.large" });
    assert.deepEqual(options, {
      protect: true,
      retainOnDelete: true,
      import: "shop-db",
      ignoreChanges: [
        "autoMinorVersionUpgrade",
        "dedicatedLogVolume",
        "domain",
        "domainIamRoleName",
        "enabledCloudwatchLogsExports",
        "iamDatabaseAuthenticationEnabled",
        "manageMasterUserPassword",
        "maxAllocatedStorage",
        "monitoringInterval",
        "performanceInsightsEnabled",
        "publiclyAccessible",
        "replicateSourceDb",
      ],
    });
  });

  it("gives its password to RDS only when that is asked for", () => {
    const { rendering: managed } = backupScene(sections, `${ownedProperties.adopt}, masterPassword: managed`);
    const { inputs: asked, options: then } = declared(managed, "database-db");
    assert.equal(asked.manageMasterUserPassword, true);
    assert.ok(!then?.ignoreChanges?.includes("manageMasterUserPassword"));
  });

  it("keeps its retention and windows where no entry names them", () => {
    const { rendering: bare } = backupScene("", ownedProperties.adopt);
    assert.deepEqual(bare.problems, []);
    assert.deepEqual(declared(bare, "database-db").inputs, { ...fixed, instanceClass: "db.m7g.large" });
  });
});

describe("A database that is only looked at", () => {
  it("is backed up by AWS Backup alone, whether that is said or not", () => {
    const said = backupScene(sections, "ownership: check").rendering;
    const unsaid = backupScene(sections).rendering;
    assert.deepEqual(said, unsaid);
    assert.ok(!said.declarations.some(({ type }) => type === "aws:rds/instance:Instance"));
    assert.deepEqual(
      (declared(said, "backup-plan-changes").inputs.rules as { enableContinuousBackup: boolean }[])[0]
        ?.enableContinuousBackup,
      true,
    );
  });
});

describe("Backups of a database whose settings are the stack's", () => {
  const keys = (yaml: string) =>
    backupScene(yaml, ownedProperties.create)
      .rendering.declarations.map(({ key }) => key)
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
    const { plan, rendering } = backupScene(copied, ownedProperties.create);
    assert.deepEqual(rendering.problems, []);
    assertBackwards(rendering);
    assertEvidence(plan, rendering);
    assert.deepEqual(
      unseen(plan, rendering).filter((fact) => !fact.includes("threshold")),
      [],
    );
    const { rules } = declared(rendering, "backup-plan-full").inputs as { rules: Record<string, unknown>[] };
    assert.equal(rules[0]?.enableContinuousBackup, false);
    assert.ok(rules[0]?.copyActions);
    assert.deepEqual(declared(rendering, "backup-vault-lock").inputs.minRetentionDays, 90);
  });

  it("begin at the time of the entry where no window is named", () => {
    const timed = (values: string) => {
      const entry = `backups:\n  changes: { on: db, from: DR, method: point-in-time, period: 7 days, ${values} }\n`;
      const { plan, rendering } = backupScene(entry, ownedProperties.create);
      assert.deepEqual(rendering.problems, []);
      assert.deepEqual(unseen(plan, rendering), []);
      assert.ok(allFacts(plan).length > 0);
      return declared(rendering, "database-db").inputs.backupWindow;
    };
    assert.equal(timed("schedule: { is: daily 02:00, row: S-1 }"), "17:00-17:30");
    assert.equal(timed("schedule: { is: daily 08:45, row: S-1 }, backup-window: daily 08:45-10:45"), "23:45-01:45");
    assert.equal(timed("schedule: { is: hourly, row: S-1 }"), undefined);
  });

  it("are measured by what RDS says, and by AWS Backup only where it has recovery points", () => {
    const states = (yaml: string) => {
      const { rendering } = backupScene(yaml, ownedProperties.create);
      const { definition } = declared(rendering, "backup-freshness-db").inputs as {
        definition: { json: { States: Record<string, { Next?: string; End?: boolean }> } };
      };
      const policy = JSON.stringify(declared(rendering, "backup-freshness-db-role-policy").inputs);
      const { States } = definition.json;
      return [Object.keys(States), States.Restorable?.End, policy.includes("backup:DescribeProtectedResource")];
    };
    assert.deepEqual(states(sections), [["Database", "Restorable"], true, false]);
    assert.deepEqual(states(withSnapshots), [["Database", "Restorable", "Backups", "Measured"], undefined, true]);
    const { rendering } = backupScene(sections, ownedProperties.create);
    const { metricName, threshold } = declared(rendering, "alert-db.backup.restorable-critical").inputs;
    assert.deepEqual([metricName, threshold], ["RestorableAge", 3600]);
  });

  it("are restored on trial from snapshots", () => {
    const tested = `${withSnapshots.replace("events:", "  test: { on: db, from: DR, schedule: first monday 10:00 }\nevents:")}`;
    const { rendering } = backupScene(tested, ownedProperties.create);
    assert.deepEqual(rendering.problems, []);
    const { recoveryPointSelection } = declared(rendering, "restore-test-db").inputs as {
      recoveryPointSelection: { recoveryPointTypes: string[] };
    };
    assert.deepEqual(recoveryPointSelection.recoveryPointTypes, ["SNAPSHOT"]);
  });
});
