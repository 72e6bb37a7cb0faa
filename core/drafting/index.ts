/** Statements of a document and the catalogue to a draft of a system file. Pure. */
import type { Statement } from "../document";
import { Alerts } from "./alerts";
import { Desk, type DraftOptions } from "./desk";
import type { Draft, DraftEntry, Plain } from "./draft";
import { Notification } from "./notification";
import { Objectives } from "./objectives";
import { Probes } from "./probes";
import { Resources } from "./resources";
import { type Row, rowsOf } from "./rows";
import { Storage } from "./storage";
import { keyOf } from "./words";
import { Work } from "./work";

export type { DraftOptions } from "./desk";
export { type Draft, type DraftEntry, type Plain, plainOf, type Question, sourcesOf } from "./draft";
export { type Change, merge } from "./merge";
export { languageOf, type Platform, platformOf, platforms, zoneIn } from "./platforms";
export { numberRows } from "./row-ids";
export { changedText, textOf } from "./yaml";

/** Why an entry cannot be what it was drafted as, by section and key. */
export type Refusals = ReadonlyMap<string, string>;

/**
 * Drafts entries from statements in document order. Statements that are in no entry, and those of entries that were
 * refused before (`alerts web.cpu`), are unmapped.
 */
export function draftSystem(all: readonly Statement[], options: DraftOptions, refused: Refusals = new Map()): Draft {
  const statements = withoutTitle(all);
  const desk = new Desk(options);
  const resources = new Resources(desk);
  const alerts = new Alerts(desk, resources);
  const notification = new Notification(desk);
  const objectives = new Objectives(desk, resources);
  const storage = new Storage(desk, resources);
  const probes = new Probes(desk);
  const work = new Work(desk);
  const rows = rowsOf(statements);
  const left = rows.map((row): readonly [Row, readonly Statement[]] => {
    const rest = [probes, notification, objectives, storage, alerts, work].reduce<readonly Statement[]>(
      (open, part) => (open.length === 0 ? open : part.take({ ...row, statements: open })),
      row.statements,
    );
    return [row, rest];
  });
  resources.finish();
  alerts.finish();
  objectives.finish();
  storage.finish();
  notification.finish(alerts.severities());
  const entries = desk.entries.filter(({ section, key }) => !refused.has(`${section} ${key}`));
  const dropped = desk.entries.filter((entry) => !entries.includes(entry));
  const unmapped = unmappedOf(desk, rows, left, dropped, refused);
  const everything = [...entries, ...unmapped].sort((a, b) => lineOf(a) - lineOf(b));
  const head = headOf(options, statements, everything);
  return { system: options.system, head, entries: everything, questions: usedQuestions(desk, everything) };
}

/** The heading that everything is under is the title of the document and no place in it. */
function withoutTitle(statements: readonly Statement[]): Statement[] {
  const tops = new Map<string, Set<string>>();
  for (const { file, heading } of statements) {
    const own = tops.get(file) ?? new Set();
    tops.set(file, own.add(heading.length > 1 ? (heading[0] ?? "") : ""));
  }
  const hasTitle = (file: string) => tops.get(file)?.size === 1 && !tops.get(file)?.has("");
  return statements.map((one) => (hasTitle(one.file) ? { ...one, heading: one.heading.slice(1) } : one));
}

/** Entries without a line come last, in the order they were made. */
function lineOf({ source }: DraftEntry): number {
  return source === undefined ? Number.MAX_SAFE_INTEGER : Number(source.slice(source.lastIndexOf(":") + 1));
}

function headOf(options: DraftOptions, statements: readonly Statement[], entries: readonly DraftEntry[]): Plain {
  const { system, language, timezone, platform, answers } = options;
  const files = [...new Set(statements.map(({ file }) => file))];
  const [file = ""] = files;
  const name = file.slice(file.lastIndexOf("/") + 1);
  const { version, title = system } = headingOf(options.lines.get(file) ?? []);
  const document = { name, version, file: files.length > 1 ? files : file };
  const kinds = entries.map(({ value: { kind } }) => String(kind)).map((kind) => answers.get(kind.slice(1)) ?? kind);
  const usesPrometheus = kinds.some((kind) => kind.startsWith("prometheus."));
  const engine = platform === "azure" ? "azure-prometheus" : "prometheus";
  const cluster = usesPrometheus && platform === "aws" ? { kubernetes: "main" } : {};
  const escalates = entries.some(({ section }) => section === "escalations");
  return {
    system,
    title,
    language,
    timezone,
    document,
    ...(usesPrometheus && { engines: { promql: engine } }),
    where: { [platform]: "main", ...cluster, ...(escalates && { pagerduty: "main" }) },
  };
}

/** Title and version that the first lines of a document say: in its settings, its title, or `Version 2.3` below it. */
function headingOf(lines: readonly string[]): { readonly version: string; readonly title: string | undefined } {
  const head = lines.slice(0, 30).map((line) => line.normalize("NFKC"));
  const first = (pattern: RegExp) =>
    head.map((line) => pattern.exec(line)?.[1]?.trim()).find((found) => found !== undefined && found !== "");
  const version = /^(?:version|revision|版|バージョン):\s*["']?([\w.-]+)/i;
  const written = /(?:version|revision|\bv|第|バージョン)\s?:?\s?(\d+(?:\.\d+)*)(?:\s?版)?(?![\w年章条回])/i;
  return {
    version: first(version) ?? first(written) ?? "1",
    title: first(/^title:\s*["']?(.+?)["']?\s*$/i) ?? first(/^#\s+(.+?)\s*#*$/),
  };
}

function unmappedOf(
  desk: Desk,
  rows: readonly Row[],
  left: readonly (readonly [Row, readonly Statement[]])[],
  dropped: readonly DraftEntry[],
  refused: Refusals,
): DraftEntry[] {
  const before = desk.entries.length;
  const add = (row: Row, statements: readonly Statement[], because?: string) => {
    const [first] = statements;
    if (!first) return;
    const nearest = desk.names.nearest(row.subjects.slice(0, 2));
    const value: Plain = {
      row: desk.row(first),
      from: row.from,
      says: [...new Set(statements.map((one) => desk.says(one)))].join(" / "),
      ...(nearest.length > 0 && { nearest }),
      ...(because !== undefined && { because }),
    };
    desk.add("unmapped", keyOf(row.title, "statement"), row, value, statements);
  };
  for (const [row, rest] of left) add(row, rest);
  for (const { section, key, statements } of dropped) {
    const row = rows.find((one) => statements.some((statement) => one.statements.includes(statement)));
    if (row) add(row, statements, `${section} ${key}: ${refused.get(`${section} ${key}`)}`);
  }
  return desk.entries.slice(before);
}

/** Questions for which a value waits. */
function usedQuestions(desk: Desk, entries: readonly DraftEntry[]) {
  const text = JSON.stringify(entries.map(({ value }) => value));
  return desk.questions.filter(({ key }) => text.includes(`?${key}`));
}
