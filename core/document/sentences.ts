/** Sentences longer than this are cut around the value: a page without a full stop is no sentence. */
const longest = 240;

// A line break ends no sentence in the flowing text of a Western language.
const ends = /[。!?]|\.(?=\s)|(?<![A-Za-z,;])\n/;

/** The sentence around a stretch of text. */
export function sentenceAround(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - longest), from);
  const after = text.slice(to, to + longest);
  const parts = before.split(/[。!?]|\.\s|(?<![A-Za-z,;])\n/);
  const start = from - (parts.at(-1) ?? "").length;
  const end = to + (ends.exec(after)?.index ?? after.length);
  return text.slice(start, end).trim();
}
