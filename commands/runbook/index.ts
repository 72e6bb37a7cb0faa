import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ComposedSystem } from "../../components/composition";
import { plannedReader, type SystemOutputs, systemOutputs } from "../../components/outputs";
import { compareProblems, counted, formatProblem } from "../../core/model";
import { type Chosen, chooseSystems, refuse } from "../choose";
import { type Book, pagesOf } from "./book";
import { plain } from "./markdown";
import { OutputsFileError, readOutputs } from "./outputs-file";
import { type RenderedFile, renderBook } from "./pages";
import { citationsIn, foreignPages, type PageFolder } from "./template";
import { wordsOf } from "./wording";

export interface RunbookOptions {
  readonly stack: string;
  readonly asOf: string;
  readonly system?: string;
  /** File of `pulumi stack output --json`; without it pages show planned names. */
  readonly outputs?: string;
  readonly out: string;
}

/** The pages that come with hozen, in Japanese; beside the sources and, in the package, beside the compiled code. */
const builtInPages = join(__dirname, __filename.endsWith(".ts") ? "../.." : "../../..", "runbooks");

/** `hozen runbook`: exit code 0 rendered, 1 problems in the files, 2 misuse. */
export function runbook(options: RunbookOptions): number {
  const chosen = chooseSystems(options);
  if (typeof chosen === "number") return chosen;
  try {
    return render(chosen, options);
  } catch (error) {
    if (error instanceof OutputsFileError) return refuse([error.message], 2);
    throw error;
  }
}

function render({ systems, composition: { settings } }: Chosen, options: RunbookOptions): number {
  const keys = systems.map(({ plan }) => plan.system.key);
  const given = options.outputs === undefined ? undefined : readOutputs(options.outputs, keys, settings.environment);
  const folders = pageFolders(process.cwd());
  const rendered = systems.map((composed) => {
    const book = bookOf(composed, folders, given?.get(composed.plan.system.key));
    return { book, ...renderBook(book, { folders, asOf: options.asOf, base: settings.runbooks }) };
  });
  const foreign = folders.flatMap(foreignPages);
  const problems = [...foreign, ...rendered.flatMap((system) => system.problems)].sort(compareProblems);
  if (problems.length > 0) return refuse(problems.map(formatProblem), 1);
  const files = rendered.flatMap(({ book, files: own }) =>
    own.map(({ name, text }) => ({ name: join(book.plan.system.key, name), text })),
  );
  const all = options.system === undefined ? [...files, rootIndex(rendered.map(({ book }) => book))] : files;
  write(options.out, all);
  process.stdout.write(`${counted(all.length, "file")} of ${keys.join(", ")} in ${options.out}\n`);
  return 0;
}

/** A system with everything its pages need; names as planned where the stack's outputs are not given. */
export function bookOf(composed: ComposedSystem, folders: readonly PageFolder[], outputs?: SystemOutputs): Book {
  const { plan, parts } = composed;
  return {
    plan,
    outputs: outputs ?? systemOutputs(composed, plannedReader),
    words: wordsOf(plan.system.language),
    citations: citationsIn(folders, plan.system.language, pagesOf(plan)),
    clauses: new Map(plan.clauses.map((clause) => [clause.id, clause])),
    places: Object.fromEntries(parts.map(({ provider, context }) => [provider.name, context.place.settings])),
  };
}

/** The project's own pages go before those that come with hozen. */
export function pageFolders(project: string): PageFolder[] {
  const own = join(project, "runbooks");
  const builtIn: PageFolder = { path: builtInPages, language: "ja" };
  return resolve(own) === resolve(builtInPages) ? [builtIn] : [{ path: own }, builtIn];
}

function rootIndex(books: readonly Book[]): RenderedFile {
  const lines = books.map(({ plan: { system } }) => `- [${plain(system.title)}](${system.key}/index.md)`);
  const words = new Set(books.map(({ words: { labels } }) => labels.runbooks));
  return { name: "index.md", text: `# ${[...words].join(" / ")}\n\n${lines.join("\n")}\n` };
}

function write(folder: string, files: readonly RenderedFile[]): void {
  for (const { name, text } of files) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
