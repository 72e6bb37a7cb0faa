import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { loadCatalogue } from "../core/catalogue";
import {
  compareProblems,
  formatProblem,
  type Plan,
  type Problem,
  type ProviderName,
  type Rendering,
  type StackConfig,
} from "../core/model";
import { planSystem } from "../core/planning";
import { loadSystemFile, standIn } from "../core/spec";
import type { Provider, RenderContext } from "./provider";
import { allProviders } from "./registry";
import { missingSecrets } from "./secrets";
import { configOf, placeOf, readSettings, type Settings } from "./settings";

/** Everything decided before the first resource is made: what each system becomes on each platform. */
export interface Composition {
  readonly settings: Settings;
  readonly systems: readonly ComposedSystem[];
  /** Catalogue entries the user's own `alert-rules/` replaced. */
  readonly overrides: readonly { readonly name: string; readonly by: string; readonly instead: string }[];
  readonly problems: readonly Problem[];
}

export interface ComposedSystem {
  readonly plan: Plan;
  readonly parts: readonly ComposedPart[];
}

export interface ComposedPart {
  readonly provider: Provider;
  readonly context: RenderContext;
  readonly rendering: Rendering;
}

export interface ComposeOptions {
  /** Folder of the Pulumi project; `systems/` and the user's `alert-rules/` are in it. */
  readonly project: string;
  readonly stack: string;
  readonly config: StackConfig;
  /** Today, as YYYY-MM-DD: an input, so that the same YAML gives the same plan. */
  readonly asOf: string;
}

/** The catalogue that comes with hozen; beside the sources and, in the package, beside the compiled code. */
const builtInRules = join(__dirname, __filename.endsWith(".ts") ? ".." : "../..", "alert-rules");

/** YAML and configuration to renderings. Reads files, touches no cloud, loads no SDK. */
export function compose(options: ComposeOptions): Composition {
  const { settings, problems } = readSettings(options.stack, options.config);
  const catalogue = loadCatalogue([shown(builtInRules), ...userRules(options.project)]);
  const vocabulary = { concepts: [...catalogue.concepts.keys()], kinds: catalogue.kinds };
  const collected = [...problems, ...catalogue.problems];
  const systems: ComposedSystem[] = [];
  for (const key of systemKeys(options.project, settings, collected)) {
    const loaded = loadSystemFile(shown(join(options.project, "systems", `${key}.yaml`)), {
      environment: settings.environment,
      config: configOf(key, options.config),
      asOf: options.asOf,
      vocabulary,
    });
    collected.push(...loaded.problems);
    if (!loaded.system) continue;
    const plan = planSystem(loaded.system, catalogue, { runbookBase: settings.runbooks });
    const parts = renderSystem(plan, settings, options.config, collected);
    collected.push(...plan.problems, ...parts.flatMap((part) => part.rendering.problems));
    systems.push({ plan, parts });
  }
  return { settings, systems, overrides: catalogue.overrides, problems: distinct(collected) };
}

/**
 * What can be known of one system file without any stack: its grammar, its names, its rules, and what its platforms
 * accept. Values that only a stack's configuration has are taken as given.
 */
export function checkFile(file: string, options: { project: string; environment: string; asOf: string }): Problem[] {
  const catalogue = loadCatalogue([shown(builtInRules), ...userRules(options.project)]);
  const vocabulary = { concepts: [...catalogue.concepts.keys()], kinds: catalogue.kinds };
  const { environment, asOf } = options;
  const given = { environment, asOf, vocabulary, config: {}, withoutStack: true };
  const { system, problems } = loadSystemFile(file, given);
  if (!system) return [...catalogue.problems, ...problems];
  const plan = planSystem(system, catalogue, { runbookBase: "https://runbooks.example.com" });
  return distinct([...catalogue.problems, ...plan.problems, ...refusals(plan, environment)]);
}

/** What the platforms of a system would refuse wherever it is deployed. */
function refusals(plan: Plan, stack: string): Problem[] {
  return allProviders().flatMap((provider) => {
    const alias = plan.system.where[provider.name as ProviderName];
    if (alias === undefined) return [];
    const place = { alias, settings: provider.nowhere };
    const { problems } = provider.render(plan, { place, stack, owns: [] });
    return problems.filter((problem) => !isOfStack(problem, provider));
  });
}

/** Settings, values of the configuration, and what only clashes with the place that stands in are a stack's. */
function isOfStack({ path = "", given, allowed = "" }: Problem, { nowhere }: Provider): boolean {
  return path.startsWith("hozen:") || given === standIn || Object.values(nowhere).includes(allowed);
}

/** Two levels of one alert may fail for the same reason: it is told once. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()].sort(compareProblems);
}

function userRules(project: string): string[] {
  const own = join(project, "alert-rules");
  return own !== builtInRules && folderExists(own) ? [shown(own)] : [];
}

/** Paths as a person in the project writes them, so that the same files give the same plan wherever they are. */
function shown(path: string): string {
  return relative(process.cwd(), path);
}

function folderExists(folder: string): boolean {
  try {
    return readdirSync(folder).length >= 0;
  } catch {
    return false;
  }
}

/** The systems this stack deploys. A file that vanished is a problem: systems leave only on purpose. */
function systemKeys(project: string, settings: Settings, problems: Problem[]): string[] {
  const folder = join(project, "systems");
  const present = folderExists(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(".yaml"))
        .map((file) => file.slice(0, -".yaml".length))
        .sort()
    : [];
  if (present.length === 0) {
    problems.push({
      code: "CONFIG-SYSTEMS",
      path: shown(folder),
      what: "no system files",
      change: "run hozen init, or add systems/<name>.yaml",
    });
  }
  for (const missing of (settings.systems ?? []).filter((key) => !present.includes(key))) {
    problems.push({
      code: "CONFIG-SYSTEMS",
      path: "hozen:systems",
      what: "the stack deploys a system that has no file",
      given: missing,
      allowed: present.join(", "),
      change: `restore systems/${missing}.yaml or take it out of hozen:systems`,
    });
  }
  return settings.systems ? present.filter((key) => settings.systems?.includes(key)) : present;
}

function renderSystem(plan: Plan, settings: Settings, config: StackConfig, problems: Problem[]): ComposedPart[] {
  return allProviders().flatMap((provider) => {
    const alias = plan.system.where[provider.name as ProviderName];
    if (alias === undefined) return [];
    const { place, problem } = placeOf(settings, provider.name, alias, plan.system.key);
    if (!place) {
      if (problem) problems.push(problem);
      return [];
    }
    const context: RenderContext = { place, stack: settings.stack, owns: settings.owns };
    const rendering = provider.render(plan, context);
    problems.push(...missingSecrets(plan.system.key, provider, place, rendering, config));
    return [{ provider, context, rendering }];
  });
}
