/** Text that is safe in HTML and in its attributes. */
export function text(value: string): string {
  return value.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A Markdown table, the one thing text panels hold, as an HTML table; other lines become paragraphs. */
export function markdownTable(markdown: string): string {
  const lines = markdown.split("\n");
  const rows = lines.filter((line) => line.startsWith("|")).map(cells);
  const others = lines.filter((line) => !line.startsWith("|") && line.trim() !== "");
  const [head, , ...body] = rows;
  const paragraphs = others.map((line) => `<p>${text(line)}</p>`).join("");
  if (!head) return paragraphs;
  return `${paragraphs}${table(head, body)}`;
}

export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const row = (tag: string, values: readonly string[]) =>
    `<tr>${values.map((value) => `<${tag}>${text(value)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${row("th", head)}</thead><tbody>${body.map((values) => row("td", values)).join("")}</tbody></table>`;
}

/** Cells between bars that are not escaped; an escaped letter stands for itself. */
function cells(line: string): string[] {
  return line
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\(.)/g, "$1"));
}
