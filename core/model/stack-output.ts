/** An output of another stack, which owns the thing: `stack:organization/project/stack#output`. */
export interface StackOutput {
  /** Organization, project and stack, as Pulumi names them. */
  readonly stack: string;
  readonly output: string;
}

const form = /stack:([\w.-]+\/[\w.-]+\/[\w.-]+)#([A-Za-z_]\w*)/;

/** The text that stands for it until it is known, in the plan as in the configuration. */
export function stackOutputText({ stack, output }: StackOutput): string {
  return `stack:${stack}#${output}`;
}

/** The output a configuration value names as a whole; undefined for any other value. */
export function stackOutputOf(value: string): StackOutput | undefined {
  const [whole, stack, output] = form.exec(value) ?? [];
  return stack !== undefined && output !== undefined && whole === value ? { stack, output } : undefined;
}

/** A text taken apart: what is known, and what only other stacks know. */
export function partsOf(text: string): (string | StackOutput)[] {
  const pieces = text.split(new RegExp(form, "g"));
  const parts: (string | StackOutput)[] = [];
  for (let at = 0; at < pieces.length; at += 3) {
    if (pieces[at] !== "") parts.push(pieces[at] as string);
    if (at + 2 < pieces.length) parts.push({ stack: pieces[at + 1] as string, output: pieces[at + 2] as string });
  }
  return parts;
}

/** Whether a text holds what is known only while the program runs. */
export function isLate(text: string): boolean {
  return partsOf(text).some((part) => typeof part !== "string");
}

/** Configuration values may also be written as `{ stack: ..., output: ... }`, which arrives as JSON. */
export function normalizedStackOutput(value: string): string {
  if (!value.startsWith("{")) return value;
  const parsed = parsedJson(value);
  if (typeof parsed !== "object" || parsed === null || Object.keys(parsed).sort().join() !== "output,stack")
    return value;
  const { stack, output } = parsed as Readonly<Record<string, unknown>>;
  return typeof stack === "string" && typeof output === "string" ? stackOutputText({ stack, output }) : value;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
