import stringWidth from "string-width";

/** Columns of a terminal nobody has made larger. */
export const width = 80;

/**
 * `label      text`, wrapped so that nothing runs past the edge: at spaces, and between any two characters of scripts
 * that have none; between the items of a list only. What is longer than a line (names of resources) stays whole.
 */
export function field(label: string, text: string | readonly string[], indent: number): string[] {
  const parts =
    typeof text === "string" ? pieces(text) : text.map((item, at) => (at < text.length - 1 ? `${item}, ` : item));
  return wrap(parts, width - indent).map((line, at) => (at === 0 ? label : "").padEnd(indent) + line);
}

function wrap(parts: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of parts) {
    const longer = line + piece;
    if (line.trim() !== "" && stringWidth(longer.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line = longer;
  }
  return line.trim() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** Words with the space behind them; a wide character is a piece of its own, with the marks that open or close at it. */
function pieces(text: string): string[] {
  return (
    text.match(
      /[（「『【]*[\u3000-\u9fff\uff00-\uffef][、。，）」』】ー]*\s*|[^\s\u3000-\u9fff\uff00-\uffef]+[、。，）」』】]*\s*|\s+/g,
    ) ?? []
  );
}
