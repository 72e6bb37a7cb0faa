import { createHash } from "node:crypto";
import { joinPath, pathKeys } from "../evidence";

export type Properties = Readonly<Record<string, unknown>>;

/** How the engine writes a value it does not know yet, on the wire. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value, or anything in it, is not known yet. */
export function isUnknown(value: unknown): boolean {
  if (value === unknownValue) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(isUnknown);
}

/** A value with the place it stands at. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
}

/** Every value a path with `[*]`, each entry of a list or a map, stands for; nothing where nothing is. */
export function valuesAt(inputs: Properties, path: string): Found[] {
  return descend(inputs, pathKeys(path), []);
}

function descend(value: unknown, keys: readonly string[], walked: readonly (string | number)[]): Found[] {
  const [key, ...rest] = keys;
  // What is not known yet as a whole may hold anything.
  if (value === unknownValue) return [{ path: joinPath(walked), value }];
  if (key === undefined) return value === undefined || value === null ? [] : [{ path: joinPath(walked), value }];
  if (key === "*" && Array.isArray(value))
    return value.flatMap((item, index) => descend(item, rest, [...walked, index]));
  if (key === "*" && typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, item]) => descend(item, rest, [...walked, name]));
  if (typeof value !== "object" || value === null) return [];
  const at = Array.isArray(value) ? Number(key) : key;
  return descend((value as Record<string, unknown>)[key], rest, [...walked, at]);
}

/** What the providers of a platform were configured with, as far as ids are made of it. */
export interface Site {
  readonly account: string;
  readonly region: string;
  readonly subscription: string;
}

/** Fills a template of a contract. Undefined when something it needs is absent or not known yet. */
export function fill(template: string, inputs: Properties, site: Site, seed: string): string | undefined {
  let known = true;
  const text = template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = valueNamed(name, inputs, site, seed);
    if (value === undefined || isUnknown(value)) known = false;
    return String(value);
  });
  return known ? text : undefined;
}

function valueNamed(name: string, inputs: Properties, site: Site, seed: string): unknown {
  if (name.startsWith("input.")) return valuesAt(inputs, name.slice("input.".length))[0]?.value;
  const digest = createHash("sha256").update(seed).digest("hex");
  if (name === "hash") return digest.slice(0, 17);
  if (name === "uuid") return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
  if (name === "letters")
    return [...digest.slice(0, 7)].map((digit) => "ABCDEFGHJKLMNPQR"[Number.parseInt(digit, 16)]).join("");
  if (name === "region") return inputs.region ?? site.region;
  return site[name as "account" | "subscription"];
}
