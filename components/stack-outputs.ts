import * as pulumi from "@pulumi/pulumi";
import { offlineVariable, partsOf, type StackOutput, stackOutputText } from "../core/model";

/** References of the running stack, one per stack referred to; a new run of the program is a new stack resource. */
const byStack = new WeakMap<object, Map<string, pulumi.StackReference>>();
/** For runs without a stack resource, as in tests. */
const alone: object = {};

/** The output another stack gives. Where nothing real is made, the text that names it stands for it. */
export function stackOutput(wanted: StackOutput): pulumi.Output<string> {
  if (process.env[offlineVariable] !== undefined) return pulumi.output(stackOutputText(wanted));
  return referenceTo(wanted.stack)
    .requireOutput(wanted.output)
    .apply((value) => String(value));
}

function referenceTo(stack: string): pulumi.StackReference {
  const run: object = pulumi.runtime.getStackResource() ?? alone;
  const known = byStack.get(run) ?? new Map<string, pulumi.StackReference>();
  byStack.set(run, known);
  const reference = known.get(stack) ?? new pulumi.StackReference(stack);
  known.set(stack, reference);
  return reference;
}

/** What a text of the form `stack:...` stands for when the running program itself knows the value. */
export type GivenValues = (wanted: StackOutput) => pulumi.Output<string> | undefined;

/** A text with the outputs of other stacks in their places; plain when there are none. */
export function withStackOutputs(text: string, given?: GivenValues): pulumi.Input<string> {
  const parts = partsOf(text);
  if (parts.every((part) => typeof part === "string")) return text;
  const inputs = parts.map((part) => (typeof part === "string" ? part : (given?.(part) ?? stackOutput(part))));
  return pulumi.all(inputs).apply((texts) => texts.join(""));
}
