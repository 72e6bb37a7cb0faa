import { cronPattern } from "../../model";
import type { Context } from "../context";
import { Claims } from "../found";
import type { Passage } from "../passage";
import type { Reading } from "../reading";
import type { StatementValue } from "../statement";
import { type CodeLine, commentOf, linesOf } from "./lines";
import { intervalsIn } from "./queries";
import { readExpression, readSetting } from "./setting";

const cronLine = new RegExp(
  String.raw`^\s*(?:${cronPattern}|@(?:hourly|daily|midnight|weekly|monthly|yearly|reboot))\s+\S`,
);
const cronHeader = /\b(?:dom|dow|day of (?:the )?month)\b/i;
const option = /(?<![\w-])--(?<name>[a-z][\w-]*)(?:=|\s+)(?<value>"[^"\n]*"|'[^'\n]*'|[^\s\\]+)/giu;
const age = /-(?<test>mtime|mmin|atime|ctime)\s+(?<value>[+-]?\d+)/gu;
const assignment = /^\s*(?:export\s+|set\s+)?(?<name>[A-Za-z_]\w*)=(?<value>"[^"\n]*"|'[^'\n]*'|[^\s]*)\s*$/u;
/** logrotate and other configuration that writes a name and a value: `rotate 30`, `maxage 14`. */
const directive =
  /^\s*(?<name>rotate|maxage|minage|maxsize|minsize|size|max-age|MaxRetentionSec|SystemMaxUse)[\s=]+(?<value>\d+\w*)\s*$/iu;
const frequency = /^\s*(?<value>hourly|daily|weekly|monthly|yearly)\s*$/u;
const jsonPair = /"(?<name>\w+)"\s*:\s*(?<value>\d+(?:\.\d+)?)/gu;
const spoken = /^\s*(?:echo|printf|read|print|log|logger)\b/u;
const sleeping = /(?<![\w-])(?:sleep|timeout)\s+(?<value>\d+)(?<unit>[smhd])?\b/gu;

/** Options whose numbers say how the service is operated, not what the command does. */
const operatedOption =
  /retention|keep|days|window-size|frequency|threshold|period|evaluation|condition|timeout|interval|replicas|min|max|size-gb|storage|capacity|count|schedule|cron|expire|age|budget|amount|throughput|cooldown|period|ttl|limit|delete-after|class|tier|value/i;

