import { strict as assert } from "node:assert";
import { repeatOf } from "../../components/azure/synth/data/repeat";
import { holds } from "../../core/evidence";
import { parseSchedule, type ResourceSpec } from "../../core/model";
import { complaints } from "../kit/yaml-plan";
import { catalogue } from "../planning/kit";
import { entry, found, group, refused, rendered, resources } from "./data-kit";

const tags = (kind: string, key: string) => ({
  "hozen:system": "shop",
  "hozen:environment": "prod",
  [`hozen:${kind}`]: key,
  "managed-by": "hozen",
});
const kept = (id: string) => ({ protect: true, retainOnDelete: true, import: id });
const keptOf = ({ options }: ResourceSpec) => {
  const { protect, retainOnDelete, import: id } = options ?? {};
  return { protect, retainOnDelete, import: id };
};
const proofs = ({ evidence, inputs }: ResourceSpec, base: number) =>
  evidence.map((point) => {
    const fact = {
      clause: point.clause,
      role: point.role,
      subject: point.subject,
      written: "x",
      base,
      corrected: false,
    };
    return [point.clause, point.path, holds(fact, point, inputs)];
  });
const days = 86_400;

describe("A flexible server", () => {
  const backups = entry("backups", `on: db, keep: { is: 35 days, row: S-1 }, copies: { is: Enabled, row: S-2 }`);
  const size = entry("scaling", `on: db, size: { is: 256 GiB, row: S-3 }`);

  it("is taken over with its backups, its disk and what else Azure would reset", () => {
    const server = found(backups + size, "server-db");
    assert.deepEqual(server.inputs, {
      serverName: "shop-db",
      resourceGroupName: "shop-rg",
      location: "japaneast",
      sku: { name: "Standard_D2ds_v5", tier: "GeneralPurpose" },
      version: "15",
      availabilityZone: "",
      backup: { backupRetentionDays: 35, geoRedundantBackup: "Enabled" },
      storage: { storageSizeGB: 256, autoGrow: "Enabled" },
    });
    assert.deepEqual(keptOf(server), kept(`${group}/Microsoft.DBforPostgreSQL/flexibleServers/shop-db`));
    assert.deepEqual(
      server.evidence.map(({ clause, path }) => [clause, path]),
      [
        ["S-1", "backup.backupRetentionDays"],
        ["S-2", "backup.geoRedundantBackup"],
        ["S-3", "storage.storageSizeGB"],
      ],
    );
    assert.deepEqual(proofs({ ...server, evidence: server.evidence.slice(0, 1) }, 35 * days), [
      ["S-1", "backup.backupRetentionDays", true],
    ]);
    assert.deepEqual(proofs({ ...server, evidence: server.evidence.slice(0, 1) }, 34 * days), [
      ["S-1", "backup.backupRetentionDays", false],
    ]);
  });

  it("that is made knows people of the directory only, and is not imported", () => {
    const made = resources.db.replace("ownership: adopt", "ownership: create, tenant: some-tenant");
    const server = found(backups, "server-db", { db: made });
    assert.deepEqual(server.inputs.authConfig, {
      activeDirectoryAuth: "Enabled",
      passwordAuth: "Disabled",
      tenantId: "some-tenant",
    });
    assert.deepEqual(server.options, { protect: true, retainOnDelete: true });
  });

  it("that is only looked at declares nothing", () => {
    const { declarations, problems } = rendered(backups, { db: resources.db.replace("adopt", "check") });
    assert.deepEqual([declarations.filter(({ concern }) => concern === "data"), problems], [[], []]);
  });

  it("gets its parameters in its own units, one after the other", () => {
    const sections = `maintenance:
  naptime: { title: Naptime, from: 1. Operations, on: db, parameter: autovacuum_naptime, every: { is: 1 minute, row: S-1 } }
  idle: { title: Idle, from: 1. Operations, on: db, parameter: idle_session_timeout, limit: { is: 10 minutes, row: S-2 } }
`;
    const first = found(sections, "parameter-db-autovacuum_naptime");
    const second = found(sections, "parameter-db-idle_session_timeout");
    assert.deepEqual([first.inputs.value, first.options], ["60", { dependsOn: ["server-db"] }]);
    assert.deepEqual([second.inputs.value, second.options], ["600000", { dependsOn: [first.key] }]);
    assert.deepEqual(second.inputs.source, "user-override");
    assert.deepEqual(proofs(second, 600), [["S-2", "value", true]]);
    assert.deepEqual(proofs(second, 601), [["S-2", "value", false]]);
  });
});

