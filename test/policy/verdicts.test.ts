import { strict as assert } from "node:assert";
import { expectedOf, judge, type Outcome, type PolicyRule, policies, verdictsOf } from "../../policy/index";
import { planOf } from "../planning/kit";
import { resource } from "./kit";

const clause = "SH-61";
const policy = "mfa-required";

function verdict(outcomes: readonly Outcome[], rules: readonly PolicyRule[] = policies) {
  return verdictsOf(planOf(), rules, outcomes).get(clause);
}

function outcome(status: Outcome["status"], what?: string): Outcome {
  return {
    policy,
    status,
    about: "urn:pulumi:prod::shop::t::it",
    clauses: [clause],
    ...(what !== undefined && { what }),
  };
}

describe("whether a clause is checked", () => {
  it("needs a policy that looked at something and had nothing to object to", () => {
    assert.deepEqual(verdict([outcome("ok")]), { checked: true, reason: `policy ${policy} looked at 1 resource` });
  });

  it("is a gap where the policy found nothing to look at", () => {
    assert.deepEqual(verdict([]), { checked: false, reason: `policy ${policy} has nothing to look at yet` });
  });

  it("is a gap where it objects, whatever else is right", () => {
    assert.deepEqual(verdict([outcome("ok"), outcome("violation", "no second factor")]), {
      checked: false,
      reason: `policy ${policy} objects: no second factor`,
    });
  });

  it("is a gap where it cannot know yet", () => {
    assert.deepEqual(verdict([outcome("ok"), outcome("unknown", "source is known only after the update")]), {
      checked: false,
      reason: `policy ${policy} cannot know yet: source is known only after the update`,
    });
  });

  it("is a gap without a policy of that name", () => {
    assert.deepEqual(verdict([outcome("ok")], []), { checked: false, reason: `no policy ${policy} yet` });
  });
});

describe("what a clause expects of its policy", () => {
  it("is the documented value and the resources that serve the same entry", () => {
    const [expected] = expectedOf(planOf(), [{ urn: "urn:a", clauses: ["SH-10"] }])[policy] ?? [];
    assert.equal(expected?.clause, clause);
    assert.deepEqual(expected?.urns, []);
  });

  it("keeps a rule to those resources, so that one backup plan is not judged by the document of another", () => {
    const plan = (name: string, deleteAfter: number) =>
      resource({
        type: "aws:backup/plan:Plan",
        name,
        inputs: { rules: [{ schedule: "cron(0 2 * * ? *)", lifecycle: { deleteAfter } }] },
      });
    const [daily, weekly] = [plan("long", 30), plan("short", 7)];
    const rules = policies.filter(({ name }) => name === "backup-generations");
    const judged = (urns: readonly string[]) =>
      judge(rules, {
        resources: [daily, weekly],
        config: {},
        expected: { "backup-generations": [{ clause: "WS-BKP-02", value: "30 generations", urns }] },
      }).map(({ status }) => status);
    assert.deepEqual(judged([daily.urn]), ["ok"]);
    assert.deepEqual(judged([]), ["ok", "violation"]);
  });
});
