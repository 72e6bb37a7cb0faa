import { createHash } from "node:crypto";
import type { Clause } from "./clause";
import type { Reference } from "./resource-spec";

/** Length in bytes of UTF-8: what the strictest platforms count, and never less than the letters. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** Cuts a text to so many bytes, between letters and never inside one; `…` shows that it was cut. */
export function cutBytes(text: string, limit: number): string {
  if (byteLength(text) <= limit) return text;
  const mark = "…";
  return limit < byteLength(mark) ? "" : `${lettersWithin(text, limit - byteLength(mark))}${mark}`;
}

function lettersWithin(text: string, limit: number): string {
  let kept = "";
  let size = 0;
  for (const letter of text) {
    size += byteLength(letter);
    if (size > limit) break;
    kept += letter;
  }
  return kept;
}

/** Cuts a name to the platform's limit in bytes, keeping it unique: the tail becomes a hash of the whole name. */
export function shorten(name: string, limit: number): string {
  if (byteLength(name) <= limit) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${lettersWithin(name, limit - hash.length - 1)}-${hash}`;
}

/** `web-service-prod-web.cpu-critical`: system and environment first, so that no two stacks collide. */
export function physicalName(parts: readonly string[], limit: number): string {
  return shorten(parts.join("-"), limit);
}

/** Characters of a tag's value that AWS and Azure take. */
const longestTag = 256;

/** Tags of every taggable resource. `subject` names what it is for: an alert, store, route or probe key. */
export function tagsFor(
  system: string,
  environment: string,
  subject: { kind: string; key: string },
): Record<string, string> {
  return {
    "hozen:system": system,
    "hozen:environment": environment,
    [`hozen:${subject.kind}`]: shorten(subject.key, longestTag),
    "managed-by": "hozen",
  };
}

/** `web-service.md 2. 監視 > CPU使用率「70%」`, cut to `limit` characters: the sentence every description carries. */
export function cite(document: string, clauses: readonly Clause[], limit = Number.POSITIVE_INFINITY): string {
  const sections = new Map<string, string[]>();
  for (const { source } of clauses) {
    const quotes = sections.get(source.section) ?? [];
    if (!quotes.includes(source.quote)) quotes.push(source.quote);
    sections.set(source.section, quotes);
  }
  const text = [...sections].map(([section, quotes]) => `${document} ${section}「${quotes.join("、")}」`).join("; ");
  const letters = [...text];
  return letters.length <= limit ? text : `${letters.slice(0, limit - 1).join("")}…`;
}

/** A property text `@key#output` is a reference to a resource of the same plan; any other text is itself. */
export function leafOf(text: string): string | Reference {
  const found = /^@([\w.:-]+)#(\w+)$/.exec(text);
  return found ? { ref: found[1] as string, output: found[2] as string } : text;
}