describe("A Cosmos DB account", () => {
  it("is backed up continuously as far back as documented", () => {
    const account = found(
      entry("backups", "on: cosmos, keep: { is: 7 days, row: S-1 }, tier: { is: Continuous7Days, row: S-2 }"),
      "cosmos-cosmos",
    );
    assert.deepEqual(account.inputs.backupPolicy, {
      type: "Continuous",
      continuousModeProperties: { tier: "Continuous7Days" },
    });
    assert.deepEqual(keptOf(account), kept(`${group}/Microsoft.DocumentDB/databaseAccounts/shop-cosmos`));
    const [tier, keep] = account.evidence;
    assert.deepEqual([tier?.clause, keep?.clause], ["S-2", "S-1"]);
    // The tier is the platform's word for the seven days, and for no other text.
    const { kind, token, of } = keep?.via ?? {};
    assert.deepEqual([kind, token, of], ["formula", "Continuous7Days", "7 days"]);
  });

  it("in periodic mode has an interval and a retention", () => {
    const account = found(
      entry("backups", "on: cosmos, every: { is: 4 hours, row: S-1 }, keep: { is: 7 days, row: S-2 }"),
      "cosmos-cosmos",
    );
    assert.deepEqual(account.inputs.backupPolicy, {
      type: "Periodic",
      periodicModeProperties: { backupIntervalInMinutes: 240, backupRetentionIntervalInHours: 168 },
    });
    assert.deepEqual(
      account.evidence.map(({ clause, path }) => [clause, path.split(".").at(-1)]),
      [
        ["S-1", "backupIntervalInMinutes"],
        ["S-2", "backupRetentionIntervalInHours"],
      ],
    );
  });

  it("has its throughput on the database, its index and partition key on the container", () => {
    const sections = `scaling:
  ru: { title: RU, from: 1. Operations, on: cosmos, maximum: { is: 1000/s, row: S-1 }, consistency: Session }
maintenance:
  index: { title: Index, from: 1. Operations, on: cosmos, included: { is: ["/a/?", "/b/?"], row: S-2 }, excluded: "/*" }
  key: { title: Key, from: 1. Operations, on: cosmos, setting: { is: /a, row: S-3 } }
`;
    const database = found(sections, "cosmos-cosmos-database");
    assert.deepEqual(database.inputs.options, { autoscaleSettings: { maxThroughput: 1000 } });
    assert.deepEqual(found(sections, "cosmos-cosmos").inputs.consistencyPolicy, { defaultConsistencyLevel: "Session" });
    const container = found(sections, "cosmos-cosmos-container");
    assert.deepEqual(container.inputs.resource, {
      id: "items",
      partitionKey: { paths: ["/a"], kind: "Hash" },
      indexingPolicy: {
        automatic: true,
        indexingMode: "consistent",
        includedPaths: [{ path: "/a/?" }, { path: "/b/?" }],
        excludedPaths: [{ path: "/*" }],
      },
    });
    assert.deepEqual(
      container.evidence.map(({ clause, path }) => [clause, path]),
      [
        ["S-3", "resource.partitionKey.paths[0]"],
        ["S-2", "resource.indexingPolicy.includedPaths[0].path"],
        ["S-2", "resource.indexingPolicy.includedPaths[1].path"],
      ],
    );
    assert.equal(
      container.options?.import,
      `${group}/Microsoft.DocumentDB/databaseAccounts/shop-cosmos/sqlDatabases/shop/containers/items`,
    );
  });
});

