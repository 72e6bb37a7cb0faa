import { strict as assert } from "node:assert";
import type { ResourceSpec, Synthesis } from "../../core/model";
import { asOf } from "../kit/plan";
import { planYaml } from "../kit/yaml-plan";
import { catalogue } from "../planning/kit";
import { group, subscription } from "./data-kit";
import { synth } from "./kit";
import { backupInstance, containerJob, execution, listed, recoveryPoint } from "./recorded-bodies";
import { type Bodies, isOverdue } from "./workflow-expressions";

const sections = `where: { azure: main }
resources:
  db: { title: Database, kind: azure.postgres.flexible, id: ${group}/Microsoft.DBforPostgreSQL/flexibleServers/shop-db, ownership: check, host: db.example.com, database: shop, user: jobs, password: dbPassword }
  jobs: { title: Jobs, kind: azure.containerapps.environment, id: ${group}/Microsoft.App/managedEnvironments/jobs, image: "shop/jobs:1" }
  copies: { title: Copies, kind: azure.backup.vault, id: ${group}/Microsoft.DataProtection/backupVaults/shop-copies, ownership: create }
  vacuum-runs: { title: Vacuum, kind: azure.containerapps.job, id: "@job-vacuum#id" }
alerts:
  failed: { concept: job.failures, on: vacuum-runs, from: Jobs, critical: { assume: ">= 1 failures", because: it failed } }
backups:
  full: { on: db, title: Full, schedule: weekly sunday 03:00, from: Backup, keep: 30 days, vault: copies }
jobs:
  vacuum: { on: db, title: Vacuum, schedule: weekly sunday 04:00, from: Jobs, task: vacuum-analyze, in: jobs, limit: 1 hour }
`;
const settings = { subscription, resourceGroup: "shop-rg", location: "japaneast" };
const render = (text = sections): Synthesis =>
  synth(planYaml(text, {}, catalogue()), { place: { alias: "main", settings } });

const synthesis = render();
const found = (key: string): ResourceSpec => {
  const one = synthesis.declarations.find((declaration) => declaration.key === key);
  assert.ok(one, `${key} is not among ${synthesis.declarations.map((declaration) => declaration.key).join(", ")}`);
  return one;
};

interface Action {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expression?: unknown;
  readonly actions?: Readonly<Record<string, Action>>;
}
const actionsOf = (key: string) =>
  (found(key).inputs.definition as unknown as { actions: Readonly<Record<string, Action>> }).actions;
const query = (key: string) => actionsOf(key).recent?.inputs.where;
const since = (seconds: number) => `ticks(addSeconds(utcNow(), -${seconds}))`;

