import { ElementType, parseDocument } from "htmlparser2";
import type { Block, Cell, Place, TableBlock } from "./block";
import { visible } from "./inline";
import { Passage } from "./passage";

type Node = ReturnType<typeof parseDocument>["children"][number];
type Element = Extract<Node, { attribs: unknown }>;

/** No table of a document is wider or has higher cells: beyond, a hostile `rowspan` would fill the memory. */
const widest = 100;

/** Elements whose content is nothing a reader sees. */
const unread = ["script", "style", "template", "iframe", "object"];

/** Tables of an HTML block, and its other text. Scripts and styles are never read. */
export function htmlBlocks(source: string, from: number, to: number, place: Place): Block[] {
  const root = parseDocument(source.slice(from, to), { withStartIndices: true, withEndIndices: true });
  const tables: Element[] = [];
  const texts: Node[] = [];
  const waiting: Node[] = [...root.children].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node)) {
      if (node.name === "table") tables.push(node);
      if (node.name === "table" || unread.includes(node.name)) continue;
      for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at] as Node);
    } else if (node.type === ElementType.Text) texts.push(node);
  }
  const passage = (node: Node): Passage =>
    visible(source, from + (node.startIndex ?? 0), from + (node.endIndex ?? -1) + 1);
  return [
    ...texts.map((node): Block => ({ type: "text", origin: "paragraph", text: passage(node).trim(), ...place })),
    ...tables.map((node) => tableOf(node, source, from, place)),
  ].filter((block) => block.type !== "text" || block.text.text !== "");
}

function isElement(node: Node): node is Element {
  return node.type === ElementType.Tag;
}

function tableOf(table: Element, source: string, from: number, place: Place): TableBlock {
  const grid: (Cell | undefined)[][] = [];
  const headRows = new Set<number>();
  for (const [at, row] of rowsOf(table).entries()) {
    const line = gridLine(grid, at);
    const cells = row.children.filter(isElement).filter(({ name }) => name === "td" || name === "th");
    if (cells.length > 0 && cells.every(({ name }) => name === "th")) headRows.add(at);
    let column = 0;
    for (const cell of cells) {
      while (line[column] !== undefined) column++;
      spread(grid, at, column, cell, textOf(cell, source, from));
      column += spanOf(cell, column).right;
    }
  }
  const empty: Cell = { text: new Passage("", [], from) };
  const rows = grid.map((line) => Array.from(line, (cell) => cell ?? empty));
  const firstBody = rows.findIndex((_, at) => !headRows.has(at));
  const heads = firstBody < 0 ? rows : rows.slice(0, firstBody);
  const start = from + (table.startIndex ?? 0);
  return { type: "table", ...place, start, heads, rows: firstBody < 0 ? [] : rows.slice(firstBody) };
}

function spread(grid: (Cell | undefined)[][], at: number, column: number, cell: Element, text: Passage): void {
  const head = cell.name === "th" && { head: true as const };
  const size = spanOf(cell, column);
  for (let down = 0; down < size.down; down++) {
    for (let right = 0; right < size.right; right++) {
      const repeated = (down > 0 || right > 0) && { repeated: true as const };
      gridLine(grid, at + down)[column + right] ??= { text, ...repeated, ...head };
    }
  }
}

function gridLine(grid: (Cell | undefined)[][], at: number): (Cell | undefined)[] {
  grid[at] ??= [];
  return grid[at];
}

function spanOf({ attribs }: Element, column: number): { readonly down: number; readonly right: number } {
  const written = (name: string): number => Math.max(1, Math.min(Math.trunc(Number(attribs[name])) || 1, widest));
  const right = written("colspan");
  return column + right > widest ? { down: 1, right: 1 } : { down: written("rowspan"), right };
}

function rowsOf(table: Element): Element[] {
  const rows: Element[] = [];
  for (const child of table.children.filter(isElement)) {
    if (child.name === "tr") rows.push(child);
    else rows.push(...child.children.filter(isElement).filter(({ name }) => name === "tr"));
  }
  return rows;
}

function textOf(cell: Element, source: string, from: number): Passage {
  const inner = cell.children;
  const [first, last] = [inner[0]?.startIndex ?? 0, inner.at(-1)?.endIndex ?? -1];
  return visible(source, from + first, from + Math.max(first, last + 1)).trim();
}