describe("What is taken over", () => {
  const ignored = (sections: string, key: string) => found(sections, key).options?.ignoreChanges ?? [];

  it("keeps the network, the keys and the failover of a Cosmos account, and all of a container but its index", () => {
    const index = entry("maintenance", 'on: cosmos, included: ["/a/?"], excluded: "/*"').concat(
      "  key: { title: Key, from: 1. Operations, on: cosmos, setting: /a }\n",
    );
    const account = ignored(index, "cosmos-cosmos");
    for (const property of [
      "ipRules",
      "virtualNetworkRules",
      "publicNetworkAccess",
      "disableLocalAuth",
      "capabilities",
      "enableAutomaticFailover",
      "locations",
      "backupPolicy",
      "consistencyPolicy",
    ]) {
      assert.ok(account.includes(property), property);
    }
    assert.deepEqual(
      ignored(index, "cosmos-cosmos-container").filter((path) => path.startsWith("resource.")),
      [
        "resource.analyticalStorageTtl",
        "resource.clientEncryptionPolicy",
        "resource.computedProperties",
        "resource.conflictResolutionPolicy",
        "resource.createMode",
        "resource.defaultTtl",
        "resource.fullTextPolicy",
        "resource.restoreParameters",
        "resource.uniqueKeyPolicy",
        "resource.vectorEmbeddingPolicy",
        "resource.indexingPolicy.compositeIndexes",
        "resource.indexingPolicy.fullTextIndexes",
        "resource.indexingPolicy.spatialIndexes",
        "resource.indexingPolicy.vectorIndexes",
        "resource.partitionKey.version",
      ],
    );
  });

  it("keeps the network, the standby and the window of a server; its disk only starts at the documented size", () => {
    const server = ignored(entry("scaling", "on: db, size: 256 GiB"), "server-db");
    for (const property of ["highAvailability", "network", "maintenanceWindow", "authConfig", "identity", "backup"]) {
      assert.ok(server.includes(property), property);
    }
    assert.ok(server.includes("storage.storageSizeGB"));
    assert.ok(!server.includes("storage"));
  });

  it("keeps the firewall of a storage account, and is asked before callers of old kinds are turned away", () => {
    const backup = entry("backups", "on: files, keep: 30 days");
    assert.ok(ignored(backup, "account-files").includes("networkRuleSet"));
    assert.ok(ignored(backup, "blobs-files").includes("cors"));
    assert.deepEqual(refused(backup, {}, "files: minimumTlsVersion"), ["AZURE-CUTS-OFF files", "AZURE-CUTS-OFF files"]);
  });

  it("is nothing that the stack makes", () => {
    const db = resources.db.replace("ownership: adopt", "ownership: create, tenant: some-tenant");
    const made = found(entry("backups", "on: db, keep: 35 days"), "server-db", { db });
    assert.equal(made.options?.ignoreChanges, undefined);
    assert.deepEqual(made.inputs.tags, tags("server", "db"));
  });
});

describe("A storage account", () => {
  const files = entry(
    "backups",
    "on: files, method: { is: versioning, row: S-1 }, keep: { is: 30 days, row: S-2 }, period: 29 days, destination: { is: Standard_GRS, row: S-3 }",
  );

  it("keeps what is overwritten or deleted, and can be put back to a moment", () => {
    const retention = { enabled: true, days: 30 };
    assert.deepEqual(found(files, "blobs-files").inputs, {
      accountName: { ref: "account-files", output: "name" },
      resourceGroupName: "shop-rg",
      blobServicesName: "default",
      isVersioningEnabled: true,
      deleteRetentionPolicy: retention,
      containerDeleteRetentionPolicy: retention,
      changeFeed: { enabled: true },
      restorePolicy: { enabled: true, days: 29 },
    });
    const account = found(files, "account-files");
    assert.deepEqual(account.inputs.sku, { name: "Standard_GRS" });
    assert.deepEqual(keptOf(account), kept(`${group}/Microsoft.Storage/storageAccounts/shopfiles`));
  });

  it("for dumps is of its own, without keys, and deletes them when they are too old", () => {
    const dumps = entry(
      "backups",
      "on: db, account: dumps, keep: { is: 30 days, row: S-1 }, destination: Standard_GRS",
    );
    const account = found(dumps, "account-dumps");
    assert.deepEqual(
      [account.inputs.allowSharedKeyAccess, account.options],
      [false, { protect: true, retainOnDelete: true }],
    );
    assert.deepEqual(found(dumps, "container-dumps").inputs.containerName, "dumps");
    const lifecycle = found(dumps, "lifecycle-dumps");
    assert.deepEqual(lifecycle.inputs.policy, {
      rules: [
        {
          name: "one",
          enabled: true,
          type: "Lifecycle",
          definition: {
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } },
            filters: { blobTypes: ["blockBlob"], prefixMatch: ["dumps/"] },
          },
        },
      ],
    });
    assert.deepEqual(
      proofs(lifecycle, 30 * days).map(([clause, , seen]) => [clause, seen]),
      [["S-1", true]],
    );
  });
});