/** Shell commands, crontabs and command-line tools. Nothing is run. */
export function readShell(reading: Reading, passage: Passage, context: Context): void {
  let isOutput = false;
  for (const line of linesOf(passage.text)) {
    if (/^\s*#/.test(line.text)) isOutput = outputMark.test(line.text);
    new ShellLine(reading, passage, context, line).read(isOutput);
  }
}

/** A comment that says that what follows is printed. */
const outputMark =
  /出力(?:例|結果)|応答例|レスポンス例|表示例|実行結果|(?:sample|example|expected) (?:output|response)|^\s*#\s*(?:output|result|response)/iu;

class ShellLine {
  /** Numbers of the line that have been read; positions in the line. */
  private readonly claims: Claims;

  constructor(
    private readonly reading: Reading,
    private readonly passage: Passage,
    private readonly context: Context,
    private readonly line: CodeLine,
  ) {
    this.claims = new Claims(line.text.length);
  }

  read(isOutput: boolean): void {
    const { text, from } = this.line;
    if (isOutput) {
      this.others(text, from, "log or output");
      return;
    }
    if (cronLine.test(text)) {
      this.cron(text, from);
      return;
    }
    const comment = commentOf(text, ["#"]);
    if (comment && !cronHeader.test(text) && !text.startsWith("#!")) {
      this.reading.text(this.passage.slice(from + comment.from, from + text.length), this.context, false);
    }
    const code = comment ? text.slice(0, comment.at) : text;
    if (!spoken.test(code)) this.code(code, from);
    this.others(code, from, spoken.test(code) ? "log or output" : "command");
  }

  private cron(text: string, from: number): void {
    const fields = new RegExp(cronPattern).exec(text) ?? /^\s*@\w+/.exec(text);
    const end = (fields?.index ?? 0) + (fields?.[0].length ?? 0);
    const row = [text.slice(end).trim()];
    this.reading.text(this.passage.slice(from, from + end).trim(), { ...this.context, row }, false);
    this.code(text.slice(end), from + end);
    this.others(text.slice(end), from + end, "command");
  }

  private code(code: string, from: number): void {
    for (const found of code.matchAll(age)) this.age(found, from);
    for (const found of code.matchAll(option)) this.named(found, from, operatedOption);
    for (const found of code.matchAll(jsonPair)) this.named(found, from, operatedOption);
    for (const one of intervalsIn(this.passage.slice(from, from + code.length), this.reading, this.context)) {
      this.claims.take(one.from, one.to);
    }
    for (const found of code.matchAll(sleeping)) this.sleep(found, from);
    const set = assignment.exec(code) ?? directive.exec(code);
    if (set) this.named(set, from, /./);
    const how = frequency.exec(code);
    if (how) this.reading.text(this.passage.slice(from, from + code.length).trim(), this.context, false);
  }

  private named(found: RegExpExecArray, from: number, operated: RegExp): void {
    const { name = "", value = "" } = found.groups ?? {};
    if (!operated.test(name)) return;
    if (/^["']?\$/.test(value)) return;
    const quote = /^["']/.test(value) ? 1 : 0;
    const start = from + found.index + found[0].lastIndexOf(value) + quote;
    const end = start + value.length - 2 * quote;
    if (/^(?:condition|expression|query)$/.test(name))
      readExpression(this.reading, this.passage.slice(start, end), { ...this.context, row: [name] });
    else
      readSetting(
        this.reading,
        this.passage,
        { path: [this.purpose(name, found[0]), name], from: start, to: end },
        this.context,
      );
    this.take(start, end);
  }

  /** `--name max_connections --value 200`: the value is of the parameter. */
  private purpose(name: string, written: string): string {
    if (written.startsWith('"')) return /"(\w+)"\s*:\s*\{[^{}]*$/.exec(this.before())?.[1] ?? "";
    if (name !== "value") return /^\s*(\S+)/.exec(this.line.text)?.[1] ?? "";
    return /--name[\s=]+["']?([\w.-]+)["']?[^#]{0,60}$/.exec(this.before())?.[1] ?? "";
  }

  /** What stands above, as far as one command reaches, and the line itself. */
  private before(): string {
    return this.passage.text.slice(Math.max(0, this.line.from - 300), this.line.from + this.line.text.length);
  }

  private age({ index, groups }: RegExpExecArray, from: number): void {
    const { test = "", value = "" } = groups ?? {};
    const start = from + index + test.length + 1;
    const at = this.passage.text.indexOf(value, start);
    const amount = value.replace(/^[+-]/, "");
    const quantity: StatementValue = {
      type: "quantity",
      quantity: { amount, unit: test === "mmin" ? "minute" : "day" },
    };
    const direction = value.startsWith("+") ? (">" as const) : value.startsWith("-") ? ("<" as const) : ("==" as const);
    const found = {
      from: at,
      to: at + value.length,
      value: quantity,
      direction,
      certainty: "certain" as const,
      kind: "retention" as const,
    };
    this.reading.add(this.passage, found, { ...this.context, row: [this.line.text.trim()] });
    this.take(found.from, found.to);
  }

  private sleep({ index, 0: all, groups }: RegExpExecArray, from: number): void {
    const { value = "", unit = "s" } = groups ?? {};
    const end = from + index + all.length;
    const start = end - value.length - (groups?.unit?.length ?? 0);
    const units = { s: "second", m: "minute", h: "hour", d: "day" } as const;
    const quantity: StatementValue = {
      type: "quantity",
      quantity: { amount: value, unit: units[unit as keyof typeof units] },
    };
    this.reading.add(
      this.passage,
      { from: start, to: end, value: quantity, certainty: "likely", kind: "duration" },
      this.context,
    );
    this.take(start, end);
  }

  private take(from: number, to: number): boolean {
    return this.claims.take(from - this.line.from, to - this.line.from);
  }

  /** Every other number of the line is listed as a part of the command or of what it prints. */
  private others(code: string, from: number, reason: "command" | "log or output"): void {
    for (const found of code.matchAll(/\d[\d.,:]*/gu)) {
      const [start, end] = [from + found.index, from + found.index + found[0].length];
      if (this.take(start, end)) this.reading.pass(this.passage, start, end, reason, this.context);
    }
  }
}
