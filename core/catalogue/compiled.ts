import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Whether a file describes a concept or a kind of resource. */
export type FileShape = "concept" | "sheet";

/** What scripts/compile-catalogue.js writes: for each shape, texts of files and their values. */
export type CompiledCatalogue = Readonly<Record<FileShape, readonly (readonly [text: string, value: unknown])[]>>;

/** Beside the compiled code; there is none beside the sources. */
const file = join(__dirname, "compiled.json");

let values: Readonly<Record<FileShape, ReadonlyMap<string, unknown>>> | undefined;

/**
 * The value of a file of exactly this text, if the build has read it and found its shape right; undefined otherwise.
 * The text itself is the key, so that a file which was changed is never taken for the one that was compiled.
 */
export function compiledValue(shape: FileShape, text: string): unknown {
  values ??= readCompiled();
  return values[shape].get(text);
}

function readCompiled(): Readonly<Record<FileShape, ReadonlyMap<string, unknown>>> {
  if (!existsSync(file)) return { concept: new Map(), sheet: new Map() };
  const { concept, sheet } = JSON.parse(readFileSync(file, "utf8")) as CompiledCatalogue;
  return { concept: new Map(concept), sheet: new Map(sheet) };
}