describe("A key vault", () => {
  const section = entry(
    "security",
    "on: secrets, secret: { is: DatabaseKey, row: S-1 }, reader: 00000000-0000-0000-0000-000000000003",
  );

  it("gives back what was deleted for the longest time there is, and cannot be emptied", () => {
    const secrets = resources.secrets.replace("ownership: adopt", "ownership: create");
    assert.deepEqual(found(section, "vault-secrets", { secrets }).inputs.properties, {
      tenantId: "00000000-0000-0000-0000-000000000002",
      sku: { family: "A", name: "standard" },
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
      enablePurgeProtection: true,
      enableRbacAuthorization: true,
      enabledForDeployment: false,
      enabledForDiskEncryption: false,
      enabledForTemplateDeployment: false,
      publicNetworkAccess: "enabled",
    });
  });

  it("that is taken over keeps its access, its network and its tags, and decides by roles only where that is said", () => {
    const backup = entry("backups", "on: secrets, keep: 90 days");
    const secrets = resources.secrets.replace("authorization: roles, ", "");
    const vault = found(backup, "vault-secrets", { secrets });
    assert.deepEqual(vault.inputs.properties, {
      tenantId: "00000000-0000-0000-0000-000000000002",
      sku: { family: "A", name: "standard" },
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
      enablePurgeProtection: true,
      enableRbacAuthorization: false,
      enabledForDeployment: false,
      enabledForDiskEncryption: false,
      enabledForTemplateDeployment: false,
      publicNetworkAccess: "enabled",
    });
    assert.deepEqual(vault.options?.ignoreChanges, [
      "tags",
      "properties.accessPolicies",
      "properties.createMode",
      "properties.networkAcls",
      "properties.enabledForDeployment",
      "properties.enabledForDiskEncryption",
      "properties.enabledForTemplateDeployment",
      "properties.enableRbacAuthorization",
      "properties.publicNetworkAccess",
      "properties.sku",
      "location",
    ]);
    assert.deepEqual(refused(section, { secrets }), ["AZURE-KEYVAULT-ACCESS secrets"]);
    const said = "secrets: purge protection";
    assert.deepEqual(refused(section, {}, said), ["AZURE-CUTS-OFF secrets"]);
    assert.deepEqual(
      refused(backup, { secrets: secrets.replace("adopt", "adopt, publicNetworkAccess: disabled") }, said),
      ["AZURE-CUTS-OFF secrets"],
    );
  });

  it("lets one workload read one secret", () => {
    const grant = found(section, "vault-secrets-DatabaseKey-reader");
    assert.equal(grant.inputs.scope, `${group}/Microsoft.KeyVault/vaults/shop-kv/secrets/DatabaseKey`);
    assert.equal(grant.inputs.principalType, "ServicePrincipal");
    assert.deepEqual(
      grant.evidence.map(({ clause, path }) => [clause, path]),
      [["S-1", "scope"]],
    );
  });
});

