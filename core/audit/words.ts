/** A text as it is compared: one width, small letters, no emphasis or layout. */
export function plainWords(text: string): string {
  return (
    text
      .normalize("NFKC")
      .replace(/\*{2,}|(?<=[\p{L}\p{N}])\*|\*(?=\p{L})|[`|]+/gu, " ")
      // Between two Latin words white space separates; elsewhere it is layout.
      .replace(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/gu, "")
      .replace(/\s+/gu, " ")
      .replace(/[〜～]/gu, "~")
      .toLowerCase()
  );
}

/** A heading as it is compared: without the number in front. */
export function headingWords(text: string): string {
  return plainWords(text.normalize("NFKC").replace(/^\s*(?:\d+(?:\.\d+)*[.)]?|[-*•])\s+/u, ""));
}

/** Whether one text holds another, not in the middle of a number or a Latin word: `5%` is not in `95%`. */
export function holdsWords(text: string, words: string): boolean {
  if (words === "") return false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text[at - 1] ?? "";
    const after = text[at + words.length] ?? "";
    const cutsBefore = /^[0-9]/.test(words) && /[0-9.]/.test(before);
    const cutsAfter = /[0-9]$/.test(words) && /[0-9]/.test(after);
    const cutsWord = /^[a-z]/.test(words) && /[a-z]/.test(before);
    if (!cutsBefore && !cutsAfter && !cutsWord) return true;
  }
  return false;
}

/** The words with every number taken out: two that are alike differ by their values alone. */
export function withoutNumbers(text: string): string {
  return plainWords(text).replace(/[\d.,:]+|[〇一二三四五六七八九十百千万]+/gu, "#");
}
