import type { Statement } from "../document";

/** Statements of one row of a table, one sentence or one line of code, in document order. */
export interface Row {
  readonly statements: readonly Statement[];
  readonly first: Statement;
  /** Heading path, going on into the row. */
  readonly from: string;
  /** What the row calls its subject, the nearest text first. */
  readonly subjects: readonly string[];
  readonly title: string;
}

/** Rows of statements, in document order. */
export function rowsOf(statements: readonly Statement[]): Row[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const { file, line, about } = statement;
    const key = JSON.stringify([file, ...placeOf(line, about)]);
    groups.set(key, [...(groups.get(key) ?? []), statement]);
  }
  return [...groups.values()].flatMap(rowOf);
}

/** A sentence goes on over a line break. */
function placeOf(line: number, { origin, row, block, sentence }: Statement["about"]): readonly unknown[] {
  if (origin === "table") return [line, row];
  return origin === "code" || origin === "front-matter" ? [line] : [block, sentence];
}

function rowOf(statements: readonly Statement[]): Row[] {
  const [first] = statements;
  if (!first) return [];
  const { about, heading } = first;
  const names = about.origin === "table" ? [about.row.join(" ")] : about.parents.map(label);
  const inner = names.filter((name) => name !== "");
  const from = [...heading, ...inner].join(" > ") || "(start)";
  const cells = about.origin === "table" || about.origin === "code" ? [about.row.join(" ")] : [];
  const subjects = [...cells, about.sentence, ...[...about.parents].reverse(), ...[...heading].reverse()];
  const title = inner.at(-1) ?? label(about.origin === "code" ? about.row.join(" ") : about.sentence);
  return [{ statements, first, from, subjects: subjects.filter((text) => text !== ""), title }];
}

/** What one statement is about, the nearest text first: the clause before its value, then what is around it. */
export function subjectsOf({ subjects }: Row, { about, words }: Statement): string[] {
  if (about.origin === "table" || about.origin === "code") return [...subjects, ...about.column];
  const plain = about.sentence.normalize("NFKC");
  const at = placeOfWords({ about, words });
  const clause =
    at < 0
      ? ""
      : (plain
          .slice(0, at)
          .split(/[、,;；。]|または|及び|\bor\b|\band\b/)
          .at(-1) ?? "");
  return [clause, plain, ...subjects.filter((text) => text !== about.sentence), ...about.column];
}

/** Where the words of a statement are in its sentence, in half width: `4時間` is not in `24時間`; -1 for nowhere. */
export function placeOfWords({ about, words }: Pick<Statement, "about" | "words">): number {
  const [text, own] = [about.sentence, words].map((one) => one.normalize("NFKC")) as [string, string];
  const isWhole = (at: number) => !(/^\d/.test(own) && /[\d.]/.test(text[at - 1] ?? ""));
  for (let at = text.indexOf(own); at >= 0; at = text.indexOf(own, at + 1)) if (isWhole(at)) return at;
  return -1;
}

/** The part of a list item that names it. */
function label(text: string): string {
  const [head = ""] = text.split(/：|:(?=\s|$)/);
  const plain = head.trim();
  if (plain.length <= 60) return plain;
  const cut = plain.slice(0, 60);
  return /^.{20,}\s/.test(cut) && /\S/.test(plain[60] ?? "") ? cut.slice(0, cut.lastIndexOf(" ")) : cut;
}

/** The words of a statement in their cell or sentence, as the document writes them. */
export function saysOf({ line, words, about }: Statement, lines: readonly string[]): string {
  const text = lines[line - 1] ?? "";
  const pieces = about.origin === "table" ? text.split(/(?<!\\)\|/) : text.split(/(?<=。)|(?<=[.!?])\s+/);
  const fitting = pieces.filter((one) => one.includes(words));
  const own = fitting.find((one) => bare(about.sentence).includes(bare(one).slice(0, 16)));
  const piece = (own ?? fitting[0])?.trim() ?? words;
  return about.origin === "table" ? piece : piece.replace(/^([-*+]|\d+[.)])\s+/, "");
}

function bare(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/^\s*([-*+]|\d+[.)])\s+/, "")
    .replace(/[*`_\s]/g, "");
}
