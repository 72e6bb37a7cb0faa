import {
  asPattern,
  type EvidencePoint,
  isJoined,
  isJsonText,
  isReference,
  isSecret,
  type Leaf,
  type SecretValue,
} from "../model";
import {
  isTraced,
  isTracedEntries,
  isTracedList,
  isTracedText,
  type Scalar,
  type Trace,
  type Traced,
  type TracedText,
  type TracedValue,
} from "./traced";

/** A part of a text; without `text` it is known only when another resource exists. */
export interface Piece {
  readonly text?: string;
  /** The documented values it is. */
  readonly from?: readonly Trace[];
}

export function pieceOf(part: Leaf | Traced<Scalar | SecretValue>): Piece {
  if (isTraced(part))
    return isSecret(part.traced) ? { from: part.from } : { text: String(part.traced), from: part.from };
  return typeof part === "object" && part !== null ? {} : { text: String(part) };
}

/** A JSON document as the text it becomes, piece by piece. */
export function jsonPieces(value: TracedValue): Piece[] {
  if (isTraced(value)) return quotedPieces([pieceOf(value)], typeof value.traced === "string");
  if (isTracedText(value)) return quotedPieces(value.tracedText.map(pieceOf), true);
  if (isTracedList(value)) return jsonPieces(value.tracedList);
  if (isTracedEntries(value)) {
    const fields = value.tracedEntries.map(([key, item]) => [...jsonPieces(key), { text: ":" }, ...jsonPieces(item)]);
    return enclosed("{", fields, "}");
  }
  if (isReference(value) || isSecret(value) || isJoined(value) || isJsonText(value)) return [{}];
  if (Array.isArray(value)) return enclosed("[", (value as readonly TracedValue[]).map(jsonPieces), "]");
  if (typeof value !== "object" || value === null) return [{ text: JSON.stringify(value) }];
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  return enclosed(
    "{",
    fields.map(([key, item]) => [{ text: `${JSON.stringify(key)}:` }, ...jsonPieces(item as TracedValue)]),
    "}",
  );
}

function quotedPieces(pieces: readonly Piece[], quoted: boolean): Piece[] {
  if (!quoted) return [...pieces];
  const escapedPieces = pieces.map((piece) => ({
    ...piece,
    ...(piece.text !== undefined && { text: JSON.stringify(piece.text).slice(1, -1) }),
  }));
  return [{ text: '"' }, ...escapedPieces, { text: '"' }];
}

function enclosed(open: string, items: readonly Piece[][], close: string): Piece[] {
  const separated = items.flatMap((item, at) => (at === 0 ? item : [{ text: "," }, ...item]));
  return [{ text: open }, ...separated, { text: close }];
}

/**
 * The evidence of a text's pieces: the whole of it, or a pattern that matches first at the very place. A value that is
 * in a text several times is shown once.
 */
export function placesIn(pieces: readonly Piece[], path: string): EvidencePoint[] {
  const known = new Set<string>();
  const layout = layoutOf(pieces);
  return pieces.flatMap(({ text, from = [] }, at) => {
    const fresh = from.filter((trace) => !known.has(JSON.stringify([text, trace])));
    for (const trace of fresh) known.add(JSON.stringify([text, trace]));
    if (fresh.length === 0) return [];
    const match = pieces.some((piece, other) => other !== at && piece.text !== "") ? matchAt(layout, at) : undefined;
    return fresh.map((trace): EvidencePoint => ({ ...trace, path, ...(match !== undefined && { match }) }));
  });
}

/** A JSON document without references as text. */
export function jsonText(value: TracedValue): TracedText {
  const parts = jsonPieces(value).map(({ text = "", from }): string | Traced =>
    from === undefined ? text : { traced: text, from },
  );
  return { tracedText: parts };
}

const unknown = "\u0000";

/** A text in pieces: the whole of it, and of each piece itself, its place, and where the known text before it begins. */
interface Layout {
  readonly whole: string;
  readonly parts: readonly { readonly text: string; readonly start: number; readonly since: number }[];
}

function layoutOf(pieces: readonly Piece[]): Layout {
  let start = 0;
  let since = 0;
  const parts = pieces.map(({ text = unknown }) => {
    const part = { text, start, since };
    start += text.length;
    if (text.includes(unknown)) since = part.start + text.lastIndexOf(unknown) + 1;
    return part;
  });
  return { whole: parts.map(({ text }) => text).join(""), parts };
}

/** As little of the text before the piece as tells its place from all others. */
function matchAt({ whole, parts }: Layout, at: number): string {
  const { text: own = "", start: place = 0, since = 0 } = parts[at] ?? {};
  const known = whole.slice(since, place);
  const isNumber = /^-?\d+(\.\d+)?$/.test(own);
  const value = isNumber ? "(-?\\d+(?:\\.\\d+)?)" : `(${asPattern(own)})`;
  const isValueAt = (place: number) =>
    isNumber ? /^-?\d/.test(whole.slice(place, place + 2)) : whole.startsWith(own, place);
  for (let wanted = shortest; ; wanted *= 2) {
    const from = wordStart(known, known.length - wanted);
    const start = from === 0 && since === 0 ? "^" : "";
    const text = known.slice(from);
    if (from === 0 || firstPlace(whole, text, isValueAt) === place - text.length) {
      return `${start}${asPattern(text)}${value}`;
    }
  }
}

/** Where a text first stands before a value. A search for a text is many times as fast as one for a pattern. */
function firstPlace(whole: string, text: string, isValueAt: (place: number) => boolean): number {
  let at = whole.indexOf(text);
  while (at >= 0 && !isValueAt(at + text.length)) at = whole.indexOf(text, at + 1);
  return at;
}

/** Whole words are easier to read. */
function wordStart(text: string, at: number): number {
  let start = Math.max(0, at);
  while (start > 0 && /\w/.test(text[start - 1] as string) && /\w/.test(text[start] as string)) start--;
  return start;
}

const shortest = 12;
