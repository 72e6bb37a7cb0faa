import { strict as assert } from "node:assert";
import { compileErrors, linedErrors } from "../kit/compiler";

/** What the compiler says of inputs of a resource, each as the text it is about and the message. */
function errorsOf(token: string, inputs: string, further = ""): string[] {
  return compileErrors(
    "components/aws/synth/common/snippet.ts",
    `import type { ResourceSpec, Value } from "../../../../core/model";
import { type AwsResource, awsResource } from "./resource";
export declare const late: { ref: string; output: string };
export declare const days: { traced: number; from: [] };
export declare const sometimes: boolean;
export declare const anything: Record<string, Value>;
export declare const unchecked: ResourceSpec;
export const made = awsResource({ key: "k", type: "${token}", concern: "c", inputs: ${inputs} });
${further || "export type Made = AwsResource;"}
`,
  );
}

const logGroup = "aws:cloudwatch/logGroup:LogGroup";
const plan = "aws:backup/plan:Plan";

describe("inputs of AWS resources", function () {
  this.timeout(120_000);

  it("take plain values, documented values, and what is known only after deployment", () => {
    const inputs = `{ name: "/shop", retentionInDays: days, ...(sometimes && { kmsKeyId: late }), tags: { a: "b" } }`;
    assert.deepEqual(errorsOf(logGroup, inputs), []);
    assert.deepEqual(errorsOf(plan, `{ rules: [{ ruleName: "daily", targetVaultName: late, startWindow: 60 }] }`), []);
  });

  it("do not compile with a misspelt property, at any depth and where it is only sometimes there", () => {
    const never = "Type 'number' is not assignable to type 'never'.";
    assert.deepEqual(errorsOf(logGroup, `{ name: "/shop", retentionInDay: 30 }`), [`retentionInDay: ${never}`]);
    const nested = `{ rules: [{ ruleName: "daily", targetVaultName: late, startWindows: 60 }] }`;
    assert.deepEqual(errorsOf(plan, nested), [`startWindows: ${never}`]);
    const [spread, ...rest] = errorsOf(logGroup, `{ name: "/shop", ...(sometimes && { kmsKey: "k" }) }`);
    assert.match(spread ?? "", /kmsKey\?: string/);
    assert.deepEqual(rest, []);
  });

  it("do not compile with a value of another type, or without a required property", () => {
    assert.deepEqual(errorsOf(logGroup, `{ retentionInDays: "30 days" }`), [
      "retentionInDays: Type 'string' is not assignable to type 'number | Late | Traced<number> | undefined'.",
    ]);
    const [missing = "", ...rest] = errorsOf(plan, `{ name: "shop" }`);
    assert.match(missing, /^inputs: Type '\{ name: string; \}' is not assignable/);
    assert.deepEqual(rest, []);
  });

  it("do not compile as fields nobody named", () => {
    const [error = "", ...rest] = errorsOf(logGroup, "anything");
    assert.match(error, /^inputs: Type 'Record<string, Value>' is not assignable/);
    assert.deepEqual(rest, []);
  });

  it("are what every resource of the synthesis has: nothing else makes one, and no other inputs take their place", () => {
    const assigned = (value: string) =>
      errorsOf(logGroup, `{ name: "/shop" }`, `export const other: AwsResource = ${value};`);
    assert.deepEqual(assigned("{ ...made, clauses: [] }"), []);
    for (const value of ["unchecked", "{ ...made, inputs: anything }"]) {
      const [error = "", ...rest] = assigned(value);
      assert.match(error, /^(other|inputs): Type .* is not assignable to type /, value);
      assert.deepEqual(rest, []);
    }
  });
});

/** What the compiler says of one resource of a provider. */
function specErrors(provider: keyof typeof makers, type: string, inputs: string): string[] {
  return compileErrors(
    `components/${provider}/synth/snippet.ts`,
    `import { ${makers[provider]} } from "./common/typed-inputs";
declare const late: { ref: string; output: string };
declare const minutes: { traced: number; from: [] };
export const made = ${makers[provider]}({ key: "k", type: "${type}", concern: "c", clauses: [], inputs: ${inputs} });
`,
  );
}

