import type { Severity } from "../model";
import type { Place } from "./block";
import type { Found } from "./found";
import { kindOf } from "./kinds";
import type { Lines, Passage } from "./passage";
import { scan } from "./scan";
import { sentenceAround } from "./sentences";
import { severityOf } from "./severities";
import type { Certainty, Example, ExampleReason, Origin, Statement, StatementKind } from "./statement";

/** What is known of the place a text is read at. */
export interface Context extends Place {
  readonly origin: Origin;
  readonly row: readonly string[];
  readonly column: readonly string[];
  readonly language?: string;
  /** A kind that a name or a form fixes, such as the key of a setting. */
  readonly kind?: StatementKind;
}

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

  /** Reads every number of a text. Bare numbers count where the heads of a table or the name of a setting say of what. */
  text(passage: Passage, context: Context, bareCounts: boolean): void {
    const { found, bare, passed } = scan(passage.text, this.timezone);
    for (const one of found) this.add(passage, one, context);
    for (const one of bare) {
      if (bareCounts) this.add(passage, { ...one, value: numberOf(one), certainty: "likely" }, context);
      else this.pass(passage, one.from, one.to, "no operational meaning", context);
    }
    for (const { from, to, reason } of passed) this.pass(passage, from, to, reason, context);
  }

  /** One statement. */
  add(passage: Passage, found: Found, context: Context): void {
    const sentence = sentenceAround(passage.text, found.from, found.to);
    const near = nearby(passage.text, found);
    const label = labelOf(sentence);
    const names = context.row.length > 0 ? context.row : label;
    const scopes = scopesOf(context, near, names, sentence);
    const { kind, said } = context.kind ? { kind: context.kind, said: true } : kindOf(found, { scopes });
    const severity = severityAround(context, near, names);
    this.statements.push({
      ...this.position(passage, found.from, found.to),
      heading: context.heading,
      words: this.words(passage, found.from, found.to),
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
      ...(found.direction && { direction: found.direction }),
      ...(severity && { severity }),
      certainty: lessSure(found.certainty, said),
    });
  }

  pass(passage: Passage, from: number, to: number, reason: ExampleReason, { heading }: Pick<Place, "heading">): void {
    this.examples.push({ ...this.position(passage, from, to), heading, words: this.words(passage, from, to), reason });
  }

  private words(passage: Passage, from: number, to: number): string {
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

/** The clause around a value: the words that are closest to it. */
function nearby(text: string, { from, to }: Found): string {
  const before =
    text
      .slice(Math.max(0, from - 30), from)
      .split(/[。、,;\n|]/)
      .at(-1) ?? "";
  const after = text.slice(to, to + 24).split(/[。、,;\n|]/)[0] ?? "";
  return `${before} ${after}`;
}

/** `保持期間: 7日間` names its value before the colon. */
function labelOf(sentence: string): string[] {
  const label = /^\s*([^::=。|]{1,60}?)\s*[::=](?!\/\/)/.exec(sentence)?.[1];
  return label === undefined ? [] : [label.trim()];
}

function scopesOf(context: Context, near: string, names: readonly string[], sentence: string): string[] {
  const table = context.column.length > 0 ? [...context.column].reverse() : [];
  return [
    ...table,
    near,
    ...[...names].reverse(),
    sentence,
    ...[...context.parents].reverse(),
    ...[...context.heading].reverse(),
  ];
}

function severityAround(context: Context, near: string, names: readonly string[]): Severity | undefined {
  const scopes = context.column.length > 0 ? [...context.column].reverse() : [near];
  for (const scope of [...scopes, ...[...names].reverse()]) {
    const severity = severityOf(scope);
    if (severity) return severity;
  }
  return undefined;
}

function lessSure(certainty: Certainty, said: boolean): Certainty {
  if (said || certainty === "possible") return certainty;
  return certainty === "certain" ? "likely" : "possible";
}