describe("A backup vault", () => {
  const section = entry(
    "backups",
    "on: db, vault: copies, schedule: { is: weekly thursday 03:00, row: S-1 }, keep: { is: 30 days, row: S-2 }",
  );

  it("copies at its time with an offset, and keeps as long as documented", () => {
    const policy = found(section, "policy-one");
    assert.match(String(policy.inputs.backupPolicyName), /^shop-prod-one-[0-9a-f]{8}$/);
    const { policyRules } = policy.inputs.properties as unknown as { policyRules: Record<string, never>[] };
    assert.deepEqual(policyRules[0]?.trigger, {
      objectType: "ScheduleBasedTriggerContext",
      schedule: { repeatingTimeIntervals: ["R/2026-01-01T03:00:00+09:00/P1W"], timeZone: "Tokyo Standard Time" },
      taggingCriteria: [{ isDefault: true, taggingPriority: 99, tagInfo: { tagName: "Default" } }],
    });
    assert.deepEqual(
      policy.evidence.map(({ clause, via }) => [clause, via.token ?? via.expression]),
      [
        ["S-1", "R/2026-01-01T03:00:00+09:00/P1W"],
        ["S-2", "ceil(documented / 86400)"],
      ],
    );
  });

  it("has another policy, not a changed one, when what it says changes", () => {
    const name = (text: string) => found(text, "policy-one").inputs.backupPolicyName;
    assert.notEqual(name(section), name(section.replace("30 days", "31 days")));
    assert.equal(name(section), name(section));
  });

  it("works with an identity of its own that may do two things, and tells a route when a copy fails", () => {
    const { declarations } = rendered(section);
    const grants = declarations.filter(({ key }) => key.startsWith("backup-copies-db"));
    assert.deepEqual(
      grants.map(({ inputs }) => [inputs.scope, String(inputs.roleDefinitionId).split("/").at(-1)]),
      [
        [`${group}/Microsoft.DBforPostgreSQL/flexibleServers/shop-db`, "c088a766-074b-43ba-90d4-1fb21feae531"],
        [group.replace("/providers", ""), "acdd72a7-3385-48ef-bd42-f606fba81ae7"],
      ],
    );
    assert.deepEqual(
      found(section, "instance-one").options?.dependsOn,
      grants.map(({ key }) => key),
    );
    const { properties } = found(section, "backup-vault-copies-failures").inputs as unknown as {
      properties: { scopes: unknown; actions: unknown };
    };
    assert.deepEqual(properties.scopes, [{ ref: "backup-vault-copies", output: "id" }]);
    assert.deepEqual(properties.actions, [
      { actionType: "AddActionGroups", actionGroupIds: [{ ref: "route-warning", output: "id" }] },
    ]);
  });

  it("repeats weekly from a day of the documented name, in any zone", () => {
    const repeat = (written: string, zone: string) => {
      const schedule = parseSchedule(written, zone);
      return schedule && repeatOf(schedule)?.text;
    };
    assert.equal(repeat("weekly wednesday 05:00", "Asia/Tokyo"), "R/2026-01-07T05:00:00+09:00/P1W");
    assert.equal(repeat("weekly thursday 05:00", "UTC"), "R/2026-01-01T05:00:00+00:00/P1W");
    assert.equal(repeat("weekly sunday 05:00", "UTC"), "R/2026-01-04T05:00:00+00:00/P1W");
    assert.equal(repeat("first monday 05:00", "UTC"), undefined);
    assert.equal(repeat("daily", "UTC"), undefined);
  });
});

