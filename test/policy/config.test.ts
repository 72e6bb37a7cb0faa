import { strict as assert } from "node:assert";
import { configOf, configuredLevel, levelOf, policies } from "../../policy/index";

const rule = (name: string) => {
  const found = policies.find((one) => one.name === name);
  assert.ok(found);
  return found;
};

describe("the level of a policy", () => {
  it("is its own setting, then that of all, then what the rule says", () => {
    const settings = { all: "advisory", "tls-only": { enforcementLevel: "disabled" }, "least-privilege": "mandatory" };
    assert.equal(levelOf(rule("tls-only"), settings), "disabled");
    assert.equal(levelOf(rule("least-privilege"), settings), "mandatory");
    assert.equal(levelOf(rule("no-public-bucket"), settings), "advisory");
    assert.equal(levelOf(rule("no-public-bucket"), {}), "mandatory");
  });

  it("is configured only where somebody configured it", () => {
    assert.equal(configuredLevel(rule("tls-only"), { "names-and-tags": "advisory" }), undefined);
    assert.equal(configuredLevel(rule("names-and-tags"), { "names-and-tags": "advisory" }), "advisory");
  });

  it("is no part of the policy's own configuration", () => {
    const settings = {
      "allowed-regions": { enforcementLevel: "advisory", regions: ["eu-west-1"] },
      "tls-only": "advisory",
    };
    assert.deepEqual(configOf(settings), { "allowed-regions": { regions: ["eu-west-1"] } });
  });
});
