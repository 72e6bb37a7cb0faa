import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import type { Planned, SectionSpec, Synthesis } from "../../core/model";
import { entry, jobsOf, place } from "../kit/jobs";
import { entriesBySection } from "../kit/plan-builders";
import { alert, arm, assertShown, codes, cpu, declared, render, route, rule } from "./kit";

const account = `${arm}/Microsoft.Storage/storageAccounts/backup/blobServices/default/containers/dumps`;
const properties = { id: `${arm}/Microsoft.App/managedEnvironments/jobs`, image: "shop/jobs:1", container: account };
const database = place("db", "azure.postgres.flexible", {
  host: "db.example.com",
  database: "shop",
  user: "maintenance",
  password: "databasePassword",
});
const dump = {
  task: "dump",
  in: "jobs",
  file: "shop_YYYYMMDD_HHMMSS.dump",
  store: "https://backup.blob.core.windows.net/dumps/",
  limit: "50 minutes",
  schedule: "daily 03:00",
};
const vacuum = { task: "vacuum-analyze", in: "jobs", statement: "VACUUM ANALYZE", limit: "25 minutes" };

/** The entries on Azure, every job watched unless said otherwise. */
function on(
  entries: readonly Planned<SectionSpec>[],
  settings: Readonly<Record<string, string>> = properties,
  watched = true,
): Synthesis {
  const environment = place("jobs", "azure.containerapps.environment", settings);
  const { jobs, codes: wrong } = jobsOf(entries, [environment, database]);
  assert.deepEqual(wrong, []);
  const alerts = entries.map(({ spec }) => {
    const id = `@job-${spec.key}#id`;
    return alert({
      key: `${spec.key}.failed`,
      concept: "job.failures",
      resource: place(spec.key, "azure.containerapps.job", { id }),
      measurement: { ...cpu, scope: id },
      rules: [rule()],
    });
  });
  return render({
    entries: entriesBySection(entries),
    jobs,
    alerts: watched ? alerts : [],
    routes: [route({ key: "critical" }), route({ key: "warning" })],
  });
}

const about = { on: "db" };
const job = (values: Readonly<Record<string, string>>) => declared(on([entry("x", values, about)]), "job-x");
type Container = Readonly<{ args: string[]; env: { name: string; value?: unknown; secretRef?: string }[] }>;
const containerOf = (inputs: Readonly<Record<string, unknown>>) =>
  (inputs.template as { containers: [Container] }).containers[0];