describe("An App Service plan", () => {
  const size = entry("scaling", "on: plan, setting: { is: P2v2, row: S-1 }");
  const both = `scaling:
  size: { title: Size, from: 1. Operations, on: plan, setting: { is: P2v2, row: S-1 } }
  busy: { title: Busy, from: 1. Operations, on: plan, threshold: { is: 70%, row: S-2 }, minimum: 2 instances, maximum: 5 instances, duration: 10 minutes }
`;

  it("has its size and its instances", () => {
    const plan = found(size, "plan-plan");
    assert.deepEqual([plan.inputs.sku, plan.inputs.reserved], [{ name: "P2v2", tier: "PremiumV2", capacity: 2 }, true]);
    assert.equal(plan.options?.ignoreChanges, undefined);
    assert.deepEqual(
      plan.evidence.map(({ clause, path }) => [clause, path]),
      [["S-1", "sku.name"]],
    );
  });

  it("leaves the instances to the autoscale setting, which goes out at the threshold and in at half of it", () => {
    assert.deepEqual(found(both, "plan-plan").inputs.sku, { name: "P2v2", tier: "PremiumV2" });
    assert.deepEqual(found(both, "plan-plan").options?.ignoreChanges, ["sku.capacity"]);
    const autoscale = found(both, "autoscale-plan");
    const [profile] = autoscale.inputs.profiles as unknown as {
      capacity: unknown;
      rules: { metricTrigger: { operator: string; threshold: number; timeWindow: string } }[];
    }[];
    assert.deepEqual(profile?.capacity, { minimum: "2", maximum: "5", default: "2" });
    assert.deepEqual(
      profile?.rules.map(({ metricTrigger: { operator, threshold, timeWindow } }) => [operator, threshold, timeWindow]),
      [
        ["GreaterThan", 70, "PT10M"],
        ["LessThan", 35, "PT10M"],
      ],
    );
    assert.deepEqual(proofs(autoscale, 0.7)[0], ["S-2", "profiles[0].rules[0].metricTrigger.threshold", true]);
  });
});

describe("The collector of a server's metrics", () => {
  const alerts = `alerts:
  locks: { title: Deadlocks, concept: db.deadlocks, on: db, from: 1. Operations, every: 1 minute, window: 1 minute, warning: { is: ">= 1/min", row: S-1 } }
`;
  const key = "parameter-db-metrics.collector_database_activity";
  const withAlerts = (sections: string, over = {}) => rendered(sections, over, undefined, undefined, catalogue());

  it("is switched on where the stack owns the server, before the alert that needs it", () => {
    const { declarations, problems } = withAlerts(alerts);
    assert.deepEqual(problems, []);
    const parameter = declarations.find((one) => one.key === key);
    assert.deepEqual([parameter?.inputs.value, parameter?.clauses], ["on", ["S-1"]]);
    const alert = declarations.find((one) => one.key === "alert-locks-warning");
    assert.deepEqual(alert?.options?.dependsOn, [key]);
    assert.doesNotMatch(JSON.stringify(alert?.inputs), /skipMetricValidation/);
  });

  it("of somebody else's server is a reason why the alert is not exact", () => {
    const { declarations, rules } = withAlerts(alerts, { db: resources.db.replace("adopt", "check") });
    assert.equal(
      declarations.find((one) => one.key === key),
      undefined,
    );
    assert.deepEqual(
      rules.map(({ fidelity }) => [
        fidelity.level,
        "reason" in fidelity && fidelity.reason?.includes("metrics.collector_database_activity = on"),
      ]),
      [["approximated", true]],
    );
  });

  it("can be an entry of its own, but not one that switches it off", () => {
    const said = (setting: string) =>
      alerts + entry("maintenance", `on: db, parameter: metrics.collector_database_activity, setting: "${setting}"`);
    assert.deepEqual(withAlerts(said("on")).declarations.filter((one) => one.key === key).length, 1);
    assert.deepEqual(complaints(withAlerts(said("off")).problems), [
      "AZURE-PARAMETER metrics.collector_database_activity = off",
    ]);
  });

  it("is not what disk shares wait for: those are published every five minutes and looked at over fifteen", () => {
    const text = alerts.replace("db.deadlocks", "db.io.utilization").replace(">= 1/min", "> 80%");
    const { declarations, rules } = withAlerts(text);
    const alert = declarations.find((one) => one.key === "alert-locks-warning");
    assert.equal(alert?.inputs.windowSize, "PT15M");
    assert.deepEqual(
      rules.map(({ fidelity }) => fidelity.level),
      ["approximated"],
    );
  });
});
