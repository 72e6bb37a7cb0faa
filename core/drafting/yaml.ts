import { Document, isMap, isScalar, parseDocument, type YAMLMap } from "yaml";
import type { Plain } from "./draft";
import type { Change } from "./merge";

/** `operations.md:26`, as a comment. */
const sourceComment = /^ ?\S+:\d+$/;
const schemaLine = " yaml-language-server: $schema=../node_modules/hozen/core/loader/system.schema.json";

/** A draft as the text of a system file. Every text of the document is quoted where YAML needs it. */
export function textOf(tree: Plain, sources: ReadonlyMap<string, string>): string {
  const document = new Document(tree);
  document.commentBefore = schemaLine;
  comment(document, sources);
  if (isMap(document.contents)) shape(document.contents, 0);
  return document.toString({ lineWidth: 0 });
}

/** The text of a system file with changes made; what people wrote stays as it is. */
export function changedText(text: string, changes: readonly Change[], sources: ReadonlyMap<string, string>): string {
  const document = parseDocument(text, { merge: true });
  for (const { path, kind, after } of changes) {
    if (kind === "removed") document.deleteIn(path);
    else if (kind !== "conflict") document.setIn(path, nodeOf(document, after));
  }
  comment(document, sources);
  return document.toString({ lineWidth: 0 });
}

function nodeOf(document: Document, value: unknown): unknown {
  const node = document.createNode(value);
  if (isMap(node)) shape(node, 2);
  return node;
}

/** Small maps of plain values on one line. */
function shape(map: YAMLMap, level: number): void {
  for (const { value } of map.items) if (isMap(value)) shape(value, level + 1);
  const isFlat = map.items.every(({ value }) => isScalar(value) || (isMap(value) && value.flow === true));
  if (level >= 2 && isFlat && map.items.length > 0 && map.items.length <= 4) map.flow = true;
}

/** Puts the line of the document above every entry that has no comment of its own. */
function comment(document: Document, sources: ReadonlyMap<string, string>): void {
  for (const [path, source] of sources) {
    const keys = JSON.parse(path) as string[];
    const container = document.getIn(keys.slice(0, -1), true);
    if (!isMap(container)) continue;
    const at = container.items.findIndex(({ key }) => isScalar(key) && key.value === keys.at(-1));
    const key = container.items[at]?.key;
    if (!isScalar(key)) continue;
    // The parser gives the comment above the first entry to the map.
    const holder = at === 0 && container.commentBefore ? container : key;
    if (!holder.commentBefore || sourceComment.test(holder.commentBefore)) holder.commentBefore = ` ${source}`;
  }
}
