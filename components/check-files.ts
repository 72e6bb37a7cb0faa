import { type Catalogue, loadBoards, loadCatalogue, vocabularyOf } from "../core/catalogue";
import { loadSystemFile, standIn } from "../core/loader";
import { type BoardSpec, distinctProblems, type Plan, type Problem, type ProviderName } from "../core/model";
import { planSystem } from "../core/planning";
import { boardFolders, ruleFolders } from "./project-files";
import type { Provider } from "./provider";
import { providersOf } from "./registry";

export interface CheckFilesOptions {
  /** Folder whose `alert-rules/` are read beside the built-in ones. */
  readonly project: string;
  readonly environment: string;
  /** Today, as YYYY-MM-DD. */
  readonly asOf: string;
}

/**
 * What can be known of system files without any stack: their grammar, their names, their rules, and what their
 * platforms accept. Values that only a stack's configuration has are taken as given.
 */
export function checkFiles(files: readonly string[], options: CheckFilesOptions): Problem[] {
  const catalogue = loadCatalogue(ruleFolders(options.project));
  const drawn = loadBoards(boardFolders(options.project), catalogue);
  const flawed = [...catalogue.problems, ...drawn.problems];
  const boards = flawed.length === 0 ? drawn.boards : undefined;
  const found = files.flatMap((file) => checkFile(file, catalogue, boards, options));
  return distinctProblems([...flawed, ...found]);
}

/** Without boards only the grammar and the names are checked: a data room is flawed, and planning trusts them. */
function checkFile(
  file: string,
  catalogue: Catalogue,
  boards: readonly BoardSpec[] | undefined,
  { environment, asOf }: CheckFilesOptions,
): readonly Problem[] {
  const vocabulary = vocabularyOf(catalogue);
  const given = { environment, asOf, vocabulary, config: {}, withoutStack: true };
  const { system, unbroken, problems, unknown = [] } = loadSystemFile(file, given);
  const planned = system ?? unbroken?.system;
  if (!planned || !boards) return problems;
  const plan = planSystem(planned, catalogue, { runbookBase: "https://runbooks.example.com", boards });
  const found = [...plan.problems, ...refusals(plan)].filter(({ path = "" }) => !waits(path, unknown));
  return [...problems, ...found.filter((problem) => unbroken?.holds(problem) ?? true)];
}

/** Skips entries whose values are only in the stack's configuration. */
function waits(path: string, unknown: readonly string[]): boolean {
  return path !== "" && unknown.some((one) => one.startsWith(`${path}.`) || one.startsWith(`${path}[`));
}

/** What the platforms of a system would refuse wherever it is deployed. */
function refusals(plan: Plan): Problem[] {
  return providersOf(plan.system.where).flatMap((provider) => {
    const alias = plan.system.where[provider.name as ProviderName];
    if (alias === undefined) return [];
    const place = { alias, settings: provider.nowhere };
    const { problems } = provider.synth(plan, { place });
    return problems.filter((problem) => !isOfStack(problem, provider));
  });
}

/** Problems caused by missing stack settings or by the placeholder location are not the file's fault. */
function isOfStack({ path = "", given, allowed = "" }: Problem, { nowhere }: Provider): boolean {
  return path.startsWith("hozen:") || given === standIn || Object.values(nowhere).includes(allowed);
}
