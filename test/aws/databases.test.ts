import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { aws } from "../../components/aws/provider";
import { deployPart } from "../../components/deploy-part";
import { record } from "../../engine/record";
import { outcomesOf, resource, urnOf } from "../policy/kit";
import { backupScene } from "./backup-scene";
import { ownedProperties, sections } from "./database-kit";
import { assertBackwards, assertEvidence, declared, unseen } from "./kit";
import { context } from "./plans";

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
/** Of one that is there already, nothing but what the provider needs for itself. */
const adopted = {
  identifier: "shop-db",
  engine: "postgres",
  deleteAutomatedBackups: false,
  skipFinalSnapshot: false,
  finalSnapshotIdentifier: "shop-db-final",
};
const documented = {
  backupRetentionPeriod: 14,
  backupWindow: "21:00-21:30",
  maintenanceWindow: "sat:18:30-sat:19:00",
};

describe("A database the stack makes", () => {
  const { plan, synthesis } = backupScene(sections, ownedProperties.create);
  const database = declared(synthesis, "database-db");

  it("has what the resource says, and its own backups and windows as documented, in UTC", () => {
    assert.deepEqual(synthesis.problems, []);
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
    assertBackwards(synthesis);
    assertEvidence(plan, synthesis);
    assert.deepEqual(
      unseen(plan, synthesis).filter((fact) => !fact.includes("threshold")),
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
    const { inputs } = declared(synthesis, "event-down");
    assert.deepEqual(inputs.sourceIds, [{ ref: "database-db", output: "identifier" }]);
    const { synthesis: looked } = backupScene(sections, "ownership: check");
    assert.deepEqual(declared(looked, "event-down").inputs.sourceIds, ["shop-db"]);
  });

  it("takes further settings from its properties", () => {
    const further =
      'database: shop, storageType: gp3, iops: "12000", multiAz: "true", port: "5433", logs: "postgresql, upgrade", performanceInsights: "true", monitoringInterval: "60", monitoringRole: arn:aws:iam::444455556666:role/rds-monitoring, autoMinorVersionUpgrade: "false", maxStorageGiB: "500", iamAuthentication: "true", kmsKey: arn:aws:kms:ap-northeast-1:444455556666:key/0a1b, parameterGroup: shop-postgres16';
    const { synthesis: set } = backupScene(sections, `${ownedProperties.create}, ${further}`);
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

describe("The policies", () => {
  it("find nothing wrong with a database the stack makes", () => {
    const { synthesis } = backupScene(sections, ownedProperties.create);
    const { key, type, inputs, options } = declared(synthesis, "database-db");
    const urn = urnOf(type, key);
    const made = resource({ type, name: key, inputs, protect: options?.protect === true });
    const asks = (clause: string, value: string) => [{ clause, value, urns: [urn] }];
    const expected = {
      "point-in-time-window": asks("S-3", "14 days"),
      "recovery-point-objective": asks("S-6", "1 hour"),
      "no-storage-autoscaling": asks("S-9", "by people"),
    };
    const outcomes = outcomesOf([made], { expected });
    assert.deepEqual(
      outcomes.filter(({ status }) => status !== "ok"),
      [],
    );
    const about = new Set(outcomes.map(({ policy }) => policy));
    for (const policy of [...Object.keys(expected), "encryption-at-rest", "names-and-tags"]) {
      assert.ok(about.has(policy), policy);
    }
  });
});

describe("The component of databases", () => {
  it("makes the instance with its options, before what refers to it", async () => {
    const { synthesis } = backupScene(sections, ownedProperties.create);
    const resources = await record(
      () => {
        const parent = new pulumi.ComponentResource("hozen:index:System", "shop");
        deployPart(aws, synthesis.declarations, {
          ...context,
          system: "shop",

          parent,
          deployed: new Map(),
          secret: (key) => pulumi.secret(key),
        });
      },
      { project: "shop", stack: "prod", config: {}, secretKeys: [], preview: false },
    );
    const named = (name: string) => resources.find((one) => one.name === `shop-${name}`);
    const made = named("database-db");
    assert.equal(made?.type, "aws:rds/instance:Instance");
    assert.equal(made?.parent, "urn:pulumi:prod::shop::hozen:index:System$hozen:aws:Databases::shop");
    assert.equal(made?.protect, true);
    assert.equal(made?.inputs.backupWindow, "21:00-21:30");
    assert.ok(named("event-down")?.dependencies.includes(made?.urn ?? "no instance"));
  });
});

describe("A database the stack takes over", () => {
  const { synthesis } = backupScene(sections, ownedProperties.adopt);
  const { inputs, options } = declared(synthesis, "database-db");

  it("is imported by its identifier, and keeps what neither its properties nor entries name", () => {
    assert.deepEqual(synthesis.problems, []);
    assert.deepEqual(inputs, { ...adopted, ...documented, instanceClass: "db.m7g.large" });
    assert.deepEqual(options, {
      protect: true,
      retainOnDelete: true,
      import: "shop-db",
      ignoreChanges: [
        "autoMinorVersionUpgrade",
        "copyTagsToSnapshot",
        "customIamInstanceProfile",
        "customerOwnedIpEnabled",
        "dedicatedLogVolume",
        "deletionProtection",
        "domain",
        "domainAuthSecretArn",
        "domainDnsIps",
        "domainIamRoleName",
        "domainOu",
        "enabledCloudwatchLogsExports",
        "iamDatabaseAuthenticationEnabled",
        "manageMasterUserPassword",
        "maxAllocatedStorage",
        "monitoringInterval",
        "performanceInsightsEnabled",
        "publiclyAccessible",
        "replicateSourceDb",
        "storageEncrypted",
        "tags",
      ],
    });
  });

  it("leaves every property the SDK knows as it is found, unless something in the file says it", () => {
    const sdk = readFileSync(require.resolve("@pulumi/aws/rds/instance.d.ts"), "utf8");
    const outputs = sdk.slice(
      sdk.indexOf("export declare class Instance "),
      sdk.indexOf("export interface InstanceState"),
    );
    const found = [...outputs.matchAll(/readonly (\w+): pulumi\.Output<([^;]*)>;/gs)];
    // The provider writes a value of its own for an input it does not compute; these it uses for itself alone.
    const own =
      /^(allowMajorVersionUpgrade|applyImmediately|blueGreenUpdate|password\w*|restoreToPointInTime|upgradeStorageConfig|deleteAutomatedBackups|skipFinalSnapshot|finalSnapshotIdentifier|warningEventCategories|s3Import)$/;
    const written = found.flatMap(([, name = "", type = ""]) =>
      type.includes("undefined") && !own.test(name) ? [name] : [],
    );
    assert.equal(written.length, 20, written.join());
    const said = new Set([...Object.keys(inputs), ...(options?.ignoreChanges ?? [])]);
    assert.deepEqual(
      written.filter((name) => !said.has(name)),
      [],
    );
  });

  it("gives its password to RDS only when that is asked for", () => {
    const { synthesis: managed } = backupScene(sections, `${ownedProperties.adopt}, masterPassword: managed`);
    const { inputs: asked, options: then } = declared(managed, "database-db");
    assert.equal(asked.manageMasterUserPassword, true);
    assert.ok(!then?.ignoreChanges?.includes("manageMasterUserPassword"));
  });

  it("keeps its retention and windows where no entry names them", () => {
    const { synthesis: bare } = backupScene("", ownedProperties.adopt);
    assert.deepEqual(bare.problems, []);
    assert.deepEqual(declared(bare, "database-db").inputs, { ...adopted, instanceClass: "db.m7g.large" });
  });
});

describe("A database that is only looked at", () => {
  it("is backed up by AWS Backup alone, whether that is said or not", () => {
    const said = backupScene(sections, "ownership: check").synthesis;
    const unsaid = backupScene(sections).synthesis;
    assert.deepEqual(said, unsaid);
    assert.ok(!said.declarations.some(({ type }) => type === "aws:rds/instance:Instance"));
    assert.deepEqual(
      (declared(said, "backup-plan-changes").inputs.rules as { enableContinuousBackup: boolean }[])[0]
        ?.enableContinuousBackup,
      true,
    );
  });
});