describe("A watch on Azure", () => {
  it("asks once an hour for the runs of a job, and fails when none succeeded within a period and a run", () => {
    assert.deepEqual(synthesis.problems, []);
    const { triggers } = found("watch-job.vacuum").inputs.definition as { triggers: unknown };
    assert.deepEqual(triggers, {
      hourly: { type: "Recurrence", recurrence: { frequency: "Hour", interval: 1 } },
    });
    const { history, overdue } = actionsOf("watch-job.vacuum");
    const job = { ref: "job-vacuum", output: "id" };
    assert.deepEqual(history?.inputs.uri, {
      join: ["https://management.azure.com", job, "/executions?api-version=2024-03-01"],
    });
    const week = 7 * 86_400 + 3600 + 3600;
    assert.equal(
      query("watch-job.vacuum"),
      `@and(equals(item()?['properties']?['status'], 'Succeeded'), greater(ticks(coalesce(item()?['properties']?['endTime'], '1970-01-01')), ${since(week)}))`,
    );
    assert.deepEqual(overdue?.expression, {
      and: [
        { equals: ["@length(body('recent'))", 0] },
        {
          less: [
            "@ticks(coalesce(body('subject')?['systemData']?['createdAt'], parameters('since')))",
            `@${since(week)}`,
          ],
        },
      ],
    });
    assert.equal(overdue?.actions?.fail?.inputs.runStatus, "Failed");
  });

  it("asks a vault for its recovery points, a week and two hours back", () => {
    assert.deepEqual(actionsOf("watch-copy.full").history?.inputs.uri, {
      join: [
        "https://management.azure.com",
        { ref: "instance-full", output: "id" },
        "/recoveryPoints?api-version=2024-04-01",
      ],
    });
    assert.equal(
      query("watch-copy.full"),
      `@greater(ticks(coalesce(item()?['properties']?['recoveryPointTime'], '1970-01-01')), ${since(7 * 86_400 + 2 * 3600)})`,
    );
  });

  it("counts its own age where the provider does not say when the subject was made, as Data Protection does not", () => {
    const { inputs, options } = found("watch-copy.full");
    const { parameters } = inputs.definition as unknown as { parameters: unknown };
    assert.deepEqual(parameters, { since: { type: "String", defaultValue: asOf } });
    const kept = "definition.parameters.since.defaultValue";
    assert.deepEqual(options?.ignoreChanges, [kept]);
  });

  it("fails on what the providers answer when nothing succeeded in time, and only then", () => {
    const day = 86_400_000;
    const deployed = Date.parse(asOf);
    const at = (days: number) => new Date(deployed + days * day).toISOString();
    const copy = (bodies: Bodies, days: number) =>
      isOverdue(actionsOf("watch-copy.full"), bodies, deployed + days * day);
    assert.equal(copy({ subject: backupInstance, history: listed([]) }, 7), false);
    assert.equal(copy({ subject: backupInstance, history: listed([]) }, 8), true);
    assert.equal(copy({ subject: backupInstance, history: listed([recoveryPoint(at(7))]) }, 14), false);
    assert.equal(copy({ subject: backupInstance, history: listed([recoveryPoint(at(7))]) }, 15), true);
    assert.equal(copy({ subject: { ...backupInstance, systemData: null }, history: listed([]) }, 8), true);
    const job = (bodies: Bodies, days: number) =>
      isOverdue(actionsOf("watch-job.vacuum"), bodies, deployed + days * day);
    const made = (createdAt: string) => ({ ...containerJob, systemData: { createdAt } });
    const old = made(at(-100));
    assert.equal(job({ subject: made(at(-1)), history: listed([]) }, 5), false);
    assert.equal(job({ subject: containerJob, history: listed([]) }, 7), false);
    assert.equal(job({ subject: containerJob, history: listed([]) }, 8), true);
    assert.equal(job({ subject: old, history: listed([]) }, 5), true);
    assert.equal(job({ subject: old, history: listed([execution("Failed", at(4))]) }, 5), true);
    assert.equal(job({ subject: old, history: listed([execution("Succeeded", at(4))]) }, 5), false);
    assert.equal(job({ subject: old, history: listed([execution("Running", at(4))]) }, 5), true);
  });

  it("tells the route by an alert on its failed runs", () => {
    const { inputs } = found("alert-full.copy.missed-warning");
    assert.deepEqual(inputs.scopes, [{ ref: "watch-copy.full", output: "id" }]);
    const { allOf } = inputs.criteria as { allOf: readonly Record<string, unknown>[] };
    assert.deepEqual(
      [allOf[0]?.metricName, allOf[0]?.operator, allOf[0]?.threshold, inputs.windowSize, inputs.evaluationFrequency],
      ["RunsFailed", "GreaterThanOrEqual", 1, "PT1H", "PT1H"],
    );
    assert.equal(found("alert-vacuum-runs.missed-critical").inputs.severity, 1);
  });

  it("may read the job and the vault, and is nobody else", () => {
    const reader = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`;
    const granted = synthesis.declarations.filter(({ key }) => key.startsWith("watch-reader-"));
    const worker = { ref: "watch-worker", output: "principalId" };
    assert.deepEqual(
      granted.map(({ inputs }) => [inputs.scope, inputs.roleDefinitionId, inputs.principalId]),
      [
        [{ ref: "job-vacuum", output: "id" }, reader, worker],
        [{ ref: "backup-vault-copies", output: "id" }, reader, worker],
      ],
    );
    const identity = { ref: "watch-worker", output: "id" };
    assert.deepEqual(found("watch-copy.full").inputs.identity, {
      type: "UserAssigned",
      userAssignedIdentities: [identity],
    });
    assert.deepEqual(actionsOf("watch-copy.full").subject?.inputs.authentication, {
      type: "ManagedServiceIdentity",
      identity,
      audience: "https://management.azure.com/",
    });
  });

  it("is not there where nothing has to be asked", () => {
    const { declarations } = render(sections.replace(", vault: copies", "").replace(/^jobs:\n.*\n/m, ""));
    assert.deepEqual(
      declarations.filter(({ key }) => key.startsWith("watch-")),
      [],
    );
  });
});
