const fence = /^(?:\ufeff)?---[ \t]*\r?\n/;

/** Offset at which the document proper starts: after the settings between two lines of `---`, where there are any. */
export function frontMatterEnd(text: string): number {
  const open = fence.exec(text)?.[0].length;
  if (open === undefined) return 0;
  const close = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(text.slice(open, open + 20_000));
  return close ? open + close.index + close[0].length : 0;
}
