type Fields = Readonly<Record<string, unknown>>;

/** Stands for a text that is known only after the update. */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What Pulumi's protocol puts where a value is known only after the resource exists. */
const unknownMarks: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  unknownText,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/** Whether Pulumi does not know the value yet. */
export function isUnknown(value: unknown): boolean {
  return unknownMarks.has(value);
}

/** A rule touched an input that is not known yet. */
export class UnknownInput extends Error {
  constructor(readonly path: string) {
    super(`${path} is known only after the update`);
  }
}

/** The same inputs; touching an unknown one throws. */
export function guard(inputs: Fields): Fields {
  return wrap(inputs, "") as Fields;
}

function wrap(value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value, {
    get: (target, key, receiver) => {
      const item: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol" || typeof item === "function") return item;
      const at = path === "" ? key : `${path}.${key}`;
      if (isUnknown(item)) throw new UnknownInput(at);
      return wrap(item, at);
    },
  });
}

/** Fields of an object input; none when it is something else. */
export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** Items of a list input; a single value is a list of one, an absent one is empty. */
export function items(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** How many items a list has, without touching them: an item not known yet still is one. */
export function count(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/** A JSON document given as text or as an object. */
export function document(value: unknown): Fields {
  if (typeof value !== "string") return fields(value);
  try {
    return fields(JSON.parse(value));
  } catch {
    return {};
  }
}

/** Every text inside a value, with the keys that lead to it. */
export function leaves(value: unknown, path: readonly string[] = []): { path: readonly string[]; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => leaves((value as Fields)[key], [...path, key]));
}

/** Like `leaves`, passing over what is not known yet. */
export function knownLeaves(value: unknown, path: readonly string[] = []): { path: readonly string[]; text: string }[] {
  if (typeof value !== "object" || value === null) return leaves(value, path);
  return Object.keys(value).flatMap((key) => {
    try {
      return knownLeaves((value as Fields)[key], [...path, key]);
    } catch (error) {
      if (error instanceof UnknownInput) return [];
      throw error;
    }
  });
}