const makers = { pagerduty: "pagerDutySpec", grafana: "grafanaSpec", kubernetes: "kubernetesSpec" } as const;
const never = "Type 'number' is not assignable to type 'never'.";

describe("resource specs", function () {
  this.timeout(120_000);

  it("of PagerDuty take its arguments only", () => {
    const policy = "pagerduty:index/escalationPolicy:EscalationPolicy";
    const rules = (delay: string) => `{ rules: [{ ${delay}, targets: [{ type: "user_reference", id: late }] }] }`;
    assert.deepEqual(specErrors("pagerduty", policy, rules("escalationDelayInMinutes: minutes")), []);
    const [misspelt, ...rest] = specErrors("pagerduty", policy, rules("escalationDelayInMinute: 5"));
    assert.match(misspelt ?? "", /escalationDelayInMinute/);
    assert.deepEqual(rest, []);
    const service = "pagerduty:index/service:Service";
    assert.deepEqual(specErrors("pagerduty", service, `{ escalationPolicy: late, autoResolve: 5 }`), [
      `autoResolve: ${never}`,
    ]);
    const [unknown] = specErrors("pagerduty", "pagerduty:index/services:Services", "{}");
    assert.match(unknown ?? "", /"pagerduty:index\/services:Services"/);
  });

  it("of Grafana take its arguments only", () => {
    const timing = "grafana:alerting/muteTiming:MuteTiming";
    const during = (times: string) => `{ name: late, intervals: [{ weekdays: ["monday"], times: [{ ${times} }] }] }`;
    assert.deepEqual(specErrors("grafana", timing, during(`start: "09:00", end: "18:00"`)), []);
    const [misspelt, ...rest] = specErrors("grafana", timing, during("start: late, end: late, until: 5"));
    assert.deepEqual([misspelt, rest], [`until: ${never}`, []]);
    const [mistyped] = specErrors("grafana", "grafana:oss/folder:Folder", "{ title: 5 }");
    assert.match(mistyped ?? "", /^title: Type 'number' is not assignable to type 'string \| Late/);
  });

  it("of Kubernetes take its arguments only, and those of the operators' own definitions", () => {
    const object = (kind: string, spec: string, apiVersion = "monitoring.coreos.com/v1") =>
      `{ apiVersion: "${apiVersion}", kind: "${kind}", metadata: { name: "shop" }, spec: ${spec} }`;
    const monitor = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";
    const scraped = (more: string) => `{ selector: {}, endpoints: [{ port: late, ${more} }] }`;
    assert.deepEqual(specErrors("kubernetes", monitor, object("ServiceMonitor", scraped("honorLabels: true"))), []);
    const [misspelt, ...rest] = specErrors("kubernetes", monitor, object("ServiceMonitor", scraped("honourLabels: 5")));
    assert.match(misspelt ?? "", /honourLabels/);
    assert.deepEqual(rest, []);
    const [other] = specErrors("kubernetes", monitor, object("PodMonitor", scraped("")));
    assert.match(other ?? "", /^kind: Type '"PodMonitor"' is not assignable to type '"ServiceMonitor"/);
    const suspended = object("CronJob", `{ schedule: late, suspended: 5, jobTemplate: late }`, "batch/v1");
    assert.deepEqual(specErrors("kubernetes", "kubernetes:batch/v1:CronJob", suspended), [`suspended: ${never}`]);
  });

  it("have no other maker: a plain object is none", () => {
    const text = `import type { TypedSpec } from "../../kit/typed-inputs";
const spec = { key: "k", type: "t", concern: "c", inputs: {}, clauses: [], evidence: [] };
export const made: TypedSpec = spec;
`;
    const [error, ...rest] = compileErrors("components/grafana/synth/snippet.ts", text);
    assert.match(error ?? "", /^made: Type .* is not assignable to type 'TypedSpec'/);
    assert.deepEqual(rest, []);
  });
});

/** What the compiler says of each of the resources of Azure, given as the code that makes it. */
function azureErrors(resources: readonly string[]): string[][] {
  const head = `import { azureSpec } from "./typed-inputs";
import { fragment } from "../../../kit/fragment";
import type { Fragment } from "./typed-inputs";
declare const late: { ref: string; output: string };
declare const days: { traced: number; from: [] };
declare const sometimes: boolean;
const rest = { key: "a", concern: "logs", clauses: [] } as const;
const made = azureSpec({ ...rest, type: "${workspace}", inputs: { ${place} } });
`;
  const made = resources.map((one, at) => `export const made${at} = ${one};`);
  const errors = linedErrors("components/azure/synth/common/snippet.ts", `${head}${made.join("\n")}\n`);
  const first = head.split("\n").length - 1;
  return made.map((_, at) => errors.filter(({ line }) => line === first + at).map(({ error }) => error));
}

const workspace = "azure-native:operationalinsights:Workspace";
const place = `workspaceName: "shop", resourceGroupName: "shop-rg"`;
const withInputs = (inputs: string, type = workspace) => `azureSpec({ ...rest, type: "${type}", inputs: ${inputs} })`;

describe("resources of Azure", function () {
  this.timeout(240_000);

  it("take plain values, documented values, and what is known only after deployment", () => {
    const rule = `{ dataCollectionRuleName: "shop", resourceGroupName: "rg", dataFlows: [{ streams: ["a"] }] }`;
    const found = azureErrors([
      withInputs(`{ ${place}, retentionInDays: days, location: late }`),
      withInputs(rule, "azure-native:monitor:DataCollectionRule"),
      `fragment({ declarations: [made, { ...made, clauses: ["A-1"] }] })`,
    ]);
    assert.deepEqual(found, [[], [], []]);
  });

  it("do not compile with a misspelt, a mistyped or a missing property, at any depth", () => {
    const [misspelt, deep, sometimes, mistyped, documented, missing] = azureErrors([
      withInputs(`{ ${place}, retentionInDay: 30 }`),
      withInputs(`{ ${place}, workspaceCapping: { dailyQuotaGB: 1 } }`),
      withInputs(`{ ${place}, ...(sometimes && { retention: 30 }) }`),
      withInputs(`{ ${place}, retentionInDays: "30 days" }`),
      withInputs(`{ ${place}, retentionInDays: { traced: "30", from: [] } }`),
      withInputs(`{ workspaceName: "shop" }`),
    ]);
    assert.deepEqual(misspelt, ["retentionInDay: Type 'number' is not assignable to type 'never'."]);
    const starts = (errors: string[] | undefined, start: string): void => {
      assert.equal(errors?.length, 1, start);
      assert.ok(errors?.[0]?.startsWith(start), errors?.[0]);
    };
    starts(deep, "dailyQuotaGB: Object literal may only specify known properties, and 'dailyQuotaGB' does not exist");
    assert.match(sometimes?.join() ?? "", /retention\?: number/);
    starts(mistyped, "retentionInDays: Type 'string' is not assignable to type 'number | Late | Traced<number>");
    starts(documented, "traced: Type 'string' is not assignable to type 'number'");
    starts(missing, "inputs: Type '{ workspaceName: string; }' is not assignable to type 'PlainInputs<WorkspaceArgs>");
  });

  it("are the only ones a part is made of, with the inputs they were made with", () => {
    const [other, byHand] = azureErrors([
      `{ ...made, inputs: { workspaceName: "other" } } satisfies Fragment["declarations"][number]`,
      `{ ...rest, type: "${workspace}", inputs: { ${place} }, evidence: [] } satisfies Fragment["declarations"][number]`,
    ]);
    for (const errors of [other, byHand]) {
      assert.equal(errors?.length, 1);
      assert.match(errors?.[0] ?? "", /^inputs: .*Type '\{ workspaceName: string;.* is not assignable to type/);
    }
  });
});
