import type { Claims, Found } from "./found";

const patterns: readonly RegExp[] = [
  /[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+/gu,
  /(?<![\w.])(?:\+\d{1,3}[- ]?(?:\(0\))?\d{1,4}|0\d{1,4}|\(0\d{1,4}\))[- ]\d{1,4}[- ]\d{3,4}(?![\d-])/gu,
  /(?<![\w.])\+\d{1,3}(?:[- ]\(?\d{1,8}\)?){1,5}(?![\d-])|(?<![\d.-])1?-?\d{3}-\d{3}-\d{4}(?![\d-])/gu,
  /(?:内線|ext\.?|extension)\s?[:#]?\s?\d{2,6}/giu,
  /(?<![\w&/#])#(?=[a-z\u3040-\u9fff])[\w\u3040-\u9fff-]{2,80}/gu,
  /(?<![\w.@/])@[a-z][\w-]{2,38}(?![\w@./])/gu,
];

/** E-mail addresses, telephone numbers and chat channels. */
export function contactsIn(text: string, claims: Claims): Found[] {
  const all: Found[] = [];
  for (const pattern of patterns) {
    for (const found of text.matchAll(pattern)) {
      const [from, to] = [found.index, found.index + found[0].length];
      if (!claims.take(from, to)) continue;
      all.push({ from, to, value: { type: "text", text: found[0] }, certainty: "certain", kind: "contact" });
    }
  }
  return all;
}
