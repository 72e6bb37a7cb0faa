import {
  normalizedStackOutput,
  type Problem,
  partsOf,
  type StackConfig,
  type StackOutput,
  type Synthesis,
  stackOutputOf,
  stackOutputText,
} from "../core/model";

const change = "pulumi config set <key> stack:<organization>/<project>/<stack>#<output>, or write the value itself";

/** Outputs of other stacks that a system's configuration names, and values that look like one and are none. */
export function stackOutputsOf(system: string, config: StackConfig): { outputs: StackOutput[]; problems: Problem[] } {
  const own = Object.entries(config.values).filter(
    ([key, value]) => key.startsWith(`${system}:`) && looksLikeOne(value),
  );
  const outputs = own.flatMap(([, value]) => stackOutputOf(normalizedStackOutput(value)) ?? []);
  const problems = own
    .filter(([, value]) => stackOutputOf(normalizedStackOutput(value)) === undefined)
    .map(
      ([path, given]): Problem => ({
        code: "CONFIG-STACK-OUTPUT",
        path,
        what: "names no output of another stack",
        given,
        allowed: "organization, project and stack, and an output of letters, digits and _",
        change,
      }),
    );
  return { outputs, problems };
}

/** What hozen itself is told decides which resources exist and where: it must be known beforehand. */
export function stackOutputsInSettings(config: StackConfig): Problem[] {
  return Object.entries(config.values)
    .filter(([key, value]) => key.startsWith("hozen:") && partsOf(value).some((part) => typeof part !== "string"))
    .map(
      ([path, given]): Problem => ({
        code: "CONFIG-STACK-OUTPUT",
        path,
        what: "must be known before anything is made",
        given,
        allowed: "the value itself",
        change: `pulumi config set ${path} <value>`,
      }),
    );
}

function looksLikeOne(value: string): boolean {
  return value.startsWith("stack:") || /^\{.*"stack"/s.test(value);
}

/** Places that need a part of the value, or the value before anything exists. */
export function misplacedStackOutputs(
  system: string,
  outputs: readonly StackOutput[],
  synthesis: Synthesis,
): Problem[] {
  if (outputs.length === 0) return [];
  return synthesis.declarations.flatMap(({ key, inputs, options }) => {
    const torn = texts(inputs).flatMap((text) => outputs.filter((output) => isTorn(text, output)));
    const imported = outputs.filter((output) => options?.import?.includes(stackOutputText(output)));
    return [...new Set([...torn, ...imported])].map((output) => ({
      code: "CONFIG-STACK-OUTPUT",
      path: `${system}: ${key}`,
      what: imported.includes(output) ? "what is taken over is named by its id" : "needs a part of the value",
      given: stackOutputText(output),
      allowed: "the value itself",
      change: `pulumi config set ${system}:<key> <value>`,
    }));
  });
}

function isTorn(text: string, { stack, output }: StackOutput): boolean {
  const rest = partsOf(text)
    .filter((part) => typeof part === "string")
    .join("\n");
  return rest.includes(`#${output}`) || rest.includes(`stack:${stack.split("/")[0]}`);
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
