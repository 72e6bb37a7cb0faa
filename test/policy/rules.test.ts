import { strict as assert } from "node:assert";
import { policies } from "../../policy/index";
import type { PolicyCase } from "./case";
import { cases } from "./cases";
import { complaints, outcomesOf, type Trial } from "./kit";

function trialOf({ policy, expected = [], config = {} }: PolicyCase): Trial {
  return { expected: { [policy]: expected }, config: { [policy]: config } };
}

describe("the policies", () => {
  it("over resources have a case each", () => {
    const covered = new Set(cases.map(({ policy }) => policy));
    const missing = policies.filter(({ scope, name }) => scope !== "plan" && !covered.has(name));
    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
    );
  });

  it("have names in order, and say what they look at and what to change", () => {
    const names = policies.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)].sort());
    for (const { name, description, looksAt, remediation } of policies)
      assert.ok(description && looksAt && remediation, name);
  });
});

for (const tried of cases) {
  const { policy, expected = [], good, broken, unknown } = tried;
  const clauses = expected.map(({ clause }) => clause);

  describe(`policy ${policy}`, () => {
    it("is content with the passing twin, as is every other policy", () => {
      const outcomes = outcomesOf(good, trialOf(tried));
      assert.deepEqual(complaints(outcomes), []);
      const own = outcomes.filter((outcome) => outcome.policy === policy);
      assert.ok(own.length > 0 && own.every(({ status }) => status === "ok"));
      for (const outcome of own) assert.deepEqual(outcome.clauses, clauses);
    });

    for (const { how, resources, says } of broken) {
      it(`objects to ${how}, naming ${clauses.join(" ") || "the resource"}, and no other policy does`, () => {
        const outcomes = outcomesOf(resources, trialOf(tried), policy);
        assert.deepEqual(complaints(outcomes), [`violation ${policy} ${says}`]);
        const violation = outcomes.find(({ status }) => status === "violation");
        assert.deepEqual(violation?.clauses, clauses);
        const others = outcomesOf(resources, trialOf(tried)).filter((outcome) => outcome.policy !== policy);
        assert.deepEqual(
          complaints(others).filter((line) => line.startsWith("violation")),
          [],
        );
      });
    }

    if (unknown) {
      it("says so when the value is known only after the update", () => {
        const outcomes = outcomesOf(unknown.resources, trialOf(tried), policy);
        assert.deepEqual(complaints(outcomes), [`unknown ${policy} ${unknown.says}`]);
      });
    }
  });
}
