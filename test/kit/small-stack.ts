import * as pulumi from "@pulumi/pulumi";
import type { ResourceContracts } from "../../core/model";
import { findEngine } from "../../engine/find";
import type { CloudOptions } from "../../engine/rehearsal/cloud";
import { Rehearsal } from "../../engine/rehearsal/rehearsal";

const topic = "aws:sns/topic:Topic";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** A resource without an SDK: starting is quick, and inputs may be wrong. */
class Plain extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;

  constructor(type: string, name: string, inputs: pulumi.Inputs, options?: pulumi.CustomResourceOptions) {
    super(type, name, { arn: undefined, ...inputs }, options);
  }
}

export const contracts: ResourceContracts = {
  [topic]: {
    required: ["name"],
    identity: "{input.name}",
    id: "arn:aws:sns:{region}:{account}:{input.name}",
    outputs: { arn: "{id}" },
    limits: [{ at: "name", longest: 20 }],
  },
  [alarm]: {
    required: ["name"],
    identity: "{input.name}",
    id: "{input.name}",
    references: [{ at: "alarmActions[*]", types: [topic], output: "arn" }],
  },
};

export interface SmallInputs {
  /** How many alarms there are besides the one topic. */
  readonly alarms: number;
  threshold: number;
  topicName: string;
  /** Inputs of the first alarm that differ. */
  first?: pulumi.Inputs;
}

/** One topic and some alarms that refer to it, on the real engine. What the program makes may be changed between runs. */
export async function openSmallStack(
  inputs: SmallInputs,
  options: Partial<CloudOptions> & { checkpoints?: boolean } = {},
): Promise<Rehearsal> {
  return Rehearsal.open({
    engine: findEngine().path,
    project: "small",
    stack: "test",
    config: { "aws:region": "ap-northeast-1" },
    packages: ["aws"],
    contracts,
    existing: () => false,
    program: () => {
      const owner = new Plain(topic, "topic", { name: inputs.topicName }, { protect: true });
      for (let at = 0; at < inputs.alarms; at += 1) {
        const different = at === 0 ? inputs.first : {};
        new Plain(alarm, `alarm-${at}`, {
          name: `alarm-${at}`,
          threshold: inputs.threshold,
          alarmActions: [owner.arn],
          ...different,
        });
      }
    },
    ...options,
  });
}
