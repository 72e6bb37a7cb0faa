import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { deploy, useComposition } from "../../components/deploy";
import { placeholderProblems } from "../../components/placeholders";
import { offlineVariable, type Problem, ProblemsError } from "../../core/model";
import { composeStack, project } from "../kit/plan";

const text = readFileSync(join(project, "Pulumi.prod.yaml"), "utf8");
const secretKeys = [...text.matchAll(/^ *# secret,[^\n]*\n *([\w:-]+): /gm)].map((found) => found[1] as string);

/** What the program refuses when Pulumi's runner calls it, outside of any offline run. */
async function refusals({
  preview,
  config = {},
}: {
  preview: boolean;
  config?: Record<string, string>;
}): Promise<readonly Problem[]> {
  const { composition, values } = composeStack({ config });
  const mocks = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };
  await pulumi.runtime.setMocks(mocks, "hozen", "prod", preview, "organization");
  pulumi.runtime.setAllConfig({ ...values }, secretKeys);
  useComposition(project, composition);
  if (preview) return placeholderProblems(composition, { values, secrets: new Set(secretKeys) });
  try {
    deploy(project);
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
  return [];
}

describe("the example values of the committed stacks", () => {
  const offline = process.env[offlineVariable];
  before(() => {
    delete process.env[offlineVariable];
    process.env.PULUMI_CONFIG_SECRET_KEYS = JSON.stringify(secretKeys);
  });
  after(() => {
    delete process.env.PULUMI_CONFIG_SECRET_KEYS;
    if (offline !== undefined) process.env[offlineVariable] = offline;
  });

  it("are refused by a real up, all named at once, none shown that is secret", async () => {
    const problems = await refusals({ preview: false });
    assert.ok(problems.every(({ code }) => code === "CONFIG-PLACEHOLDER"));
    const named = new Set(problems.map(({ path }) => path));
    for (const key of [
      ...secretKeys,
      "hozen:where.aws.main.account",
      "hozen:runbooks",
      "web-service:siteUrl",
      "camp-backend:planId",
    ]) {
      assert.ok(named.has(key), `${key} is not refused`);
    }
    const secrets = problems.filter(({ path = "" }) => secretKeys.includes(path));
    assert.deepEqual(new Set(secrets.map(({ given }) => given)), new Set(["a secret"]));
    assert.ok(secrets.every(({ change, path }) => change === `pulumi config set --secret ${path} <value>`));
  });

  it("are set with --secret where a platform uses the value as a secret, whatever it is now", async () => {
    const { composition, values } = composeStack({});
    const problems = placeholderProblems(composition, { values, secrets: new Set() });
    for (const key of secretKeys) {
      const found = problems.find(({ path }) => path === key);
      assert.equal(found?.change, `pulumi config set --secret ${key} <value>`, key);
      assert.equal(found?.given, "a secret");
    }
  });

  it("inside of a structure are set by their path, so that the structure stays", () => {
    const { composition, values } = composeStack({});
    const problems = placeholderProblems(composition, { values, secrets: new Set() });
    const account = problems.find(({ path }) => path === "hozen:where.aws.main.account");
    assert.equal(account?.change, "pulumi config set --path 'hozen:where.aws.main.account' <value>");
    assert.equal(account?.given, "123456789012");
    assert.equal(
      problems.some(({ path }) => path === "hozen:where"),
      false,
    );
  });

  it("are refused with a message alone, no stack trace", () => {
    assert.equal(pulumi.RunError.isInstance(new ProblemsError([])), true);
  });

  it("of systems a stack does not deploy trouble nobody", async () => {
    const problems = await refusals({ preview: false, config: { "hozen:systems": '["web-service"]' } });
    const namespaces = new Set(problems.map(({ path = "" }) => path.split(":")[0]));
    assert.deepEqual([...namespaces].sort(), ["hozen", "web-service"]);
  });

  it("are accepted by a preview", async () => {
    assert.deepEqual(await refusals({ preview: true }), []);
  });
});
