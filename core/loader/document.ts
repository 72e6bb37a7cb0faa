import { Composer, type Document, Lexer, type LineCounter, Parser, YAMLParseError } from "yaml";

/** More brackets open at once than this are not even parsed: the parser is recursive. */
const mostBrackets = 100;

/** A text as one YAML document, read word by word once; undefined when its brackets nest too deep. */
export function documentOf(text: string, lines: LineCounter): Document.Parsed | undefined {
  const words = [...new Lexer().lex(text)];
  if (deepestFlow(words) > mostBrackets) return undefined;
  // Unique keys are checked by the tree: the library compares each pair of keys, a minute for 100,000 of them.
  // One schema whatever a file asks for: under `%YAML 1.1` the key `on` would be true.
  const options = { schema: "core", resolveKnownTags: false, merge: true, uniqueKeys: false } as const;
  const composer = new Composer(options);
  let document: Document.Parsed | undefined;
  for (const next of composer.compose(tokens(words, lines), true, text.length)) {
    if (!document) document = next;
    else {
      document.errors.push(new YAMLParseError([next.range[0], next.range[1]], "MULTIPLE_DOCS", "several documents"));
      break;
    }
  }
  return document;
}

function* tokens(words: readonly string[], lines: LineCounter) {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  for (const word of words) yield* parser.next(word);
  yield* parser.end();
}

function deepestFlow(words: readonly string[]): number {
  let open = 0;
  let deepest = 0;
  for (const word of words) {
    if (word === "[" || word === "{") open += 1;
    else if (word === "]" || word === "}") open -= 1;
    if (open > deepest) deepest = open;
  }
  return deepest;
}
