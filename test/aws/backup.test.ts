import assert from "node:assert/strict";
import { complaints } from "../kit/yaml-plan";
import { backupScene } from "./backup-scene";
import { assertBackwards, assertEvidence, declared, unseen } from "./kit";

const sections = `backups:
  full: { on: db, from: DR, schedule: { is: daily 02:00, row: S-1 }, keep: { is: 30 days, row: S-2 }, copyRegion: { is: ap-northeast-3, row: S-10 } }
  changes: { on: db, from: DR, every: { is: 1 hour, row: S-3 }, keep: { is: 24 hours, row: S-4 }, method: point-in-time, period: 7 days }
  clean: { on: db, from: DR, method: { is: lifecycle, row: S-5 } }
  report: { method: report, from: DR, schedule: { is: daily 09:30, row: S-6 } }
recovery:
  database: { on: db, from: DR, rpo: { is: 1 hour, row: S-7, check: recovery-point-objective }, rto: { is: 4 hours, row: S-8, check: recovery-time-objective }, audit: framework }
  test: { on: db, from: DR, schedule: { is: first monday 10:00, row: S-9 }, subnetGroup: staging }
`;
const arn = "arn:aws:rds:ap-northeast-1:444455556666:db:shop-db";

describe("Backups of a database on AWS", () => {
  const { plan, synthesis } = backupScene(sections);
  const inputs = (key: string) => declared(synthesis, key).inputs;

  it("show every documented value where AWS enforces it", () => {
    assert.deepEqual(synthesis.problems, []);
    assertBackwards(synthesis);
    assertEvidence(plan, synthesis);
    assert.deepEqual(
      unseen(plan, synthesis).filter((fact) => !fact.includes("threshold")),
      [],
    );
  });

  it("are snapshots at the documented local time, kept as long as documented, copied to another region", () => {
    assert.deepEqual(inputs("backup-plan-full").rules, [
      {
        ruleName: "full",
        targetVaultName: { ref: "backup-vault", output: "name" },
        schedule: "cron(0 2 * * ? *)",
        scheduleExpressionTimezone: "Asia/Tokyo",
        startWindow: 60,
        completionWindow: 180,
        enableContinuousBackup: false,
        lifecycle: { deleteAfter: 30 },
        copyActions: [
          {
            destinationVaultArn: { ref: "backup-vault-ap-northeast-3", output: "arn" },
            lifecycle: { deleteAfter: 30 },
          },
        ],
      },
    ]);
  });

  it("show the region of the copies in the region of their vault, and nowhere else", () => {
    const shown = synthesis.declarations.flatMap(({ key, evidence }) =>
      evidence.filter(({ clause }) => clause === "S-10").map(({ path }) => `${key} ${path}`),
    );
    assert.deepEqual(shown, ["backup-vault-ap-northeast-3 region"]);
  });

  it("keep a copy for its own time, and show it there", () => {
    const own = sections.replace(
      "ap-northeast-3, row: S-10 }",
      "ap-northeast-3 }, copyKeep: { is: 90 days, row: S-11 }",
    );
    const copied = backupScene(own);
    assert.deepEqual(copied.synthesis.problems, []);
    assertEvidence(copied.plan, copied.synthesis);
    const { inputs: planned, evidence } = declared(copied.synthesis, "backup-plan-full");
    const [rule] = planned.rules as { lifecycle: unknown; copyActions: { lifecycle: unknown }[] }[];
    assert.deepEqual([rule?.lifecycle, rule?.copyActions[0]?.lifecycle], [{ deleteAfter: 30 }, { deleteAfter: 90 }]);
    const shown = (clause: string) => evidence.filter((one) => one.clause === clause).map(({ path }) => path);
    assert.deepEqual(shown("S-2"), ["rules[0].lifecycle.deleteAfter"]);
    assert.deepEqual(shown("S-11"), ["rules[0].copyActions[0].lifecycle.deleteAfter"]);
  });

  it("have a plan for each retention: rules of one plan that overlap keep the longer one", () => {
    const rules = ["backup-plan-changes", "backup-plan-changes.snapshots"].map((key) => {
      const [rule] = inputs(key).rules as Record<string, unknown>[];
      return [rule?.schedule, rule?.enableContinuousBackup, rule?.lifecycle];
    });
    assert.deepEqual(rules, [
      // It follows every change by itself; the snapshots begin on the hour.
      ["cron(30 0 * * ? *)", true, { deleteAfter: 7 }],
      ["cron(0 * * * ? *)", false, { deleteAfter: 1 }],
    ]);
  });

  it("back up that database by its ARN, with a role that may touch nothing else", () => {
    assert.deepEqual(inputs("backup-plan-full-selection").resources, [arn]);
    const { policy } = inputs("backup-role-policy") as { policy: { json: { Statement: { Resource: string[] }[] } } };
    assert.deepEqual(policy.json.Statement[0]?.Resource, [arn]);
    assert.ok(!JSON.stringify(policy).includes('"*"'));
  });

  it("go to encrypted vaults of both regions that are protected, stay, and delete by lifecycle alone", () => {
    for (const key of ["backup-vault", "backup-key", "backup-vault-ap-northeast-3", "backup-key-ap-northeast-3"]) {
      assert.deepEqual(declared(synthesis, key).options, { protect: true, retainOnDelete: true });
    }
    assert.equal(inputs("backup-vault-ap-northeast-3").region, "ap-northeast-3");
    assert.deepEqual(inputs("backup-vault-ap-northeast-3").kmsKeyArn, {
      ref: "backup-key-ap-northeast-3",
      output: "arn",
    });
    const { policy } = inputs("backup-vault-policy") as { policy: { json: { Statement: Record<string, unknown>[] } } };
    assert.equal(policy.json.Statement[0]?.Effect, "Deny");
    assert.deepEqual(policy.json.Statement[0]?.Action, [
      "backup:DeleteRecoveryPoint",
      "backup:UpdateRecoveryPointLifecycle",
      "backup:DisassociateRecoveryPoint",
      "backup:DeleteBackupVault",
    ]);
  });

  it("are restored on trial at the documented time, into the network the document names", () => {
    const { scheduleExpression, scheduleExpressionTimezone, recoveryPointSelection, name } = inputs("restore-test-db");
    assert.deepEqual([scheduleExpression, scheduleExpressionTimezone], ["cron(0 10 ? * 2#1 *)", "Asia/Tokyo"]);
    assert.match(String(name), /^[A-Za-z0-9_]{1,50}$/);
    assert.deepEqual(recoveryPointSelection, {
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults: [{ ref: "backup-vault", output: "arn" }],
      recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
      selectionWindowDays: 35,
    });
    assert.deepEqual(inputs("restore-test-db-selection").restoreMetadataOverrides, { dbSubnetGroupName: "staging" });
  });

  it("are held to the objectives by Audit Manager where the document asks for it", () => {
    const controls = inputs("backup-framework-db").controls as {
      name: string;
      inputParameters: unknown;
      scope: { complianceResourceIds: string[] };
    }[];
    // AWS Config knows an instance by its resource id, not by its identifier.
    assert.deepEqual(controls[0]?.scope.complianceResourceIds, ["db-ABC"]);
    assert.deepEqual(
      controls.map(({ name, inputParameters }) => [name, inputParameters]),
      [
        ["BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN", []],
        ["RESTORE_TIME_FOR_RESOURCES_MEET_TARGET", [{ name: "maxRestoreTime", value: "240" }]],
        [
          "BACKUP_LAST_RECOVERY_POINT_CREATED",
          [
            { name: "recoveryPointAgeUnit", value: "hours" },
            { name: "recoveryPointAgeValue", value: "25" },
          ],
        ],
      ],
    );
    const without = backupScene(sections.replace(", audit: framework", "")).synthesis;
    assert.ok(!without.declarations.some(({ key }) => key.startsWith("backup-framework")));
  });

  it("are reported at the documented time, into a bucket only the report writes", () => {
    const { scheduleExpression, target } = inputs("backup-report-schedule");
    assert.equal(scheduleExpression, "cron(30 9 * * ? *)");
    assert.deepEqual(target, {
      arn: "arn:aws:scheduler:::aws-sdk:backup:startReportJob",
      roleArn: { ref: "backup-report-role", output: "arn" },
      input: { json: { ReportPlanName: { ref: "backup-report-plan", output: "name" } } },
      retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
    });
    // AWS makes the role the policy names with the first report plan: S3 refuses a policy with a role that is not there.
    assert.deepEqual(declared(synthesis, "backup-report-bucket-policy").options?.dependsOn, ["backup-report-plan"]);
    assert.equal(inputs("backup-report-bucket").bucket, "shop-prod-backup-reports-444455556666");
    assert.deepEqual(declared(synthesis, "backup-report-bucket").options, { protect: true, retainOnDelete: true });
  });
});

