/** Reads an operations document: every place that carries an operational value, and every number that does not. Pure. */
import type { Block, TableBlock } from "./block";
import { readCode } from "./code";
import { readExpression } from "./code/setting";
import { frontMatter, frontMatterEnd } from "./front-matter";
import { markdownBlocks } from "./markdown";
import { isOnlyWords, namedCell } from "./named-cells";
import { Lines } from "./passage";
import { Reading } from "./reading";
import { severityOf } from "./severities";
import type { DocumentReading } from "./statement";
import { type PlacedCell, placedCells } from "./tables";

export * from "./statement";

export interface ReadOptions {
  /** IANA name of the zone to take for times whose zone is not written; `UTC` where nobody says. */
  readonly timezone?: string;
}

/** Statements and examples of a Markdown document, in document order. Nothing of the text is executed or fetched. */
export function readDocument(text: string, file: string, { timezone = "UTC" }: ReadOptions = {}): DocumentReading {
  const reading = new Reading(file, text, new Lines(text), timezone);
  const front = frontMatter(text);
  if (front) readCode(reading, front, { ...front, origin: "front-matter", row: [], column: [] });
  for (const block of markdownBlocks(text, frontMatterEnd(text))) readBlock(reading, block);
  const inOrder = (a: { line: number; column: number }, b: { line: number; column: number }): number =>
    a.line - b.line || a.column - b.column;
  return { statements: reading.statements.sort(inOrder), examples: reading.examples.sort(inOrder) };
}

function readCell(reading: Reading, placed: PlacedCell, block: TableBlock): void {
  const { cell, row, column, isName } = placed;
  const severity = placed.severity === undefined ? undefined : severityOf(placed.severity);
  const context = {
    ...block,
    origin: "table" as const,
    row,
    column,
    isName,
    ...(severity && { rowSeverity: severity }),
  };
  if (expressionHead.test(column.at(-1) ?? "") && /[<>=]/.test(cell.text.text))
    readExpression(reading, cell.text, context);
  else reading.text(cell.text, context, true);
  readName(reading, placed, block);
  reading.words(cell.text, context);
}

const expressionHead = /expression|(?<![a-z])expr(?![a-z])|query|promql|kql|条件式|クエリ/iu;

/** Who is told, a level that is defined, a job: cells whose words are the value. */
function readName(reading: Reading, placed: PlacedCell, block: TableBlock): void {
  const heads = block.heads.at(-1)?.map(({ text }) => text.text.trim()) ?? [];
  const kind = namedCell(placed, heads);
  const text = placed.cell.text.trim();
  if (!kind || !isOnlyWords(text)) return;
  const value = { type: "text", text: text.text } as const;
  const found = { from: 0, to: text.text.length, value, certainty: "likely", kind } as const;
  reading.add(text, found, { ...block, origin: "table", row: placed.row, column: placed.column });
}

function readBlock(reading: Reading, block: Block): void {
  switch (block.type) {
    case "text":
      reading.text(block.text, { ...block, row: [], column: [] }, false);
      return;
    case "table":
      for (const placed of placedCells(block)) readCell(reading, placed, block);
      return;
    case "code":
      readCode(reading, block, { ...block, origin: "code", row: [], column: [] });
  }
}
