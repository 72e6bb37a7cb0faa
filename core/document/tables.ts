import type { Cell, TableBlock } from "./block";
import type { Passage } from "./passage";

/** A cell with its heads: what the table says it is about. */
export interface PlacedCell {
  readonly cell: Cell;
  /** Texts of the cells that name the row. */
  readonly row: readonly string[];
  /** Heads above, outermost first. */
  readonly column: readonly string[];
  /** Text of the cell in the row that says how severe it is. */
  readonly severity?: string;
  /** Of a ditto mark: the text it repeats. */
  readonly repeats?: Passage;
  /** The cell is one of those that name the row. */
  readonly isName: boolean;
}

/** Heads of the column that says how severe a row is, or which level it defines. */
export const levelHead =
  /^(?:障害|ログ|アラート)?(?:レベル|重大度|重要度|緊急度|優先度|ランク|区分)(?:\s?名)?$|^(?:log |alert |incident )?(?:level|severity|priority|class|sev)$/iu;

const ditto = /^(?:同上|同左|同じ|〃|々|ゝ|"|''|″|”|ditto|same(?: as above)?|as above|do\.|↑)$/iu;
/** A cell that says there is nothing. */
const absent = /^(?:[-ー—―–~]+|なし|無し|該当なし|n\/?a|none|not applicable|×|✕|❌|tbd|未定)?$/iu;
const valueLike = /\d|^[-ー—]$/;

/** The cells of a table's body with their heads; merged parts and empty cells are left out. */
export function placedCells(table: TableBlock): PlacedCell[] {
  const rows = filled(table.rows);
  const labels = labelColumns(table, rows);
  const levels = table.heads.at(-1)?.findIndex(({ text }) => levelHead.test(text.text.trim())) ?? -1;
  return rows.flatMap((row, at) =>
    row.flatMap((shown, column): PlacedCell[] => {
      const cell = table.rows[at]?.[column];
      const written = cell?.text.text.trim() ?? "";
      const isName = column < labels;
      if (!cell || cell.repeated || absent.test(written) || (isName && shown !== cell)) return [];
      const severity = levels < 0 || levels === column ? undefined : row[levels]?.text.text.trim();
      const repeats = /^同左/.test(written) ? row[column - 1] : shown;
      const place = { cell, row: rowNames(row, labels, column), column: headsOf(table, column), isName };
      return [
        { ...place, ...(severity && { severity }), ...(repeats && repeats !== cell && { repeats: repeats.text }) },
      ];
    }),
  );
}

/** Rows with ditto marks and merged first cells replaced by the cell above; a repeated value is a reading of its own. */
function filled(rows: readonly (readonly Cell[])[]): Cell[][] {
  const done: Cell[][] = [];
  for (const row of rows) {
    const above = done.at(-1);
    done.push(
      row.map((cell, column) => {
        const text = cell.text.text.trim();
        const from = above?.[column];
        if (from && (ditto.test(text) || (text === "" && column === 0))) return { ...from, repeated: true as const };
        return cell;
      }),
    );
  }
  return done;
}

function headsOf({ heads }: TableBlock, column: number): string[] {
  const texts = heads.map((line) => line[column]?.text.text.trim() ?? "");
  return texts.filter((text, at) => text !== "" && text !== texts[at - 1]);
}

/** How many columns from the left name the row: those that hold no values; at least the first. */
function labelColumns(table: TableBlock, rows: readonly (readonly Cell[])[]): number {
  const width = Math.max(table.heads.at(-1)?.length ?? 0, ...rows.slice(0, 50).map((row) => row.length));
  let count = 1;
  while (count < Math.min(width - 1, 3)) {
    const column = count;
    const texts = rows.slice(0, 50).map((row) => row[column]?.text.text.trim() ?? "");
    if (
      texts.some((text) => text.length > 40) ||
      texts.filter((text) => valueLike.test(text)).length * 4 > texts.length
    )
      break;
    count++;
  }
  return count;
}

function rowNames(row: readonly Cell[], labels: number, column: number): string[] {
  return row
    .slice(0, labels)
    .flatMap((cell, at) => (at === column ? [] : [cell.text.text.trim()]))
    .filter((text) => text !== "");
}
