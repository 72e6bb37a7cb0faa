import type { TableBlock } from "./block";
import { readExpression } from "./code/setting";
import { isOnlyWords, namedCell } from "./named-cells";
import type { Reading } from "./reading";
import { severityOf } from "./severities";
import { type PlacedCell, placedCells } from "./tables";

/** Reads every cell of a table's body with its heads. */
export function readTable(reading: Reading, block: TableBlock): void {
  for (const placed of placedCells(block)) readCell(reading, placed, block);
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
  if (placed.repeats) {
    reading.ditto(cell.text, placed.repeats, context);
    return;
  }
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
