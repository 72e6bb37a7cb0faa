import { strict as assert } from "node:assert";
import { cnpg, codesOf, declarationOf, rendered, repository, unseenIn, valueAt } from "./work";

const pod = "spec.jobTemplate.spec.template.spec";
describe("a pgBackRest repository on a cluster", () => {
  const { plan, synthesis } = rendered(repository);

  it("shows every documented value in the inputs of some object", () => {
    assert.deepEqual(synthesis.problems, []);
    assert.deepEqual(unseenIn({ plan, synthesis }), []);
  });

  it("keeps full backups by time, differentials by count, and WAL for one full backup more than the window", () => {
    const lines = String(valueAt(synthesis, "backup-database-config", 'data["pgbackrest.conf"]')).split("\n");
    const retention = lines.filter((line) => line.startsWith("repo1-retention"));
    assert.deepEqual(retention, [
      "repo1-retention-full-type=time",
      "repo1-retention-full=30",
      "repo1-retention-diff=35",
      "repo1-retention-archive-type=full",
      "repo1-retention-archive=8",
    ]);
  });

  it("has no secret in its configuration files", () => {
    const { inputs } = declarationOf(synthesis, "backup-database-config");
    assert.doesNotMatch(JSON.stringify(inputs), /pass/i);
    assert.deepEqual(declarationOf(synthesis, "backup-database-secret").inputs.stringData, {
      passphrase: { secret: "shop:backupPassphrase" },
      password: { secret: "shop:backupPassword" },
    });
  });

  const times: readonly (readonly [string, string])[] = [
    ["full", "0 3 * * *"],
    ["incremental", "0 0,6,12,18 * * *"],
    ["verify", "0 8 * * 0"],
    ["restore-test", "0 10 * * 0"],
    ["heartbeat", `${[...Array(20).keys()].map((step) => 3 * step).join(",")} * * * *`],
  ];
  for (const [name, cron] of times) {
    it(`runs ${name} at ${cron} in the document's time zone, never twice at once`, () => {
      const { spec } = declarationOf(synthesis, `backup-database.${name}`).inputs as { spec: Record<string, unknown> };
      assert.equal(spec.schedule, cron);
      assert.equal(spec.timeZone, "Asia/Tokyo");
      assert.equal(spec.concurrencyPolicy, "Forbid");
      assert.equal(spec.suspend, false);
    });
  }

  it("leaves the backup before a change to a person", () => {
    assert.equal(valueAt(synthesis, "backup-before-change", "spec.suspend"), true);
    const env = valueAt(synthesis, "backup-before-change", `${pod}.containers[0].env`) as {
      name: string;
      value: string;
    }[];
    assert.equal(env.find(({ name }) => name === "TYPE")?.value, "incr");
  });

  it("holds the server to archiving before every backup", () => {
    assert.deepEqual(valueAt(synthesis, "backup-database.full", `${pod}.initContainers[0].args`), [
      "/scripts/archiving.sh",
    ]);
    assert.equal(valueAt(synthesis, "backup-database.verify", `${pod}.initContainers`), undefined);
  });

  it("gives each job no more than its work needs", () => {
    const access = (key: string) => {
      const env = valueAt(synthesis, key, `${pod}.containers[0].env`) as { name: string; valueFrom?: unknown }[];
      return {
        account: String(valueAt(synthesis, key, `${pod}.serviceAccountName`)).replace("shop-prod-backup-database-", ""),
        token: valueAt(synthesis, key, `${pod}.automountServiceAccountToken`),
        secrets: env.flatMap(({ name, valueFrom }) => (valueFrom ? [name] : [])),
      };
    };
    const both = ["PGBACKREST_REPO1_CIPHER_PASS", "PGPASSWORD"];
    assert.deepEqual(access("backup-database.full"), { account: "writer", token: false, secrets: both });
    assert.deepEqual(access("backup-database.restore-test"), { account: "reader", token: false, secrets: both });
    assert.deepEqual(access("backup-database.verify"), { account: "reader", token: false, secrets: both.slice(0, 1) });
    assert.deepEqual(access("backup-database.heartbeat"), {
      account: "visitor",
      token: false,
      secrets: ["PGPASSWORD"],
    });
  });

  it("measures a restore against every tier, for longer than an idle server waits", () => {
    const env = valueAt(synthesis, "backup-database.restore-test", `${pod}.containers[0].env`) as {
      name: string;
      value: string;
    }[];
    const value = (name: string) => env.find((one) => one.name === name)?.value;
    assert.equal(value("RPO_LIMITS"), "critical=900 low=86400");
    assert.equal(value("RTO_LIMITS"), "critical=3600 low=86400");
    assert.equal(Number(value("TICKS")) * Number(value("TICK_SECONDS")), 360);
  });

  it("is the same byte for byte the second time", () => {
    assert.equal(JSON.stringify(rendered(repository).synthesis), JSON.stringify(synthesis));
  });
});

