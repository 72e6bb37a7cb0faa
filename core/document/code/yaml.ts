import { isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments, type YAMLMap } from "yaml";
import type { Severity } from "../../model";
import type { Context } from "../context";
import type { Passage } from "../passage";
import type { Reading } from "../reading";
import { severityOf } from "../severities";
import { readAssignments } from "./assignments";
import { commentOf, linesOf } from "./lines";
import { readSetting } from "./setting";

/** Larger blocks are read line by line: a document has none of this size that a person wrote. */
const largest = 200_000;
/** Deeper than any settings are. */
const deepest = 40;

/** YAML and JSON. What the parser refuses, which documents often hold, is read line by line. */
export function readYaml(reading: Reading, passage: Passage, context: Context): void {
  const documents = passage.text.length > largest || tooDeep(passage.text) ? [] : parsed(passage.text);
  const nodes = documents.flatMap(({ contents, errors }) =>
    errors.length === 0 && contents ? [contents as Node] : [],
  );
  if (nodes.length === 0 || nodes.length < documents.length || !nodes.some((node) => isMap(node) || isSeq(node))) {
    readAssignments(reading, passage, context, ["#", "//"]);
    return;
  }
  const comments = commentsOf(passage.text);
  for (const node of nodes) walk({ reading, passage, context, comments }, node, [], undefined);
  for (const { from, to } of comments.values()) reading.text(passage.slice(from, to), context, false);
}

function parsed(text: string) {
  return parseAllDocuments(text, { logLevel: "silent", uniqueKeys: false, merge: false });
}

function tooDeep(text: string): boolean {
  return /^\s{200}/m.test(text) || /(?:[[{]\s*){40}/.test(text);
}

interface Walk {
  readonly reading: Reading;
  readonly passage: Passage;
  readonly context: Context;
  /** Comments by the offset of the end of their line; those behind a value are taken out as they are read. */
  readonly comments: Map<number, { readonly from: number; readonly to: number }>;
}

function walk(at: Walk, node: Node, path: readonly string[], severity: Severity | undefined): void {
  if (path.length > deepest || isAlias(node)) return;
  if (isMap(node)) {
    const own = severityOfMap(node) ?? severity;
    const name = nameOf(node);
    const base = name === undefined ? path : [...path, name];
    for (const { key, value } of node.items) {
      const text = isScalar(key) ? String(key.value) : "";
      if (
        value &&
        !(isScalar(value) && /^(?:severity|level|priority)$/i.test(text) && severityOf(String(value.value)))
      ) {
        walk(at, value as Node, [...base, text], own);
      }
    }
  } else if (isSeq(node)) for (const item of node.items) walk(at, item as Node, path, severity);
  else if (isScalar(node)) scalar(at, node, path, severity);
}

function scalar(
  { reading, passage, context, comments }: Walk,
  node: Node,
  path: readonly string[],
  severity: Severity | undefined,
): void {
  const [from, end] = node.range ?? [0, 0];
  const text = passage.text.slice(from, end);
  const quote = /^["']/.test(text) ? 1 : 0;
  const block = /^[|>][-+\d]*[^\n]*\n/.exec(text)?.[0].length ?? 0;
  const lineEnd = passage.text.indexOf("\n", end);
  const last = lineEnd < 0 ? passage.text.length : lineEnd;
  const comment = block > 0 ? undefined : comments.get(last);
  if (comment) comments.delete(last);
  const bounds = { from: from + quote + block, to: end - quote };
  readSetting(
    reading,
    passage,
    { path, ...bounds, ...(severity && { severity }), ...(comment && { comment }) },
    context,
  );
}

/** `severity: critical`, in the map itself or under `labels`. */
function severityOfMap(map: YAMLMap): Severity | undefined {
  const direct = map.get("severity") ?? map.get("priority");
  const labels = map.get("labels");
  const written = direct ?? (isMap(labels) ? labels.get("severity") : undefined);
  return typeof written === "string" ? severityOf(written) : undefined;
}

/** What a list item is called, so that its settings can be told from the next one's. */
function nameOf(map: YAMLMap): string | undefined {
  const name = ["alert", "record", "name", "id", "title"]
    .map((key) => map.get(key))
    .find((one) => typeof one === "string");
  return name as string | undefined;
}

function commentsOf(text: string): Walk["comments"] {
  const all: Walk["comments"] = new Map();
  for (const line of linesOf(text)) {
    const comment = commentOf(line.text, ["#"]);
    if (comment)
      all.set(line.from + line.text.length, { from: line.from + comment.from, to: line.from + line.text.length });
  }
  return all;
}
