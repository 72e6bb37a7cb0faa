import { type Catalogue, loadCatalogue, vocabularyOf } from "../core/catalogue";
import { loadSystem, type SystemSource } from "../core/loader";
import { type Plan, type Problem, ProblemsError } from "../core/model";
import { planSystem as planLoaded } from "../core/planning";
import { ruleFolders } from "./project-files";

export type { SystemSource };

export interface PlanSystemOptions {
  /** E.g. `prod`; part of every physical name. */
  readonly environment: string;
  /** Today, as YYYY-MM-DD: an input, so that the same system gives the same plan. */
  readonly asOf: string;
  /** What `${config.x}` and the addresses of receivers are: keys without the system's prefix. Default: none. */
  readonly config?: Readonly<Record<string, string>>;
  /** Where runbook pages are published, `https://runbooks.example.com`; links are `<base>/<system>/<page>`. */
  readonly runbooks: string;
  /** Folder whose `alert-rules/` are read beside the built-in ones. Default: the current one. */
  readonly project?: string;
}

/**
 * The plan of a system written in TypeScript rather than YAML: alerts, routes, log stores, backups, budgets and the rest,
 * checked and planned as a file is. Throws a `ProblemsError` with everything that is wrong; each problem names the path
 * of the value. Pure apart from reading the catalogue.
 */
export function planSystem(source: SystemSource, options: PlanSystemOptions): Plan {
  const { plan, problems } = planOf(source, options);
  if (!plan || problems.length > 0) throw new ProblemsError(problems);
  return plan;
}

/** The same with its problems, for who words them in terms of his own arguments. */
export function planOf(source: SystemSource, options: PlanSystemOptions): { plan?: Plan; problems: Problem[] } {
  const catalogue = catalogueOf(options.project ?? process.cwd());
  const { system, problems } = loadSystem(JSON.stringify(source), {
    file: "program",
    environment: options.environment,
    asOf: options.asOf,
    config: options.config ?? {},
    vocabulary: { ...vocabularyOf(catalogue), properties: undefined },
  });
  if (!system || catalogue.problems.length > 0) return { problems: [...catalogue.problems, ...problems].map(unplaced) };
  const plan = planLoaded(system, catalogue, { runbookBase: options.runbooks });
  return { plan, problems: plan.problems.map(unplaced) };
}

/** An object has no lines: its path says where. Catalogue files have. */
function unplaced({ at, ...problem }: Problem): Problem {
  return at && at.file !== "program" ? { ...problem, at } : problem;
}

/** By project; a program makes many components of one catalogue. */
const catalogues = new Map<string, Catalogue>();

function catalogueOf(project: string): Catalogue {
  const known = catalogues.get(project) ?? loadCatalogue(ruleFolders(project));
  catalogues.set(project, known);
  return known;
}