describe("a pgBackRest repository that could not keep its word", () => {
  const cases: readonly (readonly [string, string, readonly [string, string], readonly [string, string]])[] = [
    ["an image by its tag", "KUBERNETES-IMAGE", [`tools@sha256:${"0".repeat(64)}`, "tools:15"], ["tools@", "other@"]],
    ["no bucket", "KUBERNETES-BACKUP", ["    bucket: shop-pgbackrest\n", ""], ["shop-pgbackrest", "other"]],
    [
      "unknown work",
      "KUBERNETES-BACKUP-METHOD",
      ["method: verify", "method: dump"],
      ["method: verify", "method: verify"],
    ],
    [
      "no full backups",
      "KUBERNETES-BACKUP-FULL",
      ["method: full", "method: incremental"],
      ["method: full", "method: full"],
    ],
    ["another compression", "KUBERNETES-BACKUP-FORMAT", ["is: gzip", "is: snappy"], ["is: gzip", "is: zstd"]],
    [
      "a window beyond the full backups",
      "KUBERNETES-BACKUP-WINDOW",
      ["is: 7 days, row: SH-09", "is: 31 days, row: SH-09"],
      ["is: 7 days, row: SH-09", "is: 30 days, row: SH-09"],
    ],
    [
      "differentials kept for less than their period",
      "KUBERNETES-BACKUP-KEEP",
      ["is: 7 days, row: SH-07", "is: 5 hours, row: SH-07"],
      ["is: 7 days, row: SH-07", "is: 6 hours, row: SH-07"],
    ],
    [
      "an objective shorter than the WAL's way",
      "KUBERNETES-BACKUP-RPO",
      ["is: 15 minutes, row: SH-13", "is: 359s, row: SH-13"],
      ["is: 15 minutes, row: SH-13", "is: 360s, row: SH-13"],
    ],
  ];
  for (const [how, code, wrong, nearest] of cases) {
    it(`is a problem with ${how}, and none with what is accepted next`, () => {
      assert.deepEqual(codesOf(rendered(repository, wrong)), [code]);
      assert.deepEqual(codesOf(rendered(repository, nearest)), []);
    });
  }

  it("says the arithmetic of an objective that cannot be met, at its place", () => {
    const [problem] = rendered(repository, ["is: 15 minutes, row: SH-13", "is: 5 minutes, row: SH-13"]).synthesis
      .problems;
    assert.equal(problem?.path, "recovery.critical.rpo");
    assert.equal(problem?.allowed, "at least 300 s until a segment is sent + 60 s until it is there = 360 s");
    assert.equal(problem?.change, "shorten delay: of the backups to 240 seconds, or relax the objective");
  });
});

describe("backups of a CloudNativePG cluster", () => {
  it("have six fields, seconds first, in UTC, where the operator's clock runs", () => {
    const { synthesis } = rendered(cnpg);
    assert.deepEqual(synthesis.problems, []);
    assert.equal(valueAt(synthesis, "backup-nightly", "spec.schedule"), "0 0 18 * * *");
    assert.equal(valueAt(synthesis, "backup-nightly", "spec.cluster.name"), "shop-db");
    assert.equal(valueAt(synthesis, "backup-cluster-store", "spec.retentionPolicy"), "30d");
    assert.equal(valueAt(synthesis, "backup-cluster-store", "spec.configuration.data.encryption"), "AES256");
  });

  it("are full ones only", () => {
    assert.deepEqual(codesOf(rendered(cnpg, ["method: full", "method: differential"])), ["KUBERNETES-CNPG"]);
    assert.deepEqual(codesOf(rendered(cnpg, ["daily 03:00", "last sunday 03:00"])), ["KUBERNETES-SCHEDULE"]);
  });
});

describe("an alert that sees a backup kept", () => {
  const alert = (row: string) => `receivers: { mail: { channel: email, config: opsMail } }
routes: { warning: { to: [mail] } }
alerts:
  late: { concept: job.age, on: timer, watches: [${row}], warning: { assume: "> 2 days", because: late } }
${repository}`;

  it("cites the row the backup deploys", () => {
    const [rule] = rendered(alert("SH-01")).plan.alerts[0]?.rules ?? [];
    assert.deepEqual(rule?.clauses, ["SH-01"]);
    assert.match(rule?.message.clause ?? "", /shop\.md 4\. Backup「daily 03:00」/);
  });

  it("is a problem when there is no such row", () => {
    assert.throws(() => rendered(alert("SH-99")), /SH-99/);
  });
});
