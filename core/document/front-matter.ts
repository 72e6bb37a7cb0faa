import type { CodeBlock } from "./block";
import { PassageBuilder } from "./passage";

const fence = /^(?:\ufeff)?---[ \t]*\r?\n/;

/** The settings at the head of a document, as a block of YAML; undefined where there are none. */
export function frontMatter(text: string): CodeBlock | undefined {
  const end = frontMatterEnd(text);
  const start = fence.exec(text)?.[0].length;
  if (end === 0 || start === undefined) return undefined;
  const builder = new PassageBuilder();
  builder.copy(text, start, text.lastIndexOf("\n", end - 1) + 1);
  return { type: "code", language: "yaml", text: builder.build(), heading: [], parents: [], start: 0 };
}

/** Offset at which the document proper starts: after the settings between two lines of `---`, where there are any. */
export function frontMatterEnd(text: string): number {
  const open = fence.exec(text)?.[0].length;
  if (open === undefined) return 0;
  const close = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(text.slice(open, open + 20_000));
  return close ? open + close.index + close[0].length : 0;
}
