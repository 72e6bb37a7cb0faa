import { type BoardRow, boardWidth, type Panel } from "../../model";
import type { PanelDraft, RowDraft } from "./context";

/** What stands side by side: panels of one shape, at most `most` in a line, all as high. */
interface Shape {
  readonly name: "health" | "stat" | "lines" | "table" | "text";
  readonly most: number;
  /** A few do not get wider than this many columns. */
  readonly widest: number;
  readonly height: (draft: PanelDraft) => number;
}

const shapes: Readonly<Record<Shape["name"], Shape>> = {
  health: { name: "health", most: 6, widest: 4, height: () => 4 },
  stat: { name: "stat", most: 4, widest: 6, height: () => 5 },
  lines: { name: "lines", most: 3, widest: boardWidth, height: () => 8 },
  table: { name: "table", most: 2, widest: boardWidth, height: () => 9 },
  text: { name: "text", most: 1, widest: boardWidth, height: textHeight },
};

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

/** Latest values first, then what is drawn over time, then tables: lines of the grid are full and have no holes. */
function flow(drafts: readonly PanelDraft[], top: number): Panel[] {
  let y = top;
  return Object.values(shapes).flatMap((shape) => {
    const own = drafts.filter((draft) => shapeOf(draft) === shape.name);
    const lines = divided(own, shape.most);
    const w = Math.min(shape.widest, Math.floor(boardWidth / (lines[0]?.length ?? 1)));
    return lines.flatMap((line) => {
      const h = Math.max(...line.map(shape.height));
      const panels = line.map((draft, at) => ({ ...draft, at: { x: at * w, y, w, h } }) as Panel);
      y += h;
      return panels;
    });
  });
}

/** Lists of at most `most`, as even as the count allows where they may be wider: four are two and two, not three and one. */
function divided<T>(all: readonly T[], most: number): T[][] {
  const count = Math.ceil(all.length / most);
  const each = most > 3 ? most : Math.ceil(all.length / Math.max(1, count));
  return Array.from({ length: count }, (_, at) => all.slice(at * each, (at + 1) * each));
}

function shapeOf(draft: PanelDraft): Shape["name"] {
  switch (draft.kind) {
    case "metric":
      if (draft.key.startsWith("health.")) return "health";
      return draft.view === "lines" ? "lines" : "stat";
    case "text":
      return "text";
    default:
      return "table";
  }
}

/** Five lines of a Markdown table are about four rows of the grid; title and margins are two. */
function textHeight(draft: PanelDraft): number {
  return draft.kind === "text" ? Math.min(16, 2 + Math.ceil(0.8 * draft.text.split("\n").length)) : 0;
}
