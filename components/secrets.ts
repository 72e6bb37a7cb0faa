import {
  isSecret,
  normalizedStackOutput,
  type Problem,
  type StackConfig,
  type Synthesis,
  stackOutputOf,
} from "../core/model";
import type { Place } from "./kit/context";
import type { Provider } from "./provider";

/** Values that can only be examples: the committed stack files plan out of the box with them, but never deploy. */
const example =
  /example\.(com|org|net)|0{8}-0{4}-0{4}-0{4}-0{12}|\b(0{12}|123456789012|111122223333)\b|^\+\d{1,3}0{6,}$|EXAMPLE|example-/;

export function isExample(value: string): boolean {
  return example.test(value);
}

/** Configuration keys whose values a synthesis uses as secrets. */
export function secretKeysOf(provider: Provider, place: Place, { declarations }: Synthesis): string[] {
  if (declarations.length === 0) return [];
  const keys = new Set(provider.credentials?.(place) ?? []);
  for (const { inputs } of declarations) collect(inputs, keys);
  return [...keys].sort();
}

function collect(value: unknown, keys: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  // What follows `#` is the part of the secret a platform wants, e.g. the country of a telephone number.
  if (isSecret(value)) keys.add(value.secret.split("#")[0] as string);
  else for (const item of Object.values(value)) collect(item, keys);
}

/** Secrets that the stack configuration lacks, each with the line to paste. */
export function missingSecrets(keys: readonly string[], user: string, { values }: StackConfig): Problem[] {
  const missing = keys.filter((key) => values[key] === undefined);
  return missing.map((path) => ({
    code: "CONFIG-MISSING",
    path,
    what: `${user} needs this secret`,
    change: secretLine(path),
  }));
}

/** Secrets that anybody who reads the stack file can read. Examples are none, and another stack keeps its own. */
export function plainSecrets(keys: Iterable<string>, { values, secrets }: StackConfig): Problem[] {
  return [...keys].flatMap((path) => {
    const value = values[path];
    if (value === undefined || secrets.has(path) || isExample(value)) return [];
    if (stackOutputOf(normalizedStackOutput(value))) return [];
    const what = "a secret is in the stack file in plain text";
    return [
      {
        code: "CONFIG-PLAIN-SECRET",
        path,
        what,
        change: `${secretLine(path)}, with a new one where the file was shared`,
      },
    ];
  });
}

function secretLine(key: string): string {
  return `pulumi config set --secret ${key} <value>`;
}
