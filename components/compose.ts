import { join } from "node:path";
import { loadBoards, loadCatalogue, loadPrices, vocabularyOf } from "../core/catalogue";
import { loadSystemFile } from "../core/loader";
import { distinctProblems, type Plan, type Problem, type ProviderName, type StackConfig } from "../core/model";
import { planSystem } from "../core/planning";
import type { ComposedPart, ComposedSystem, Composition } from "./composition";
import type { SynthContext } from "./kit/context";
import { namesTwice } from "./names-twice";
import { boardFolders, priceFolders, ruleFolders, shown, systemFiles, systemsFolder } from "./project-files";
import { referenceProblems } from "./references";
import { providersOf } from "./registry";
import { configUnderNewName, namesClaimedTwice } from "./renamed-systems";
import { retiredPlan, retiredRendering, retirementProblems } from "./retirement";
import { missingSdk } from "./sdk";
import { missingSecrets, plainSecrets, secretKeysOf } from "./secrets";
import { configOf, placeOf, readSettings, type Settings } from "./settings";
import { misplacedStackOutputs, stackOutputsInSettings, stackOutputsOf } from "./stack-output-problems";
import { placed, systemConfigNotes, systemConfigProblems } from "./system-config";
import { checkLock } from "./system-lock";

export interface ComposeOptions {
  /** Folder of the Pulumi project; `systems/` and the user's `alert-rules/` are in it. */
  readonly project: string;
  readonly stack: string;
  readonly config: StackConfig;
  /** Today, as YYYY-MM-DD: an input, so that the same YAML gives the same plan. */
  readonly asOf: string;
}

/** YAML and configuration to syntheses. Reads files, touches no cloud, loads no SDK. */
export function compose(options: ComposeOptions): Composition {
  const { settings, problems } = readSettings(options.stack, options.config);
  const catalogue = loadCatalogue(ruleFolders(options.project));
  const vocabulary = vocabularyOf(catalogue);
  const drawn = loadBoards(boardFolders(options.project), catalogue);
  const prices = loadPrices(priceFolders(options.project));
  const collected = [
    ...problems,
    ...missingSdk("@pulumi/pulumi", "every deployment", options.project),
    ...stackOutputsInSettings(options.config),
    ...[catalogue, drawn, prices].flatMap((data) => data.problems),
  ];
  const systems: ComposedSystem[] = [];
  // Of a system with a problem some resources are not made: that others name them is no mistake of its own.
  const sound: ComposedSystem[] = [];
  const files = systemFiles(options.project);
  for (const key of systemKeys(options.project, files, settings, collected)) {
    if (files.outside.includes(key)) continue;
    const loaded = loadSystemFile(shown(join(systemsFolder(options.project), `${key}.yaml`)), {
      environment: settings.environment,
      config: (system) => configOf(system, options.config),
      asOf: options.asOf,
      vocabulary,
    });
    collected.push(...loaded.problems);
    const system = loaded.system ?? loaded.unbroken?.system;
    // Planning trusts the data rooms: what is wrong with them is said once, where it is.
    if (!system || catalogue.problems.length + drawn.problems.length > 0) continue;
    const plan = planSystem(system, catalogue, { runbookBase: settings.runbooks, boards: drawn.boards });
    const found: Problem[] = [];
    const composed = composeSystem(plan, loaded.configKeys, { ...options, settings }, found);
    const { unbroken } = loaded;
    collected.push(...(unbroken ? found.filter(unbroken.holds) : found));
    if (loaded.system) systems.push(composed);
    if (loaded.system && found.length === 0) sound.push(composed);
  }
  const lock = checkLock(options.project, files.keys, options.asOf);
  collected.push(...lock.problems, ...namesClaimedTwice(systems), ...namesTwice(systems), ...referenceProblems(sound));
  const secretKeys = new Set(systems.flatMap(secretsOf));
  collected.push(...plainSecrets(secretKeys, options.config));
  return {
    settings,
    systems,
    secretKeys,
    overrides: [...catalogue.overrides, ...drawn.overrides],
    prices: prices.tables,
    problems: distinctProblems(collected.map((problem) => placed(problem, options.config))),
    notes: distinctProblems([...lock.notes, ...systems.flatMap(({ plan }) => plan.notes)]),
  };
}

