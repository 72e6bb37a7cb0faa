import assert from "node:assert/strict";
import { aws } from "../../components/aws/provider";
import type { ComposedSystem } from "../../components/compose";
import { contractProblems } from "../../components/contract-problems";
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

const found = (...systems: ComposedSystem[]) => contractProblems(systems).map(({ code, given }) => `${code} ${given}`);

describe("Declarations held against what their platform takes", () => {
  it("may not have one physical name twice, in one system or in two of one account", () => {
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

  it("are refused beyond a limit, counted in the bytes the provider counts", () => {
    const described = (letters: number) => alarm("a", "shop-a", { alarmDescription: "警".repeat(letters) });
    assert.deepEqual(found(system("shop", [described(341)])), []);
    assert.deepEqual(found(system("shop", [described(342)])), ["PLAN-REFUSED 1026 bytes; at most 1024"]);
    const [problem] = contractProblems([system("shop", [described(342)])]);
    assert.deepEqual([problem?.at, problem?.clauses], [documented.at, ["SH-1"]]);
  });

  it("are measured with what references will be: a policy that names too many alarms", () => {
    const alarms = Array.from({ length: 200 }, (_, index) => alarm(`a${index}`, `shop-prod-alarm-${index}`));
    const role = resource("role", "aws:iam/role:Role", { name: "shop-role", assumeRolePolicy: "{}" });
    const policy = (count: number) =>
      resource("policy", "aws:iam/rolePolicy:RolePolicy", {
        role: { ref: "role", output: "name" },
        name: "policy",
        policy: { json: { Resource: alarms.slice(0, count).map(({ key }) => ({ ref: key, output: "arn" })) } },
      });
    assert.deepEqual(found(system("shop", [...alarms, role, policy(100)])), []);
    assert.match(
      found(system("shop", [...alarms, role, policy(200)])).join(),
      /^PLAN-REFUSED \d+ bytes; at most 10240$/,
    );
  });
});
