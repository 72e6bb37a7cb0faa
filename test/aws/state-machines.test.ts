import { strict as assert } from "node:assert";
import { aslErrors } from "../kit/asl";
import { type AwsResource, composedAwsResources } from "../kit/aws-requests";
import { composeStack } from "../kit/plan";

const isMachine = ({ type }: AwsResource): boolean => type === "aws:sfn/stateMachine:StateMachine";

describe("definitions of state machines and the validator of the Amazon States Language", function () {
  this.timeout(120_000);
  this.slow(30_000);
  let machines: AwsResource[];

  before(() => {
    machines = composedAwsResources(composeStack({}).composition).filter(isMachine);
    assert.ok(machines.length >= 14, String(machines.length));
  });

  it("agree in all five systems", () => {
    const errors = machines.flatMap(({ name, inputs }) =>
      aslErrors(String(inputs.definition)).map((error) => `${name}: ${error}`),
    );
    assert.deepEqual(errors, []);
  });

  it("would disagree about a state that is not there, and about a word of the other query language", () => {
    const pass = { Type: "Pass", Next: "Nowhere" };
    const lost = { QueryLanguage: "JSONata", StartAt: "A", States: { A: pass, B: { Type: "Succeed" } } };
    assert.deepEqual(aslErrors(JSON.stringify(lost)), [
      "State B is not reachable",
      "Missing 'StartAt'|'Next'|'Default' target: Nowhere",
    ]);
    const mixed = {
      QueryLanguage: "JSONata",
      StartAt: "A",
      States: { A: { Type: "Pass", InputPath: "$.a", End: true } },
    };
    assert.match(aslErrors(JSON.stringify(mixed)).join(), /States\/A\/QueryLanguage is invalid/);
  });
});
