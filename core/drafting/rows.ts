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
  const at = plain.indexOf(words.normalize("NFKC"));
  const clause =
    at < 0
      ? ""
      : (plain
          .slice(0, at)
          .split(/[、,;；。]|または|及び|\bor\b|\band\b/)
          .at(-1) ?? "");
  return [clause, plain, ...subjects.filter((text) => text !== about.sentence), ...about.column];
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
  const piece = pieces.find((one) => one.includes(words))?.trim() ?? words;
  return about.origin === "table" ? piece : piece.replace(/^([-*+]|\d+[.)])\s+/, "");
}
