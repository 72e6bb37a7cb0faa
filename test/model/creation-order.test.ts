import { strict as assert } from "node:assert";
import { inCreationOrder, type ResourceOptions, type ResourceSpec, type Value } from "../../core/model";

function declared(key: string, inputs: Record<string, Value> = {}, options?: ResourceOptions): ResourceSpec {
  return { key, type: "t", concern: "c", inputs, clauses: [], evidence: [], ...(options && { options }) };
}

const to = (ref: string): Value => ({ ref, output: "id" });

describe("the order in which resources are made", () => {
  const keys = (...declarations: ResourceSpec[]) => inCreationOrder(declarations).map(({ key }) => key);

  it("puts everything behind what it refers to or waits for, however deep the reference is", () => {
    const policy = declared("policy", { text: { json: { Resource: [{ join: [to("bucket"), "/*"] }] } } });
    const lock = declared("lock", {}, { dependsOn: ["policy"] });
    assert.deepEqual(keys(lock, policy, declared("bucket")), ["bucket", "policy", "lock"]);
  });

  it("changes nothing else, and leaves references to other platforms alone", () => {
    assert.deepEqual(keys(declared("b"), declared("a", { it: to("pagerduty:service") }), declared("c")), [
      "b",
      "a",
      "c",
    ]);
  });

  it("does not exist when resources need each other", () => {
    assert.throws(() => keys(declared("a", { it: to("b") }), declared("b", { it: to("a") })), {
      message: "resources need each other: a -> b -> a",
    });
  });
});
