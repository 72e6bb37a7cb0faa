import { strict as assert } from "node:assert";
import type { Plan, ProviderName } from "../../core/model";
import { platforms } from "../../core/platforms";
import { planYaml } from "../kit/yaml-plan";

const resources = `resources:
  db: { kind: aws.rds.postgres, instance: shop-db }
  web: { kind: aws.ec2.asg, group: web }
  files: { kind: azure.storage.account, id: files }
  pg: { kind: azure.postgres.flexible, id: pg }
`;

function entryProblems(sections: string, where: readonly ProviderName[] = ["aws"]): string[] {
  const places = where.map((name) => `${name}: main`).join(", ");
  const { problems }: Plan = planYaml(`where: { ${places} }\n${resources}${sections}`);
  return problems
    .filter(({ code }) => code.startsWith("PLAN-ENTRY"))
    .map(({ code, path, change, given }) => `${code} ${path}: ${code.endsWith("IGNORED") ? given : change}`);
}

const backup = (entry: string) => entryProblems(`backups:\n  b: ${entry}\n`);
const nothing = (section: string, change = "add what is missing") => [`PLAN-ENTRY-NOTHING ${section}: ${change}`];

describe("An entry that would become nothing is a problem", () => {
  it("in backups: without what it is about, without a time, without an end", () => {
    assert.deepEqual(backup("{ schedule: daily 02:00, keep: 7 days }"), nothing("backups.b"));
    assert.deepEqual(backup("{ on: db, keep: 7 days }"), nothing("backups.b", "add schedule or every"));
    assert.deepEqual(backup("{ on: db, schedule: daily 02:00 }"), nothing("backups.b", "add keep"));
    assert.deepEqual(backup("{ on: db, copyRegion: ap-northeast-3 }").sort(), [
      ...nothing("backups.b", "add keep"),
      ...nothing("backups.b", "add schedule or every"),
    ]);
    assert.deepEqual(backup("{ on: web, schedule: daily 02:00, keep: 7 days }"), nothing("backups.b"));
    assert.deepEqual(backup("{ method: report }"), nothing("backups.b", "add schedule"));
    assert.deepEqual(backup("{ bucket: x, ownership: adopt }"), [
      "PLAN-ENTRY-NOTHING backups.b: add method or versioning or archiveAfter or copyRegion",
    ]);
    assert.deepEqual(backup("{ on: db, method: pg_dump }"), nothing("backups.b"));
  });

  it("in the other sections", () => {
    const other = (section: string, entry: string) => entryProblems(`${section}:\n  b: ${entry}\n`);
    assert.deepEqual(other("recovery", "{ on: db, rpo: 1 hour }"), nothing("recovery.b"));
    assert.deepEqual(other("recovery", "{ on: db, schedule: first monday 10:00 }"), nothing("recovery.b"));
    assert.deepEqual(other("recovery", "{ items: a drill }"), nothing("recovery.b", "add schedule"));
    assert.deepEqual(other("budgets", "{ threshold: 80% }"), nothing("budgets.b", "add amount or alert"));
    assert.deepEqual(other("maintenance", "{ downtime: 2 hours }"), nothing("maintenance.b"));
    assert.deepEqual(other("maintenance", "{ items: logs }"), nothing("maintenance.b", "add schedule"));
    assert.deepEqual(other("maintenance", "{ on: db, parameter: x, setting: 'on' }"), nothing("maintenance.b"));
    assert.deepEqual(other("jobs", "{ schedule: daily 02:00 }"), nothing("jobs.b"));
    assert.deepEqual(other("jobs", "{ retries: 3 runs }"), nothing("jobs.b"));
    assert.deepEqual(other("scaling", "{ threshold: 70%, duration: 5 minutes }"), nothing("scaling.b"));
    assert.deepEqual(other("scaling", "{ add: 1 servers }"), nothing("scaling.b", "add scope"));
    assert.deepEqual(other("security", "{ length: 12 count }"), nothing("security.b"));
    assert.deepEqual(other("security", "{ method: records-per-user }"), nothing("security.b"));
    assert.deepEqual(other("slos", "{ on: web, period: 30 days }"), nothing("slos.b"));
    assert.deepEqual(other("slos", "{ threshold: 500ms }"), nothing("slos.b", "add on"));
    assert.deepEqual(other("dashboards", "{ target: 99.9% }"), nothing("dashboards.b"));
  });

  it("unless the document's words are covered elsewhere", () => {
    const answered = "{ method: { is: full, row: S-1, check: some-policy } }";
    assert.deepEqual(backup(answered), []);
    assert.deepEqual(backup("{ keep: { is: 7 days, row: S-1, check: some-policy } }"), []);
  });

  it("on a platform the system is not on", () => {
    const off = (sections: string, platform: ProviderName) =>
      entryProblems(
        sections,
        platforms()
          .map(({ name }) => name)
          .filter((name) => name !== platform && name !== "pagerduty"),
      ).map((line) => line.split(":")[0]);
    const cases: readonly (readonly [string, ProviderName, string])[] = [
      ["backups:\n  b: { on: db, schedule: daily 02:00, keep: 7 days }\n", "aws", "backups.b"],
      ["backups:\n  b: { on: files, keep: 7 days }\n", "azure", "backups.b"],
      ["backups:\n  b: { on: db, engine: cnpg, cluster: c, bucket: x }\n", "kubernetes", "backups.b"],
      ["security:\n  b: { method: unused-access, age: 90 days }\n", "aws", "security.b"],
      ["jobs:\n  b: { platform: kubernetes, image: x }\n", "kubernetes", "jobs.b"],
      ["events:\n  b: { source: aws.guardduty, severity: critical, minimumSeverity: 7 }\n", "aws", "events.b"],
      ["events:\n  b: { source: azure.activity-log, severity: critical }\n", "azure", "events.b"],
      ["probes:\n  b: { provider: azure, url: https://example.org, every: 1 minute }\n", "azure", "probes.b"],
      ["collectors:\n  b: { kind: service-monitor, target: x, every: 30 seconds }\n", "kubernetes", "collectors.b"],
      [
        "logs: { stores: { b: { kind: aws.cloudwatch.log-group, name: /a, ownership: create, keep: 7 days } } }\n",
        "aws",
        "logs.stores.b",
      ],
    ];
    for (const [sections, platform, path] of cases) {
      assert.deepEqual(off(sections, platform), [`PLAN-ENTRY-PLATFORM ${path}`], sections);
    }
  });
});

