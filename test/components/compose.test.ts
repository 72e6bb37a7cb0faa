import { strict as assert } from "node:assert";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "../../components/compose";
import type { Problem } from "../../core/model";
import { readStackFile } from "../../engine/stack-file";
import { asOf, composeStack, project } from "../kit/plan";

function problemsWith(config: Readonly<Record<string, string | undefined>>): readonly Problem[] {
  return composeStack({ config }).composition.problems;
}

const onlyWebService = { "hozen:systems": '["web-service"]' };

/** `code path` of each problem. */
function lines(problems: readonly Problem[]): string[] {
  return problems.map(({ code, path = "" }) => `${code} ${path}`);
}

describe("composing a stack", () => {
  it("finds nothing wrong with the committed stacks", () => {
    for (const stack of ["dev", "staging", "prod"]) {
      assert.deepEqual(composeStack({ stack }).composition.problems, [], stack);
    }
  });

  it("composes all systems when the stack lists none, in the order of their keys", () => {
    const keys = composeStack({}).composition.systems.map(({ plan }) => plan.system.key);
    assert.deepEqual(keys, ["camp-backend", "hotel-saas", "process-todo", "tenant-platform", "web-service"]);
  });

  it("refuses a stack that lists a system without a file, and names those that have one", () => {
    const [problem, ...rest] = problemsWith({ "hozen:systems": '["web-service", "shop"]' });
    assert.deepEqual(rest, []);
    assert.equal(problem?.code, "CONFIG-SYSTEMS");
    assert.equal(problem?.given, "shop");
    assert.equal(problem?.allowed, "camp-backend, hotel-saas, process-todo, tenant-platform, web-service");
    assert.match(problem?.change ?? "", /restore systems\/shop\.yaml or take it out of hozen:systems/);
  });

  it("ends a missing value with the line to paste", () => {
    const problems = problemsWith({ ...onlyWebService, "web-service:dbInstance": undefined });
    assert.ok(problems.length > 0);
    assert.ok(problems.every(({ change = "" }) => change.includes("pulumi config set web-service:dbInstance")));
    assert.match(problems[0]?.at?.file ?? "", /^systems\/web-service\.yaml$/);
  });

  it("ends a missing secret with the line to paste, --secret in it", () => {
    const [problem, ...rest] = problemsWith({ ...onlyWebService, "web-service:pagerdutyTicketKey": undefined });
    assert.match(`${problem?.change}`, /^pulumi config set --secret web-service:pagerdutyTicketKey /);
    assert.deepEqual(rest, []);
  });

  it("asks for the credentials of the platforms it uses", () => {
    const problems = problemsWith({ ...onlyWebService, "hozen:pagerdutyToken": undefined });
    assert.deepEqual(lines(problems), ["CONFIG-MISSING hozen:pagerdutyToken"]);
    assert.match(problems[0]?.change ?? "", /^pulumi config set --secret hozen:pagerdutyToken /);
  });

  it("refuses an alias of where: that the stack does not define, and names those it does", () => {
    const grafana = { main: { url: "https://grafana.example.com", cloudwatchDatasource: "cloudwatch" } };
    const where = { aws: { other: {} }, grafana, pagerduty: { main: {} } };
    const problems = problemsWith({ ...onlyWebService, "hozen:where": JSON.stringify(where) });
    assert.deepEqual(lines(problems), ["CONFIG-WHERE hozen:where.aws.main"]);
    assert.equal(problems[0]?.allowed, "aws.other, grafana.main, pagerduty.main");
    assert.match(problems[0]?.change ?? "", /pulumi config set --path 'hozen:where\.aws\.main/);
  });

  it("refuses settings of the wrong shape without falling over", () => {
    const cases: [string, string][] = [
      ["hozen:systems", "web-service"],
      ["hozen:systems", '{"web-service":true}'],
      ["hozen:owns", "alertmanager"],
      ["hozen:where", "main"],
    ];
    for (const [key, value] of cases) {
      const found = problemsWith({ ...onlyWebService, [key]: value }).filter(({ code }) => code === "CONFIG-STRUCTURE");
      assert.deepEqual(
        found.map(({ path, given }) => [path, given]),
        [[key, value]],
      );
    }
  });

  it("asks for the base of runbook links", () => {
    assert.deepEqual(lines(problemsWith({ ...onlyWebService, "hozen:runbooks": undefined })), [
      "CONFIG-MISSING hozen:runbooks",
    ]);
  });

  it("reports everything that is wrong at once", () => {
    const broken = { "web-service:dbInstance": undefined, "hozen:runbooks": undefined, "hozen:owns": "x" };
    const codes = new Set(lines(problemsWith({ ...onlyWebService, ...broken })).map((line) => line.split(" ")[0]));
    assert.deepEqual([...codes].sort(), ["CONFIG-MISSING", "CONFIG-STRUCTURE"]);
  });
});

describe("composing a project of the user's own", () => {
  let folder: string;
  const composeThere = () => compose({ project: folder, stack: "prod", config: readStackFile(folder, "prod"), asOf });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hozen-compose-"));
    for (const file of ["Pulumi.yaml", "Pulumi.prod.yaml"]) cpSync(join(project, file), join(folder, file));
    mkdirSync(join(folder, "systems"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("without any system file says how to begin", () => {
    const { problems } = composeThere();
    assert.deepEqual(
      problems.map(({ code, what, change }) => [code, what, change]),
      [["CONFIG-SYSTEMS", "no system files", "run hozen init, or add systems/<name>.yaml"]],
    );
  });

  it("overlooks no file that only looks like a system file", () => {
    cpSync(join(project, "systems/web-service.yaml"), join(folder, "systems/web-service.yml"));
    const [problem] = composeThere().problems;
    assert.deepEqual(
      [problem?.code, problem?.what, problem?.change],
      ["CONFIG-SYSTEMS", "a file that is not read", "rename it to web-service.yaml, or move it out of systems/"],
    );
  });

  it("reads its own catalogue beside the built-in one and shows what it overrides", () => {
    cpSync(join(project, "systems/web-service.yaml"), join(folder, "systems/web-service.yaml"));
    mkdirSync(join(folder, "alert-rules"));
    cpSync(join(project, "alert-rules/cpu.utilization.yaml"), join(folder, "alert-rules/cpu.utilization.yaml"));
    const { overrides, problems, systems } = composeThere();
    assert.deepEqual(problems, []);
    assert.equal(systems.length, 1);
    assert.deepEqual(
      overrides.map(({ name }) => name),
      ["cpu.utilization"],
    );
    assert.match(overrides[0]?.by ?? "", /hozen-compose-.*\/alert-rules\/cpu\.utilization\.yaml/);
    assert.equal(overrides[0]?.instead, "alert-rules/cpu.utilization.yaml");
  });

  it("shows a mistake in one entry and what a platform refuses of another, and plans neither", () => {
    const text = readFileSync(join(project, "systems/web-service.yaml"), "utf8");
    const added = `budgets:
  misspelt: { amount: "USD 100", threshold: 80%, perod: monthly }
  silent: { amount: "USD 100" }`;
    writeFileSync(join(folder, "systems/web-service.yaml"), text.replace(/^budgets:$/m, added));
    const { problems, systems } = composeThere();
    assert.deepEqual(systems, []);
    assert.deepEqual(
      problems.map(({ code, path }) => [code, path]),
      [
        ["SPEC-UNKNOWN-KEY", "budgets.misspelt.perod"],
        ["PLAN-BUDGET-NOTICE", "budgets.silent"],
      ],
    );
  });

  it("refuses a mistake in its own catalogue, at its place", () => {
    cpSync(join(project, "systems/web-service.yaml"), join(folder, "systems/web-service.yaml"));
    mkdirSync(join(folder, "alert-rules"));
    writeFileSync(join(folder, "alert-rules/shop.orders.yaml"), "concept: shop.orders\nunit: parsecs\n");
    const { problems } = composeThere();
    assert.ok(problems.length > 0);
    assert.ok(problems.every(({ at }) => at?.file.endsWith("alert-rules/shop.orders.yaml")));
  });
});
