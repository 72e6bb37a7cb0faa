import type { SyntaxNode } from "@lezer/common";
import { GFM, parser } from "@lezer/markdown";
import type { Block, Cell, Place } from "./block";
import { flattened } from "./flatten";
import { htmlBlocks } from "./html-tables";
import { visible } from "./inline";
import { type Passage, PassageBuilder } from "./passage";

/**
 * CommonMark with GitHub's tables. Emphasis, links and images are left to `inline.ts`: resolving them takes quadratic
 * time on hostile text.
 */
const markdown = parser.configure([
  GFM,
  {
    remove: [
      "Emphasis",
      "Link",
      "Image",
      "Strikethrough",
      "LinkEnd",
      "Autolink",
      "HTMLTag",
      "InlineCode",
      "Entity",
      "Escape",
      "LinkReference",
      "HardBreak",
    ],
  },
]);

/** The blocks of a Markdown document, in order. `from` skips front matter. */
export function markdownBlocks(source: string, from: number): Block[] {
  const reader = new Reader(source, from);
  for (let node = markdown.parse(flattened(source.slice(from))).topNode.firstChild; node; node = node.nextSibling)
    reader.block(node, []);
  return reader.blocks;
}

class Reader {
  readonly blocks: Block[] = [];
  private headings: { readonly level: number; readonly text: string }[] = [];
  /** The paragraph right before, where it introduces what follows. */
  private lead: string | undefined;

  constructor(
    private readonly source: string,
    private readonly shift: number,
  ) {}

