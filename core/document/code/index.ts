import { cronPattern } from "../../model";
import type { CodeBlock } from "../block";
import type { Context } from "../context";
import type { Reading } from "../reading";
import { readAssignments } from "./assignments";
import { readQuery } from "./queries";
import { readShell } from "./shell";
import { readYaml } from "./yaml";

type Reader = (reading: Reading, block: CodeBlock, context: Context) => void;

const shell: Reader = (reading, { text }, context) => readShell(reading, text, context);
const settings: Reader = (reading, { text }, context) => readYaml(reading, text, context);
const slashes: Reader = (reading, { text }, context) => readAssignments(reading, text, context, ["//", "/*", "*"]);
const hashes: Reader = (reading, { text }, context) => readAssignments(reading, text, context, ["#", "//", ";"]);
const sql: Reader = (reading, { text }, context) => readQuery(reading, text, context, ["--", "#"]);
const kql: Reader = (reading, { text }, context) => readQuery(reading, text, context, ["//"]);
/** Drawings and sample output: their numbers are examples. */
const shown: Reader = (reading, { text }, context) => passAll(reading, text, context, "log or output");

const readers: Readonly<Record<string, Reader>> = {
  yaml: settings,
  yml: settings,
  json: settings,
  json5: settings,
  jsonc: settings,
  promql: (reading, { text }, context) => readQuery(reading, text, context, ["#"]),
  bash: shell,
  sh: shell,
  shell: shell,
  zsh: shell,
  console: shell,
  crontab: shell,
  cron: shell,
  powershell: shell,
  ps1: shell,
  bat: shell,
  dockerfile: shell,
  sql,
  postgresql: sql,
  mysql: sql,
  plsql: sql,
  tsql: sql,
  kusto: kql,
  kql,
  typescript: slashes,
  ts: slashes,
  tsx: slashes,
  javascript: slashes,
  js: slashes,
  java: slashes,
  go: slashes,
  kotlin: slashes,
  csharp: slashes,
  cs: slashes,
  rust: slashes,
  swift: slashes,
  hcl: hashes,
  terraform: hashes,
  tf: hashes,
  toml: hashes,
  ini: hashes,
  conf: hashes,
  properties: hashes,
  env: hashes,
  dotenv: hashes,
  python: hashes,
  py: hashes,
  ruby: hashes,
  rb: hashes,
  nginx: shell,
  apache: shell,
  log: shown,
  logs: shown,
  mermaid: () => {},
  plantuml: () => {},
  dot: () => {},
  graphviz: () => {},
  diff: shown,
  html: shown,
  xml: shown,
  csv: shown,
};

/** Reads a block of code as what its language is; without one, as what it looks like. Nothing is executed. */
export function readCode(reading: Reading, block: CodeBlock, context: Context): void {
  const { text } = block.text;
  if (context.origin !== "front-matter" && isLog(text)) passAll(reading, block.text, context, "log or output");
  else (readers[block.language] ?? guessed(text))(reading, block, context);
}

const logLine =
  /^\s*(?:\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}|\w{3} +\d{1,2} \d{2}:\d{2}:\d{2} |\[?\d{2}:\d{2}:\d{2}|(?:ERROR|WARN|INFO|DEBUG|FATAL)\b)/;
const logObject = /"(?:timestamp|time|@timestamp|ts)"\s*:\s*"?\d/;

/** Lines of a log, or the object that one log line is. */
function isLog(text: string): boolean {
  const lines = text.split("\n", 40).filter((line) => line.trim() !== "");
  if (lines.length > 0 && lines.filter((line) => logLine.test(line)).length * 2 > lines.length) return true;
  return text.length < 20_000 && logObject.test(text) && /"(?:level|message|msg|severity|status)"\s*:/.test(text);
}

function guessed(text: string): Reader {
  const start = text.slice(0, 2000);
  if (new RegExp(String.raw`^\s*${cronPattern}\s+\S`, "m").test(start)) return shell;
  if (
    /^\s*(?:\$ |#!|(?:daily|weekly|monthly|rotate \d+|compress)\s*$|sudo |kubectl |aws |az |gcloud |docker |psql |find |systemctl |curl )/m.test(
      start,
    )
  )
    return shell;
  if (/^\s*[{[]/.test(start) || /^\s*[\w"-]+\s*:\s*$/m.test(start)) return settings;
  if (/^\s*select\s|^\s*(?:update|delete from|alter)\s/im.test(start)) return sql;
  if (/^\s*[\w.-]+\s*=\s*\S/m.test(start)) return hashes;
  return prose;
}

/** A block without a language is often a list or a flow in words. */
const prose: Reader = (reading, { text }, context) => {
  let from = 0;
  for (const line of text.text.split("\n")) {
    reading.text(text.slice(from, from + line.length).trim(), context, false);
    from += line.length + 1;
  }
};

function passAll(reading: Reading, text: CodeBlock["text"], context: Context, reason: "log or output"): void {
  for (const found of text.text.matchAll(/\d[\d.,:/-]*/gu)) {
    reading.pass(text, found.index, found.index + found[0].length, reason, context);
  }
}
