import { strict as assert } from "node:assert";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "../../components/compose";
import type { Composition } from "../../components/composition";
import { systemOutputs } from "../../components/outputs";
import { registerProvider } from "../../components/registry";
import { formatProblem, type ResourceSpec } from "../../core/model";
import { languages, platforms } from "../../core/platforms";
import { readStackFile } from "../../engine/stack-file";
import { gcp } from "./gcp/provider";

const root = join(__dirname, "../..");
const asOf = "2026-11-02";

/** A project of a user on Google Cloud, in a folder of its own. */
function projectFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hozen-gcp-"));
  cpSync(join(__dirname, "gcp/project"), folder, { recursive: true });
  const deploy = JSON.stringify(join(root, "components/deploy"));
  writeFileSync(join(folder, "program.cjs"), `module.exports = require(${deploy}).deploy(__dirname);\n`);
  return folder;
}

function change(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), "utf8");
  assert.ok(text.includes(from), `${file}: ${from}`);
  writeFileSync(join(folder, file), text.replace(from, to));
}

/** The files composed in this process. */
function composed(folder: string): Composition {
  const { values, secrets } = readStackFile(folder, "prod");
  return compose({ project: folder, stack: "prod", config: { values, secrets }, asOf });
}

/** The `hozen` command in a process of its own, which knows the provider by one line. */
function hozen(folder: string, ...args: readonly string[]) {
  const env = {
    ...process.env,
    NO_COLOR: "1",
    NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, "gcp/register.cjs"))}`,
    TS_NODE_PROJECT: join(root, "tsconfig.json"),
  };
  const command = [join(root, "commands/main.ts"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("a provider of one folder and one line", function () {
  this.timeout(180_000);
  let folder: string;
  let forget: () => void;

  beforeEach(() => {
    folder = projectFolder();
    forget = registerProvider(gcp);
  });
  afterEach(() => {
    forget();
    rmSync(folder, { recursive: true });
  });

  const lines = () => composed(folder).problems.map(formatProblem);
  const declarations = (): readonly ResourceSpec[] =>
    composed(folder).systems.flatMap(({ parts }) => parts.flatMap(({ synthesis }) => synthesis.declarations));
  const inputsOf = (key: string) => declarations().find((spec) => spec.key === key)?.inputs;

  it("is planned: alerts in its own language, a log bucket and a budget, each value with its evidence", () => {
    assert.deepEqual(lines(), []);
    assert.deepEqual(
      declarations().map(({ key, type }) => `${key} ${type}`),
      [
        "route-critical gcp:monitoring/notificationChannel:NotificationChannel",
        "route-warning gcp:monitoring/notificationChannel:NotificationChannel",
        "store-app gcp:logging/projectBucketConfig:ProjectBucketConfig",
        "alert-web.cpu-critical gcp:monitoring/alertPolicy:AlertPolicy",
        "budget-total gcp:billing/budget:Budget",
      ],
    );
    const { conditions } = inputsOf("alert-web.cpu-critical") as { conditions: { conditionThreshold: unknown }[] };
    assert.deepEqual(conditions[0]?.conditionThreshold, {
      filter:
        'metric.type = "run.googleapis.com/container/cpu/utilizations" AND resource.labels.service_name = "checkout"',
      comparison: "COMPARISON_GT",
      thresholdValue: 0.9,
      duration: "300s",
      aggregations: [{ alignmentPeriod: "300s", perSeriesAligner: "ALIGN_PERCENTILE_99" }],
    });
    assert.equal(inputsOf("store-app")?.retentionDays, 400);
    assert.deepEqual(inputsOf("budget-total")?.thresholdRules, [
      { thresholdPercent: 0.8, spendBasis: "CURRENT_SPEND" },
    ]);
    const points = declarations().flatMap(({ evidence }) => evidence.map(({ clause, path }) => `${clause} ${path}`));
    assert.deepEqual(points.sort(), [
      "OPS-1 conditions[0].conditionThreshold.thresholdValue",
      "OPS-2 conditions[0].conditionThreshold.duration",
      "OPS-3 retentionDays",
      "OPS-4 amount.specifiedAmount.units",
      "OPS-5 thresholdRules[0].thresholdPercent",
    ]);
  });

  it("keeps its switches on, and says how much of a quota is used", () => {
    assert.equal(inputsOf("alert-web.cpu-critical")?.enabled, true);
    const limits = composed(folder).systems.flatMap(({ parts }) => parts.flatMap(({ synthesis }) => synthesis.limits));
    assert.deepEqual(
      limits.map(({ name, used, allowed }) => `${name} ${used}/${allowed}`),
      ["alert policies 1/2000"],
    );
  });

  it("is in the outputs with the names and the consoles of its platform", () => {
    const [system] = composed(folder).systems;
    assert.ok(system);
    const { alerts, routes, logStores } = systemOutputs(system, {
      given: (_provider, key) => ({ id: `projects/shop-prod/${key}/42` }),
      from: (value, text) => text(value),
    });
    const { name, console } = alerts["web.cpu"]?.critical ?? {};
    assert.equal(name, "shop-prod-web.cpu-critical");
    assert.equal(console, "https://console.cloud.google.com/monitoring/alerting/policies/42");
    assert.equal(
      logStores.app?.console,
      "https://console.cloud.google.com/logs/storage/buckets/shop-app?project=shop-prod",
    );
    assert.deepEqual(
      routes.critical?.targets.map((target) => `${target.provider} ${target.kind} ${target.name}`),
      ["gcp notification-channel shop-prod-critical"],
    );
  });

  it("has its words in every list of what is allowed", () => {
    const sheet = "alert-rules/gcp/gcp.run.service.yaml";
    change(folder, sheet, "language: gcp-metric", "language: gcp-metrik");
    assert.match(lines().join("\n"), /CATALOGUE-VALUE .*allowed cloudwatch, azure-metric, kql, promql, gcp-metric;/);
    change(folder, sheet, "language: gcp-metrik", "language: gcp-metric");
    change(folder, "Pulumi.prod.yaml", "billingAccount:", "billingAcount:");
    assert.match(lines().join("\n"), /allowed project, location, billingAccount; did you mean billingAccount\?/);
    change(folder, "systems/shop.yaml", "kind: gcp.logging.bucket", "kind: gcp.logging.buckets");
    assert.match(
      lines().join("\n"),
      /logs\.stores\.app\.kind: .*gcp\.logging\.bucket .*; did you mean gcp\.logging\.bucket\?/,
    );
  });

  it("checks measurements by its language, before and after they are filled", () => {
    const sheet = "alert-rules/gcp/gcp.run.service.yaml";
    change(folder, sheet, "aligner: ALIGN_PERCENTILE_99", "aligner: ALIGN_MEDIAN");
    assert.match(lines().join("\n"), /CATALOGUE-STATISTIC .*given ALIGN_MEDIAN; allowed ALIGN_MEAN, ALIGN_MAX/);
    change(folder, sheet, "aligner: ALIGN_MEDIAN", "aligner: ALIGN_MEAN\n    reducer: sum");
    assert.match(lines().join("\n"), /CATALOGUE-KEY .*given reducer; allowed language, .*filter, aligner/);
  });

  it("refuses what its platform cannot do, at the line of the system file", () => {
    change(folder, "systems/shop.yaml", '"> 90%"', '">= 90%"');
    change(folder, "systems/shop.yaml", "400 days", "4000 days");
    const found = lines();
    assert.equal(found.length, 2);
    assert.match(found[0] ?? "", /systems\/shop\.yaml:\d+:\d+ .*given >=; allowed > or </);
    assert.match(found[1] ?? "", /systems\/shop\.yaml:\d+:\d+ .*given 4000 days; allowed 1 to 3650 days/);
  });

  it("is forgotten when it is taken out, and no language, word or setting of it is left", () => {
    forget();
    assert.equal(languages().has("gcp-metric"), false);
    assert.equal(
      platforms().some(({ name }) => name === "gcp"),
      false,
    );
    assert.match(lines().join("\n"), /hozen:where\.gcp: nothing reads this key/);
    forget = () => undefined;
  });

  it("is known to check, explain and the runbook", () => {
    assert.deepEqual(hozen(folder, "check"), { status: 0, stdout: "clean\n", stderr: "" });
    const explained = hozen(folder, "explain", "OPS-1", "--stack", "prod").stdout;
    assert.match(explained, /^ {2}rule {7}shop\/web\.cpu\/critical\/cloud-monitoring$/m);
    assert.match(explained, /conditions\[0\]\.conditionThreshold\.thresholdValue = 0\.9 {2}\(unit: > 90%/);
    assert.equal(hozen(folder, "runbook", "--stack", "prod", "--out", "pages").status, 0);
    const page = (name: string) => readFileSync(join(folder, "pages/shop", name), "utf8");
    assert.match(page("web.cpu.md"), /Rule: `shop-prod-web\.cpu-critical` \(cloud-monitoring\)/);
    assert.match(
      page("restore-procedures.md"),
      /^gcloud sql instances clone orders orders-restored --project shop-prod --point-in-time <YYYY-MM-DDThh:mm:ssZ>$/m,
    );
  });

  it("is reviewed: a shorter retention is a danger", () => {
    const git = (...args: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder });
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all");
    git("commit", "--quiet", "--message", "base");
    change(folder, "systems/shop.yaml", "400 days", "90 days");
    const { status, stdout } = hozen(folder, "review", "--base", "main", "--fail-on", "danger");
    assert.equal(status, 3);
    assert.match(stdout, /\*\*Retention shortened\*\*: logs\.stores\.app\.keep: 400 days → 90 days \(`OPS-3`\)/);
  });

  it("is rehearsed on the real engine: made, changed, protected and removed", () => {
    const { status, stdout } = hozen(folder, "rehearse", "--stack", "prod");
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^rehearsal passed: 11 resources in 1 stack/m);
    assert.match(stdout, /^The engine's URNs are those of hozen plan\.$/m);
  });
});
