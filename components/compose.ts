import { join } from "node:path";
import { loadBoards, loadCatalogue, loadPrices } from "../core/catalogue";
import { loadSystemFile } from "../core/loader";
import {
  distinctProblems,
  type Plan,
  type PriceTable,
  type Problem,
  type ProviderName,
  type StackConfig,
  type Synthesis,
} from "../core/model";
import { planSystem } from "../core/planning";
import { contractProblems } from "./contract-problems";
import { boardFolders, priceFolders, ruleFolders, shown, systemFiles, systemsFolder } from "./project-files";
import type { Provider, SynthContext } from "./provider";
import { allProviders } from "./registry";
import { configUnderNewName, namesClaimedTwice } from "./renamed-systems";
import { retiredPlan, retiredRendering, retirementProblems } from "./retirement";
import { missingSdk } from "./sdk";
import { sdkPackage } from "./sdk-classes";
import { missingSecrets } from "./secrets";
import { configOf, placeOf, readSettings, type Settings } from "./settings";
import { misplacedStackOutputs, stackOutputsInSettings, stackOutputsOf } from "./stack-output-problems";
import { checkLock } from "./system-lock";

/** Everything decided before the first resource is made: what each system becomes on each platform. */
export interface Composition {
  readonly settings: Settings;
  readonly systems: readonly ComposedSystem[];
  /** Catalogue entries the user's own `alert-rules/` replaced. */
  readonly overrides: readonly { readonly name: string; readonly by: string; readonly instead: string }[];
  /** What the platforms charge, as far as a table is kept of it. */
  readonly prices: readonly PriceTable[];
  readonly problems: readonly Problem[];
  /** Worth knowing, not wrong. */
  readonly notes: readonly Problem[];
}

export interface ComposedSystem {
  readonly plan: Plan;
  readonly parts: readonly ComposedPart[];
}

export interface ComposedPart {
  readonly provider: Provider;
  readonly context: SynthContext;
  readonly synthesis: Synthesis;
}

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
  const vocabulary = { concepts: [...catalogue.concepts.keys()], kinds: catalogue.kinds };
  const drawn = loadBoards(boardFolders(options.project), catalogue);
  const prices = loadPrices(priceFolders(options.project));
  const collected = [
    ...problems,
    ...missingSdk("@pulumi/pulumi", "every deployment", options.project),
    ...stackOutputsInSettings(options.config),
    ...[catalogue, drawn, prices].flatMap((data) => data.problems),
  ];
  const systems: ComposedSystem[] = [];
  const files = systemFiles(options.project);
  for (const key of systemKeys(options.project, files, settings, collected)) {
    const loaded = loadSystemFile(shown(join(systemsFolder(options.project), `${key}.yaml`)), {
      environment: settings.environment,
      config: (system) => configOf(system, options.config),
      asOf: options.asOf,
      vocabulary,
    });
    collected.push(...loaded.problems);
    if (!loaded.system) continue;
    collected.push(...configUnderNewName(loaded.system, options.config));
    const plan = planSystem(loaded.system, catalogue, { runbookBase: settings.runbooks, boards: drawn.boards });
    const parts = synthSystem(plan, { ...options, settings }, collected);
    const syntheses = parts.map(({ synthesis }) => synthesis);
    collected.push(...retirementProblems(plan, syntheses), ...plan.problems);
    collected.push(...syntheses.flatMap((synthesis) => synthesis.problems));
    systems.push({ plan: retiredPlan(plan), parts });
  }
  const lock = checkLock(options.project, files.keys, options.asOf);
  collected.push(...lock.problems, ...namesClaimedTwice(systems), ...contractProblems(systems));
  return {
    settings,
    systems,
    overrides: [...catalogue.overrides, ...drawn.overrides],
    prices: prices.tables,
    problems: distinctProblems(collected),
    notes: distinctProblems([...lock.notes, ...systems.flatMap(({ plan }) => plan.notes)]),
  };
}

/** The systems this stack deploys. A file that vanished is a problem: systems leave only on purpose. */
function systemKeys(
  project: string,
  { keys: present, misnamed }: ReturnType<typeof systemFiles>,
  settings: Settings,
  problems: Problem[],
): string[] {
  const folder = systemsFolder(project);
  problems.push(
    ...misnamed.map((file) => ({
      code: "CONFIG-SYSTEMS",
      path: shown(join(folder, file)),
      what: "a file that is not read",
      allowed: "<name>.yaml",
      change: `rename it to ${file.replace(/\.yml$/i, "")}.yaml, or move it out of systems/`,
    })),
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
  return allProviders().flatMap((provider) => {
    const alias = plan.system.where[provider.name as ProviderName];
    if (alias === undefined) return [];
    const { place, problem } = placeOf(settings, provider.name, alias, plan.system.key);
    if (!place) {
      if (problem) problems.push(problem);
      return [];
    }
    const context: SynthContext = { place, stack: settings.stack, owns: settings.owns };
    const synthesis = retiredRendering(provider.synth(plan, context), plan.system, provider.contracts);
    problems.push(...misplacedStackOutputs(plan.system.key, outputs, synthesis));
    if (synthesis.declarations.length > 0)
      problems.push(...missingSdk(sdkPackage(provider.sdk), `deploying to ${provider.name}`, project));
    problems.push(...missingSecrets(plan.system.key, provider, place, synthesis, config));
    return [{ provider, context, synthesis }];
  });
}
