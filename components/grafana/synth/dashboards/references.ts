import { isReference, type Joined, type Leaf, leafOf } from "../../../../core/model";

/** Stands in the text of a dashboard where a value will be that another platform gives. */
const mark = /@@([\w.:-]+)#([\w/]+)@@/;

/** A property text that refers to a resource of a platform, as a mark; any other text as it is. */
export function marked(text: string, platform: "aws" | "azure"): string {
  return markOf(text, platform) ?? text;
}

/** One part of a path that another platform gives, as a mark; undefined for a text that refers to nothing. */
export function markOf(text: string, platform: "aws" | "azure", part?: number): string | undefined {
  const leaf = leafOf(text);
  if (!isReference(leaf)) return undefined;
  return `@@${platform}:${leaf.ref}#${leaf.output}${part === undefined ? "" : `/${part}`}@@`;
}

/** The text with its marks made references; plain text where it has none. */
export function withReferences(text: string): string | Joined {
  const parts = text.split(new RegExp(mark, "g"));
  if (parts.length === 1) return text;
  const join: Leaf[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    const [plain = "", ref, output] = parts.slice(at, at + 3);
    if (plain !== "") join.push(plain);
    if (ref !== undefined && output !== undefined) join.push({ ref, output });
  }
  return { join };
}
