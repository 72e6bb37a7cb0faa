import { isSecret, type Problem, type StackConfig, type Synthesis } from "../core/model";
import type { Place, Provider } from "./provider";

/** Secrets a synthesis needs that the stack configuration lacks, each with the line to paste. */
export function missingSecrets(
  system: string,
  provider: Provider,
  place: Place,
  synthesis: Synthesis,
  config: StackConfig,
): Problem[] {
  if (synthesis.declarations.length === 0) return [];
  const keys = new Set(provider.credentials?.(place) ?? []);
  for (const { inputs } of synthesis.declarations) collect(inputs, keys);
  return [...keys]
    .filter((key) => config.values[key] === undefined)
    .sort()
    .map((key) => ({
      code: "CONFIG-MISSING",
      path: key,
      what: `${system} on ${provider.name} ${place.alias} needs this secret`,
      change: `pulumi config set --secret ${key} <value>`,
    }));
}

function collect(value: unknown, keys: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  // What follows `#` is the part of the secret a platform wants, e.g. the country of a telephone number.
  if (isSecret(value)) keys.add(value.secret.split("#")[0] as string);
  else for (const item of Object.values(value)) collect(item, keys);
}
