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

describe("the five documents, with the policy pack on the real engine", function () {
  this.timeout(300_000);
  const run = (name: string) =>
    scenario<{ ok: boolean; errors: string[] }>(join(__dirname, "engine-scenario.ts"), name);
  before(function () {
    needEngine(this);
  });

  it("pass as they are", async () => {
    assert.deepEqual(await run("asDocumented"), { ok: true, errors: [] });
  });

  it("are stopped where a deployed threshold is not the documented one", async () => {
    const { ok, errors } = await run("otherNumber");
    assert.equal(ok, false);
    assert.equal(errors.length, 1);
    assert.match(
      errors[0] ?? "",
      /threshold-equals-document: .*\nCB-ALERT-03 says > 90%, so criteria.*is 12\.5, not 90/,
    );
  });
});
