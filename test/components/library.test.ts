import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import ts from "typescript";
import * as library from "../../components/aws";
import { ProblemsError } from "../../core/model";

const root = resolve(__dirname, "../..");
const blocks = [
  ...readFileSync(join(root, "docs/components.md"), "utf8").matchAll(/^```ts( misspelt)?\n(.*?)^```/gms),
].map(([, misspelt, code]) => ({ misspelt: misspelt !== undefined, code: code ?? "" }));

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A resource of another stack. */
const planId =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/web/providers/Microsoft.Web/serverfarms/web";

/** What mocked resources answer beside their inputs: outputs that are known late. */
const lateOutputs: Readonly<Record<string, object>> = {
  "aws:lb/loadBalancer:LoadBalancer": { arnSuffix: "app/shop/50dc6c495c0c9188" },
  "pulumi:pulumi:StackReference": { outputs: { planId, resourceGroup: "web" } },
  "aws:rds/instance:Instance": {
    arn: "arn:aws:rds:ap-northeast-1:444455556666:db:orders-7f3a",
    identifier: "orders-7f3a",
  },
};

const lambdaArn = "arn:aws:lambda:ap-northeast-1:444455556666:function:invoices";

/** What mocked calls answer. */
const answers: Readonly<Record<string, Record<string, string>>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": { accountId: "444455556666" },
  "aws:index/getRegion:getRegion": { region: "ap-northeast-1" },
  "aws:lambda/getFunction:getFunction": { arn: lambdaArn },
  "azure-native:authorization:getClientConfig": { subscriptionId: "00000000-0000-0000-0000-000000000001" },
};

/** Runs a program under mocked resources and calls, and returns what it registers. */
async function runMocked(program: () => unknown): Promise<Registered[]> {
  const registered: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        registered.push({ type, name, inputs });
        return {
          id: `${name}-id`,
          state: { arn: `arn:of:${name}`, name, uid: `uid-of-${name}`, ...inputs, ...lateOutputs[type] },
        };
      },
      call: ({ token }) => answers[token] ?? assert.fail(`${token} is not mocked`),
    },
    "shop",
    "prod",
    false,
  );
  await pulumi.runtime.runInPulumiStack(async () => program());
  await pulumi.runtime.disconnect();
  return registered;
}

