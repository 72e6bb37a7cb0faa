import type { Block } from "./block";
import { frontMatterEnd } from "./front-matter";
import { markdownBlocks } from "./markdown";

/** A piece of running text, a row of a table or a line of code: what a quotation is looked for in. */
export interface Said {
  /** Headings above it, outermost first. */
  readonly heading: readonly string[];
  /** Enclosing list items and the line that introduces it. */
  readonly parents: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
  readonly isHeading: boolean;
}

/** Everything a Markdown document says, in its order, whether it carries a value or not. */
export function saidIn(text: string): Said[] {
  const lineOf = lineFinder(text);
  return markdownBlocks(text, frontMatterEnd(text)).flatMap((block, at, blocks) => {
    const end = blocks[at + 1]?.start ?? text.length;
    const endLine = Math.max(lineOf(block.start), lineOf(end) - 1);
    return piecesOf(block).map(
      (piece): Said => ({
        heading: block.heading,
        parents: block.parents,
        line: lineOf(block.start),
        endLine,
        text: piece,
        isHeading: block.type === "text" && block.origin === "heading",
      }),
    );
  });
}

function piecesOf(block: Block): string[] {
  if (block.type === "text") return [block.text.text];
  if (block.type === "code") return [block.text.text];
  return [...block.heads, ...block.rows].map((row) =>
    row
      .filter((cell) => !cell.repeated)
      .map((cell) => cell.text.text.trim())
      .join(" "),
  );
}

/** Offset to line, from 1. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