describe("Freshness of backups on AWS", () => {
  const { synthesis } = backupScene(sections);

  it("is measured by the services themselves, every five minutes", () => {
    const { definition, type } = declared(synthesis, "backup-freshness-db").inputs as {
      definition: { json: { States: Record<string, { Resource: string; Arguments: Record<string, unknown> }> } };
      type: string;
    };
    assert.equal(type, "EXPRESS");
    const { States } = definition.json;
    assert.deepEqual(
      Object.values(States).map(({ Resource }) => Resource.replace("arn:aws:states:::aws-sdk:", "")),
      [
        "rds:describeDBInstances",
        "cloudwatch:putMetricData",
        "backup:describeProtectedResource",
        "cloudwatch:putMetricData",
      ],
    );
    assert.deepEqual(States.Database?.Arguments, { DbInstanceIdentifier: "shop-db" });
    assert.deepEqual(States.Backups?.Arguments, { ResourceArn: arn });
    assert.equal(declared(synthesis, "backup-freshness-db-schedule").inputs.scheduleExpression, "rate(5 minutes)");
  });

  it("is alarmed against the objectives; a measurement that stops counts as the worst", () => {
    const alarm = (key: string) => {
      const { metricName, threshold, treatMissingData, comparisonOperator } = declared(synthesis, key).inputs;
      return [metricName, threshold, comparisonOperator, treatMissingData];
    };
    assert.deepEqual(alarm("alert-db.backup.restorable-critical"), [
      "RestorableAge",
      3600,
      "GreaterThanThreshold",
      "breaching",
    ]);
    assert.deepEqual(alarm("alert-db.backup.age-warning"), ["BackupAge", 100800, "GreaterThanThreshold", "breaching"]);
    assert.deepEqual(alarm("alert-db.restore-test.duration-warning"), [
      "RestoreSeconds",
      14400,
      "GreaterThanThreshold",
      "notBreaching",
    ]);
    assert.deepEqual(declared(synthesis, "alert-db.backup.restorable-critical").clauses, ["S-7"]);
  });

  it("belongs to databases that are backed up only", () => {
    const { synthesis: bare } = backupScene("backups:\n  clean: { on: db, method: lifecycle }\n");
    assert.ok(!bare.declarations.some(({ concern }) => concern === "backup"));
  });
});