  block(node: SyntaxNode, parents: readonly string[]): void {
    const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name);
    const lead = this.lead;
    this.lead = undefined;
    const within = lead === undefined ? parents : [...parents, lead];
    if (heading) this.heading(node, Number(heading[1]));
    else if (node.name === "Paragraph" || node.name === "Task") this.paragraph(node, parents, lead);
    else if (node.name === "BulletList" || node.name === "OrderedList") this.list(node, within);
    else if (node.name === "Blockquote") this.children(node, within);
    else if (node.name === "FencedCode" || node.name === "CodeBlock") this.code(node, within);
    else if (node.name === "Table") this.table(node, within);
    else if (node.name === "HTMLBlock") {
      const place = this.place(node, within);
      this.blocks.push(...htmlBlocks(this.source, place.start, this.shift + node.to, place));
    }
  }

  private children(node: SyntaxNode, parents: readonly string[]): void {
    for (let child = node.firstChild; child; child = child.nextSibling) this.block(child, parents);
  }

  private place(node: SyntaxNode, parents: readonly string[]): Place {
    return { heading: this.headings.map(({ text }) => text), parents, start: this.shift + node.from };
  }

  private heading(node: SyntaxNode, level: number): void {
    const text = this.textOf(node, ["HeaderMark"]);
    while (this.headings.length > 0 && (this.headings.at(-1)?.level ?? 0) >= level) this.headings.pop();
    const place = this.place(node, []);
    this.headings.push({ level, text: text.text.trim() });
    this.blocks.push({ type: "text", origin: "heading", text, ...place });
  }

  private paragraph(node: SyntaxNode, parents: readonly string[], lead: string | undefined): void {
    const text = this.textOf(node, ["QuoteMark", "TaskMarker"]);
    const source = this.source.slice(this.shift + node.from, this.shift + node.to).trim();
    const rough = roughTable(source) ? this.roughTable(node) : undefined;
    const within = lead === undefined ? parents : [...parents, lead];
    if (rough) {
      this.blocks.push({ type: "table", ...rough, ...this.place(node, within) });
      return;
    }
    // A line in bold, or one that ends in a colon, introduces what follows.
    if (source.length < 200 && (/[::]$/.test(text.text.trim()) || /^(\*\*|__)[^*_]+\1[::]?$/.test(source))) {
      this.lead = text.text.trim();
    }
    const origin = node.parent?.name === "ListItem" ? "list" : "paragraph";
    this.blocks.push({ type: "text", origin, text, ...this.place(node, parents) });
  }

  private list(node: SyntaxNode, parents: readonly string[]): void {
    for (let item = node.firstChild; item; item = item.nextSibling) {
      if (item.name !== "ListItem") continue;
      const own = item.getChild("Paragraph") ?? item.getChild("Task");
      let within = parents;
      for (let child = item.firstChild; child; child = child.nextSibling) {
        if (child.name === "ListMark") continue;
        this.block(child, within);
        if (own && child.from === own.from) {
          this.lead = undefined;
          within = [...parents, this.textOf(own, ["TaskMarker"]).text.trim()];
        }
      }
    }
    this.lead = undefined;
  }

  private code(node: SyntaxNode, parents: readonly string[]): void {
    const info = node.getChild("CodeInfo");
    const language = info ? this.source.slice(this.shift + info.from, this.shift + info.to) : "";
    const builder = new PassageBuilder();
    for (const part of node.getChildren("CodeText")) {
      builder.copy(this.source, this.shift + part.from, this.shift + part.to);
    }
    const name = /^[{.\s]*([\w+#-]*)/.exec(language.toLowerCase())?.[1] ?? "";
    this.blocks.push({ type: "code", language: name, text: builder.build(), ...this.place(node, parents) });
  }

  private table(node: SyntaxNode, parents: readonly string[]): void {
    const head = node.getChild("TableHeader");
    const rows = node.getChildren("TableRow").map((row) => this.cells(row));
    this.blocks.push({ type: "table", heads: head ? [this.cells(head)] : [], rows, ...this.place(node, parents) });
  }

  /** Empty cells have no node of their own: the delimiters count. */
  private cells(row: SyntaxNode): Cell[] {
    const cells: Cell[] = [];
    let open = row.firstChild?.name !== "TableDelimiter";
    let last = row.from;
    for (let part = row.firstChild; part; part = part.nextSibling) {
      if (part.name === "TableCell") {
        cells.push({ text: visible(this.source, this.shift + part.from, this.shift + part.to) });
        open = false;
      } else if (part.name === "TableDelimiter") {
        if (open && last !== row.from) cells.push({ text: visible(this.source, this.shift + last, this.shift + last) });
        open = true;
        last = part.to;
      }
    }
    return cells;
  }

  /** Lines that look like a table which the grammar refuses: other numbers of cells, no line of dashes. */
  private roughTable(node: SyntaxNode): { readonly heads: Cell[][]; readonly rows: Cell[][] } {
    const rows: Cell[][] = [];
    let ruled = false;
    let from = this.shift + node.from;
    for (const line of this.source.slice(from, this.shift + node.to).split("\n")) {
      if (/^[\s|:+-]+$/.test(line)) ruled ||= rows.length === 1;
      else rows.push(this.roughCells(line, from));
      from += line.length + 1;
    }
    return ruled ? { heads: rows.slice(0, 1), rows: rows.slice(1) } : { heads: [], rows };
  }

  private roughCells(line: string, from: number): Cell[] {
    const cells: Cell[] = [];
    const lead = /^\s*\|/.exec(line)?.[0].length ?? 0;
    const body = line.trimEnd().replace(/\|$/, "");
    let at = lead;
    for (const part of body.slice(lead).split("|")) {
      cells.push({ text: visible(this.source, from + at, from + at + part.length).trim() });
      at += part.length + 1;
    }
    return cells;
  }

  /** The visible text of a node, without the marks of the containers it is in. */
  private textOf(node: SyntaxNode, marks: readonly string[]): Passage {
    const builder = new PassageBuilder();
    let from = node.from;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (!marks.includes(child.name)) continue;
      visible(this.source, this.shift + from, this.shift + child.from, builder);
      from = child.to;
    }
    return visible(this.source, this.shift + from, this.shift + node.to, builder).trim();
  }
}

function roughTable(source: string): boolean {
  const lines = source.split("\n");
  return lines.length > 1 && lines.every((line) => /^\s*\|.*\|/.test(line) || /^[\s|:+-]+$/.test(line));
}
