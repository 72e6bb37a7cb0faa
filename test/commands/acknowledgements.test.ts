import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildReport } from "../../commands/plan/report";
import { compose } from "../../components/compose";
import { registrationsOf } from "../../components/registrations";
import { asOf, project as repository } from "../kit/plan";

const head = `system: ack
title: Ack
language: en
timezone: Asia/Tokyo
document: { name: operations.md, version: "1.0" }
receivers: { on-call: { channel: email, config: onCallMail } }
routes: { critical: { to: [on-call] }, warning: { to: [on-call] } }
`;
const aws = `${head}where: { aws: main }
resources: { db: { kind: aws.rds.postgres, instance: orders } }
alerts: { db.cpu: { concept: cpu.utilization, on: db, from: M, warning: { is: ">= 80%" } } }
`;
const azure = `${head}where: { azure: main }
resources:
  copies:
    kind: azure.backup.vault
    title: Copies
    ownership: create
    id: /subscriptions/\${config.subscription}/resourceGroups/rg-shop/providers/Microsoft.DataProtection/backupVaults/bv-shop
    immutability: Locked
  db:
    kind: azure.postgres.flexible
    title: Database
    ownership: adopt
    sku: Standard_D2ds_v5
    tier: GeneralPurpose
    version: "15"
    maxConnections: "200"
    id: /subscriptions/\${config.subscription}/resourceGroups/rg-shop/providers/Microsoft.DBforPostgreSQL/flexibleServers/shop-db
backups: { weekly: { title: Weekly, on: db, from: B, vault: copies, schedule: { is: "weekly sunday 03:00" }, keep: { is: 30 days } } }
`;

/** One file for every switch that cannot be undone. */
const systems: Readonly<Record<string, string>> = {
  "a log store": `${aws}logs: { stores: { audit: { kind: aws.s3.bucket, name: acme-prod-audittrail, ownership: create, from: L, keep: { is: 7 years }, immutable: { mode: compliance, period: { is: 7 years } } } } }
`,
  "a bucket with data": `${aws}backups: { files: { title: Files, bucket: acme-files, ownership: create, from: B, method: versioning, keep: { is: 30 days }, lock: compliance } }
`,
  "a vault": `${aws}backups: { nightly: { title: Nightly, on: db, from: B, schedule: { is: "daily 02:00" }, keep: { is: 35 days }, lock: compliance, grace: 3 days } }
`,
  "an Azure vault": azure,
};

describe("an acknowledgement", () => {
  const folder = mkdtempSync(join(tmpdir(), "hozen-acknowledgement-"));
  before(() => {
    mkdirSync(join(folder, "systems"));
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "systems", "systems.lock"), "ack\n");
  });
  after(() => rmSync(folder, { recursive: true }));

  const config = {
    values: {
      "hozen:runbooks": "https://runbooks.example.com",
      "hozen:where": JSON.stringify({
        aws: { main: { account: "111122223333", region: "ap-northeast-1" } },
        azure: {
          main: {
            subscription: "00000000-0000-4000-8000-000000000001",
            location: "japaneast",
            resourceGroup: "rg-monitoring",
          },
        },
      }),
      "ack:onCallMail": "on-call@example.com",
      "ack:subscription": "00000000-0000-4000-8000-000000000001",
    },
    secrets: new Set<string>(),
  };

  /** Codes and changes of the problems, and the policies that are violated. */
  function judged(text: string): { problems: string[]; changes: string[]; violated: string[] } {
    writeFileSync(join(folder, "systems", "ack.yaml"), text);
    const composition = compose({ project: folder, stack: "prod", config, asOf });
    const problems = composition.problems;
    const reported = {
      problems: problems.map(({ code }) => code),
      changes: problems.map(({ change }) => change ?? ""),
    };
    if (problems.length > 0) return { ...reported, violated: [] };
    const resources = registrationsOf(composition, { project: "hozen", stack: "prod" });
    const { systems: reports } = buildReport({ stack: "prod", asOf, composition, resources });
    return { ...reported, violated: reports.flatMap(({ violations }) => violations.map(({ policy }) => policy)) };
  }

  for (const [what, text] of Object.entries(systems)) {
    it(`of ${what} is accepted word for word as the problem asks for it, by plan and policies alike`, () => {
      const asked = judged(text);
      assert.equal(asked.problems.length, 1, asked.problems.join(", "));
      assert.match(asked.problems[0] ?? "", /^(AWS-ACK|AZURE-IRREVERSIBLE)$/);
      const change = /^add (acknowledgements: .*)$/.exec(asked.changes[0] ?? "")?.[1] ?? "";
      const agreed = judged(`${text}${change.replace("because: ...", "because: the law asks for it")}\n`);
      assert.deepEqual(agreed, { problems: [], changes: [], violated: [] });
    });

    it(`of something else is none of ${what}`, () => {
      const other =
        "acknowledgements: { other: { what: a lock of the auditor in compliance mode, because: agreed } }\n";
      assert.equal(judged(text + other).problems.length, 1);
    });
  }
});
