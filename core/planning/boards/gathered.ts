import type { PanelDraft, RowDraft } from "./context";

interface Row {
  readonly title: string;
  readonly panels: PanelDraft[];
}

/** Rows of one title are one row, and what is asked for twice is drawn once: it answers for both. */
export function gathered(rows: readonly RowDraft[]): RowDraft[] {
  const places = new Map<string, Row>();
  const drawn = new Map<string, { readonly row: Row; readonly at: number }>();
  for (const { title, panels } of rows) {
    const row = places.get(title) ?? { title, panels: [] };
    places.set(title, row);
    for (const panel of panels) {
      const earlier = drawn.get(panel.key);
      const first = earlier?.row.panels[earlier.at];
      if (earlier && first) earlier.row.panels[earlier.at] = answeringFor(first, panel);
      else drawn.set(panel.key, { row, at: row.panels.push(panel) - 1 });
    }
  }
  return [...places.values()];
}

function answeringFor(first: PanelDraft, second: PanelDraft): PanelDraft {
  const clauses = [...new Set([...first.clauses, ...second.clauses])];
  return { ...first, facts: [...first.facts, ...second.facts], clauses };
}
