import { type ResourceValidationArgs, Secret } from "@pulumi/policy";
import { isUnknown } from "./inputs";
import { isSensitive } from "./rules/secrets-encrypted";

type Props = Record<string, unknown>;

/** What stands below the SDK's proxies. */
const target = "__getSpecialProxyTarget";

/** Marks every input that is a secret by its name as one, so that the state never holds it in plain text. */
export function markSecrets(args: Pick<ResourceValidationArgs, "urn" | "type" | "props">): Props | undefined {
  const { urn, type } = args;
  let marked = 0;
  const mark = (value: unknown, path: readonly string[]): unknown => {
    if (value instanceof Secret) return value;
    if (typeof value === "string") {
      if (value === "" || isUnknown(value) || !isSensitive({ urn, type, inputs: {} }, path)) return value;
      marked += 1;
      return new Secret(value);
    }
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item, at) => mark(item, [...path, String(at)]));
    // Assets and archives stay what they are.
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mark(item, [...path, key])]));
  };
  const result = mark(plain(args.props), []) as Props;
  return marked > 0 ? result : undefined;
}

/** The object itself, below as many proxies as there are. */
function plain(value: unknown): unknown {
  const below = (value as Props)[target];
  return below === undefined || below === value ? value : plain(below);
}
