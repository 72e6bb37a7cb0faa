import type { Severity } from "../model";
import { isCompared, isKept, isNumbering, isVersion, isYear } from "./bare-numbers";
import type { Place } from "./block";
import type { Context } from "./context";
import type { Found } from "./found";
import { isHandleInCode, isIdle, isLoneClock } from "./idle";
import { kindOf, type Purposed, type Surroundings } from "./kinds";
import type { Lines, Passage } from "./passage";
import { saidValue } from "./said-values";
import { scan } from "./scan";
import { sentenceAround } from "./sentences";
import { severityIn, severityOf } from "./severities";
import type { Certainty, Example, ExampleReason, Statement, StatementKind } from "./statement";

/** Collects what a document says. */
export class Reading {
  readonly statements: Statement[] = [];
  readonly examples: Example[] = [];

  constructor(
    private readonly file: string,
    private readonly source: string,
    private readonly lines: Lines,
    private readonly timezone: string,
  ) {}

  /**
   * Reads every number of a text. Bare numbers count where the heads of a table or the name of a setting say of what,
   * where they are compared, and where the label above them is a severity.
   */
  text(passage: Passage, context: Context, bareCounts: boolean): void {
    const { found, bare, passed } = scan(passage.text, this.timezone);
    for (const one of found) {
      if (isLoneClock(one, passage.text, context)) this.pass(passage, one.from, one.to, "log or output", context);
      else if (isHandleInCode(one, context)) this.pass(passage, one.from, one.to, "identifier", context);
      else if (isIdle(one, passage.text, context))
        this.pass(passage, one.from, one.to, "no operational meaning", context);
      else this.add(passage, one, context);
    }
    const labelled = context.parents.some((text) => text.length < 24 && severityOf(text) !== undefined);
    for (const one of bare) {
      if (isNumbering(context) || /^\d{9,}$/.test(one.amount))
        this.pass(passage, one.from, one.to, "identifier", context);
      else if (isVersion(context)) this.pass(passage, one.from, one.to, "version", context);
      else if (isYear(one, context)) this.pass(passage, one.from, one.to, "date", context);
      else if (bareCounts || labelled || isCompared(one, passage.text) || isKept(one, passage.text))
        this.add(passage, { ...one, value: numberOf(one), certainty: "likely" }, context);
      else this.pass(passage, one.from, one.to, "no operational meaning", context);
    }
    for (const { from, to, reason } of passed) this.pass(passage, from, to, reason, context);
  }

  /** `同上`: the values of another text, said again here. */
  ditto(passage: Passage, repeated: Passage, context: Context): void {
    const whole = { from: 0, to: passage.text.length };
    const { found, bare } = scan(repeated.text, this.timezone);
    for (const one of found) this.add(passage, { ...one, ...whole }, context);
    for (const one of bare) this.add(passage, { ...one, ...whole, value: numberOf(one), certainty: "likely" }, context);
  }

  /** A value in words, such as `無期限` or `immediately`, where the heads say of what. */
  words(passage: Passage, context: Context): void {
    const said = saidValue(passage.text, [...context.column, ...context.row.slice(-1)]);
    if (!said) return;
    const text = passage.text.slice(0, said.length);
    const found: Found = {
      from: 0,
      to: said.length,
      value: { type: "text", text },
      certainty: "likely",
      kind: said.kind,
    };
    this.add(passage, found, context);
  }

  /** One statement. */
  add(passage: Passage, found: Found, context: Context): void {
    const sentence = context.sentence ?? sentenceAround(passage.text, found.from, found.to);
    const [before, after] = clauseAround(passage.text, found);
    const label = labelOf(sentence);
    const names = context.row.length > 0 ? context.row : label;
    const above = [...[...context.parents].reverse(), ...[...context.heading].reverse()];
    const columns = [...context.column].reverse();
    const around = { before, after, columns, rows: [...names].reverse(), sentence, above };
    const {
      kind,
      said,
      direction = found.direction,
    }: Purposed = context.kind ? { kind: context.kind, said: true } : kindOf(found, around);
    const words = passage.text.slice(found.from, found.to);
    const part = sentence.split(/;\s/).find((one) => one.includes(words)) ?? sentence;
    const severity = context.severity ?? severityAround(context, kind, { ...around, sentence: part });
    this.statements.push({
      ...this.position(passage, found.from, found.to),
      heading: context.heading,
      words: this.verbatim(passage, found.from, found.to),
      about: {
        origin: context.origin,
        block: this.lines.at(context.start).line,
        row: names,
        column: context.column,
        parents: context.parents,
        sentence,
        ...(context.language && { language: context.language }),
      },
      kind,
      value: found.value,
      ...(direction && { direction }),
      ...(severity && { severity }),
      certainty: lessSure(found.certainty, said),
    });
  }

  pass(passage: Passage, from: number, to: number, reason: ExampleReason, { heading }: Pick<Place, "heading">): void {
    this.examples.push({
      ...this.position(passage, from, to),
      heading,
      words: this.verbatim(passage, from, to),
      reason,
    });
  }

  private verbatim(passage: Passage, from: number, to: number): string {
    return this.source.slice(passage.offset(from), passage.offset(to - 1) + 1);
  }

  private position(passage: Passage, from: number, to: number) {
    const { line, column } = this.lines.at(passage.offset(from));
    return { file: this.file, line, column, endLine: this.lines.at(passage.offset(to - 1)).line };
  }
}

function numberOf({ amount, until }: { readonly amount: string; readonly until?: string }): Found["value"] {
  if (until === undefined) return { type: "number", amount };
  return { type: "band", band: { from: { amount, unit: "count" }, to: { amount: until, unit: "count" } } };
}

/** A line break is none within the flowing text of a Western language. */
const clauseEnd = /[。、,;|]|(?<![A-Za-z,])\n/;

/** The clause around a value: the words that are closest to it, before and after. */
function clauseAround(text: string, { from, to }: Found): readonly [string, string] {
  const before =
    text
      .slice(Math.max(0, from - 30), from)
      .split(/[。、,;\n|]/)
      .at(-1) ?? "";
  const after = text.slice(to, to + 24).split(clauseEnd)[0] ?? "";
  return [before, after];
}

/** `保持期間: 7日間` names its value before the colon; the one of `23:15` names nothing. */
function labelOf(sentence: string): string[] {
  const label = /^\s*([^::=。|]{1,60}?)\s*[::=](?!\/\/)(?!(?<=\d[::])\d)/.exec(sentence)?.[1];
  return label === undefined ? [] : [label.trim()];
}

/** From the head of the column, the row, the label above a list; of a limit or an answer in running text also from its sentence. */
function severityAround(context: Context, kind: StatementKind, around: Surroundings): Severity | undefined {
  const { columns, rows, before, after, sentence } = around;
  const labels = context.parents.filter((text) => text.length < 24).reverse();
  // In a cell only a label right before counts: `注意: 3秒`.
  const beside = columns.length > 0 ? (/[::]\s*$/.test(before) ? [before] : []) : [`${before} ${after}`];
  for (const scope of [...beside, ...columns, ...rows, ...labels]) {
    const severity = severityOf(scope);
    if (severity) return severity;
  }
  if (kind === "threshold" && context.rowSeverity) return context.rowSeverity;
  const isOfOne = kind === "threshold" || kind === "response-time";
  return isOfOne && columns.length === 0 ? severityIn(sentence) : undefined;
}

function lessSure(certainty: Certainty, said: boolean): Certainty {
  if (said || certainty === "possible") return certainty;
  return certainty === "certain" ? "likely" : "possible";
}
