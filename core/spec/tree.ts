import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from "yaml";
import { joinPath, type Position, type Problem } from "../model";

/** Deeper or larger files are refused: no operations document needs them. */
const deepest = 30;
const mostNodes = 200_000;

export type Key = string | number;
export type YamlMap = { [key: string]: unknown };

/** Where something stands in the file, for people (path, line) and for telling two places apart (offset). */
export interface Place {
  readonly at: Position;
  readonly path: string;
}

interface Meta {
  readonly path: readonly Key[];
  readonly offset: number;
  /** Offset of each child, by key. An aliased or merged child has the offset of its one source text. */
  readonly children: ReadonlyMap<Key, number>;
}

/** The plain data of a YAML file, with the place of every part. */
export class Tree {
  readonly problems: Problem[] = [];
  readonly root: unknown;
  private readonly lines = new LineCounter();
  private readonly metas = new WeakMap<object, Meta>();
  private nodes = 0;

  constructor(
    readonly file: string,
    text: string,
  ) {
    const document = parseDocument(text, {
      lineCounter: this.lines,
      merge: true,
      uniqueKeys: true,
      prettyErrors: false,
    });
    for (const error of document.errors)
      this.problems.push(this.syntaxProblem(error.code, error.message, error.pos[0]));
    this.resolve = (node) => (isAlias(node) ? node.resolve(document) : (node as Node | undefined));
    try {
      this.root = this.problems.length > 0 ? undefined : this.plain(document.contents, []);
    } catch (error) {
      if (!(error instanceof TreeLimitError)) throw error;
      this.problems.push(error.problem);
    }
  }

  /** The place of a container, or of one of its keys. */
  place(container: object, key?: Key): Place {
    const meta = this.metas.get(container);
    if (!meta) return { at: { file: this.file, line: 1, column: 1 }, path: "" };
    const offset = key === undefined ? meta.offset : (meta.children.get(key) ?? meta.offset);
    return { at: this.position(offset), path: joinPath(key === undefined ? meta.path : [...meta.path, key]) };
  }

  /** Where a child's text really stands; the same for all uses of one anchor. */
  sourceOf(container: object, key: Key): number {
    return this.metas.get(container)?.children.get(key) ?? -1;
  }

  private readonly resolve: (node: unknown) => Node | undefined;

  private plain(given: unknown, path: readonly Key[]): unknown {
    const node = this.resolve(given);
    this.nodes += 1;
    if (this.nodes > mostNodes)
      throw this.limit("SPEC-ALIAS", "the file expands to too much", node, `${mostNodes} nodes`);
    if (path.length > deepest) throw this.limit("SPEC-DEPTH", "nested too deep", node, `${deepest} levels`);
    if (isMap(node)) return this.map(node, path);
    if (isSeq(node)) return this.list(node.items, node.range?.[0] ?? 0, path);
    return isScalar(node) ? node.value : undefined;
  }

  private list(items: readonly unknown[], offset: number, path: readonly Key[]): unknown[] {
    const values = items.map((item, at) => this.plain(item, [...path, at]));
    const children = new Map(items.map((item, at) => [at, this.resolve(item)?.range?.[0] ?? offset] as const));
    this.metas.set(values, { path, offset, children });
    return values;
  }

  private map(node: YAMLMap, path: readonly Key[]): YamlMap {
    const pairs = new Map<string, Pair>();
    for (const pair of this.pairs(node, 0)) {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
      if (!pairs.has(key)) pairs.set(key, pair);
    }
    const value: YamlMap = {};
    const children = new Map<Key, number>();
    for (const [key, pair] of pairs) {
      value[key] = this.plain(pair.value, [...path, key]);
      children.set(key, this.resolve(pair.value)?.range?.[0] ?? (pair.key as Node).range?.[0] ?? 0);
    }
    this.metas.set(value, { path, offset: node.range?.[0] ?? 0, children });
    return value;
  }

  /** Own pairs first, then those of `<<`, so that what is written out wins. */
  private pairs(node: YAMLMap, depth: number): Pair[] {
    if (depth > deepest) throw this.limit("SPEC-DEPTH", "merged too deep", node, `${deepest} levels`);
    const isMerge = (pair: Pair): boolean =>
      isScalar(pair.key) && (pair.key.value === "<<" || typeof pair.key.value === "symbol");
    const merged = node.items.filter(isMerge).flatMap((pair) => {
      const target = this.resolve(pair.value);
      const maps = isSeq(target) ? target.items.map((item) => this.resolve(item)) : [target];
      return maps.flatMap((map) => (isMap(map) ? this.pairs(map, depth + 1) : []));
    });
    return [...node.items.filter((pair) => !isMerge(pair)), ...merged];
  }

  private position(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
  }

  private limit(code: string, what: string, node: Node | undefined, allowed: string): TreeLimitError {
    const at = this.position(node?.range?.[0] ?? 0);
    return new TreeLimitError({ code, at, what, allowed, change: "simplify the file" });
  }

  private syntaxProblem(code: string, message: string, offset: number): Problem {
    const at = this.position(offset);
    if (code === "DUPLICATE_KEY")
      return { code: "SPEC-DUPLICATE-KEY", at, what: "this key stands twice in one map", change: "remove one" };
    if (code === "TAB_AS_INDENT")
      return { code: "SPEC-TAB", at, what: "indented with a tab", change: "indent with spaces" };
    return {
      code: "SPEC-YAML",
      at,
      what: `not readable as YAML: ${message.split("\n")[0]?.replace(/\.$/, "") ?? code}`,
      change: "correct the YAML here",
    };
  }
}

class TreeLimitError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.what);
  }
}
