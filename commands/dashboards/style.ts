const light = `
  --page: #f4f5f5; --card: #ffffff; --text: #1f2328; --faint: #57606a; --rule: #d0d7de; --link: #0550ae;
  --green: #2da44e; --yellow: #d4a72c; --orange: #e16f24; --red: #cf222e; --dark-red: #82071e; --blue: #0969da; --purple: #8250df;
  --tint: 0.14;`;
const dark = `
  --page: #111217; --card: #1b1d23; --text: #e6e8ee; --faint: #a5acba; --rule: #34373f; --link: #7cb2ff;
  --green: #3fb950; --yellow: #d9b13b; --orange: #f0883e; --red: #f85149; --dark-red: #c4314b; --blue: #58a6ff; --purple: #a371f7;
  --tint: 0.16;`;

const colours = ["green", "yellow", "orange", "red", "dark-red", "blue", "purple"];

/** Values on these need light letters, on the others dark ones. */
const deep = new Set(["red", "dark-red", "blue", "purple"]);

/** Colours by the reader's setting or by the button; the grid is Grafana's, rows grow where a text needs more. */
export const style = `
:root { color-scheme: light; ${light} }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { color-scheme: dark; ${dark} } }
:root[data-theme="dark"] { color-scheme: dark; ${dark} }
* { box-sizing: border-box; }
body { margin: 0; padding: 12px 16px; background: var(--page); color: var(--text);
  font: 14px/1.5 system-ui, "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--card); padding: 4px 8px; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; }
h1 { font-size: 20px; margin: 0; } h1 small { color: var(--faint); font-weight: normal; font-size: 14px; }
.notice { margin: 0; padding: 4px 12px; border: 2px solid var(--orange); border-radius: 4px; font-weight: 600; }
#theme { margin-left: auto; padding: 4px 12px; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--rule); border-radius: 4px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 32px; margin: 12px 0; }
nav h2 { font-size: 13px; margin: 0; color: var(--faint); }
nav ul { display: flex; flex-wrap: wrap; gap: 4px; list-style: none; margin: 4px 0 0; padding: 0; }
nav a { display: block; padding: 2px 10px; border: 1px solid var(--rule); border-radius: 4px; background: var(--card); text-decoration: none; }
nav a[aria-current] { background: var(--link); color: var(--page); font-weight: 600; }
.dashboard > h2 { font-size: 18px; margin: 8px 0 0; } .dashboard:focus { outline: none; }
.about { margin: 2px 0 8px; color: var(--faint); overflow-wrap: anywhere; }
.grid { display: grid; grid-template-columns: repeat(24, minmax(0, 1fr)); grid-auto-rows: minmax(30px, auto); gap: 8px; }
.row { margin: 0; font-size: 15px; align-self: end; }
.panel { display: flex; flex-direction: column; min-width: 0; padding: 6px 10px; background: var(--card); border: 1px solid var(--rule); border-radius: 4px; }
.panel h4 { margin: 0; font-size: 13px; line-height: 1.35; overflow-wrap: anywhere; }
.body { flex: 1; min-height: 0; display: flex; flex-direction: column; }
.stat .body { justify-content: center; }
.chart, .spark { display: block; width: 100%; height: auto; }
.spark { height: 28px; } .spark polyline { fill: none; stroke: currentColor; stroke-width: 1.5; opacity: 0.7; vector-effect: non-scaling-stroke; }
.value { margin: 0; font-size: clamp(17px, 1.4vw, 26px); line-height: 1.4; font-weight: 600; overflow-wrap: anywhere; }
.tick, .limit-label { font-size: 12px; fill: var(--faint); } .limit-label { fill: var(--text); font-weight: 600; stroke: var(--card); stroke-width: 3px; paint-order: stroke; }
.grid line.grid { stroke: var(--rule); stroke-width: 1; }
.line { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
.limit { stroke-width: 2; stroke-dasharray: 7 4; }
.band { opacity: var(--tint); }
.legend { display: flex; flex-wrap: wrap; gap: 0 14px; margin: 2px 0 0; padding: 0; list-style: none; font-size: 12px; }
.legend li::before { content: ""; display: inline-block; width: 14px; height: 3px; margin: 0 5px 4px 0; background: var(--series); }
${["#1f77b4", "#9467bd", "#17a2a2", "#b5651d", "#e377c2", "#7f7f7f"].map((colour, at) => `.line-${at} { --series: ${colour}; } polyline.line-${at} { stroke: ${colour}; }`).join("\n")}
${colours.map((name) => `rect.${name} { fill: var(--${name}); } line.${name} { stroke: var(--${name}); } .filled.${name} { background: var(--${name}); border-color: var(--${name}); color: ${deep.has(name) ? "#ffffff" : "#14161a"}; }`).join("\n")}
.filled a, .filled summary { color: inherit; }
table { width: 100%; border-collapse: collapse; font-size: 13px; } th, td { padding: 3px 8px; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--faint); font-weight: 600; }
details { font-size: 12px; overflow-wrap: anywhere; } summary { cursor: pointer; color: var(--faint); }
pre { margin: 4px 0; padding: 6px; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--page); color: var(--text); border-radius: 4px; }
@media (max-width: 900px) { .grid { display: block; } .panel, .row { margin-bottom: 8px; } }
`;
