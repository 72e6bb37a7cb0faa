import assert from "node:assert/strict";
import { aws } from "../../components/aws/provider";
import type { ComposedSystem } from "../../components/composition";
import { namesTwice } from "../../components/names-twice";
import type { ResourceSpec } from "../../core/model";
import { clause, context, planOf } from "../aws/plans";

const documented = clause("SH-1", "2. Monitoring", "85%");

function resource(key: string, type: string, inputs: ResourceSpec["inputs"]): ResourceSpec {
  return { key, type, concern: "alerts", inputs, clauses: ["SH-1"], evidence: [] };
}

function alarm(key: string, name: string, inputs: ResourceSpec["inputs"] = {}): ResourceSpec {
  const needed = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1, threshold: 1, metricName: "m" };
  return resource(key, "aws:cloudwatch/metricAlarm:MetricAlarm", { name, ...needed, ...inputs });
}

/** A system of this account with these declarations. */
function system(key: string, declarations: readonly ResourceSpec[], account = "444455556666"): ComposedSystem {
  const plan = planOf({ clauses: [documented] }, { key });
  const place = { alias: "main", settings: { account, region: "ap-northeast-1" } };
  const synthesis = { declarations, rules: [], problems: [], limits: [] };
  return { plan, parts: [{ provider: aws, context: { ...context, place }, synthesis, secretKeys: [] }] };
}

const found = (...systems: ComposedSystem[]) => namesTwice(systems).map(({ code, given }) => `${code} ${given}`);

describe("Names on a platform", () => {
  it("may not be given twice, in one system or in two of one account", () => {
    const twice = "PLAN-NAME-TWICE MetricAlarm shop-prod-prod-c-critical of";
    const own = [alarm("a", "shop-prod-prod-c-critical"), alarm("b", "shop-prod-prod-c-critical")];
    assert.deepEqual(found(system("shop", own)), [`${twice} shop: a and of shop: b`]);
    const [one] = own as [ResourceSpec];
    assert.deepEqual(found(system("shop", [one]), system("shop-prod", [one])), [
      `${twice} shop: a and of shop-prod: a`,
    ]);
    assert.deepEqual(found(system("shop", [one]), system("shop-prod", [one], "777788889999")), []);
    const elsewhere = alarm("b", "shop-prod-prod-c-critical", { region: "us-east-1" });
    assert.deepEqual(found(system("shop", [one, elsewhere])), []);
  });

  it("may not ask for two retentions of one log group, or two rules of one bucket", () => {
    const group = (key: string, retentionInDays: number) =>
      resource(key, "aws:cloudwatch/logGroup:LogGroup", { name: "/shop/app", retentionInDays });
    assert.deepEqual(found(system("shop", [group("a", 30)]), system("store", [group("a", 90)])), [
      "PLAN-NAME-TWICE LogGroup /shop/app of shop: a and of store: a",
    ]);
    const lifecycle = (key: string) =>
      resource(key, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", { bucket: "shop-files" });
    assert.equal(found(system("shop", [lifecycle("a"), lifecycle("b")])).length, 1);
  });
});
