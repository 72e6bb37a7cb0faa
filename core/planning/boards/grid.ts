import { type BoardRow, boardWidth, type Panel } from "../../model";
import type { PanelDraft, RowDraft } from "./context";

interface Size {
  readonly w: number;
  readonly h: number;
}

const health: Size = { w: 4, h: 4 };
const stat: Size = { w: 6, h: 5 };
const table: Size = { w: 12, h: 9 };
/** Lines share the width: up to three stand in a row. */
const lines = (count: number): Size => ({ w: boardWidth / Math.min(3, count), h: 8 });

/** Puts panels on the grid from left to right, row under row, each row below a heading of one grid row. */
export function placed(rows: readonly RowDraft[]): BoardRow[] {
  let y = 0;
  return rows
    .filter((row) => row.panels.length > 0)
    .map((row) => {
      const panels = flow(row.panels, y + 1);
      y = Math.max(...panels.map(({ at }) => at.y + at.h));
      return { title: row.title, panels };
    });
}

function flow(drafts: readonly PanelDraft[], top: number): Panel[] {
  const wide = drafts.filter(
    (draft) => draft.kind !== "text" && !(draft.kind === "metric" && draft.view !== "lines"),
  ).length;
  let x = 0;
  let y = top;
  let tallest = 0;
  return drafts.map((draft) => {
    const { w, h } = sizeOf(draft, wide);
    if (x + w > boardWidth) {
      x = 0;
      y += tallest;
      tallest = 0;
    }
    const at = { x, y, w, h };
    x += w;
    tallest = Math.max(tallest, h);
    return { ...draft, at } as Panel;
  });
}

function sizeOf(draft: PanelDraft, wide: number): Size {
  switch (draft.kind) {
    case "metric":
      if (draft.key.startsWith("health.")) return health;
      return draft.view === "lines" ? lines(wide) : stat;
    case "text":
      return { w: boardWidth, h: Math.min(16, 3 + draft.text.split("\n").length) };
    default:
      return table;
  }
}
