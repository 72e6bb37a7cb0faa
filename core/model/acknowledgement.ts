import { asPattern } from "./pattern";
import type { Position } from "./position";
import type { ResourceSpec } from "./resource-spec";

/** A person's written consent to a switch that cannot be undone (vault lock, immutability, one-way migration). */
export interface Acknowledgement {
  readonly key: string;
  readonly what: string;
  readonly because: string;
  readonly at: Position;
}

/**
 * The consent that names a thing by one of its names: the acknowledgement's own key is that name, or its words contain
 * it as a whole word. The synthesis of every provider, the policies and `hozen check` all ask here, so that the wording
 * one of them asks for is the wording the others accept. With `also`, it must name that too (a property of the thing).
 */
export function acknowledgementOf(
  all: readonly Acknowledgement[],
  names: readonly string[],
  also?: string,
): Acknowledgement | undefined {
  return all.find((one) => consents(one, names, also));
}

/** Whether the words of one acknowledgement, or its key, name the thing. */
export function consents(
  { key, what }: Pick<Acknowledgement, "key" | "what">,
  names: readonly string[],
  also?: string,
): boolean {
  return names.some((name) =>
    also === undefined
      ? key === name || mentions(what, name)
      : key === `${name}-${also}` || (mentions(what, name) && mentions(what, also)),
  );
}

/** The resource with the key of the consent to its switch, by which the policies know of it. */
export function withConsent<Spec extends ResourceSpec>(spec: Spec, consent: Acknowledgement | undefined): Spec {
  return consent ? { ...spec, options: { ...spec.options, acknowledged: consent.key } } : spec;
}

/** A name of one letter is an article in too many sentences. */
function mentions(words: string, name: string): boolean {
  if (name.length < 2) return false;
  const [first = "", last = ""] = [name[0], name.at(-1)];
  const before = isNamePart(first) ? "(?<![A-Za-z0-9_-])" : "";
  const after = isNamePart(last) ? "(?![A-Za-z0-9_-])" : "";
  return new RegExp(`${before}${asPattern(name)}${after}`).test(words);
}

function isNamePart(letter: string): boolean {
  return /[A-Za-z0-9_-]/.test(letter);
}
