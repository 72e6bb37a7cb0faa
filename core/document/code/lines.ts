/** A line of code and where it starts in its block. */
export interface CodeLine {
  readonly text: string;
  readonly from: number;
}

/** The lines of a block of code. */
export function linesOf(text: string): CodeLine[] {
  const lines: CodeLine[] = [];
  let from = 0;
  for (const line of text.split("\n")) {
    lines.push({ text: line, from });
    from += line.length + 1;
  }
  return lines;
}

/** Where the comment of a line starts, behind its mark; marks inside quotation marks are none. */
export function commentOf(
  line: string,
  marks: readonly string[],
): { readonly at: number; readonly from: number } | undefined {
  let quote: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string;
    if (quote !== undefined) {
      if (sign === "\\") at++;
      else if (sign === quote) quote = undefined;
      continue;
    }
    const mark = marks.find((one) => line.startsWith(one, at));
    // `#` and `//` inside a word or an address are no comment.
    if (mark !== undefined && (at === 0 || /[\s,;{}]/.test(line[at - 1] as string)))
      return { at, from: at + mark.length };
    if ((sign === '"' || sign === "'" || sign === "`") && !/\w/.test(line[at - 1] ?? "")) quote = sign;
  }
  return undefined;
}
