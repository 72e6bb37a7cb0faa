import { type Alias, isAlias, isNode, LineCounter, type Node, visit, type YAMLError } from "yaml";
import type { Position, Problem } from "../model";
import { documentOf } from "./document";

/** YAML as nodes, aliases already matched with their anchors. */
export interface ParsedYaml {
  readonly contents: unknown;
  readonly problems: readonly Problem[];
  readonly positionAt: (offset: number) => Position;
  readonly resolve: (node: unknown) => Node | undefined;
}

/** Parses a text; whatever it holds, it ends in problems and never in an exception. */
export function parseYaml(file: string, text: string): ParsedYaml {
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const nothing = { contents: null, positionAt, resolve: () => undefined };
  const deep = { ...nothing, problems: [tooDeep({ file, line: 1, column: 1 })] };
  try {
    const document = withoutStackTraces(() => documentOf(text, lines));
    if (!document) return deep;
    const faults = [...document.errors, ...document.warnings];
    if (faults.length > 0) return { ...nothing, problems: faults.slice(0, mostFaults).map(problemOf(positionAt)) };
    const { targets, problems } = matchAliases(document, positionAt);
    const resolve = (node: unknown) => (isAlias(node) ? targets.get(node) : isNode(node) ? node : undefined);
    return { contents: document.contents, problems, positionAt, resolve };
  } catch (error) {
    // The parser is recursive: thousands of levels end its stack before the tree can count them.
    if (!(error instanceof RangeError)) throw error;
    return deep;
  }
}

/** The parser makes an error per slip; with stack traces that nobody sees, a broken file takes it ten times longer. */
function withoutStackTraces<T>(parse: () => T): T {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = before;
  }
}

function tooDeep(at: Position): Problem {
  return { code: "SPEC-DEPTH", at, what: "nested too deep", change: "simplify the file" };
}

/** Only the first errors are reported: later ones are usually consequences. */
const mostFaults = 20;

/** One walk for all aliases: an alias means the last anchor of its name before it. */
function matchAliases(document: Parameters<typeof visit>[0], positionAt: (offset: number) => Position) {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const problems: Problem[] = [];
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        const { anchor } = node as { anchor?: string };
        if (anchor !== undefined) anchors.set(anchor, node as Node);
        return;
      }
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
      else problems.push(unknownAnchor(node, [...anchors.keys()], positionAt));
    },
  });
  return { targets, problems };
}

function unknownAnchor(alias: Alias, known: readonly string[], positionAt: (offset: number) => Position): Problem {
  const names = known.slice(0, 12).map((name) => `*${name}`);
  return {
    code: "SPEC-ALIAS",
    at: positionAt(alias.range?.[0] ?? 0),
    what: "no anchor of this name is defined before it",
    given: `*${alias.source}`,
    ...(names.length > 0 && { allowed: names.join(", ") }),
    change: `write &${alias.source} at the first use, or the value itself`,
  };
}

function problemOf(positionAt: (offset: number) => Position): (fault: YAMLError) => Problem {
  return ({ code, message, pos }) => {
    const at = positionAt(pos[0]);
    if (code === "TAB_AS_INDENT")
      return { code: "SPEC-TAB", at, what: "indented with a tab", change: "indent with spaces" };
    if (code === "RESOURCE_EXHAUSTION") return tooDeep(at);
    if (code === "MULTIPLE_DOCS") {
      return {
        code: "SPEC-YAML",
        at,
        what: "a second document starts here",
        change: "write each into a file of its own",
      };
    }
    const [reason] = message.split("\n");
    return {
      code: "SPEC-YAML",
      at,
      what: `not readable as YAML: ${(reason ?? code).replace(/[.:]$/, "")}`,
      change: "correct the YAML here",
    };
  };
}