describe("A restore test that fails on AWS", () => {
  const backups = "backups:\n  full: { on: db, schedule: daily 02:00, keep: 30 days }\n";
  const test = "recovery:\n  test: { on: db, schedule: first monday 10:00 }\n";
  const own = (on: string, when = "FAILED") =>
    `events:\n  own: { source: aws.backup.restore-test, on: ${on}, when: ${when}, severity: critical }\n`;

  it("is told by its role: the event does not name the database", () => {
    const { synthesis } = backupScene(backups + test);
    assert.deepEqual(declared(synthesis, "event-db.restore-test.failed").inputs.eventPattern, {
      json: {
        source: ["aws.backup"],
        "detail-type": ["Restore Job State Change"],
        detail: { status: ["ABORTED", "FAILED"], iamRoleArn: [{ ref: "backup-restore-role", output: "arn" }] },
      },
    });
    assert.deepEqual(declared(synthesis, "event-db.restore-test.failed-target").inputs.arn, {
      ref: "route-warning",
      output: "arn",
    });
    assertBackwards(synthesis);
  });

  it("is watched only where something is tested, by the states there are", () => {
    const problems = (text: string) => complaints(backupScene(backups + text).synthesis.problems);
    assert.deepEqual(problems(test + own("db")), []);
    assert.deepEqual(problems(own("db")), ["AWS-EVENT-ON db"]);
    assert.deepEqual(problems(test + own("db", "EXPIRED")), ["AWS-EVENT-WHEN EXPIRED"]);
  });
});
