import { strict as assert } from "node:assert";
import type { Plan } from "../../core/model";
import { planYaml } from "../kit/yaml-plan";
import { catalogue } from "./kit";

const azure = `where: { azure: main }
resources:
  db: { title: Database, kind: azure.postgres.flexible }
  jobs: { title: Jobs, kind: azure.containerapps.environment }
  copies: { title: Copies, kind: azure.backup.vault, ownership: create }
  dump-runs: { title: Dumps, kind: azure.containerapps.job, id: "@job-dump#id" }
`;
const aws = `where: { aws: main }
resources:
  batch: { title: Batch, kind: aws.ecs.cluster }
  invoices: { title: Invoices, kind: aws.sfn.statemachine, arn: "@job-b003-runs#arn" }
`;
const failures = (on: string) => `alerts:
  failed: { concept: job.failures, on: ${on}, watches: [S-3], from: Jobs, critical: { assume: ">= 1 failures", because: it failed, notify: warning } }
`;
const invoices =
  "jobs:\n  b003: { schedule: last day 23:00, run: arn, in: batch, limit: { is: 2 hours, row: S-3 }, from: Jobs }\n";
const dump =
  "backups:\n  dump: { on: db, schedule: { is: daily 03:00, row: S-1 }, from: Backup, limit: { is: 50 minutes, row: S-3 }, task: dump, in: jobs, store: x, file: y }\n";
const copied =
  "backups:\n  full: { on: db, title: Full, schedule: { is: daily 03:00, row: S-1 }, from: Backup, keep: { is: 30 days, row: S-2 }, vault: copies, notify: critical, watches: [S-2] }\n";

const planOf = (sections: string): Plan => planYaml(sections, {}, catalogue());
const missed = (plan: Plan) =>
  plan.alerts
    .filter(({ key }) => key.endsWith(".missed"))
    .map(({ key, concept, resource, rules: [rule, ...others] }) => {
      assert.deepEqual(others, []);
      const { threshold, severity, route, clauses } = rule ?? {};
      return [
        key,
        concept,
        resource.key,
        `${threshold?.operator} ${threshold?.limit.amount}`,
        severity,
        route,
        clauses,
      ];
    });

describe("A job that did not run", () => {
  it("is seen by the age of its last success: a period, its longest run and an hour, told as its failures are", () => {
    const [alert, ...others] = missed(planOf(aws + failures("invoices") + invoices));
    assert.deepEqual(others, []);
    // 31 days, 2 hours and 1 hour.
    assert.deepEqual(alert, ["invoices.missed", "job.age", "invoices", "> 747", "critical", "warning", ["S-3"]]);
  });

  it("is seen by a check where the platform has no metric of it", () => {
    const plan = planOf(azure + failures("dump-runs") + dump);
    assert.deepEqual(
      plan.watches?.map(({ key, kind, entry, maximumAge, clauses }) => [key, kind, entry, maximumAge, clauses]),
      [["job.dump", "job", "dump", 86_400 + 3000 + 3600, ["S-1"]]],
    );
    assert.deepEqual(missed(plan)[0]?.slice(0, 5), [
      "dump-runs.missed",
      "job.overdue",
      "watch.job.dump",
      ">= 1",
      "critical",
    ]);
  });

  it("says where its limit comes from", () => {
    const { alerts } = planOf(azure + failures("dump-runs") + dump);
    const rule = alerts.find(({ key }) => key === "dump-runs.missed")?.rules[0];
    assert.match(rule?.message.clause ?? "", /daily 03:00 \+ 50 min \+ 1 h = 26 h/);
  });

  it("is not asked of a job a person starts, of one nobody watches, or where the system file asks itself", () => {
    const byHand = invoices.replace("schedule: last day 23:00, ", "");
    assert.deepEqual(missed(planOf(aws + failures("invoices") + byHand)), []);
    assert.deepEqual(missed(planOf(aws + invoices)), []);
    const own = `${failures("invoices")}  own: { concept: job.missed, on: invoices, from: Jobs, critical: { assume: down, because: daily } }\n`;
    assert.deepEqual(missed(planOf(aws + own + invoices)), []);
  });
});

describe("A copy that a vault does not get", () => {
  it("is seen two hours after the next one was due, on the route of the entry", () => {
    const plan = planOf(azure + copied);
    assert.deepEqual(
      plan.watches?.map(({ key, vault, maximumAge }) => [key, vault, maximumAge]),
      [["copy.full", "copies", 26 * 3600]],
    );
    assert.deepEqual(
      missed(plan).map((alert) => alert.slice(0, 6)),
      [["full.copy.missed", "backup.overdue", "watch.copy.full", ">= 1", "warning", "critical"]],
    );
  });

  it("is not asked of a vault the stack only looks at", () => {
    const looked = azure.replace("ownership: create", "ownership: check");
    assert.deepEqual(planOf(looked + copied).watches, []);
  });

  it("leaves the alert out where the catalogue has no such concept", () => {
    const { alerts, problems } = planYaml(azure + copied);
    assert.deepEqual([alerts, problems], [[], []]);
  });
});
