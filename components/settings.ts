import type { z } from "zod";
import { joinPath } from "../core/evidence";
import { suggest } from "../core/loader";
import {
  normalizedStackOutput,
  type Problem,
  type ProviderName,
  partsOf,
  type StackConfig,
  secretMark,
} from "../core/model";
import type { Place } from "./kit/context";
import { environmentName, type SettingShapes, settingShapes, tokenNames } from "./settings-shape";

/** What stack configuration says to hozen itself (`hozen:*`); values of one system are `<system>:*`. */
export interface Settings {
  readonly stack: string;
  /** dev, staging or prod; default: the stack's name. Picks the system files' deltas and is part of physical names. */
  readonly environment: string;
  /** Systems this stack deploys; absent means every file in `systems/`. */
  readonly systems?: readonly string[];
  /** Per provider and alias: account, region and the like. */
  readonly where: Readonly<Partial<Record<ProviderName, Readonly<Record<string, Readonly<Record<string, string>>>>>>>;
  /** Singletons this stack owns, e.g. `alertmanager`, `grafana.notification-policy`. */
  readonly owns: readonly string[];
  /** Base URL of the published runbooks. */
  readonly runbooks: string;
  /** Level and settings of policies, as in a CrossGuard policy configuration (docs/policies.md). */
  readonly policies?: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
}

type Setting = keyof SettingShapes;
type Read = { readonly [name in Setting]?: z.output<SettingShapes[name]> };

/** What is written as YAML arrives as JSON. */
const structured: readonly Setting[] = ["systems", "owns", "where", "policies"];

const examples: Readonly<Record<string, string>> = {
  systems: "[name, name]",
  owns: "[alertmanager]",
  where: "{ aws: { main: { region: ap-northeast-1 } } }",
  policies: "{ names-and-tags: advisory }",
};

/** Reads `hozen:*`. Anything unknown, missing or malformed is a problem with what to write. */
export function readSettings(stack: string, config: StackConfig): { settings: Settings; problems: Problem[] } {
  const problems: Problem[] = [];
  const shapes = settingShapes();
  const read = Object.fromEntries(
    (Object.keys(shapes) as Setting[]).flatMap((name) => {
      const given = config.values[`hozen:${name}`];
      const result = given === undefined ? undefined : readSetting(shapes, name, given);
      problems.push(...(result?.problems ?? []));
      return result?.value === undefined ? [] : [[name, result.value]];
    }),
  ) as Read;
  if (config.values["hozen:runbooks"] === undefined) problems.push(noRunbooks);
  if (config.values["hozen:environment"] === undefined) problems.push(...nameProblems(stack));
  problems.push(...unknownKeys(config, shapes, read.where ?? {}));
  const settings: Settings = {
    stack,
    environment: read.environment ?? stack,
    where: (read.where ?? {}) as Settings["where"],
    owns: read.owns ?? [],
    runbooks: (read.runbooks ?? "").replace(/\/$/, ""),
    ...(read.systems && { systems: read.systems }),
    ...(read.policies && { policies: read.policies }),
  };
  return { settings, problems };
}

const noRunbooks: Problem = {
  code: "CONFIG-MISSING",
  path: "hozen:runbooks",
  what: "alerts need a base URL for their runbook links",
  change: "pulumi config set hozen:runbooks https://runbooks.example.com",
};

function readSetting(shapes: SettingShapes, name: Setting, given: string): { value?: unknown; problems: Problem[] } {
  const path = `hozen:${name}`;
  const value = structured.includes(name) ? parseJson(given) : given;
  if (structured.includes(name) && (typeof value !== "object" || value === null)) {
    const change = `write it into the stack file as ${examples[name]}`;
    return { problems: [{ code: "CONFIG-STRUCTURE", path, what: "no map or list", given, change }] };
  }
  // What another stack says is refused elsewhere, with what to write instead.
  if (partsOf(given).some((part) => typeof part !== "string")) return { problems: [] };
  const result = shapes[name].safeParse(value);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(path, value, issue, shapes.where));
  return { problems, ...(name === "where" && { value: usablePlaces(value) }) };
}

