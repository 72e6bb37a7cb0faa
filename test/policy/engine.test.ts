import { strict as assert } from "node:assert";
import { join } from "node:path";
import { policies } from "../../policy/index";
import { needEngine, scenario } from "../kit/scenario";
import { cases } from "./cases";
import type { Tried } from "./engine-scenario";

describe("the policy pack on the real engine", function () {
  this.timeout(300_000);
  let tried: Tried;
  before(async function () {
    needEngine(this);
    tried = await scenario<Tried>(join(__dirname, "engine-scenario.ts"), "everyPolicy");
  });

  it("lets the passing twins through", () => {
    assert.deepEqual(
      tried.good.map(({ policy, ok, errors }) => ({ policy, ok, errors })),
      ["severity-reaches-receiver", "threshold-equals-document", "least-privilege", "backup-generations"].map(
        (policy) => ({ policy, ok: true, errors: [] }),
      ),
    );
  });

  for (const { policy, expected = [] } of cases) {
    const clauses = expected.map(({ clause }) => clause);
    it(`stops a stack in which only ${policy} finds fault, saying ${[...clauses, "what to change"].join(" and ")}`, () => {
      const { ok, errors = [] } = tried.broken.find((one) => one.policy === policy) ?? {};
      assert.equal(ok, false);
      const own = errors.filter((line) => line.startsWith(`${policy}: `)).join("\n");
      assert.ok(own.includes(policies.find(({ name }) => name === policy)?.remediation ?? "-"), errors.join("\n"));
      for (const clause of clauses) assert.ok(own.includes(clause), own);
    });
  }
});
