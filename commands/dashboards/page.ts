import { createHash } from "node:crypto";
import type { System } from "../../core/model";
import type { Dashboard } from "./dashboard";
import { text } from "./html";
import { drawPanel } from "./panels";
import { script } from "./script";
import { style } from "./style";
import { previewWords } from "./words";

/** Only this page's own script runs, and nothing is loaded, whatever a title or a link says. */
const contentPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export interface SystemDashboards {
  readonly system: Pick<System, "key" | "title" | "language">;
  readonly dashboards: readonly Dashboard[];
}

/** One page that needs nothing else: every dashboard, chosen by link, arrow key or address. */
export function page(
  groups: readonly SystemDashboards[],
  made: { readonly stack: string; readonly asOf: string },
): string {
  const sections = groups.flatMap((group) => group.dashboards.map((dashboard) => section(group, dashboard)));
  const languages = [...new Set(groups.map(({ system }) => system.language))];
  const notice = languages.map(
    (language) => `<span lang="${language}">${text(previewWords(language).simulated)}</span>`,
  );
  return `<!doctype html>
<html lang="${languages[0] ?? "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>hozen dashboards ${text(made.stack)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">→ main</a>
<header>
<h1>hozen dashboards <small>${text(made.stack)}, ${text(made.asOf)}</small></h1>
<p class="notice">${notice.join(" ")}</p>
<button id="theme" type="button" aria-pressed="false">◐ dark / light</button>
</header>
<nav aria-label="dashboards">
${groups.map(menu).join("\n")}
</nav>
<main id="main">
${sections.join("\n")}
</main>
<script>${script}</script>
</body>
</html>
`;
}

function menu({ system, dashboards }: SystemDashboards): string {
  const links = dashboards.map(({ uid, title }) => `<li><a href="#${text(uid)}">${text(title)}</a></li>`);
  const none = links.length === 0 ? `<p class="about">${text(previewWords(system.language).none)}</p>` : "";
  return `<section><h2>${text(system.title)}</h2><ul>${links.join("")}</ul>${none}</section>`;
}

function section({ system }: SystemDashboards, dashboard: Dashboard): string {
  const words = previewWords(system.language);
  const marks = dashboard.annotations.list.map(({ name }) => text(name)).join("、");
  return [
    `<section class="dashboard" id="${text(dashboard.uid)}" lang="${system.language}" aria-label="${text(dashboard.title)}" tabindex="-1">`,
    `<h2>${text(system.title)} / ${text(dashboard.title)}</h2>`,
    `<p class="about">${text(dashboard.description)}${marks === "" ? "" : ` ${words.marks}: ${marks}`}</p>`,
    `<div class="grid">${dashboard.panels.map((panel) => drawPanel(panel, dashboard, words)).join("\n")}</div>`,
    "</section>",
  ].join("\n");
}
