import assert from "node:assert/strict";
import type { MonitoredResource, Planned, SectionSpec } from "../../core/model";
import { entry, jobsOf, place } from "../kit/jobs";
import { entriesBySection } from "../kit/plan-builders";
import { batch, databaseServer, task } from "./jobs-kit";
import { rendered } from "./kit";
import { planOf } from "./plans";

const values = { in: "batch", limit: "1 hour" };
const dump = entry(
  "dump",
  { ...values, task: "dump", file: "a_YYYYMMDD.dump", store: "s3://shop-backup/db/" },
  { on: "db" },
);
const given = entry("invoices", { ...values, run: task });

/** Problems of the place and of the database, as `path: change`. */
function lacks(job: Planned<SectionSpec>, resources: readonly MonitoredResource[]): string[] {
  const { jobs, codes } = jobsOf([job], resources);
  assert.deepEqual(codes, []);
  const found = rendered(planOf({ entries: entriesBySection([job]), jobs })).problems.filter(
    ({ code }) => code === "AWS-JOB-NEEDS",
  );
  return found.map(({ path, change }) => `${path}: ${change}`);
}

function without({ properties, ...rest }: MonitoredResource, name: string): MonitoredResource {
  return { ...rest, properties: Object.fromEntries(Object.entries(properties).filter(([key]) => key !== name)) };
}

describe("Places of jobs on AWS", () => {
  it("are refused for every property that a script's container needs and they do not have", () => {
    assert.deepEqual(lacks(dump, [batch, databaseServer]), []);
    for (const name of ["cluster", "subnets", "securityGroups", "image", "executionRole", "logGroup"]) {
      const found = lacks(dump, [without(batch, name), databaseServer]);
      assert.deepEqual([...new Set(found)], [`resources.batch: add ${name}`]);
    }
    for (const name of ["host", "database", "user", "passwordSecret"]) {
      assert.deepEqual(lacks(dump, [batch, without(databaseServer, name)]), [`resources.db: add ${name}`]);
    }
  });

  it("are asked for what a task definition of one's own needs, and no more", () => {
    assert.deepEqual(lacks(given, [place("batch", "aws.ecs.cluster", { name: "prod" })]), [
      "resources.batch: add cluster",
      "resources.batch: add subnets",
      "resources.batch: add securityGroups",
      "resources.batch: add executionRole",
    ]);
    assert.deepEqual(lacks(given, [without(without(batch, "image"), "logGroup")]), []);
  });

  it("are refused where a name stands for an ARN", () => {
    const named = { ...batch, properties: { ...batch.properties, cluster: "prod" } };
    assert.deepEqual(lacks(given, [named]), ["resources.batch.cluster: correct cluster"]);
  });

  it("are hosts with a group, and with a database or a file that names one", () => {
    const vacuum = entry("vacuum", { task: "vacuum-analyze", in: "batch", limit: "1 hour" }, { on: "db" });
    const hosts = (properties: Readonly<Record<string, string>>) => place("batch", "aws.ec2.asg", properties);
    const bare = without(databaseServer, "database");
    assert.deepEqual(lacks(vacuum, [hosts({ group: "app" }), bare]), ["resources.db: add database"]);
    assert.deepEqual(lacks(vacuum, [hosts({ group: "app", environment: "/etc/job.env" }), bare]), []);
    assert.deepEqual(lacks(vacuum, [hosts({}), databaseServer]), ["resources.batch: add group"]);
  });
});
