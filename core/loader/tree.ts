import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import { joinPath } from "../evidence";
import type { Position, Problem, ProblemCode } from "../model";
import { type ParsedYaml, parseYaml } from "./parse";

/** Deeper or larger files are refused: no operations document needs them. */
const deepest = 30;
const mostNodes = 200_000;
/** More slips of one kind than this say nothing new. */
const mostProblems = 20;

/** Controls but tab and line feed, other line ends, and what turns the direction of writing around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
export const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

export type Key = string | number;
export type YamlMap = { [key: string]: unknown };

/** Where something stands in the file, for people: position and path. */
export interface Place {
  readonly at: Position;
  readonly path: string;
}

interface Meta {
  readonly path: readonly Key[];
  readonly offset: number;
  /** Offset of each child's value, by key. An aliased or merged child has the offset of its one source text. */
  readonly children: Map<Key, number>;
  /** Offset of each key. */
  readonly keys: ReadonlyMap<Key, number>;
}

/** The plain data of a YAML file, with the place of every part. */
export class Tree {
  readonly problems: Problem[] = [];
  readonly root: unknown;
  private readonly yaml: ParsedYaml;
  private readonly metas = new WeakMap<object, Meta>();
  /** Ids of renamed children, by their path as it is written. */
  private readonly ids = new Map<string, string>();
  private nodes = 0;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    this.yaml = parseYaml(file, text);
    this.problems.push(...this.yaml.problems);
    if (this.problems.length > 0) return;
    try {
      this.root = this.plain(this.yaml.contents, []) ?? undefined;
      if (this.root === undefined) this.problems.push(emptyFile(file));
    } catch (error) {
      if (!(error instanceof TreeLimitError)) throw error;
      this.problems.push(error.problem);
    }
  }

  /** The place of a container, or of the value of one of its keys. */
  place(container: object, key?: Key): Place {
    const meta = this.metas.get(container);
    if (!meta) return { at: { file: this.file, line: 1, column: 1 }, path: "" };
    const offset = key === undefined ? meta.offset : (meta.children.get(key) ?? meta.offset);
    return this.placeAt(offset, key === undefined ? meta.path : [...meta.path, key]);
  }

  /** The place of a key itself: what an unknown key is blamed on. */
  keyPlace(container: object, key: Key): Place {
    const meta = this.metas.get(container);
    const offset = meta?.keys.get(key);
    return meta && offset !== undefined ? this.placeAt(offset, [...meta.path, key]) : this.place(container, key);
  }

  /** Where a child's text really stands; the same for all uses of one anchor. */
  sourceOf(container: object, key: Key): number {
    return this.metas.get(container)?.children.get(key) ?? -1;
  }

  /** Puts a value from elsewhere in the file in place of a child: it keeps its own position and takes the child's path. */
  graft(container: object, key: Key, source: object, sourceKey: Key): void {
    const value = (source as YamlMap)[sourceKey];
    const meta = this.metas.get(container);
    (container as YamlMap)[key] = value;
    meta?.children.set(key, this.sourceOf(source, sourceKey));
    this.move(value, [...(meta?.path ?? []), key]);
  }

  /** Gives a child another key, in the same order; its place stays that of the key it is written with. */
  rename(container: YamlMap, key: string, to: string): void {
    const entries = Object.entries(container);
    for (const [name] of entries) delete container[name];
    for (const [name, value] of entries) {
      const own = { value, enumerable: true, writable: true, configurable: true };
      Object.defineProperty(container, name === key ? to : name, own);
    }
    this.ids.set(joinPath([...(this.metas.get(container)?.path ?? []), key]), to);
  }

  /** The path of a container with ids in place of the keys of renamed entries: the same before and after a rename. */
  stablePath(container: object): string {
    const path = this.metas.get(container)?.path ?? [];
    return joinPath(path.map((key, at) => this.ids.get(joinPath(path.slice(0, at + 1))) ?? key));
  }

  private move(value: unknown, path: readonly Key[]): void {
    if (typeof value !== "object" || value === null) return;
    const meta = this.metas.get(value);
    if (meta) this.metas.set(value, { ...meta, path });
    for (const [key, item] of Object.entries(value))
      this.move(item, [...path, Array.isArray(value) ? Number(key) : key]);
  }

  private placeAt(offset: number, path: readonly Key[]): Place {
    return { at: this.yaml.positionAt(offset), path: joinPath(path) };
  }

  private plain(given: unknown, path: readonly Key[]): unknown {
    const node = this.yaml.resolve(given);
    this.count(1, node);
    if (path.length > deepest) throw this.limit("SPEC-DEPTH", "nested too deep", node, `${deepest} levels`);
    if (isMap(node)) return this.map(node, path);
    if (isSeq(node)) return this.list(node.items, node.range?.[0] ?? 0, path);
    if (!isScalar(node)) return undefined;
    const value = scalarValue(node);
    if (typeof value === "string") this.checkText(value, node.range?.[0] ?? 0, path);
    return value;
  }

  /** An escape in double quotes (`"\e[31m"`) brings in what the text of the file itself may not hold. */
  private checkText(text: string, offset: number, path: readonly Key[]): void {
    const found = unprintable.exec(text)?.[0];
    if (found === undefined || this.problems.length >= mostProblems) return;
    this.problems.push({
      code: "SPEC-YAML",
      ...this.placeAt(offset, path),
      what: "the text holds a character that controls a terminal or the direction of writing",
      given: `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
      change: "remove it",
    });
  }

  private count(more: number, node: Node | undefined): void {
    this.nodes += more;
    if (this.nodes > mostNodes)
      throw this.limit("SPEC-ALIAS", "the file expands to too much", node, `${mostNodes} nodes`);
  }

  private list(items: readonly unknown[], offset: number, path: readonly Key[]): unknown[] {
    const values = items.map((item, at) => this.plain(item, [...path, at]));
    const children = new Map(items.map((item, at) => [at, this.yaml.resolve(item)?.range?.[0] ?? offset] as const));
    this.metas.set(values, { path, offset, children, keys: children });
    return values;
  }

  private map(node: YAMLMap, path: readonly Key[]): YamlMap {
    const value: YamlMap = {};
    const children = new Map<Key, number>();
    const keys = new Map<Key, number>();
    for (const [key, pair] of this.pairs(node, 0)) {
      const offset = (pair.key as Node | null)?.range?.[0] ?? 0;
      const item = this.plain(pair.value, [...path, key]);
      this.checkText(key, offset, path);
      // Defined, not assigned: a key `__proto__` is a key like any other.
      Object.defineProperty(value, key, { value: item, enumerable: true, writable: true, configurable: true });
      keys.set(key, offset);
      children.set(key, this.yaml.resolve(pair.value)?.range?.[0] ?? offset);
    }
    this.metas.set(value, { path, offset: node.range?.[0] ?? 0, children, keys });
    return value;
  }

  /** Own pairs first, then those of `<<`, so that what is written out wins. */
  private pairs(node: YAMLMap, depth: number): Map<string, Pair> {
    if (depth > deepest) throw this.limit("SPEC-DEPTH", "merged too deep", node, `${deepest} levels`);
    this.count(node.items.length, node);
    const found = new Map<string, Pair>();
    for (const pair of node.items.filter((candidate) => !isMerge(candidate))) {
      const key = String(isScalar(pair.key) ? scalarValue(pair.key) : pair.key);
      const before = found.get(key);
      if (!before) found.set(key, pair);
      else if (this.problems.length < mostProblems) this.problems.push(this.duplicate(key, pair, before));
    }
    for (const merge of node.items.filter(isMerge)) {
      for (const map of this.mergedMaps(merge)) {
        for (const [key, pair] of this.pairs(map, depth + 1)) if (!found.has(key)) found.set(key, pair);
      }
    }
    return found;
  }

  private mergedMaps(merge: Pair): YAMLMap[] {
    const target = this.yaml.resolve(merge.value);
    const items = isSeq(target) ? target.items.map((item) => this.yaml.resolve(item)) : [target];
    if (!items.every((item) => isMap(item))) {
      const at = this.yaml.positionAt((merge.key as Node).range?.[0] ?? 0);
      const change = "write <<: *anchor, of a map";
      this.problems.push({ code: "SPEC-YAML", at, what: "only maps can be merged", change });
    }
    return items.filter((item) => isMap(item));
  }

  private duplicate(key: string, pair: Pair, before: Pair): Problem {
    const positionOf = ({ key: node }: Pair) => this.yaml.positionAt((node as Node | null)?.range?.[0] ?? 0);
    return {
      code: "SPEC-DUPLICATE-KEY",
      at: positionOf(pair),
      what: `duplicate key in a map, first on line ${positionOf(before).line}`,
      given: key,
      change: "remove one, or give it another name",
    };
  }

  private limit(code: ProblemCode, what: string, node: Node | undefined, allowed: string): TreeLimitError {
    const at = this.yaml.positionAt(node?.range?.[0] ?? 0);
    return new TreeLimitError({ code, at, what, allowed, change: "simplify the file" });
  }
}

function emptyFile(file: string): Problem {
  const change = "write the system, or remove the file";
  return { code: "SPEC-EMPTY", at: { file, line: 1, column: 1 }, what: "the file contains only comments", change };
}

function isMerge({ key }: Pair): boolean {
  return isScalar(key) && (key.value === "<<" || typeof key.value === "symbol");
}

/** A number whose digits would change on the way through floating point (`1.10`, 20 digits) stays the text it is. */
function scalarValue({ value, source }: Scalar): unknown {
  return typeof value === "number" && source !== undefined && String(value) !== source ? source : value;
}

class TreeLimitError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.what);
  }
}
