import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { installLine } from "../components/package-manager";
import { type Problem, ProblemsError } from "../core/model";
import { importModule } from "./import-module";

/** The folder hozen itself is in. */
export function packageRoot(): string {
  return resolve(__dirname, __filename.endsWith(".ts") ? ".." : "../..");
}

/** Why the program of a project cannot be run, before anything is. */
export function programProblems(main: string, project: string): Problem[] {
  const given = relative(project, main);
  const problem = (detail: Pick<Problem, "what" | "change">): Problem[] => [
    { code: "CONFIG-PROGRAM", path: "main", given, ...detail },
  ];
  if (!existsSync(main)) {
    return problem({ what: "the project has no program of this name", change: "correct main in Pulumi.yaml" });
  }
  if (isOwn(main, project) || !/\.[cm]?ts$/.test(main) || compilerOf(project)) return [];
  return problem({
    what: "a program in TypeScript needs its compiler",
    change: `${installLine(project, ["typescript@5"], "development")}, or write the program in JavaScript, as hozen init does`,
  });
}

/**
 * Loads the program as Pulumi's runner does: a module that exports a function, a promise or plain outputs. Each call runs
 * it anew. A program that throws is a problem that names its file.
 */
export async function runProgram(main: string, project: string): Promise<unknown> {
  try {
    const program = await loadProgram(main, project);
    return await (typeof program === "function" ? (program as () => unknown)() : program);
  } catch (error) {
    if (error instanceof ProblemsError || process.env.HOZEN_DEBUG !== undefined) throw error;
    const given = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
    const what = "the program of the project ends with an error";
    const change = "correct the program; HOZEN_DEBUG=1 shows where";
    throw new ProblemsError([{ code: "CONFIG-PROGRAM", path: relative(project, main), what, given, change }]);
  }
}

let runs = 0;

async function loadProgram(main: string, project: string): Promise<unknown> {
  if (isEsModule(main)) {
    runs += 1;
    const { default: program, ...named } = await importModule(`${pathToFileURL(main).href}?run=${runs}`);
    return program ?? named;
  }
  if (main.endsWith("ts") && !isOwn(main, project)) registerTypeScript(project);
  const file = require.resolve(isOwn(main, project) ? join(__dirname, "..", "index") : main);
  delete require.cache[file];
  return require(file);
}

/** hozen's own repository deploys with the code that plans. */
function isOwn(main: string, project: string): boolean {
  return packageRoot() === resolve(project) && /^index\.[jt]s$/.test(relative(project, main));
}

function isEsModule(file: string): boolean {
  if (!file.endsWith(".js")) return file.endsWith(".mjs");
  return nearestPackage(dirname(file)).type === "module";
}

/** The package.json that governs a folder, its own or one above. */
export function nearestPackage(folder: string): { readonly type?: string } {
  const file = join(folder, "package.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as { type?: string };
  return dirname(folder) === folder ? {} : nearestPackage(dirname(folder));
}

type Compiler = Pick<typeof import("typescript"), "transpileModule" | "ModuleKind" | "ScriptTarget">;

/** The user's own TypeScript: hozen brings none. */
function compilerOf(project: string): Compiler | undefined {
  try {
    const { transpileModule, ...compiler } = createRequire(join(project, "package.json"))("typescript") as Compiler;
    return typeof transpileModule === "function" ? { transpileModule, ...compiler } : undefined;
  } catch {
    return undefined;
  }
}

/** Transpiled, not type-checked: whoever wants it checked runs `tsc`. */
function registerTypeScript(project: string): void {
  const compiler = compilerOf(project);
  if (!compiler) return;
  const { transpileModule, ModuleKind, ScriptTarget } = compiler;
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
  require.extensions[".ts"] ??= (module, fileName) => {
    const { outputText } = transpileModule(readFileSync(fileName, "utf8"), { fileName, compilerOptions });
    (module as unknown as { _compile(code: string, file: string): void })._compile(outputText, fileName);
  };
}
