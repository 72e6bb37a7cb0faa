/** Nobody nests lists and quotations deeper; the parser's time grows with depth. */
const deepest = 40;

const tooDeep = new RegExp(String.raw`^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){${deepest},}`, "gm");
const farIn = new RegExp(String.raw`^[ \t]{${4 * deepest},}(?:[-*+>]|\d{1,9}[.)])`, "gm");

/**
 * The same text, character for character, in which list and quotation marks beyond the deepest level are no marks: for
 * the parser only, so that a hostile document takes no longer than another of its size.
 */
export function flattened(text: string): string {
  return text
    .replace(tooDeep, (marks) => marks.slice(0, deepest) + marks.slice(deepest).replace(/[^ \t]/g, " "))
    .replace(farIn, (marks) => marks.replace(/[^ \t]/g, "."));
}
