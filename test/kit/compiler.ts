import { join } from "node:path";
import ts from "typescript";
import { project } from "./plan";

const sources = new Map<string, ts.SourceFile>();

/** What the compiler says of a text as if it were a file of the project: each error as the text it is about and the message. */
export function compileErrors(file: string, text: string): string[] {
  return linedErrors(file, text).map(({ error }) => error);
}

/** The same, with the line of the text: 0 is the first. */
export function linedErrors(file: string, text: string): { readonly line: number; readonly error: string }[] {
  const path = join(project, file);
  const { config } = ts.readConfigFile(join(project, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [path] }, ts.sys, project);
  const host = ts.createCompilerHost({ ...options, noEmit: true, incremental: false });
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === path || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    if (name === path) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    const known = sources.get(name) ?? getSourceFile(name, ...rest);
    if (known) sources.set(name, known);
    return known;
  };
  const program = ts.createProgram([path], { ...options, noEmit: true, incremental: false }, host);
  return program.getSemanticDiagnostics(program.getSourceFile(path)).map(({ start = 0, length = 0, messageText }) => {
    const [message] = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
    const line = text.slice(0, start).split("\n").length - 1;
    return { line, error: `${text.slice(start, start + length)}: ${message}` };
  });
}