describe("Jobs on Azure", () => {
  it("run at the documented time, which UTC may have on the day before", () => {
    const trigger = (schedule: string) =>
      (job({ ...dump, schedule }).inputs.configuration as Record<string, unknown>).scheduleTriggerConfig;
    assert.deepEqual(trigger("daily 03:00"), {
      cronExpression: "0 18 * * *",
      parallelism: 1,
      replicaCompletionCount: 1,
    });
    assert.deepEqual(trigger("weekly wednesday 05:00"), {
      cronExpression: "0 20 * * 2",
      parallelism: 1,
      replicaCompletionCount: 1,
    });
  });

  it("test the day in the container where five fields cannot say it", () => {
    const [script = ""] = containerOf(job({ ...vacuum, schedule: "first saturday 02:00" }).inputs).args;
    assert.match(script.split("\n")[0] ?? "", / \|\| exit 0$/);
    assert.doesNotMatch(
      containerOf(job({ ...vacuum, schedule: "daily 02:00" }).inputs).args[0] ?? "",
      /^[^#]*\|\| exit 0/,
    );
  });

  it("are ended by their limit, not tried again, and started by hand where they have no time", () => {
    assert.deepEqual(job(vacuum).inputs.configuration, {
      triggerType: "Manual",
      manualTriggerConfig: { parallelism: 1, replicaCompletionCount: 1 },
      replicaTimeout: 1500,
      replicaRetryLimit: 0,
      secrets: [{ name: "pgpassword", value: { secret: "shop:databasePassword" } }],
    });
  });

  it("carry a script bash can read, its settings, and the password by reference only", () => {
    const { args, env } = containerOf(job(dump).inputs);
    assert.equal(spawnSync("bash", ["-n", "-c", args[0] ?? ""]).status, 0);
    const given = Object.fromEntries(env.map(({ name, value, secretRef }) => [name, value ?? secretRef]));
    assert.deepEqual(given, {
      NAME_PATTERN: "shop_%Y%m%d_%H%M%S.dump",
      STORE_TARGET: "https://backup.blob.core.windows.net/dumps/",
      TZ: "Asia/Tokyo",
      PGHOST: "db.example.com",
      PGDATABASE: "shop",
      PGUSER: "maintenance",
      PGSSLMODE: "require",
      STORE_COMMAND: "azcopy copy --log-level=ERROR",
      LIST_COMMAND: "azcopy list",
      AZCOPY_AUTO_LOGIN_TYPE: "MSI",
      AZCOPY_MSI_CLIENT_ID: { ref: "jobs-identity", output: "clientId" },
      PGPASSWORD: "pgpassword",
    });
  });

  it("show the schedule, the name of the dump and the statement", () => {
    const facts = (values: Readonly<Record<string, string>>, names: readonly string[]) =>
      entry("x", values, about).facts.filter(({ subject }) => names.includes(subject ?? ""));
    assertShown(job(dump), facts(dump, ["schedule", "file"]));
    const weekly = { ...vacuum, schedule: "weekly sunday 04:30" };
    assertShown(job(weekly), facts(weekly, ["schedule", "statement"]));
  });

  it("share one identity, whose one right is the blobs of the container; its name is the same each time", () => {
    const [first, second] = [
      on([entry("x", dump, about)]),
      on([entry("x", dump, about), entry("y", { ...dump, schedule: "daily 05:00" }, about)]),
    ];
    const grant = declared(first, "jobs-grant").inputs;
    assert.equal(grant.scope, account);
    assert.match(String(grant.roleDefinitionId), /ba92f5b4-2d11-453d-a403-e96b0029c9fe$/);
    assert.match(
      String(grant.roleAssignmentName),
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    assert.deepEqual(declared(second, "jobs-grant").inputs, grant);
    assert.equal(second.declarations.filter(({ type }) => type.endsWith(":UserAssignedIdentity")).length, 1);
  });

  it("have names of at most 32 characters, lower case", () => {
    const name = (key: string) => declared(on([entry(key, dump, about)]), `job-${key}`).inputs.jobName;
    assert.equal(name("Database.full"), "shop-prod-database-full");
    const long = String(name("a-job-with-a-name-that-is-too-long"));
    assert.ok(long.length <= 32 && /^[a-z][a-z0-9-]*[a-z0-9]$/.test(long), long);
  });

  it("refuses a scheduled job nobody watches; one started by hand is seen by who starts it", () => {
    assert.deepEqual(codes(on([entry("x", dump, about)], properties, false)), ["AZURE-JOB-UNWATCHED"]);
    assert.deepEqual(codes(on([entry("x", vacuum, about)], properties, false)), []);
  });

  it("refuses an environment or a database without each of the properties the container needs", () => {
    const lacking = (own: Readonly<Record<string, string>>, name: string) =>
      Object.fromEntries(Object.entries(own).filter(([key]) => key !== name));
    const changes = (environment: Readonly<Record<string, string>>, server: Readonly<Record<string, string>>) => {
      const places = [
        place("jobs", "azure.containerapps.environment", environment),
        place("db", "azure.postgres.flexible", server),
      ];
      const intents = [entry("x", dump, about)];
      const { problems } = render({ entries: entriesBySection(intents), jobs: jobsOf(intents, places).jobs });
      return problems.flatMap(({ code, path, change }) => (code === "AZURE-JOB-NEEDS" ? [`${path}: ${change}`] : []));
    };
    assert.deepEqual(changes(properties, database.properties), []);
    for (const name of ["id", "image", "container"]) {
      assert.deepEqual(changes(lacking(properties, name), database.properties), [`resources.jobs: add ${name}`]);
    }
    for (const name of ["host", "database", "user", "password"]) {
      assert.deepEqual(changes(properties, lacking(database.properties, name)), [`resources.db: add ${name}`]);
    }
    const onServer = [entry("x", { ...dump, in: "db" }, about)];
    const misplaced = render({ entries: entriesBySection(onServer), jobs: jobsOf(onServer, [database]).jobs });
    assert.deepEqual(codes(misplaced), ["AZURE-JOB-PLACE"]);
  });

  it("refuses what Container Apps would refuse, or do otherwise", () => {
    const one = (values: Readonly<Record<string, string>>, settings = properties) =>
      codes(on([entry("x", values, about)], settings));
    assert.deepEqual(one({ ...dump, retries: "2 runs", intervals: "5 minutes, 15 minutes" }), ["AZURE-JOB-RETRY"]);
    assert.deepEqual(one({ ...dump, retries: "2 runs", intervals: "0 seconds, 0 seconds" }), []);
    const { image: _, ...imageless } = properties;
    assert.deepEqual(one(dump, imageless as typeof properties), ["AZURE-JOB-NEEDS"]);
    const sized = (cpuCores: string) => one(dump, { ...properties, cpu: cpuCores } as typeof properties);
    assert.deepEqual([sized("0.6"), sized("0.75")], [["AZURE-JOB-SIZE"], []]);
    assert.deepEqual(one({ run: "x", in: "jobs", limit: "1 hour" }), ["AZURE-JOB-TASK"]);
    assert.deepEqual(one({ ...dump, schedule: "daily" }), ["AZURE-SCHEDULE"]);
  });
});
