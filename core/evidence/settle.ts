import {
  type EvidencePoint,
  type Fact,
  type InputOrigin,
  isJoined,
  isJsonText,
  isReference,
  isSecret,
  type Leaf,
  type ResourceSpec,
  type Value,
} from "../model";
import { jsonPieces, type Piece, pieceOf, placesIn } from "./places";
import { joinPath, textEvidence } from "./proof";
import {
  isTraced,
  isTracedEntries,
  isTracedList,
  isTracedText,
  plainText,
  type Traced,
  type TracedInputs,
  type TracedValue,
} from "./traced";

type Keys = readonly (string | number)[];

/** Plain inputs, and where each documented value is in them. */
export interface Settled {
  readonly inputs: Readonly<Record<string, Value>>;
  readonly evidence: readonly EvidencePoint[];
  /** Where the values are written in the system file. */
  readonly origins: readonly InputOrigin[];
}

/** What one walk through the inputs collects. */
interface Found {
  readonly evidence: EvidencePoint[];
  readonly origins: InputOrigin[];
}

/** Takes the traces out of the inputs: what is deployed, and the evidence at its true place, from one walk. */
export function settle(inputs: TracedInputs): Settled {
  const found: Found = { evidence: [], origins: [] };
  return { inputs: settleFields(inputs, [], found), ...found };
}

/** A resource whose evidence is what its inputs carry. */
export function settled(
  spec: Omit<ResourceSpec, "inputs" | "evidence"> & { readonly inputs: TracedInputs },
): ResourceSpec {
  const { inputs, evidence, origins } = settle(spec.inputs);
  return { ...spec, inputs, evidence, ...(origins.length > 0 && { origins }) };
}

/** Adds the texts an entry `states` to be in the resource. */
export function withStates<Spec extends ResourceSpec>(spec: Spec, facts: readonly Fact[]): Spec {
  return { ...spec, evidence: [...spec.evidence, ...textEvidence(facts, spec.inputs)] };
}

function settleValue(value: TracedValue, keys: Keys, found: Found): Value {
  if (typeof value !== "object" || value === null) return value;
  if (isTraced(value)) {
    found.evidence.push(...value.from.map((trace) => ({ ...trace, path: joinPath(keys) })));
    noteOrigins([value], keys, found);
    return value.traced;
  }
  if (isTracedText(value)) {
    noteOrigins(value.tracedText, keys, found);
    return settleText(value.tracedText.map(pieceOf), keys, found);
  }
  if (isTracedList(value)) {
    found.evidence.push(...value.length.map((trace) => ({ ...trace, path: joinPath([...keys, "length"]) })));
    return value.tracedList.map((item, at) => settleValue(item, [...keys, at], found));
  }
  if (isTracedEntries(value)) {
    const fields = value.tracedEntries.map(([key, item]) => [plainText(key), item] as const);
    return settleFields(Object.fromEntries(fields), keys, found);
  }
  if (isJsonText(value)) {
    found.evidence.push(...placesIn(jsonPieces(value.json as TracedValue), joinPath(keys)));
    return { json: settleValue(value.json as TracedValue, [], { evidence: [], origins: [] }) };
  }
  if (isReference(value) || isSecret(value)) return value;
  if (isJoined(value)) return settleJoined(value.join as readonly (Leaf | Traced)[], keys, found);
  if (Array.isArray(value)) {
    return (value as readonly TracedValue[]).map((item, at) => settleValue(item, [...keys, at], found));
  }
  return settleFields(value as TracedInputs, keys, found);
}

function settleFields(fields: TracedInputs, keys: Keys, found: Found): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, item]) => [key, settleValue(item, [...keys, key], found)]),
  );
}

/** A refusal of a longer text points at the first value in it that is written in the file. */
function noteOrigins(parts: readonly unknown[], keys: Keys, { origins }: Found): void {
  const first = parts.filter(isTraced).find(({ origin }) => origin);
  if (first?.origin) origins.push({ input: joinPath(keys), ...first.origin });
}

function settleText(pieces: readonly Piece[], keys: Keys, found: Found): string {
  found.evidence.push(...placesIn(pieces, joinPath(keys)));
  return pieces.map(({ text = "" }) => text).join("");
}

function settleJoined(parts: readonly (Leaf | Traced)[], keys: Keys, found: Found): Value {
  found.evidence.push(...placesIn(parts.map(pieceOf), joinPath(keys)));
  return { join: joinedTexts(parts.map((part) => (isTraced(part) ? part.traced : part))) };
}

/** Texts that follow each other are one. */
function joinedTexts(parts: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string") joined.splice(-1, 1, last + part);
    else joined.push(part);
  }
  return joined;
}