describe("The examples of docs/components.md", function () {
  this.timeout(180_000);
  let folder: string;
  let program: ts.Program;
  let files: readonly string[];

  before(() => {
    mkdirSync(join(root, ".cache"), { recursive: true });
    folder = mkdtempSync(join(root, ".cache/components-"));
    const right = blocks.filter(({ misspelt }) => !misspelt).map(({ code }) => code);
    const wrong = blocks.filter(({ misspelt }) => misspelt).map(({ code }) => code);
    files = [right.join("\n"), ...wrong].map((code, at) => {
      const file = join(folder, `example-${at}.ts`);
      writeFileSync(file, code);
      return file;
    });
    program = ts.createProgram([...files], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      esModuleInterop: true,
      types: ["node"],
      baseUrl: root,
      paths: { hozen: ["library.ts"], "hozen/*": ["components/*/index.ts"] },
    });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function errorsOf(file: string | undefined): string[] {
    const source = program.getSourceFile(file ?? "") ?? assert.fail("no such example");
    return program
      .getSemanticDiagnostics(source)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n").split("\n").at(-1) ?? "");
  }

  it("compile against the types of the package", () => {
    assert.deepEqual(errorsOf(files[0]), []);
  });

  it("do not compile with a misspelt argument or key", () => {
    const [logs, budgets] = files.slice(1).map(errorsOf);
    assert.match(logs?.join() ?? "", /'retentionInDay' does not exist in type 'LogGroupArgs'/);
    assert.match(budgets?.join() ?? "", /'amont' does not exist in type/);
  });

  it("make what they say, on resources whose outputs are known late", async () => {
    const code = ts.transpileModule(readFileSync(files[0] ?? "", "utf8"), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    }).outputText;
    const load = (name: string) =>
      require(name === "hozen" ? join(root, "library") : name.replace(/^hozen(?=\/)/, join(root, "components")));
    const made = await runMocked(() => new Function("require", "exports", code)(load, {}));
    const inputsOf = (name: string) => made.find((one) => one.name === name)?.inputs ?? assert.fail(`no ${name}`);

    const slow = inputsOf("slow-alert-slow-critical");
    assert.deepEqual(
      [slow.threshold, slow.period, slow.evaluationPeriods, slow.extendedStatistic, slow.dimensions, slow.alarmActions],
      [0.8, 60, 10, "p95", { LoadBalancer: "app/shop/50dc6c495c0c9188" }, ["arn:of:oncall-route-oncall"]],
    );
    assert.match(
      String(slow.alarmDescription),
      /^slow\nLatency .* 800 ms or more for 10 min\n.*\nhttps:\/\/runbooks.example.com\/slow$/,
    );
    const warning = inputsOf("errors-alert-errors-warning-notice");
    assert.equal(
      warning.alarmRule,
      'ALARM("shop-prod-errors-warning-metric") AND NOT (ALARM("shop-prod-errors-critical"))',
    );
    assert.deepEqual(warning.alarmActions, ["arn:of:oncall-route-oncall"]);
    assert.deepEqual(inputsOf("errors-alert-errors-critical").alarmActions, [
      "arn:of:oncall-route-oncall",
      "arn:of:managers",
    ]);
    assert.deepEqual(
      [inputsOf("app-store-app").name, inputsOf("app-store-app").retentionInDays],
      ["/shop/prod/app", 90],
    );
    assert.equal(
      inputsOf("payment-failures-count-payment-failures").pattern,
      '{ $.level = "ERROR" && $.service = "payment" }',
    );
    const [backup] = inputsOf("orders-backup-plan-orders").rules as [Record<string, unknown>];
    assert.deepEqual(
      [backup.schedule, backup.scheduleExpressionTimezone, backup.lifecycle],
      ["cron(0 2 * * ? *)", "Asia/Tokyo", { deleteAfter: 35 }],
    );
    assert.deepEqual(inputsOf("orders-backup-plan-orders-selection").resources, [
      "arn:aws:rds:ap-northeast-1:444455556666:db:orders-7f3a",
    ]);
    assert.deepEqual(
      (inputsOf("total-budget-total").notifications as Record<string, unknown>[]).map((notice) => [
        notice.notificationType,
        notice.threshold,
        notice.subscriberSnsTopicArns,
      ]),
      [
        ["ACTUAL", 80, ["arn:of:oncall-route-oncall"]],
        ["FORECASTED", 100, ["arn:of:oncall-route-oncall"]],
      ],
    );
    assert.match(String(inputsOf("overview-dashboard").dashboardBody), /"app\/shop\/50dc6c495c0c9188".*"orders-7f3a"/);
    assert.match(String(inputsOf("oncall-route-oncall-policy").policy), /"aws:SourceAccount":"444455556666"/);

    assert.deepEqual(inputsOf("patching-window-patching").rule, {
      schedule: { expression: "cron(0 2 * * SUN)", duration: "PT2H", timezone: "Asia/Tokyo" },
    });
    assert.deepEqual(inputsOf("patching-window-patching").muteTargets, { alarmNames: ["shop-prod-tests-critical"] });
    assert.ok(String(inputsOf("invoices-job-invoices-runs").definition).includes(`"FunctionName":"${lambdaArn}"`));
    const failed = inputsOf("invoices-alert-failed-critical");
    assert.deepEqual(
      [failed.comparisonOperator, failed.threshold, failed.alarmActions],
      ["GreaterThanOrEqualToThreshold", 1, ["arn:of:oncall-route-oncall"]],
    );
    const busy = inputsOf("busy-alert-busy-critical");
    assert.deepEqual([busy.scopes, busy.resourceGroupName], [[planId], "web"]);
    assert.deepEqual(
      (busy.actions as { readonly actionGroupId: string }[]).map(({ actionGroupId }) => actionGroupId),
      ["ops-route-ops-id"],
    );
    assert.match(JSON.stringify(busy.criteria), /"threshold":90/);
    assert.deepEqual(
      [inputsOf("logs-store-logs").workspaceName, inputsOf("logs-store-logs").retentionInDays],
      ["shop-prod-logs", 90],
    );
    assert.match(
      JSON.stringify(inputsOf("month-budget-month")),
      /"amount":500000.*"contactGroups":\["ops-route-ops-id"\]/,
    );
    const rule = JSON.stringify(inputsOf("api-slow-rules"));
    assert.match(rule, /"release":"kube-prometheus-stack".*"namespace":"monitoring"/);
    assert.match(rule, /histogram_quantile\(0\.95.*>= 0\.8","for":"10m"/);
    assert.match(JSON.stringify(inputsOf("api-rules")), /slo_errors_per_request:ratio_rate1h/);
    assert.match(JSON.stringify(inputsOf("api-errors-rules")), /"contactPoint":"shop-prod-people"/);
    assert.match(String(inputsOf("api-dashboard-api").configJson), /http_requests_total.*AWS\/ApplicationELB/);
  });
});

describe("Components of AWS", function () {
  this.timeout(60_000);

  async function refused(make: () => unknown): Promise<string[]> {
    let problems: readonly { readonly code: string; readonly path?: string }[] = [];
    await runMocked(() => {
      assert.throws(make, (error: unknown) => {
        assert.ok(error instanceof ProblemsError);
        problems = error.problems;
        return true;
      });
    });
    return problems.map(({ code, path }) => `${code} ${path}`);
  }
  const common = {
    notify: ["arn:aws:sns:ap-northeast-1:444455556666:oncall"],
    runbookUrl: "https://runbooks.example.com/x",
  };
  const queue = { name: "orders" };

  it("refuse all that is wrong at once, and name the argument", async () => {
    const { Alarm, BackupPlan, CostBudget, sqs } = library;
    const metric = sqs.oldestMessageAge(queue);
    assert.deepEqual(await refused(() => new Alarm("late", { metric, threshold: "much", for: "soon", ...common })), [
      "SPEC-VALUE Alarm late, threshold",
      "SPEC-VALUE Alarm late, for",
    ]);
    assert.deepEqual(
      await refused(
        () => new BackupPlan("db", { resources: ["arn:aws:rds:eu-west-1:1:db:x"], at: "sometimes", keep: "3 parsecs" }),
      ),
      ["SPEC-VALUE BackupPlan db, at", "SPEC-UNIT BackupPlan db, keep"],
    );
    assert.deepEqual(
      await refused(() => new CostBudget("all", { amount: "JPY 500,000", threshold: "80%", notify: common.notify })),
      ["AWS-BUDGET-CURRENCY CostBudget all"],
    );
  });

  it("meet the limits of a system file: cold storage, the age of recovery points, another dimension", async () => {
    const { Alarm, BackupPlan, LogGroup, sqs } = library;
    const resources = ["arn:aws:rds:ap-northeast-1:444455556666:db:orders"];
    assert.deepEqual(
      await refused(
        () => new BackupPlan("db", { resources, at: "daily 02:00", keep: "35 days", archiveAfter: "30 days" }),
      ),
      ["AWS-BACKUP-COLD BackupPlan db"],
    );
    assert.deepEqual(await refused(() => new LogGroup("app", { retention: "20 years" })), [
      "AWS-RETENTION LogGroup app, retention",
    ]);
    assert.deepEqual(
      await refused(
        () => new BackupPlan("db", { resources, at: "daily 02:00", keep: "36501 days", startWindow: "59 minutes" }),
      ),
      ["AWS-BACKUP-RETENTION BackupPlan db, keep", "AWS-BACKUP-WINDOW BackupPlan db, startWindow"],
    );
    const [problem = ""] = await refused(
      () => new Alarm("late", { metric: sqs.oldestMessageAge(queue), threshold: "> 80%", ...common }),
    );
    assert.match(problem, /^\S+ Alarm late, threshold$/);
  });

  it("have signals that the catalogue measures, each with its metrics", async () => {
    const { Dashboard, alb, dynamodb, lambda, rds, sqs, stepFunctions } = library;
    const group = { arnSuffix: "targetgroup/web/73e2d6bc24d8a067" };
    const loadBalancer = { arnSuffix: "app/shop/50dc6c495c0c9188" };
    const { unhealthyHosts, targetResponseTime, ...others } = alb;
    const signals = [
      unhealthyHosts(loadBalancer, group),
      ...(["average", "p50", "p95", "p99", "max"] as const).map((one) => targetResponseTime(loadBalancer, one)),
      ...Object.values(others).map((signal) => signal(loadBalancer, { targetGroup: group })),
      ...Object.values(sqs).map((signal) => signal(queue)),
      ...Object.values(rds).map((signal) => signal({ identifier: "orders" })),
      ...Object.values(lambda).map((signal) => signal({ name: "charge" })),
      ...Object.values(dynamodb).map((signal) => signal({ name: "carts" })),
      ...Object.values(stepFunctions).map((signal) =>
        signal({ arn: "arn:aws:states:ap-northeast-1:444455556666:stateMachine:settle" }),
      ),
    ];
    const made = await runMocked(() => signals.map((signal, at) => new Dashboard(`board-${at}`, { panels: [signal] })));
    const drawn = made.filter(({ type }) => type === "aws:cloudwatch/dashboard:Dashboard");
    assert.equal(drawn.length, signals.length);
    for (const { inputs } of drawn) assert.match(String(inputs.dashboardBody), /"metrics":\[\[/);
  });
});