/** The composition of a stack whose files nobody can read. */
export function refused(stack: string, problems: readonly Problem[]): Composition {
  const settings: Settings = { stack, environment: stack, where: {}, owns: [], runbooks: "" };
  return { settings, systems: [], secretKeys: new Set(), overrides: [], prices: [], problems, notes: [] };
}

function composeSystem(
  plan: Plan,
  configKeys: readonly string[],
  surroundings: Surroundings,
  problems: Problem[],
): ComposedSystem {
  const { system } = plan;
  const { config } = surroundings;
  const parts = synthSystem(plan, surroundings, problems);
  const syntheses = parts.map(({ synthesis }) => synthesis);
  problems.push(...configUnderNewName(system, config), ...retirementProblems(plan, syntheses), ...plan.problems);
  problems.push(...syntheses.flatMap((synthesis) => synthesis.problems));
  const read = [...configKeys.map((key) => `${system.key}:${key}`), ...parts.flatMap(({ secretKeys }) => secretKeys)];
  problems.push(...systemConfigProblems(system, read, config));
  const notes = systemConfigNotes(system, read, config).map((note) => placed(note, config));
  return { plan: { ...retiredPlan(plan), notes: [...plan.notes, ...notes] }, parts };
}

/** Configuration keys of what is secret about a system: what its platforms use as such, and what it says is. */
function secretsOf({ plan: { system }, parts }: ComposedSystem): string[] {
  const receivers = system.receivers.filter(({ secret }) => secret).map(({ config }) => `${system.key}:${config}`);
  return [...receivers, ...parts.flatMap(({ secretKeys }) => secretKeys)];
}

/** The systems this stack deploys. A file that vanished is a problem: systems leave only on purpose. */
function systemKeys(
  project: string,
  { keys: present, misnamed, outside }: ReturnType<typeof systemFiles>,
  settings: Settings,
  problems: Problem[],
): string[] {
  const folder = systemsFolder(project);
  problems.push(
    ...misnamed.map(
      (file): Problem => ({
        code: "CONFIG-SYSTEMS",
        path: shown(join(folder, file)),
        what: "a file that is not read",
        allowed: "<name>.yaml",
        change: `rename it to ${file.replace(/\.yml$/i, "")}.yaml, or move it out of systems/`,
      }),
    ),
  );
  problems.push(
    ...outside.map(
      (key): Problem => ({
        code: "CONFIG-SYSTEMS",
        path: shown(join(folder, `${key}.yaml`)),
        what: "a link that leads out of the project",
        change: "put the file itself here: what is deployed is what is reviewed",
      }),
    ),
  );
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

interface Surroundings extends ComposeOptions {
  readonly settings: Settings;
}

function synthSystem(plan: Plan, surroundings: Surroundings, problems: Problem[]): ComposedPart[] {
  const { project, settings, config } = surroundings;
  const { outputs, problems: malformed } = stackOutputsOf(plan.system.key, config);
  problems.push(...malformed);
  return providersOf(plan.system.where).flatMap((provider) => {
    const alias = plan.system.where[provider.name as ProviderName];
    if (alias === undefined) return [];
    const { place, problem } = placeOf(settings, provider.name, alias, plan.system.key);
    if (!place) {
      if (problem) problems.push(problem);
      return [];
    }
    const context: SynthContext = { place, owns: settings.owns };
    const synthesis = retiredRendering(provider.synth(plan, context), plan.system, provider.contracts);
    problems.push(...misplacedStackOutputs(plan.system.key, outputs, synthesis));
    if (synthesis.declarations.length > 0)
      problems.push(...missingSdk(provider.sdk.npm, `deploying to ${provider.name}`, project));
    const secretKeys = secretKeysOf(provider, place, synthesis);
    problems.push(...missingSecrets(secretKeys, `${plan.system.key} on ${provider.name} ${alias}`, config));
    return [{ provider, context, synthesis, secretKeys }];
  });
}
