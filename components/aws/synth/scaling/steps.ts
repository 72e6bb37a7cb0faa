import { about, formula, spelled } from "../../../../core/evidence";
import { baseOf, type Fact, type Planned, type ScalingSpec } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Entry, problemAt } from "../../../kit/problems";
import { describe } from "../alerts/description";
import { type Context, nameOf, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { type Group, groupsOf } from "./groups";
import { scalingTokens } from "./tokens";

/** Seconds. Five minutes are what EC2 publishes without detailed monitoring. */
const period = 300;
const adjustment = "ChangeInCapacity";

interface Step {
  /** Share of the CPU, 0 to 1. */
  readonly threshold: number;
  readonly duration: number;
  readonly servers: number;
  /** Seconds a new server needs until it counts. */
  readonly warmup: number;
}

/** Servers are added one step at a time while the CPU stays busy; the warm-up keeps one alarm from adding several. */
export function stepPart(
  planned: Planned<ScalingSpec>,
  linked: readonly Planned<ScalingSpec>[],
  scope: Context,
): Fragment {
  const { spec, clauses } = planned;
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const { groups, problems } = groupsOf(spec, entry, scope);
  const step = stepOf(spec, entry);
  if ("code" in step) return { ...nothing, problems: [...problems, step] };
  const declarations = groups.flatMap((group) => {
    const others = linked.filter(({ spec: other }) => other.scope?.value.includes(group.resource.key));
    const facts = [...planned.facts, ...others.flatMap((other) => other.facts)];
    return [policyOf(spec, group, step, facts, scope), alarmOf(planned, group, step, scope)];
  });
  return { ...nothing, declarations, problems };
}

function stepOf(spec: ScalingSpec, entry: Entry): Step | ReturnType<typeof problemAt> {
  const [threshold, duration, servers] = [baseOf(spec.threshold), baseOf(spec.duration), baseOf(spec.add)];
  if (threshold === undefined || duration === undefined || servers === undefined) {
    return problemAt(entry, "AWS-SCALING-STEP", {
      what: "scaling out needs to know when and by how much",
      allowed: "threshold: 70%, duration: 30 minutes, add: 1 servers",
      change: "add what is missing",
    });
  }
  if (duration % period !== 0 || duration < period || duration > limits.shortEvaluation.value) {
    return problemAt(entry, "AWS-SCALING-DURATION", {
      what: "the CPU is judged in whole periods of five minutes, for at most a day",
      given: spec.duration?.written ?? "",
      allowed: `a multiple of 5 minutes up to 1 day (${limits.shortEvaluation.reference})`,
      change: "round duration",
    });
  }
  return { threshold, duration, servers, warmup: baseOf(spec.delay) ?? duration };
}

function policyOf(spec: ScalingSpec, group: Group, step: Step, facts: readonly Fact[], scope: Context): AwsResource {
  const key = policyKey(spec, group);
  const number = (value: number, name: string) => formula({ value, facts: about(facts, name) });
  const inputs = {
    name: nameOf(scope, [spec.key, group.resource.key], 255),
    autoscalingGroupName: group.name,
    policyType: "StepScaling",
    adjustmentType: spelled(
      { value: adjustment, facts: about(facts, "action").filter(({ written }) => written === "scale-out") },
      (word) => word,
    ),
    metricAggregationType: "Average",
    estimatedInstanceWarmup: number(step.warmup, "delay"),
    stepAdjustments: [{ metricIntervalLowerBound: "0", scalingAdjustment: number(step.servers, "add") }],
  };
  return awsResource({ key, type: scalingTokens.policy, concern: concerns.scaling, inputs }, facts);
}

function alarmOf(
  { spec, facts, message }: Planned<ScalingSpec>,
  group: Group,
  step: Step,
  scope: Context,
): AwsResource {
  const title = `${group.resource.title} ${spec.title}`;
  const condition = [spec.threshold, spec.duration, spec.add].map((stated) => stated?.written).join(", ");
  const inputs = {
    name: nameOf(scope, ["scaling", spec.key, group.resource.key], limits.alarmName.value),
    namespace: "AWS/EC2",
    metricName: "CPUUtilization",
    dimensions: { AutoScalingGroupName: group.name },
    statistic: "Average",
    period,
    evaluationPeriods: formula(
      { value: step.duration, facts: about(facts, "duration") },
      { expression: "documented / period", terms: { period } },
    ),
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: formula({ value: step.threshold, facts: about(facts, "threshold") }, { expression: "documented * 100" }),
    // Without data nobody knows that more servers would help.
    treatMissingData: "missing",
    alarmActions: [{ ref: policyKey(spec, group), output: "arn" }],
    ...(message && { alarmDescription: describe({ ...message, title, condition }, limits.alarmDescription.value) }),
    tags: tagsOf(scope, "scaling", spec.key),
  };
  const key = `scaling-${spec.key}-${group.resource.key}-alarm`;
  return awsResource({ key, type: tokens.metricAlarm, concern: concerns.scaling, inputs }, facts);
}

function policyKey({ key }: ScalingSpec, { resource }: Group): string {
  return `scaling-${key}-${resource.key}`;
}
