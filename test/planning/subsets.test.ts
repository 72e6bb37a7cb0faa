import { strict as assert } from "node:assert";
import { allProviders } from "../../components/registry";
import { loadSystem } from "../../core/loader";
import { everyEntry } from "../../core/model";
import { planSystem } from "../../core/planning";
import { asOf } from "../kit/plan";
import { catalogue } from "./kit";

const arm = (type: string, name: string) =>
  `/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/${type}/${name}`;

const head = `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
where: { aws: main, azure: main, kubernetes: main }
resources:
  db: { kind: aws.rds.postgres, instance: shop-db }
  web: { kind: aws.ec2.asg, group: shop-web, maxSize: "10" }
  alb: { kind: aws.alb, loadBalancer: app/shop/0123456789abcdef, targetGroup: targetgroup/shop/0123456789abcdef }
  plan: { kind: azure.appservice.plan, id: "${arm("Microsoft.Web/serverfarms", "shop")}", ownership: adopt, os: linux, instances: "2" }
  files: { kind: azure.storage.account, id: "${arm("Microsoft.Storage/storageAccounts", "shopfiles")}", ownership: adopt }
receivers:
  mail: { channel: email, config: mail }
routes:
  critical: { to: [mail] }
  warning: { to: [mail] }
runbooks: { page: Page }
`;

const places: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws: { account: "111122223333", region: "eu-central-1" },
  azure: {
    subscription: "00000000-0000-0000-0000-000000000001",
    resourceGroup: "shop",
    location: "japaneast",
    billingCurrency: "USD",
  },
  kubernetes: { context: "shop", namespace: "monitoring" },
};

/** What is deployed of a system file, in its calendar and on its page of recovery, as one text; or that it has a problem. */
function shownBy(sections: string): string {
  const loaded = loadSystem(head + sections, {
    file: "shop.yaml",
    environment: "prod",
    config: { mail: "ops@example.com" },
    asOf,
  });
  if (!loaded.system) return "a problem";
  const plan = planSystem(loaded.system, catalogue(), { runbookBase: "https://runbooks.example.com" });
  if (plan.problems.length > 0) return "a problem";
  const parts = allProviders().flatMap((provider) => {
    const settings = places[provider.name];
    const owns = ["aws.password-policy", "aws.cost-anomaly-monitor", "aws.inspector"];
    return settings ? [provider.synth(plan, { place: { alias: "main", settings }, owns })] : [];
  });
  if (parts.some(({ problems }) => problems.length > 0)) return "a problem";
  const calendar = everyEntry(plan.system).flatMap((entry) =>
    ["schedule", "window", "review", "rto"].flatMap((name) => (name in entry ? [[entry.key, name]] : [])),
  );
  const declared = parts.flatMap(({ declarations }) =>
    declarations.map(({ type, key, inputs }) => [type, key, inputs]),
  );
  return JSON.stringify([declared, calendar, (plan.slos ?? []).length]);
}

/** Entries with everything they need and more, and what must be there besides. */
const entries: readonly { section: string; values: Readonly<Record<string, string>>; beside?: string }[] = [
  {
    section: "backups",
    values: {
      on: "db",
      schedule: "daily 02:00",
      keep: "30 days",
      method: "snapshot",
      copyRegion: "eu-west-1",
      startWindow: "2 hours",
    },
  },
  { section: "backups", values: { on: "db", every: "1 hour", period: "7 days", method: "PITR", keep: "30 days" } },
  {
    section: "backups",
    values: {
      bucket: "shop-data",
      ownership: "adopt",
      method: "versioning",
      keep: "30 days",
      prefix: "a/",
      archiveAfter: "10 days",
    },
  },
  { section: "backups", values: { method: "report", schedule: "daily 09:00" } },
  {
    section: "backups",
    values: { on: "files", keep: "30 days", period: "29 days", destination: "Standard_GRS", method: "versioning" },
  },
  {
    section: "recovery",
    values: { on: "db", schedule: "first monday 10:00", startWindow: "2 hours", rpo: "26 hours", rto: "4 hours" },
    beside: "backups: { db: { on: db, schedule: daily 02:00, keep: 30 days } }\n",
  },
  { section: "recovery", values: { items: "a drill", schedule: "first monday 10:00" } },
  {
    section: "budgets",
    values: {
      amount: '"USD 500"',
      threshold: "80%",
      forecast: "100%",
      start: "2026-12-01",
      services: "[Amazon Simple Storage Service]",
    },
  },
  { section: "budgets", values: { method: "anomaly-detection", threshold: "40%", start: "2026-12-01" } },
  { section: "maintenance", values: { window: "second sunday 02:00-04:00", downtime: "2 hours" } },
  { section: "maintenance", values: { schedule: "daily 09:00", items: "yesterday's errors", on: "db" } },
  {
    section: "jobs",
    values: {
      on: "db",
      in: "web",
      task: "remove-files",
      scope: "/tmp/shop-*",
      age: "1 day",
      limit: "1 hour",
      schedule: "daily 04:00",
    },
  },
  {
    section: "jobs",
    values: {
      run: "arn:aws:lambda:eu-central-1:111122223333:function:nightly",
      limit: "10 minutes",
      schedule: "daily 04:00",
      retries: "1 runs",
      intervals: "[5 minutes]",
    },
  },
  {
    section: "scaling",
    values: { scope: "[web]", threshold: "70%", duration: "30 minutes", add: "1 servers", delay: "10 minutes" },
  },
  {
    section: "scaling",
    values: {
      scope: "[web]",
      action: "minimum",
      "hours-of-day": "22:00-07:00",
      minimum: "2 servers",
      usual: "4 servers",
    },
  },
  {
    section: "scaling",
    values: {
      on: "plan",
      threshold: "70%",
      minimum: "2 instances",
      maximum: "5 instances",
      duration: "10 minutes",
      setting: "P1v3",
    },
  },
  {
    section: "security",
    values: { method: "password-policy", length: "12 count", age: "90 days", characters: "[lowercase, numbers]" },
  },
  {
    section: "security",
    values: { method: "unused-access", age: "90 days", schedule: "daily 09:00", items: "findings" },
  },
  {
    section: "slos",
    values: { on: "alb", target: "99.9%", period: "30 days", minimum: "10 errors", usual: "10 rps", runbook: "page" },
  },
  { section: "slos", values: { on: "alb", threshold: "500ms", method: "average", runbook: "page" } },
  { section: "dashboards", values: { panels: "[http.error_ratio@alb]", over: "7 days", target: "99.9%" } },
];

function subsetsOf(values: Readonly<Record<string, string>>): string[] {
  const keys = Object.keys(values);
  return Array.from({ length: 2 ** keys.length - 1 }, (_, at) =>
    keys.flatMap((key, bit) => (((at + 1) >> bit) % 2 === 1 ? [`${key}: ${values[key]}`] : [])).join(", "),
  );
}

describe("No entry becomes nothing without a word", () => {
  for (const { section, values, beside = "" } of entries) {
    it(`${section} with every subset of ${Object.keys(values).join(", ")}`, () => {
      const without = shownBy(beside);
      assert.notEqual(without, "a problem");
      const whole = Object.entries(values).map(([key, value]) => `${key}: ${value}`);
      const silent = subsetsOf(values).filter(
        (entry) => shownBy(`${beside}${section}: { e: { ${entry} } }\n`) === without,
      );
      assert.deepEqual(silent, []);
      assert.notEqual(shownBy(`${beside}${section}: { e: { ${whole.join(", ")} } }\n`), without);
    }).timeout(120_000);
  }
});
