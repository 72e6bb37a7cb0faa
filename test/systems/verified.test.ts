import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allProviders } from "../../components/registry";
import { heldBy, verifiedFile, verifiedPage } from "../../scripts/verified";
import { composeStack, project } from "../kit/plan";

describe("the page of what is verified", () => {
  it("is what the providers, the models and the prod stack are; if not, run npm run verified", () => {
    const stale = readFileSync(verifiedFile, "utf8") !== verifiedPage(composeStack({}).composition);
    assert.ok(!stale, "docs/verified.md is stale; run npm run verified");
  });

  it("names tests that are there", () => {
    const tests = allProviders().flatMap(({ contracts }) =>
      Object.keys(contracts).flatMap((type) => heldBy(type).map(({ test }) => test)),
    );
    assert.deepEqual(
      [...new Set(tests)].filter((test) => !existsSync(join(project, test))),
      [],
    );
  });

  it("says nothing of a type no engine, schema or model holds", () => {
    assert.deepEqual(heldBy("pagerduty:index/service:Service"), []);
  });
});
