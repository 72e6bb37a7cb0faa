import { strict as assert } from "node:assert";
import { misplacedStackOutputs } from "../../components/stack-output-problems";
import { emptySynthesis, normalizedStackOutput, partsOf, type ResourceSpec, stackOutputOf } from "../../core/model";
import { composeStack, planStack } from "../kit/plan";

const only = { "hozen:systems": '["web-service"]' };
const named = "stack:acme/data/prod#dbInstance";

function problemsWith(key: string, value: string) {
  const { problems } = composeStack({ config: { ...only, [`web-service:${key}`]: value } }).composition;
  return problems.map(({ code, path, what }) => `${code} ${path}: ${what}`);
}

describe("outputs of other stacks", () => {
  it("are named by organization, project, stack and output, as a text or as a map", () => {
    assert.deepEqual(stackOutputOf(named), { stack: "acme/data/prod", output: "dbInstance" });
    assert.equal(normalizedStackOutput('{"stack":"acme/data/prod","output":"dbInstance"}'), named);
    for (const other of ["stack:prod#dbInstance", `${named}-1`, "stack:acme/data/prod", `a ${named}`, "db-1"]) {
      assert.equal(stackOutputOf(other), undefined, other);
    }
    assert.equal(normalizedStackOutput('{"stack":"acme/data/prod"}'), '{"stack":"acme/data/prod"}');
  });

  it("are found inside longer texts", () => {
    const output = { stack: "acme/data/prod", output: "id" };
    assert.deepEqual(partsOf("arn:stack:acme/data/prod#id/x"), ["arn:", output, "/x"]);
    assert.deepEqual(partsOf("plain"), ["plain"]);
  });

  it("stand in the plan as the text that names them, wherever the value would stand", async () => {
    const place = (resources: Awaited<ReturnType<typeof planStack>>["resources"], value: string) =>
      resources.filter(({ inputs }) => JSON.stringify(inputs).includes(value)).map(({ urn }) => urn);
    const plain = await planStack({ config: { ...only, "web-service:dbInstance": "orders-database" } });
    const referred = await planStack({ config: { ...only, "web-service:dbInstance": named } });
    assert.ok(place(plain.resources, "orders-database").length > 0);
    assert.deepEqual(place(referred.resources, named), place(plain.resources, "orders-database"));
    assert.deepEqual(
      referred.resources.map(({ urn }) => urn),
      plain.resources.map(({ urn }) => urn),
    );
  });

  it("are refused where they name nothing", () => {
    assert.deepEqual(problemsWith("dbInstance", "stack:data#dbInstance"), [
      "CONFIG-STACK-OUTPUT web-service:dbInstance: names no output of another stack",
    ]);
    assert.deepEqual(problemsWith("dbInstance", named), []);
    assert.deepEqual(problemsWith("pagerdutyTicketKey", named), [], "a secret may be an output, too");
  });

  it("are refused for what hozen itself is told", () => {
    const config = { ...only, "hozen:runbooks": "https://stack:acme/web/prod#host/books" };
    const { problems } = composeStack({ config }).composition;
    assert.deepEqual(
      problems.map(({ code, path, what }) => `${code} ${path}: ${what}`),
      ["CONFIG-STACK-OUTPUT hozen:runbooks: must be known before anything is made"],
    );
  });

  it("are refused where only a part of the value is wanted, or the value before anything exists", () => {
    const outputs = [{ stack: "acme/data/prod", output: "id" }];
    const declared = (inputs: ResourceSpec["inputs"], options: ResourceSpec["options"] = {}) => {
      const declaration = { key: "alarm", type: "t", concern: "alerts", inputs, clauses: [], evidence: [], options };
      const problems = misplacedStackOutputs("shop", outputs, { ...emptySynthesis, declarations: [declaration] });
      return problems.map(({ code, path, what }) => `${code} ${path}: ${what}`);
    };
    assert.deepEqual(declared({ id: "a/stack:acme/data/prod#id" }), []);
    assert.deepEqual(declared({ list: [{ id: "prod#id" }] }), [
      "CONFIG-STACK-OUTPUT shop: alarm: needs a part of the value",
    ]);
    assert.deepEqual(declared({}, { import: "stack:acme/data/prod#id" }), [
      "CONFIG-STACK-OUTPUT shop: alarm: what is taken over is named by its id",
    ]);
  });
});
