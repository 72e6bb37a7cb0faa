import {
  normalizedStackOutput,
  type Problem,
  type ProviderName,
  providerNames,
  type StackConfig,
  secretMark,
} from "../core/model";
import type { Place } from "./provider";

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

interface Shape<T> {
  readonly what: string;
  readonly example: string;
  readonly fits: (value: unknown) => value is T;
}

const texts: Shape<readonly string[]> = {
  what: "a list of names",
  example: "[name, name]",
  fits: (value): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === "string"),
};

type Places = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
const places: Shape<Places> = {
  what: "a map of providers, aliases and their settings",
  example: "{ aws: { main: { region: ap-northeast-1 } } }",
  fits: (value): value is Places =>
    isMap(value) &&
    Object.values(value).every((aliases) => isMap(aliases) && Object.values(aliases).every((place) => isMap(place))),
};

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Settings are texts; people write `organization: 1` all the same. */
function asTexts(where: Places): Settings["where"] {
  const map = <A, B>(from: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
    Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
  return map(where, (aliases) => map(aliases, (place) => map(place, String)));
}

/** Reads `hozen:*`. Anything missing or malformed is a problem with the line to paste. */
export function readSettings(stack: string, config: StackConfig): { settings: Settings; problems: Problem[] } {
  const problems: Problem[] = [];
  const text = (key: string): string | undefined => config.values[`hozen:${key}`];
  const structured = <T>(key: string, shape: Shape<T>): T | undefined => {
    const value = text(key);
    const parsed = value === undefined ? undefined : parseJson(value);
    if (value === undefined || shape.fits(parsed)) return parsed as T | undefined;
    problems.push({
      code: "CONFIG-STRUCTURE",
      path: `hozen:${key}`,
      what: `not ${shape.what}`,
      given: value,
      change: `write it into the stack file as ${shape.example}`,
    });
    return undefined;
  };
  const runbooks = text("runbooks");
  if (runbooks === undefined) {
    problems.push({
      code: "CONFIG-MISSING",
      path: "hozen:runbooks",
      what: "alerts need a base URL for their runbook links",
      change: "pulumi config set hozen:runbooks https://runbooks.example.com",
    });
  }
  const systems = structured("systems", texts);
  const settings: Settings = {
    stack,
    environment: text("environment") ?? stack,
    where: asTexts(structured("where", places) ?? {}),
    owns: structured("owns", texts) ?? [],
    runbooks: (runbooks ?? "").replace(/\/$/, ""),
    ...(systems && { systems }),
  };
  return { settings, problems };
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
  const known = providerNames.flatMap((name) => Object.keys(settings.where[name] ?? {}).map((key) => `${name}.${key}`));
  return {
    problem: {
      code: "CONFIG-WHERE",
      path: `hozen:where.${provider}.${alias}`,
      what: `${system} is to be deployed to ${provider} ${alias}, which this stack does not define`,
      allowed: known.join(", ") || "none defined",
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