/** The places that can be read in spite of a mistake beside them, so that nobody is told they are missing. */
function usablePlaces(value: unknown): Settings["where"] {
  const entries = (map: unknown) => (isMap(map) ? Object.entries(map) : []);
  const textsOf = (place: unknown) =>
    entries(place).flatMap(([key, item]) => (isMap(item) ? [] : [[key, String(item)]]));
  const aliasesOf = (aliases: unknown) =>
    entries(aliases).map(([alias, place]) => [alias, Object.fromEntries(textsOf(place))]);
  return Object.fromEntries(
    entries(value).map(([provider, aliases]) => [provider, Object.fromEntries(aliasesOf(aliases))]),
  );
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One complaint of the shape, at the part of the value it is about. */
function problemsOf(root: string, value: unknown, issue: z.core.$ZodIssue, where: SettingShapes["where"]): Problem[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  const here = `${root}${pathBelow(path)}`;
  if (issue.code === "unrecognized_keys") {
    const known = knownAt(root, path, where);
    return issue.keys.map((key) => unknownKey(`${here}.${key}`, key, known));
  }
  const given = path.reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], value);
  const allowed = issue.code === "invalid_value" ? issue.values.map(String) : [];
  return [
    {
      code: path.length === 0 && issue.code === "invalid_type" ? "CONFIG-STRUCTURE" : "CONFIG-VALUE",
      path: here,
      what: "not an allowed value",
      given: typeof given === "string" ? JSON.stringify(given).slice(1, -1) : JSON.stringify(given),
      allowed: allowed.length > 0 ? allowed.join(", ") : expected(issue),
      change: suggest(String(given), allowed, `correct ${here}`),
    },
  ];
}

function expected(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union")
    return issue.code === "invalid_type" ? (kinds[issue.expected] ?? issue.message) : issue.message;
  const values = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === "invalid_value" ? inner.values.map(String) : []));
  return values.length > 0 ? `${values.join(", ")}, or a map of settings` : issue.message;
}

const kinds: Readonly<Record<string, string>> = { object: "a map", record: "a map", array: "a list", string: "a text" };

function pathBelow(path: readonly (string | number)[]): string {
  const below = joinPath(path);
  return below === "" || below.startsWith("[") ? below : `.${below}`;
}

/** Keys that a map of `hozen:where` takes. */
function knownAt(root: string, path: readonly (string | number)[], where: SettingShapes["where"]): string[] {
  if (root !== "hozen:where") return [];
  if (path.length === 0) return Object.keys(where.shape);
  const provider = where.shape[path[0] ?? ""]?.unwrap() as z.ZodRecord<z.ZodString, z.ZodObject>;
  return Object.keys(provider.valueType.shape);
}

function unknownKey(path: string, given: string, known: readonly string[]): Problem {
  const change = suggest(given, known, "remove it");
  return { code: "CONFIG-UNKNOWN-KEY", path, what: "nothing reads this key", given, allowed: known.join(", "), change };
}

/** Every `hozen:*` key means something; a misspelt one would deploy more than was meant. */
function unknownKeys(config: StackConfig, shapes: SettingShapes, places: z.output<SettingShapes["where"]>): Problem[] {
  const tokens = tokenNames();
  const named = Object.values(places).flatMap((aliases) =>
    Object.values(aliases ?? {}).flatMap((settings) =>
      Object.entries(settings).flatMap(([name, key]) =>
        name.endsWith("Config") ? [String(key).replace(/^hozen:/, "")] : [],
      ),
    ),
  );
  const known = [...Object.keys(shapes), ...tokens, ...named];
  return Object.keys(config.values)
    .filter((key) => key.startsWith("hozen:") && !known.includes(key.slice("hozen:".length)))
    .map((key) => unknownKey(key, key.slice("hozen:".length), [...Object.keys(shapes), ...tokens]));
}

/** A stack's name is the environment where no other is given. */
function nameProblems(stack: string): Problem[] {
  const result = environmentName.safeParse(stack);
  if (result.success) return [];
  return [
    {
      code: "CONFIG-VALUE",
      path: "hozen:environment",
      what: "the name of the stack is no name of an environment",
      given: stack,
      allowed: result.error.issues.map(({ message }) => message).join("; "),
      change: `pulumi config set hozen:environment ${/^(prod|prd|live)/i.test(stack) ? "prod" : "<name>"}`,
    },
  ];
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
/** The place an alias of a system's `where:` stands for. */
export function placeOf(
  settings: Settings,
  provider: ProviderName,
  alias: string,
  system: string,
): { place?: Place; problem?: Problem } {
  const found = settings.where[provider]?.[alias];
  if (found) return { place: { alias, settings: found } };
  const known = Object.entries(settings.where).flatMap(([name, aliases]) =>
    Object.keys(aliases).map((key) => `${name}.${key}`),
  );
  return {
    problem: {
      code: "CONFIG-WHERE",
      path: `hozen:where.${provider}.${alias}`,
      what: `${system} is to be deployed to ${provider} ${alias}, which this stack does not define`,
      allowed: known.sort().join(", ") || "none defined",
      change: `pulumi config set --path 'hozen:where.${provider}.${alias}.<setting>' <value>`,
    },
  };
}

/** Configuration of one system: keys without the prefix, secrets as a mark. */
export function configOf(system: string, config: StackConfig): Record<string, string> {
  const prefix = `${system}:`;
  return Object.fromEntries(
    Object.entries(config.values)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [
        key.slice(prefix.length),
        config.secrets.has(key) ? secretMark : normalizedStackOutput(value),
      ]),
  );
}
