import { type Passage, PassageBuilder } from "./passage";

const entities: Readonly<Record<string, string>> = {
  nbsp: " ",
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  le: "≤",
  ge: "≥",
  yen: "¥",
  euro: "€",
  pound: "£",
  minus: "-",
  ndash: "-",
  mdash: "-",
  times: "×",
  hellip: "…",
};

/**
 * Markup inside a line: code, images and links, emphasis, HTML tags and comments, entities, escapes. Every alternative is
 * bounded, so that a hostile text cannot make it slow.
 */
const markup =
  /(?<code>`{1,3})(?<body>[^`\n]{1,400})\k<code>|!\[(?<image>[^\]\n]{0,200})\]\([^)\n]{0,400}\)|\[(?<label>[^[\]\n]{1,300})\](?:\((?<url>[^)\n]{0,400})\)|\[[^\]\n]{0,100}\])|(?<strong>\*{2,3}|~~|__(?=\S)|(?<=\S)__)|(?<star>(?<![\s\d*/,-])\*(?![*/,\d])|(?<![*/,\d\s])\*(?=\s|$)|\*(?=[^\s*/,\d-]))|<!--[\s\S]{0,2000}?-->|<(?<tag>\/?[A-Za-z][A-Za-z0-9]{0,12})(?:\s[^<>\n]{0,300})?\/?>|&(?<entity>[a-z]{2,8}|#\d{1,6});|\\(?<escaped>[\\`*_{}[\]()#+.!|<>~-])/gu;

/** The visible characters of source text from one offset to another. */
export function visible(source: string, from: number, to: number, builder = new PassageBuilder()): Passage {
  const text = source.slice(from, to);
  let done = 0;
  for (const found of text.matchAll(markup)) {
    builder.copy(source, from + done, from + found.index);
    done = found.index + found[0].length;
    write(builder, source, from + found.index, found);
  }
  builder.copy(source, from + done, to);
  return builder.build();
}

function write(builder: PassageBuilder, source: string, at: number, found: RegExpExecArray): void {
  const { code, body, label, tag, entity, escaped } = found.groups ?? {};
  const end = at + found[0].length;
  if (code !== undefined) builder.copy(source, at + code.length, at + code.length + (body ?? "").length);
  else if (label !== undefined) builder.copy(source, at + 1, at + 1 + label.length);
  else if (tag !== undefined) builder.stand(/^br$/i.test(tag) ? "\n" : "", at, end);
  else if (entity !== undefined) builder.stand(characterOf(entity), at, end);
  else if (escaped !== undefined) builder.copy(source, at + 1, end);
}

function characterOf(entity: string): string {
  if (!entity.startsWith("#")) return entities[entity] ?? " ";
  const code = Number(entity.slice(1));
  return code >= 32 && code < 0x10ffff ? String.fromCodePoint(code) : " ";
}
