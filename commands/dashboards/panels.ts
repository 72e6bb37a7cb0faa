import { chart, sparkline } from "./chart";
import { type Dashboard, type DashboardPanel, queryText, type Step, seriesNames } from "./dashboard";
import { formatValue } from "./format";
import { markdownTable, table, text } from "./html";
import { simulate } from "./simulate";
import type { PreviewWords } from "./words";

/** Pixels of one column and one row of the grid on a wide screen. */
const cell = { width: 76, height: 38 };

/** A panel at its place on the grid. */
export function drawPanel(panel: DashboardPanel, dashboard: Dashboard, words: PreviewWords): string {
  const { x, y, w, h } = panel.gridPos;
  const place = `grid-column:${x + 1}/span ${w};grid-row:${y + 1}/span ${h}`;
  if (panel.type === "row") return `<h3 class="row" style="${place}">${text(panel.title)}</h3>`;
  const body = bodyOf(panel, dashboard, words);
  const style = body.colour ? ` ${body.colour}` : "";
  return [
    `<article class="panel ${panel.type}${style}" style="${place}" data-panel="${panel.id}">`,
    `<h4>${text(panel.title)}</h4>`,
    `<div class="body">${body.html}</div>`,
    details(panel, words),
    "</article>",
  ].join("");
}

interface Body {
  readonly html: string;
  /** Of the whole panel. */
  readonly colour?: string;
}

function bodyOf(panel: DashboardPanel, dashboard: Dashboard, words: PreviewWords): Body {
  switch (panel.type) {
    case "text":
      return { html: markdownTable(panel.options?.content ?? "") };
    case "table":
      return { html: sampleTable(panel, words) };
    case "stat":
      return stat(panel);
    default:
      return lines(panel, dashboard);
  }
}

function lines(panel: DashboardPanel, { time }: Dashboard): Body {
  const names = seriesNames(panel);
  const legend =
    names.length > 1
      ? `<ul class="legend">${names.map((name, at) => `<li class="line-${at % 6}">${text(name)}</li>`).join("")}</ul>`
      : "";
  const height = panel.gridPos.h * cell.height - 66 - (names.length > 1 ? 24 : 0);
  const size = { width: panel.gridPos.w * cell.width - 24, height };
  return { html: `${chart(panel, simulate(panel, names.length), size, time.from)}${legend}` };
}

function stat(panel: DashboardPanel): Body {
  const [values = [0]] = simulate(panel, 1);
  const latest = values.at(-1) ?? 0;
  const { unit = "", mappings = [], thresholds } = panel.fieldConfig?.defaults ?? {};
  const mapped = mappings[0]?.options[String(latest)];
  const shown = mapped?.text ?? formatValue(latest, unit);
  const size = { width: panel.gridPos.w * cell.width - 24, height: 28 };
  const steps = thresholds?.steps ?? [];
  return {
    html: `<p class="value">${text(shown)}</p>${sparkline(values, size)}`,
    ...(steps.length > 1 && { colour: `filled ${mapped?.color ?? stepAt(steps, latest)}` }),
  };
}

function stepAt(steps: readonly Step[], value: number): string {
  return steps.filter((step) => step.value === null || step.value <= value).at(-1)?.color ?? "green";
}

/** Names of the columns a statement yields, with made-up cells. */
function sampleTable(panel: DashboardPanel, words: PreviewWords): string {
  const [target] = panel.targets ?? [];
  const query = target ? queryText(target) : "";
  const columns = target?.rawSql === undefined ? [words.row, words.count] : columnsOf(query);
  const rows = [1, 2, 3].map((row) =>
    columns.map((_, at) => (at === 0 ? `${words.sample} ${row}` : String(row * 7 * (at + 1)))),
  );
  return table(columns, rows);
}

function columnsOf(sql: string): string[] {
  const head =
    /^\s*SELECT\s+([\s\S]*?)\n\s*FROM\s+(?:pg_stat_user|pg_stat_activity|pg_stat_statements)/.exec(sql)?.[1] ?? sql;
  const named = [...head.matchAll(/\bAS\s+"?(\w+)"?\s*(?:,|$)/g)].map(([, name]) => name as string);
  const first = /^([\w]+(?:\s*,\s*\w+)*)\s*(?:,|$)/.exec(head.replace(/LEFT\(.*$/s, "").trim())?.[1];
  const plain = first?.split(/\s*,\s*/).filter((name) => !named.includes(name)) ?? [];
  return [...plain, ...named];
}

/** What the panel says of itself and asks, to be opened with the keyboard. */
function details(panel: DashboardPanel, words: PreviewWords): string {
  const asked = (panel.targets ?? []).map(queryText).filter((query) => query !== "");
  const links = (panel.links ?? []).map(({ title, url }) => `<li><a href="${text(url)}">${text(title)}</a></li>`);
  return [
    `<details><summary>${text(words.details)}</summary>`,
    `<p>${text(panel.description ?? "").replaceAll("\n\n", "</p><p>")}</p>`,
    ...(links.length > 0 ? [`<ul>${links.join("")}</ul>`] : []),
    ...asked.map((query) => `<pre>${text(query)}</pre>`),
    "</details>",
  ].join("");
}
