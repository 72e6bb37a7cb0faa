import { createHash } from "node:crypto";
import { saidIn } from "../document";
import { plainWords } from "./words";

/** A section of a document: its headings, outermost first, and a fingerprint of what it says. */
export interface Section {
  readonly heading: readonly string[];
  readonly line: number;
  /** Twelve hexadecimal digits; white space, emphasis and widths of letters do not change it. */
  readonly fingerprint: string;
}

/** The sections of a document, in its order. Two of one name are one. */
export function sectionsOf(text: string): Section[] {
  const found = new Map<string, { heading: readonly string[]; line: number; texts: string[] }>();
  for (const { heading, line, text: words, isHeading } of saidIn(text)) {
    if (isHeading) continue;
    const key = heading.join("\n");
    const section = found.get(key) ?? { heading, line, texts: [] };
    section.texts.push(plainWords(words));
    found.set(key, section);
  }
  return [...found.values()].map(({ heading, line, texts }) => ({
    heading,
    line,
    fingerprint: createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, 12),
  }));
}
