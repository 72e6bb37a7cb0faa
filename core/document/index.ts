/** Reads an operations document: every place that carries an operational value, and every number that does not. Pure. */
import type { Block } from "./block";
import { readCode } from "./code";
import { frontMatter, frontMatterEnd } from "./front-matter";
import { markdownBlocks } from "./markdown";
import { Lines } from "./passage";
import { readTable } from "./read-table";
import { Reading } from "./reading";
import type { DocumentReading } from "./statement";

export { type Said, saidIn } from "./said";
export { severityIn } from "./severities";
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

function readBlock(reading: Reading, block: Block): void {
  switch (block.type) {
    case "text":
      reading.text(block.text, { ...block, row: [], column: [] }, false);
      return;
    case "table":
      readTable(reading, block);
      return;
    case "code":
      readCode(reading, block, { ...block, origin: "code", row: [], column: [] });
  }
}
