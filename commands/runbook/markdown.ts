import type { Clause } from "../../core/model";
import type { Words } from "./words";

/** Text as Markdown shows it literally, on one line: a break would end a table, a heading or a list. */
export function plain(text: string): string {
  return text.replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, " ").replace(/[\\`*_<|[\]]/g, "\\$&");
}

/** `7. 障害対応 > 障害レベル定義「4時間以内対応」（WS-SEV-03）`, with what was deployed instead where the document is wrong. */
export function quoted({ id, source, correction, supersededBy, because }: Clause, words: Words): string {
  const said = `${plain(source.section)}「${plain(source.quote)}」（${plain(id)}）`;
  const { corrected, superseded } = words.labels;
  if (correction) return `${said} → ${corrected}: ${plain(correction.deployed)}（${plain(correction.because)}）`;
  return supersededBy === undefined ? said : `${said} → ${superseded}: ${supersededBy}（${plain(because ?? "")}）`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return rows.length === 0 ? [] : [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}

/** A heading with its lines; nothing when there are none. */
export function part(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, "", ...lines, ...(lines.at(-1) === "" ? [] : [""])];
}
