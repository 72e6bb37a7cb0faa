import assert from "node:assert/strict";
import { longestRun } from "../../core/model";
import { entry, jobsOf, place } from "../kit/jobs";

const hosts = place("app", "aws.ec2.asg", { group: "app" });
const database = place("db", "aws.rds.postgres", { database: "shop" });
const clean = { task: "remove-files", in: "app", scope: "/tmp/a-*", age: "48 hours", limit: "30 minutes" };
const own = { run: "arn:aws:lambda:x", limit: "1 hour", schedule: "daily 02:00" };
const common = { retries: "3 runs", intervals: "5 minutes, 15 minutes, 30 minutes" };
const codes = (...entries: Parameters<typeof jobsOf>[0]) => jobsOf(entries, [hosts]).codes;

describe("Jobs planned", () => {
  it("are the entries that name a task or work of the system's own", () => {
    const { jobs, codes: wrong } = jobsOf([entry("clean", clean), entry("own", own), entry("note", {})], [hosts]);
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      jobs.map(({ spec, task, run, limit, place }) => [spec.key, task, run, limit, place?.key]),
      [
        ["clean", "remove-files", undefined, 1800, "app"],
        ["own", undefined, "arn:aws:lambda:x", 3600, undefined],
      ],
    );
  });

  it("give scripts their settings: text, minutes, and a date as date(1) writes it", () => {
    const dump = { task: "dump", in: "app", limit: "1 hour", store: "s3://b/" };
    const named = (file: string) => jobsOf([entry("dump", { ...dump, file })], [hosts]).jobs[0]?.variables[0]?.value;
    assert.equal(named("camp_backend_db_YYYYMMDD_HHMMSS.dump"), "camp_backend_db_%Y%m%d_%H%M%S.dump");
    assert.equal(named("YYYY/MM/backup_YYYYMMDD.dump"), "%Y/%m/backup_%Y%m%d.dump");
    assert.equal(named("MMDD.dump"), "MMDD.dump");
    const [job] = jobsOf([entry("clean", clean)], [hosts]).jobs;
    assert.deepEqual(
      job?.variables.map(({ name, value }) => [name, value]),
      [
        ["FILES", "/tmp/a-*"],
        ["MINUTES", "2880"],
      ],
    );
  });

  it("are refused where a script reads a database and nothing says which", () => {
    const vacuum = { task: "vacuum-analyze", in: "app", limit: "1 hour" };
    assert.deepEqual(codes(entry("vacuum", vacuum)), ["PLAN-JOB-DATABASE"]);
    assert.deepEqual(jobsOf([entry("vacuum", vacuum, { on: "db" })], [hosts, database]).codes, []);
    assert.deepEqual(codes(entry("clean", clean)), []);
    const allowed = (resources: Parameters<typeof jobsOf>[1]) =>
      jobsOf([entry("vacuum", vacuum)], resources).problems.map((problem) => problem.allowed);
    assert.deepEqual(allowed([hosts, database]), ["db"]);
    assert.deepEqual(allowed([hosts]), ["a resource of a kind like aws.rds.postgres"]);
  });

  it("give a restore test its objectives in seconds, where there are any", () => {
    const values = {
      task: "restore-test",
      in: "app",
      limit: "1 hour",
      file: "a.dump",
      store: "s3://b/",
      verification: "users",
    };
    const told = (more: Readonly<Record<string, string>>) => {
      const [job] = jobsOf([entry("test", { ...values, ...more }, { section: "recovery" })], [hosts]).jobs;
      return job?.variables.slice(3).map(({ name, value }) => `${name}=${value}`);
    };
    assert.deepEqual(told({}), []);
    assert.deepEqual(told({ heartbeat: "beat", rto: "2 hours", rpo: "1 day" }), [
      "HEARTBEAT_TABLE=beat",
      "RTO_SECONDS=7200",
      "RPO_SECONDS=86400",
    ]);
  });

  it("wait as all jobs of the section do, as often as they are tried again", () => {
    const { jobs } = jobsOf(
      [
        entry("scheduler", common),
        entry("a", own),
        entry("b", { ...own, retries: "0 runs" }),
        entry("c", own, { section: "maintenance" }),
      ],
      [hosts],
    );
    assert.deepEqual(
      jobs.map(({ spec, waits }) => [spec.key, waits]),
      [
        ["c", []],
        ["a", [300, 900, 1800]],
        ["b", []],
      ],
    );
    assert.equal(longestRun(jobs[1] ?? { waits: [], limit: 0 }), 4 * 3600 + 3000);
  });

  it("refuses fewer waits than retries", () => {
    const intervals = "5 minutes, 15 minutes";
    assert.deepEqual(codes(entry("s", { ...common, intervals }), entry("a", own)), ["PLAN-JOB-RETRY"]);
    assert.deepEqual(codes(entry("s", { retries: "2 runs", intervals }), entry("a", own)), []);
  });

  it("refuses no limit, no place and a missing setting", () => {
    const { limit: _, ...endless } = clean;
    assert.deepEqual(codes(entry("a", endless)), ["PLAN-JOB-LIMIT"]);
    assert.deepEqual(codes(entry("a", { ...clean, in: "elsewhere" })), ["PLAN-JOB-PLACE"]);
    const { in: __, ...nowhere } = clean;
    assert.deepEqual(codes(entry("a", nowhere)), ["PLAN-JOB-PLACE"]);
    const { scope: ___, ...unnamed } = clean;
    assert.deepEqual(codes(entry("a", unnamed)), ["PLAN-JOB-VALUE"]);
    assert.deepEqual(codes(entry("a", clean)), []);
  });

  it("refuses a run that, with its retries, meets the next one, and says the arithmetic", () => {
    const retried = (limit: string) => [entry("s", common), entry("a", { ...own, limit })];
    assert.deepEqual(codes(...retried("347 minutes")), []);
    const { problems } = jobsOf(retried("350 minutes"), []);
    assert.deepEqual(
      problems.map(({ code, given, allowed }) => [code, given, allowed]),
      [["PLAN-JOB-LENGTH", "4 x 350 + 5 + 15 + 30 = 1450 minutes", "less than 1440 minutes"]],
    );
    assert.deepEqual(codes(entry("a", { ...own, schedule: "every 1 hour", limit: "60 minutes" })), ["PLAN-JOB-LENGTH"]);
    assert.deepEqual(codes(entry("a", { ...own, schedule: "every 1 hour", limit: "59 minutes" })), []);
    assert.deepEqual(codes(entry("a", { ...own, schedule: "weekly sunday 05:00", limit: "100 hours" })), []);
  });

  it("refuses to wait for a job that is not there, for itself, or for one that waits", () => {
    const second = entry("b", { ...own, after: "a" });
    assert.deepEqual(codes(entry("a", own), second), []);
    assert.deepEqual(codes(second), ["PLAN-JOB-AFTER"]);
    assert.deepEqual(codes(entry("a", { ...own, after: "a" })), ["PLAN-JOB-AFTER"]);
    assert.deepEqual(codes(entry("a", own), second, entry("c", { ...own, after: "b" })), ["PLAN-JOB-AFTER"]);
  });
});
