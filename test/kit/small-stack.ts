import * as pulumi from "@pulumi/pulumi";
import { toInput } from "../../components/inputs";
import { offlineVariable, type ResourceContracts } from "../../core/model";
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

type Options = Partial<CloudOptions> & { checkpoints?: boolean };

function open(program: () => unknown, options: Options): Promise<Rehearsal> {
  return Rehearsal.open({
    engine: findEngine().path,
    project: "small",
    stack: "test",
    config: { "aws:region": "ap-northeast-1" },
    packages: ["aws"],
    contracts,
    existing: () => false,
    program,
    ...options,
  });
}

/** One topic and some alarms that refer to it, on the real engine. What the program makes may be changed between runs. */
export function openSmallStack(inputs: SmallInputs, options: Options = {}): Promise<Rehearsal> {
  return open(() => {
    const owner = new Plain(topic, "topic", { name: inputs.topicName }, { protect: true });
    for (let at = 0; at < inputs.alarms; at += 1) {
      const { threshold, first } = inputs;
      const own = { name: `alarm-${at}`, threshold, alarmActions: [owner.arn], ...(at === 0 ? first : {}) };
      new Plain(alarm, `alarm-${at}`, own);
    }
  }, options);
}

/** A topic and an alarm under a component for each system; which systems may be changed between runs. */
export function openSystems(systems: () => readonly string[]): Promise<Rehearsal> {
  return open(() => {
    for (const system of systems()) {
      const parent = new pulumi.ComponentResource("hozen:index:System", system, {});
      const owner = new Plain(topic, `${system}-topic`, { name: `${system}-topic` }, { parent, protect: true });
      new Plain(alarm, `${system}-alarm`, { name: `${system}-alarm`, alarmActions: [owner.arn] }, { parent });
    }
  }, {});
}

/** Two stacks: `data` gives an output, and an alarm of `shop` names it. */
export function openReferring(instance: () => string): Promise<Rehearsal> {
  const inputs = {
    name: "shop-db",
    dimensions: { instance: "stack:organization/small/data#dbInstance" },
    text: "of stack:organization/small/data#dbInstance.",
  };
  return open(() => {
    // A rehearsal leaves other stacks alone; this one is about them.
    delete process.env[offlineVariable];
    if (pulumi.getStack() === "data") return { dbInstance: instance() };
    new Plain(
      alarm,
      "shop-alert-db",
      toInput(inputs, { deployed: new Map(), secret: (key) => pulumi.secret(key) }) as pulumi.Inputs,
    );
    return {};
  }, {});
}
