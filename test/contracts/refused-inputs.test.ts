import assert from "node:assert/strict";
import { aws } from "../../components/aws/provider";
import { refusedInputs } from "../../core/contracts";
import { amountOf, settled, wholeDays } from "../../core/evidence";
import { type Problem, parseQuantity, type ResourceSpec, type Stated, withLimits } from "../../core/model";
import { clause, planOf } from "../aws/plans";

const documented = clause("SH-1", "2. Monitoring", "85%");
const plan = planOf({ clauses: [documented] }, { key: "shop" });
const site = { account: "444455556666", region: "ap-northeast-1" };

function resource(key: string, type: string, inputs: ResourceSpec["inputs"]): ResourceSpec {
  return { key, type, concern: "alerts", inputs, clauses: ["SH-1"], evidence: [] };
}

function alarm(key: string, name: string, inputs: ResourceSpec["inputs"] = {}): ResourceSpec {
  const needed = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1, threshold: 1, metricName: "m" };
  return resource(key, "aws:cloudwatch/metricAlarm:MetricAlarm", { name, ...needed, ...inputs });
}

const refused = (...declarations: ResourceSpec[]): Problem[] =>
  refusedInputs({ plan, declarations, contracts: aws.contracts }, site);
const found = (...declarations: ResourceSpec[]) =>
  refused(...declarations).map(({ code, given }) => `${code} ${given}`);

describe("Inputs held against what their platform takes", () => {
  it("are refused beyond a limit, counted in the bytes the provider counts, at the clause they show", () => {
    const described = (letters: number) => alarm("a", "shop-a", { alarmDescription: "警".repeat(letters) });
    assert.deepEqual(found(described(341)), []);
    assert.deepEqual(found(described(342)), ["PLAN-REFUSED 1026 bytes"]);
    const [problem] = refused(described(342));
    assert.deepEqual([problem?.at, problem?.clauses], [documented.at, ["SH-1"]]);
    assert.equal(
      problem?.allowed,
      "at most 1024 (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html)",
    );
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
    assert.deepEqual(found(...alarms, role, policy(100)), []);
    assert.match(found(...alarms, role, policy(200)).join(), /^PLAN-REFUSED \d+ bytes$/);
  });

  it("are refused at the place their value is written, with the nearest the platform takes", () => {
    const value = parseQuantity("4000 days");
    assert.ok(value);
    const place = { at: { file: "shop.yaml", line: 7, column: 11 }, path: "logs.stores.app.keep" };
    const keep: Stated<typeof value> = {
      ...place,
      value,
      written: "4000 days",
      clauses: [],
      corrected: false,
      deploys: true,
    };
    const group = settled({
      key: "store-app",
      type: "aws:cloudwatch/logGroup:LogGroup",
      concern: "logs",
      inputs: { name: "/shop/app", retentionInDays: wholeDays(amountOf(keep, [])) },
      clauses: ["SH-1"],
    });
    const [problem, ...others] = refused(group);
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...problem, allowed: "" },
      {
        ...place,
        code: "AWS-RETENTION",
        what: "CloudWatch Logs does not keep records for such a time",
        given: "4000 days",
        allowed: "",
        change: "keep them in an aws.s3.bucket store for longer; the nearest is 3653 days",
      },
    );
  });

  it("are not judged where only another stack knows them", () => {
    const bucket = (name: string) => resource("b", "aws:s3/bucket:Bucket", { bucket: name });
    assert.deepEqual(found(bucket("Shop")), ["AWS-BUCKET-NAME Shop"]);
    assert.deepEqual(found(bucket("stack:org/shop/prod#bucketName")), []);
  });
});

describe("Tables of limits", () => {
  const limit = { value: 5, measure: "bytes", reference: "https://example.com" } as const;

  it("are about types of resources that have a contract", () => {
    const contracts = withLimits(
      { "a:b:C": { id: "{uuid}" } },
      { name: { ...limit, inputs: { "a:b:C": ["x", "y"] } } },
    );
    assert.deepEqual(
      contracts["a:b:C"]?.limits?.map(({ at, bytes }) => `${at} ${bytes}`),
      ["x 5", "y 5"],
    );
    assert.throws(() => withLimits({}, { name: { ...limit, inputs: { "a:b:D": "x" } } }), /no contract of a:b:D/);
  });

  it("hold only where another input of the same entry says so", () => {
    const rule = (deleteAfter: number, enableContinuousBackup: boolean) => ({
      ruleName: "r",
      startWindow: 60,
      completionWindow: 180,
      targetVaultName: "v",
      enableContinuousBackup,
      lifecycle: { deleteAfter },
    });
    const rules = [rule(36, false), rule(36, true), rule(35, true)];
    assert.deepEqual(found(resource("p", "aws:backup/plan:Plan", { name: "p", rules })), [
      "AWS-BACKUP-CONTINUOUS 36 days",
    ]);
  });
});