describe("A value that nothing would read is a problem", () => {
  const ignored = (path: string, given: string) => [`PLAN-ENTRY-IGNORED ${path}: ${given}`];

  it("but for severities and exceptions of a window, which are read", () => {
    const window = (rest: string) => entryProblems(`maintenance:\n  w: { ${rest} }\n`);
    assert.deepEqual(window("window: daily 02:00-04:00, mutes: [warning, critical], except: [web.cpu]"), []);
    assert.deepEqual(
      window("schedule: daily 02:00, items: logs, except: [web.cpu]"),
      ignored("maintenance.w.except", "web.cpu"),
    );
  });

  it("with the reason where a platform has no place for it", () => {
    const entry = "{ on: pg, copies: Enabled, keep: 7 days, copyKeep: 30 days }";
    const { problems }: Plan = planYaml(`where: { azure: main }\n${resources}backups:\n  b: ${entry}\n`);
    const [found, ...others] = problems.filter(({ code }) => code === "PLAN-ENTRY-IGNORED");
    assert.equal(
      found?.what,
      "nothing would read copyKeep here: backups a server of Azure keeps itself: keep; geo-redundant storage replicates the backups to the paired region as they are (https://learn.microsoft.com/azure/reliability/reliability-backup)",
    );
    assert.deepEqual(others, []);
  });

  it("where another method, engine or platform would read it", () => {
    const snapshot = "on: db, schedule: daily 02:00, keep: 7 days";
    assert.deepEqual(backup(`{ ${snapshot} }`), []);
    assert.deepEqual(backup(`{ ${snapshot}, period: 7 days }`), ignored("backups.b.period", "7 days"));
    assert.deepEqual(backup(`{ ${snapshot}, vault: pg }`), ignored("backups.b.vault", "pg"));
    assert.deepEqual(backup(`{ ${snapshot}, tier: Continuous7Days }`), ignored("backups.b.tier", "Continuous7Days"));
    assert.deepEqual(backup(`{ ${snapshot}, grace: 3 days, lock: governance }`), ignored("backups.b.grace", "3 days"));
    assert.deepEqual(backup(`{ ${snapshot}, minimum: 1 day }`), ignored("backups.b.minimum", "1 day"));
    assert.deepEqual(
      backup("{ bucket: x, ownership: adopt, method: versioning, keep: 7 days, schedule: daily 02:00 }"),
      ignored("backups.b.schedule", "daily 02:00"),
    );
    assert.deepEqual(
      backup("{ bucket: x, ownership: adopt, method: versioning, keep: 7 days, destination: GLACIER }"),
      ignored("backups.b.destination", "GLACIER"),
    );
    assert.deepEqual(backup(`{ ${snapshot}, copyKeep: 90 days }`), ignored("backups.b.copyKeep", "90 days"));
    const budget = (entry: string, where: readonly ProviderName[]) => entryProblems(`budgets:\n  b: ${entry}\n`, where);
    assert.deepEqual(
      budget('{ amount: "USD 5", start: "2026-12-01" }', ["aws"]),
      ignored("budgets.b.start", "2026-12-01"),
    );
    assert.deepEqual(budget('{ amount: "USD 5", rate: "150" }', ["azure"]), ignored("budgets.b.rate", "150"));
    const probe = "probes:\n  b: { provider: aws, url: https://example.org, every: 30 seconds, module: x }\n";
    assert.deepEqual(entryProblems(probe), ignored("probes.b.module", "x"));
    const job = "jobs:\n  b: { on: db, in: web, task: analyze, limit: 1 hour, older: 3 months }\n";
    assert.deepEqual(entryProblems(job), ignored("jobs.b.older", "3 months"));
  });
});
