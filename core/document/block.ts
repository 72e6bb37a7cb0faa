import type { Passage } from "./passage";
import type { Origin } from "./statement";

/** What stands above and around a block of a document. */
export interface Place {
  readonly heading: readonly string[];
  /** Enclosing list items, then a line that introduces the block (`Automatic backup:`). */
  readonly parents: readonly string[];
  /** Offset of the first character of the table, list, paragraph or code. */
  readonly start: number;
}

/** Running text: a paragraph, a heading, an item of a list. */
export interface TextBlock extends Place {
  readonly type: "text";
  readonly origin: Extract<Origin, "heading" | "paragraph" | "list">;
  readonly text: Passage;
}

/** A table as a grid: merged cells are in every place they cover, with `repeated` on all but the first. */
export interface TableBlock extends Place {
  readonly type: "table";
  readonly heads: readonly (readonly Cell[])[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly text: Passage;
  /** The cell is a part of a merged one whose text was read already. */
  readonly repeated?: true;
  /** The cell heads its row: `<th>` in the body of a table. */
  readonly head?: true;
}

/** A block of code or of settings. */
export interface CodeBlock extends Place {
  readonly type: "code";
  /** As the document names it, in small letters; empty where it does not. */
  readonly language: string;
  readonly text: Passage;
}

export type Block = TextBlock | TableBlock | CodeBlock;
