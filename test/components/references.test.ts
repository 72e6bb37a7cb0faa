import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ComposedSystem } from "../../components/composition";
import { referenceProblems } from "../../components/references";
import { registrationsOf } from "../../components/registrations";
import { providersOf } from "../../components/registry";
import { configOf, placeOf, readSettings } from "../../components/settings";
import { loadBoards, loadCatalogue, vocabularyOf } from "../../core/catalogue";
import { loadSystem } from "../../core/loader";
import { distinctProblems, formatProblem, type Problem, type StackConfig } from "../../core/model";
import { planSystem } from "../../core/planning";
import { readStackFile } from "../../engine/stack-file";
import { asOf, project } from "../kit/plan";

const catalogue = loadCatalogue([join(project, "alert-rules")]);
const { boards } = loadBoards([join(project, "dashboards")], catalogue);
const vocabulary = vocabularyOf(catalogue);

/** One system from its text to its references: its problems, or nothing when it can be registered. */
function problemsOf(key: string, text: string, config: StackConfig): Problem[] {
  const { settings } = readSettings("prod", config);
  const given = { environment: "prod", asOf, vocabulary, config: configOf(key, config), file: `${key}.yaml` };
  const { system, problems } = loadSystem(text, given);
  if (!system) return [...problems];
  const plan = planSystem(system, catalogue, { runbookBase: settings.runbooks, boards });
  const parts = providersOf(system.where).flatMap((provider) => {
    const { place } = placeOf(settings, provider.name, String(Object(system.where)[provider.name]), key);
    if (!place) return [];
    const context = { place, owns: settings.owns };
    return [{ provider, context, synthesis: provider.synth(plan, context), secretKeys: [] }];
  });
  const composed: ComposedSystem = { plan, parts };
  const found = [
    ...plan.problems,
    ...parts.flatMap(({ synthesis }) => synthesis.problems),
    ...distinctProblems(referenceProblems([composed])),
  ];
  if (found.length === 0) {
    const none = { secretKeys: new Set<string>(), overrides: [], prices: [], problems: [], notes: [] };
    registrationsOf({ settings, systems: [composed], ...none }, { project: "hozen", stack: "prod" });
  }
  return found;
}

const stack = readStackFile(project, "prod");
const systems = ["camp-backend", "hotel-saas", "process-todo", "tenant-platform", "web-service"];

describe("References between resources", () => {
  for (const key of systems) {
    it(`lead to what is made, or are a problem with a place, whoever owns one thing of ${key}`, () => {
      const text = readFileSync(join(project, `systems/${key}.yaml`), "utf8");
      const owned = [...text.matchAll(/ownership: (\w+)/g)];
      assert.notEqual(owned.length, 0);
      for (const { index, 0: whole, 1: own } of owned) {
        for (const other of ["create", "adopt", "check"].filter((word) => word !== own)) {
          const changed = `${text.slice(0, index)}ownership: ${other}${text.slice(index + whole.length)}`;
          for (const problem of problemsOf(key, changed, stack)) {
            const line = formatProblem(problem);
            assert.equal(problem.at?.file, `${key}.yaml`, `${own} to ${other}: ${line}`);
            assert.notEqual(problem.change, undefined, line);
          }
        }
      }
    });
  }

  it("from a container that is only checked are a problem at the resource that names it", () => {
    const text = readFileSync(join(project, "systems/camp-backend.yaml"), "utf8");
    const store = text.search(/ownership: create[^\n]*\n[^\n]*container|container[^\n]*\n[^\n]*ownership: create/);
    const at = text.indexOf("ownership: create", store);
    const lines = problemsOf("camp-backend", `${text.slice(0, at)}ownership: check ${text.slice(at + 17)}`, stack);
    assert.deepEqual(
      lines.map(({ code, given, path }) => [code, given, path]),
      [["PLAN-REFERENCE", "@container-dumps#id", "resources.jobs.container"]],
    );
  });

  const small = (arn: string) => `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
where: { aws: main }
resources:
  runs: { kind: aws.sfn.statemachine, arn: "${arn}" }
receivers:
  mail: { channel: email, config: mail }
routes:
  critical: { to: [mail] }
alerts:
  runs.failed: { concept: job.failures, on: runs, from: Jobs, critical: { is: ">= 1 count", row: S-1 } }
logs:
  stores:
    app: { kind: aws.cloudwatch.log-group, name: /shop/app, ownership: create, keep: { is: 30 days, row: S-2 } }
`;
  const aws = { main: { account: "111122223333", region: "ap-northeast-1" } };
  const values = {
    "hozen:runbooks": "https://runbooks.example.com",
    "hozen:where": JSON.stringify({ aws }),
    "shop:mail": "operations@example.com",
  };
  const lines = (arn: string) => problemsOf("shop", small(arn), { values, secrets: new Set() }).map(formatProblem);

  it("to something that is made are no problem", () => {
    assert.deepEqual(lines("@store-app#arn"), []);
  });

  it("to what is not made, to no output of it and to oneself are a problem each", () => {
    const unmade = (given: string) =>
      `shop.yaml:8:9  PLAN-REFERENCE  resources.runs.arn: names a resource that this system does not make there; given ${given}; name one that is made, or the thing itself by its name, ARN or id`;
    for (const given of ["@job-nothing-runs#arn", "@__proto__#arn", "@constructor#arn"]) {
      assert.deepEqual(lines(given), [unmade(given)]);
    }
    assert.deepEqual(lines("@store-app#nonsense"), [
      "shop.yaml:8:9  PLAN-REFERENCE  resources.runs.arn: names an output that the resource does not have; given @store-app#nonsense; allowed arn, id, name, retentionInDays, tags, urn; name one of its outputs",
    ]);
    assert.deepEqual(lines("@alert-runs.failed-critical#arn"), [
      "shop.yaml:8:9  PLAN-REFERENCE  resources.runs.arn: resources need each other: alert-runs.failed-critical -> alert-runs.failed-critical; given @alert-runs.failed-critical#arn; name the thing itself by its name, ARN or id",
    ]);
  });

  it("that are written wrong are a problem", () => {
    for (const given of ["@store-app#", "@#arn", "@store-app", "@ store-app#arn", "@store-app#arn#id"]) {
      assert.match(lines(given).join("\n"), /^shop\.yaml:8:\d+ {2}SPEC-VALUE {2}resources\.runs\.arn: /, given);
    }
  });
});
