import { strict as assert } from "node:assert";
import { join } from "node:path";
import { compose } from "../../components/compose";
import type { ComposedPart } from "../../components/composition";
import { configurationText } from "../../components/kubernetes/synth";
import { readStackFile } from "../../engine/stack-file";
import { checkConfig, needAmtool, receiversFor } from "../kit/amtool";
import { checkRules, needPromtool } from "../kit/promtool";
import { groupsOf, ruleFile } from "./rule-file";

const project = join(__dirname, "..", "..");

/** What the systems of this project become on Kubernetes, as the prod stack composes them. */
function parts(): ComposedPart[] {
  const composition = compose({ project, stack: "prod", config: readStackFile(project, "prod"), asOf: "2026-11-22" });
  const made = composition.systems.flatMap((system) => system.parts);
  return made.filter(({ provider, synthesis }) => provider.name === "kubernetes" && synthesis.rules.length > 0);
}

describe("the systems of this project on Kubernetes", () => {
  let made: ComposedPart[] = [];

  before(function () {
    needPromtool(this);
    needAmtool(this);
    made = parts();
  });

  it("are at least one, without problems", () => {
    assert.ok(made.length > 0);
    assert.deepEqual(
      made.flatMap(({ synthesis }) => synthesis.problems),
      [],
    );
  });

  it("have rules promtool accepts", () => {
    for (const { synthesis } of made) {
      const { ok, output } = checkRules(ruleFile(synthesis));
      assert.ok(ok, output);
    }
  });

  it("have configurations amtool accepts, in which every alert reaches the receiver of its route", () => {
    for (const { synthesis } of made) {
      const text = configurationText(synthesis.declarations) ?? "";
      const { ok, output } = checkConfig(text);
      assert.ok(ok, output);
      const paging = groupsOf(synthesis).flatMap(({ rules }) => rules.filter(({ labels }) => labels?.route));
      const tried = new Map(paging.map(({ labels = {} }) => [labels.route, labels]));
      assert.ok(tried.size > 0);
      for (const [route, labels] of tried) {
        const { clauses: _, ...rest } = labels;
        const receivers = receiversFor(text, rest);
        assert.ok(
          receivers.every((name) => name === `route-${route}` || name.startsWith(`route-${route} `)),
          `${route}: ${receivers.join(", ")}`,
        );
      }
    }
  });
});
