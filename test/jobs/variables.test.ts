import assert from "node:assert/strict";
import { jobScript } from "../../components/kit/job-script";
import { type JobTask, jobTasks } from "../../core/model";
import { batch, databaseServer } from "../aws/jobs-kit";
import { declared as declaredOnAws, rendered } from "../aws/kit";
import { planOf as awsPlan } from "../aws/plans";
import { arm, declared as declaredOnAzure, render } from "../azure/kit";
import { entry, jobsOf, place } from "../kit/jobs";
import { entriesBySection } from "../kit/plan-builders";

const values: Readonly<Record<JobTask, Readonly<Record<string, string>>>> = {
  analyze: {},
  "vacuum-analyze": {},
  "reindex-concurrently": {},
  dump: { file: "a_YYYYMMDD.dump", store: "s3://backup/db/" },
  "restore-test": { file: "a_YYYYMMDD.dump", store: "s3://backup/db/", verification: "users" },
  "audit-archive": { table: "audit", column: "at", older: "7 years", store: "s3://backup/audit/" },
  "rotate-logs": { file: "/etc/logrotate.d/app" },
  "remove-files": { scope: "/tmp/app-*", age: "2 days" },
};
const hosts = place("batch", "aws.ec2.asg", { group: "app" });
const environment = place("batch", "azure.containerapps.environment", {
  id: `${arm}/Microsoft.App/managedEnvironments/jobs`,
  image: "shop/jobs:1",
  container: `${arm}/Microsoft.Storage/storageAccounts/backup/blobServices/default/containers/dumps`,
});
const flexibleServer = place("db", "azure.postgres.flexible", {
  host: "db.example.com",
  database: "shop",
  user: "jobs",
  password: "dbPassword",
});

/** The task's job, planned. */
function jobOf(task: JobTask, resources: Parameters<typeof jobsOf>[1]) {
  const intent = entry("x", { task, in: "batch", limit: "1 hour", ...values[task] }, { on: "db" });
  const { jobs, codes } = jobsOf([intent], resources);
  assert.deepEqual(codes, []);
  return { entries: entriesBySection([intent]), jobs };
}

/** Names the script ends without. */
function demanded(task: JobTask): string[] {
  const script = jobScript(jobTasks[task]);
  return [...new Set([...script.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name as string))];
}

function inContainer(definitions: unknown): string[] {
  const { json } = definitions as { json: [{ environment: { name: string }[]; secrets?: { name: string }[] }] };
  return [...json[0].environment, ...(json[0].secrets ?? [])].map(({ name }) => name);
}

describe("Variables of scripts", () => {
  for (const task of Object.keys(jobTasks) as JobTask[]) {
    it(`of ${task} are all there in a container of ECS, on hosts, and in Container Apps`, () => {
      const wanted = demanded(task);
      assert.notEqual(wanted.length, 0);
      const missing = (there: readonly string[]) => wanted.filter((name) => !there.includes(name));

      const onEcs = rendered(awsPlan(jobOf(task, [batch, databaseServer])));
      const container = inContainer(declaredOnAws(onEcs, "job-x-task").inputs.containerDefinitions);
      assert.deepEqual(missing(container), []);
      assert.equal(container.includes("PGPASSWORD"), wanted.includes("PGDATABASE"));

      const onHosts = rendered(awsPlan(jobOf(task, [hosts, databaseServer])));
      const commands = JSON.stringify(declaredOnAws(onHosts, "job-x-document").inputs.content);
      assert.deepEqual(missing([...commands.matchAll(/export ([A-Z_]+)=/g)].map(([, name]) => name as string)), []);

      const onAzure = declaredOnAzure(render(jobOf(task, [environment, flexibleServer])), "job-x").inputs;
      const { containers } = onAzure.template as unknown as { containers: [{ env: { name: string }[] }] };
      assert.deepEqual(missing(containers[0].env.map(({ name }) => name)), []);
    });
  }
});
