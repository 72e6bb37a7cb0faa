import { strict as assert } from "node:assert";
import { aws } from "../../components/aws/provider";
import { needAwsModels, type Violation, violations } from "../kit/aws-models";
import { type AwsResource, composedAwsResources, mappings, policiesOf, requestOf } from "../kit/aws-requests";
import { composeStack } from "../kit/plan";
import { generatedResources } from "./generated";

/** What parliament says of policies that are right, and why they are. */
const accepted: Readonly<Record<string, string>> = {
  "RESOURCE_STAR cloudwatch:DescribeAlarms": "a chat channel shows whichever alarm it is asked for",
  "RESOURCE_STAR logs:GetQueryResults": "what a query found belongs to no log group",
  "RESOURCE_MISMATCH states:ListExecutions takes arn:*:states:*:*:mapRun:*/*:*":
    "the executions of a state machine or those of a map run, and these are of state machines",
};

const text = ({ name, at, rule }: Violation): string => `${name} ${at}: ${rule}`;

describe("AWS resources and Amazon's own models", function () {
  this.timeout(300_000);
  this.slow(60_000);
  let all: AwsResource[];

  before(function () {
    needAwsModels(this);
    const systems = composedAwsResources(composeStack({}).composition);
    assert.ok(systems.length > 500, String(systems.length));
    all = [...systems, ...generatedResources()];
  });

  it("have a request and a resource of every type hozen deploys", () => {
    const unmapped = Object.keys(aws.contracts).filter((type) => !(type in mappings));
    assert.deepEqual(unmapped, []);
    const unknown = Object.keys(mappings).filter((type) => !(type in aws.contracts));
    assert.deepEqual(unknown, []);
    const unseen = Object.keys(mappings).filter((type) => !all.some((resource) => resource.type === type));
    assert.deepEqual(unseen, []);
  });

  it("are what the API takes, in all five systems and generated ones", () => {
    const found = violations({ requests: all.flatMap(requestOf), policies: [] });
    assert.deepEqual(found.map(text), []);
  });

  it("give only what IAM knows in their policies, in all five systems and generated ones", () => {
    const policies = all.flatMap(policiesOf);
    assert.ok(policies.length > 90, String(policies.length));
    const rules = violations({ requests: [], policies }).map((found) => ({ rule: found.rule, line: text(found) }));
    const unexpected = rules.filter(({ rule }) => !(rule in accepted)).map(({ line }) => line);
    assert.deepEqual(unexpected, []);
    const unused = Object.keys(accepted).filter((rule) => !rules.some((found) => found.rule === rule));
    assert.deepEqual(unused, []);
  });

  it("would be refused with the input's path where one is wrong", () => {
    const alarm = all.find(
      ({ type, inputs }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm" && inputs.metricQueries,
    );
    const plan = all.find(({ type }) => type === "aws:backup/plan:Plan");
    const topic = all.find(({ type }) => type === "aws:sns/topic:Topic");
    assert.ok(alarm && plan && topic);
    const query = (alarm.inputs.metricQueries as readonly object[])[0];
    const changed = [
      changedTo(alarm, { comparisonOperator: "Greater" }),
      // 342 letters of Japanese are 1,026 bytes.
      changedTo(alarm, { alarmDescription: "あ".repeat(342) }),
      changedTo(alarm, { evaluationPeriods: 1.5 }),
      changedTo(alarm, { metricQueries: [{ ...query, expresion: "1" }] }),
      changedTo(topic, { name: undefined }),
      changedTo(plan, { rules: [{ ruleName: "daily/full", targetVaultName: "vault" }] }),
      changedTo(topic, { nam: "x" }),
    ];
    const found = violations({ requests: changed.flatMap(requestOf), policies: [] });
    assert.deepEqual(
      found.map(({ at, rule }) => `${at}: ${rule}`.slice(0, 90)),
      [
        "comparisonOperator: 'Greater' is none of GreaterThanOrEqualToThreshold, GreaterThanThresho",
        "alarmDescription: 1026 bytes is over 1024",
        "evaluationPeriods: 1.5 is no whole number",
        "metricQueries[0].expresion: is no member of MetricDataQuery of cloudwatch.PutMetricAlarm",
        ": Name is required by sns.CreateTopic",
        "rules[0].ruleName: 'daily/full' does not match ^[a-zA-Z0-9\\-\\_\\.]{1,50}$",
        "nam: is no member of sns.CreateTopic",
      ],
    );
  });

  it("would be refused for an action, a resource or a statement IAM does not know", () => {
    const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const documents = [
      policy({ Effect: "Allow", Action: "s3:GetObjekt", Resource: "*" }),
      policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:sns:eu-central-1:123456789012:topic" }),
      policy({ Effect: "Permit", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }),
    ];
    const found = violations({ requests: [], policies: documents.map((document) => ({ name: "p", document })) });
    assert.deepEqual(
      found.map(({ rule }) => rule),
      [
        "UNKNOWN_ACTION Unknown action s3:GetObjekt",
        "RESOURCE_MISMATCH s3:GetObject takes arn:*:s3:::*/*",
        "MALFORMED Unknown Effect used. Effect must be either Allow or Deny",
      ],
    );
  });
});

function changedTo(resource: AwsResource, inputs: Readonly<Record<string, unknown>>): AwsResource {
  return { ...resource, inputs: { ...resource.inputs, ...inputs } };
}
