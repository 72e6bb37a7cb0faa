import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parse } from "yaml";
import { ruleFolders } from "../../components/project-files";
import { loadCatalogue } from "../../core/catalogue";
import type { Statement } from "../../core/document";
import {
  type Change,
  changedText,
  type Draft,
  type DraftOptions,
  languageOf,
  merge,
  numberRows,
  type Plain,
  type Platform,
  plainOf,
  platformOf,
  sourcesOf,
  textOf,
  zoneIn,
} from "../../core/drafting";
import { formatProblem } from "../../core/model";
import { refuse } from "../choose";
import { type DocumentFile, readDocumentFile } from "../document/file";
import { draftThatLoads } from "./draft";
import { type Outcome, printOutcome } from "./text";

export interface ImportOptions {
  readonly system: string;
  readonly platform?: Platform;
  readonly kinds?: ReadonlyMap<string, string>;
  readonly answer: ReadonlyMap<string, string>;
  readonly timezone?: string;
  readonly asOf: string;
  readonly json?: boolean;
}

interface Files {
  /** The system file. */
  readonly file: string;
  /** What was drafted last, beside it: what people changed since is the difference. */
  readonly last: string;
}

/**
 * `hozen import FILE...`: drafts a system file from documents, or brings a document's changes into the one that is
 * there. Exit 0 drafted, 1 a document cannot be read, 2 misuse.
 */
export function importDocuments(files: readonly string[], options: ImportOptions, project = process.cwd()): number {
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(options.system))
    return misuse("--system takes 2 to 31 lower-case letters, digits and dashes, a letter first");
  const where: Files = {
    file: join(project, "systems", `${options.system}.yaml`),
    last: join(project, "systems", ".drafts", `${options.system}.yaml`),
  };
  if (existsSync(where.file) && !existsSync(where.last)) {
    return misuse(`${relative(project, where.file)} was not drafted by hozen import; take another name`);
  }
  const mine = plainAt(where.file);
  const read = readIn(files, options.timezone ?? textAt(mine, ["timezone"]));
  const problems = read.flatMap(({ problems: found }) => found);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  if (read.some(({ text }) => text === "")) return 1;
  const named = (file: string) => relative(project, file);
  const statements = read.flatMap((document) => document.statements.map((one) => ({ ...one, file: named(one.file) })));
  const platform = options.platform ?? platformIn(mine) ?? platformOf(read.map(({ text }) => text).join("\n"));
  if (!platform) return misuse("the document names no platform; add --platform aws, azure or kubernetes");
  const lines = new Map(read.map(({ text }, at) => [named(files[at] ?? ""), text.split(/\r?\n/)]));
  const settings = settingsOf(options, platform, statements, lines, mine, project);
  if (settings.catalogue.problems.length > 0) return refuse(settings.catalogue.problems.map(formatProblem), 1);
  const draft = draftThatLoads(statements, settings, { project, asOf: options.asOf });
  const unknown = [...options.answer.keys()].filter((key) => !draft.questions.some((question) => question.key === key));
  if (unknown.length > 0) {
    const keys = draft.questions.map(({ key }) => key).join(", ");
    return misuse(`no question of this name: ${unknown.join(", ")}; there are ${keys || "none"}`);
  }
  const outcome = write(draft, where, options, mine);
  printOutcome(
    { ...outcome, file: relative(project, where.file), draft, statements: statements.length },
    options.json === true,
  );
  return 0;
}

/** Documents read with the zone that is given, or the one that they state most: times without a zone are in it. */
function readIn(files: readonly string[], timezone: string | undefined): DocumentFile[] {
  const read = (zone: string | undefined) => files.map((file) => readDocumentFile(file, { timezone: zone }));
  if (timezone !== undefined) return read(timezone);
  return read(zoneFor(read(undefined).flatMap(({ statements }) => statements)));
}

function zoneFor(statements: readonly Statement[]): string {
  return zoneIn(statements) ?? (languageOf(statements) === "ja" ? "Asia/Tokyo" : "UTC");
}

function misuse(message: string): number {
  process.stderr.write(`hozen: ${message}\n`);
  return 2;
}

function settingsOf(
  options: ImportOptions,
  platform: Platform,
  statements: readonly Statement[],
  lines: DraftOptions["lines"],
  mine: Plain | undefined,
  project: string,
): DraftOptions {
  const language = languageOf(statements);
  return {
    system: options.system,
    platform,
    language,
    timezone: options.timezone ?? textAt(mine, ["timezone"]) ?? zoneFor(statements),
    catalogue: loadCatalogue(ruleFolders(project)),
    kinds: new Map([...chosenKinds(mine), ...(options.kinds ?? [])]),
    answers: new Map([...answersIn(mine), ...options.answer]),
    lines,
  };
}

/** Writes the draft, or merges it into the file; what was drafted is kept beside for the next time. */
function write(
  draft: Draft,
  { file, last }: Files,
  options: ImportOptions,
  mine: Plain | undefined,
): Pick<Outcome, "changes"> {
  const base = plainAt(last);
  const next = numberRows(plainOf(draft), options.system, base);
  const sources = sourcesOf(draft);
  const changes = mine && base ? merge(base, mine, next) : [];
  const text = mine && base ? changedText(readFileSync(file, "utf8"), changes, sources) : textOf(next, sources);
  mkdirSync(dirname(last), { recursive: true });
  writeFileSync(file, withAnswers(text, options.answer));
  writeFileSync(last, textOf(next, sources));
  return { changes };
}

function withAnswers(text: string, answers: ReadonlyMap<string, string>): string {
  const changes = [...answers].map(
    ([key, after]): Change => ({ path: ["questions", key, "answer"], kind: "changed", after }),
  );
  return changes.length === 0 ? text : changedText(text, changes, new Map());
}

function plainAt(file: string): Plain | undefined {
  return existsSync(file) ? ((parse(readFileSync(file, "utf8"), { merge: true }) ?? {}) as Plain) : undefined;
}

function entriesAt(tree: Plain | undefined, section: string): [string, Plain][] {
  return Object.entries((tree?.[section] ?? {}) as Record<string, Plain>);
}

function textAt(tree: Plain | undefined, [key = ""]: readonly string[]): string | undefined {
  const value = tree?.[key];
  return typeof value === "string" ? value : undefined;
}

function answersIn(tree: Plain | undefined): [string, string][] {
  return entriesAt(tree, "questions").flatMap(([key, { answer }]) => (answer == null ? [] : [[key, String(answer)]]));
}

/** Kinds that are written in the file, by people or by an earlier `--kinds`. */
function chosenKinds(tree: Plain | undefined): [string, string][] {
  return entriesAt(tree, "resources").flatMap(([key, { kind }]) =>
    typeof kind === "string" && !kind.startsWith("?") ? [[key, kind]] : [],
  );
}

function platformIn(tree: Plain | undefined): Platform | undefined {
  const [name] = Object.keys((tree?.where ?? {}) as Plain);
  return name === "aws" || name === "azure" || name === "kubernetes" ? name : undefined;
}
