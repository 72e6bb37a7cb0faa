import type { Severity } from "../../model";
import type { Context } from "../context";
import type { Passage } from "../passage";
import type { Reading } from "../reading";
import { severityOf } from "../severities";
import { type CodeLine, commentOf, linesOf } from "./lines";
import { readSetting, type Setting } from "./setting";

/** An open block: its name, and how far its lines are indented where indentation closes it. */
interface Open {
  readonly name: string;
  readonly indent: number;
  readonly braced: boolean;
  severity?: Severity;
  /** The arguments of a call that writes a log line: their numbers are examples. */
  readonly isLog?: true;
}

const key = String.raw`(?:"(?<quoted>[^"\n]{1,120})"|'(?<single>[^'\n]{1,120})'|(?<bare>[\p{L}_$@][\p{L}\p{N}_.$()（）/・%-]{0,80}(?: [\p{L}\p{N}_()（）/・%-]+){0,5}))`;
const pair = new RegExp(
  String.raw`^(?<lead>\s*(?:[-*]\s+)?(?:(?:export|const|let|var|readonly|static|public|private|final|set|local|def|val|int|long|double|string)\s+)*)${key}\??\s*(?::\s*[A-Za-z<>[\]|]+\s*(?==))?(?:(?<sign>:=|=>|[:=])(?!=)\s*|\s+(?=\{))(?<value>.*)$`,
  "u",
);
const block =
  /^(?<lead>\s*)(?<type>resource|data|module|variable|provider|locals|output|alert|rule|job)\s*(?<labels>(?:"[^"]*"\s*)*)\{/u;
const flow =
  /(?:"(?<quoted>[^"]{1,80})"|(?<bare>[\p{L}_$][\p{L}\p{N}_-]{0,60}))\s*[:=]\s*(?<value>"[^"]*"|'[^']*'|[^,{}[\]"']+)/gu;

const logCall = /(?:\blog(?:ger|ging)?|console)\.\w+\(.*[{(]\s*$/i;

/**
 * Settings of any language that writes a name, a colon or an equals sign, and a value: TypeScript, Terraform, TOML, INI,
 * Python, and YAML or JSON that its own parser refuses.
 */
export function readAssignments(reading: Reading, passage: Passage, context: Context, marks: readonly string[]): void {
  const walk = new Walk(reading, passage, context, marks);
  for (const line of linesOf(passage.text)) walk.line(line);
}

class Walk {
  private readonly open: Open[] = [];

  constructor(
    private readonly reading: Reading,
    private readonly passage: Passage,
    private readonly context: Context,
    private readonly marks: readonly string[],
  ) {}

  line({ text, from }: CodeLine): void {
    const comment = commentOf(text, this.marks);
    const code = comment ? text.slice(0, comment.at) : text;
    const indent = code.length - code.trimStart().length;
    const isEmpty = code.trim() === "";
    if (!isEmpty) this.close(code, indent);
    const aside = comment && { from: from + comment.from, to: from + text.length };
    if (isEmpty && aside) this.prose(aside.from, aside.to);
    else if (!isEmpty) this.code(code, from, indent, aside);
  }

  /** Blocks that a less indented line or a closing brace ends. */
  private close(code: string, indent: number): void {
    if (/^\s*[}\])]/.test(code)) {
      while (this.open.length > 0 && !this.open.pop()?.braced);
      return;
    }
    while (this.open.length > 0) {
      const last = this.open.at(-1) as Open;
      if (last.braced || indent > last.indent) return;
      this.open.pop();
    }
  }

  private code(code: string, from: number, indent: number, comment: Setting["comment"]): void {
    if (logCall.test(code)) {
      this.open.push({ name: "log", indent, braced: true, isLog: true });
      return;
    }
    const section = /^\s*\[{1,2}([\w.":-]+)\]{1,2}\s*$/.exec(code)?.[1];
    if (section !== undefined) {
      this.open.length = 0;
      this.open.push({ name: section, indent: -1, braced: true });
      return;
    }
    const blocked = block.exec(code);
    if (blocked) {
      const name = `${blocked.groups?.labels ?? ""}`.replace(/"/g, "").trim() || (blocked.groups?.type ?? "");
      if (!/\}\s*$/.test(code)) this.open.push({ name, indent, braced: true });
      this.flow(code, from, [name], comment);
      return;
    }
    const found = pair.exec(code);
    if (!found?.groups) {
      this.rest(code, from, comment);
      return;
    }
    const { quoted, single, bare, value = "", lead = "" } = found.groups;
    const name = (quoted ?? single ?? bare ?? "").trim();
    const at = from + code.length - value.length;
    const trimmed = value.trimEnd().replace(/[,;]+$/, "");
    if (trimmed === "" || /^[[{(]$|[[{(]$/.test(trimmed)) {
      const braced = /[[{(]$/.test(trimmed);
      if (comment) this.prose(comment.from, comment.to, [...this.path(), name]);
      this.open.push({ name, indent: Math.max(indent, lead.length), braced });
    } else if (/^\{.*\}$/.test(trimmed)) this.flow(trimmed, at, [name], comment);
    else this.setting(name, trimmed, at, comment);
  }

  private setting(name: string, value: string, at: number, comment: Setting["comment"]): void {
    const quoted = /^(["'`])(.*)\1$/s.exec(value);
    const from = at + (quoted ? 1 : 0);
    const to = from + (quoted?.[2] ?? value).length;
    if (/^(?:severity|priority|level)$/i.test(name)) {
      const severity = severityOf(value);
      const last = this.open.at(-1);
      if (severity && last) last.severity = severity;
      if (severity) return;
    }
    if (this.open.some(({ isLog }) => isLog)) {
      for (const number of value.matchAll(/\d[\d.,]*/g)) {
        this.reading.pass(
          this.passage,
          at + number.index,
          at + number.index + number[0].length,
          "log or output",
          this.context,
        );
      }
      return;
    }
    const severity = [...this.open].reverse().find((one) => one.severity)?.severity;
    readSetting(
      this.reading,
      this.passage,
      { path: [...this.path(), name], from, to, ...(severity && { severity }), ...(comment && { comment }) },
      this.context,
    );
  }

  /** `{ ttl: 3600, max: 5 }` on one line. */
  private flow(code: string, from: number, names: readonly string[], comment: Setting["comment"]): void {
    for (const found of code.matchAll(flow)) {
      const { quoted, bare, value = "" } = found.groups ?? {};
      const at = from + found.index + found[0].length - value.length;
      const text = value.trimEnd();
      const quote = /^["']/.test(text) ? 1 : 0;
      const path = [...this.path(), ...names, quoted ?? bare ?? ""];
      readSetting(
        this.reading,
        this.passage,
        { path, from: at + quote, to: at + text.length - quote, ...(comment && { comment }) },
        this.context,
      );
    }
  }

  private rest(code: string, from: number, comment: Setting["comment"]): void {
    this.prose(from, from + code.length);
    if (comment) this.prose(comment.from, comment.to);
  }

  private prose(from: number, to: number, path = this.path()): void {
    this.reading.text(this.passage.slice(from, to).trim(), { ...this.context, row: path }, false);
  }

  private path(): string[] {
    return this.open.map(({ name }) => name);
  }
}
