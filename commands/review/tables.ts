/** Rows of one table before the rest is only counted: a comment has room for 65,536 characters. */
const longest = 40;

/**
 * Text of an unknown author, harmless inside Markdown: no markup, no table cell, nobody is mentioned, no issue or commit
 * is referred to and no address becomes a link.
 */
export function plain(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replace(/#(?=\d)/g, "&#35;")
    .replaceAll("@", "&#64;")
    .replace(/\bGH-(?=\d)/gi, (written) => `${written.slice(0, 2)}&#45;`)
    .replaceAll("://", "&#58;//")
    .replace(/\bwww\./gi, (written) => `${written.slice(0, 3)}&#46;`)
    .replace(/\s+/g, " ");
}

/** Text in the type of code. */
export function code(text: string): string {
  return text === "" ? "" : `\`${text.replaceAll("`", "'").replaceAll("|", "\\|").replace(/\s+/g, " ")}\``;
}

/** A value of a resource's inputs, cut to what a cell can show. */
export function valueCell(value: unknown): string {
  if (value === undefined) return "–";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return code(text.length > 120 ? `${text.slice(0, 119)}…` : text);
}

/** A Markdown table; rows beyond the longest a comment can take are counted. Cells are Markdown already. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  more: (count: number) => string,
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const shown = rows.slice(0, longest);
  const rest = rows.length > shown.length ? ["", more(rows.length - shown.length)] : [];
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...shown.map(line), ...rest].join("\n");
}

/** A list, as long as a table may be. */
export function list(items: readonly string[], more: (count: number) => string): string {
  const shown = items.slice(0, longest).map((item) => `- ${item}`);
  return [...shown, ...(items.length > longest ? [`- ${more(items.length - longest)}`] : [])].join("\n");
}

/** A part folded away under its heading. */
export function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
