import type { Severity } from "../model";
import type { Bare } from "./amounts";
import type { Place } from "./block";
import type { Found } from "./found";
import { kindOf, type Surroundings } from "./kinds";
import type { Lines, Passage } from "./passage";
import { saidValue } from "./said-values";
import { scan } from "./scan";
import { sentenceAround } from "./sentences";
import { severityIn, severityOf } from "./severities";
import type { Certainty, Example, ExampleReason, Origin, Statement, StatementKind } from "./statement";

/** What is known of the place a text is read at. */
export interface Context extends Place {
  readonly origin: Origin;
  readonly row: readonly string[];
  readonly column: readonly string[];
  readonly language?: string;
  /** The cell names its row: a recurrence in it is a part of a name. */
  readonly isName?: boolean;
  /** What another cell of the row says of the severity of its limits. */
  readonly rowSeverity?: Severity;
  /** The severity that a block of settings says it has. */
  readonly severity?: Severity;
  /** The line of code, where only a part of it is read. */
  readonly sentence?: string;
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
    const { kind, said } = context.kind ? { kind: context.kind, said: true } : kindOf(found, around);
    const severity = context.severity ?? severityAround(context, kind, around);
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
      ...(found.direction && { direction: found.direction }),
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

/** People and places are counted in passing; adjectives of time belong to their noun: `the monthly budget`. */
function isIdle({ value, counts, direction, from, to }: Found, text: string, context: Context): boolean {
  const { origin } = context;
  if (past.test(sentenceAround(text, from, to))) return true;
  if (article.test(text.slice(from, to)) && !counted.test(text.slice(Math.max(0, from - 12), from))) return true;
  if (
    value.type !== "text" &&
    /^\s?\d/.test(text.slice(to)) &&
    /世代|generation/i.test(sentenceAround(text, from, to))
  ) {
    return !/\d/.test(text.slice(from, to));
  }
  if (context.isName && from + 1 < to && !/\d/.test(text) && text.trim().length > to - from && value.type !== "text")
    return true;
  if (value.type === "quantity" && value.quantity.amount === "1" && /^\s?(?:あたり|当たり|当り)/.test(text.slice(to)))
    return true;
  if (counts !== undefined)
    return direction === undefined && origin !== "table" && origin !== "code" && idleCounts.test(counts);
  if (value.type !== "calendar" && value.type !== "schedule") return false;
  return idleNouns.test(text.slice(to, to + 24)) && !/\d/.test(text.slice(from, to));
}

/** A time of day alone is a schedule only where words say that something happens then; a timeline is none. */
function isLoneClock(
  { value, certainty }: Found,
  text: string,
  { origin, column, row, parents, heading }: Context,
): boolean {
  if (value.type !== "schedule" || certainty !== "likely" || value.schedule.until) return false;
  const heads = [...column, ...(origin === "table" ? [] : row), ...(origin === "code" ? [] : [text])].join(" ");
  if (timeline.test([...column, ...parents, heading.at(-1) ?? ""].join(" "))) return true;
  return !happening.test(heads);
}

const timeline = /タイムライン|時系列|経緯|発生日時|timeline|chronolog/iu;
const happening =
  /実行|実施|開始|起動|取得|停止|終了|完了|締め?|作業|時刻|時間|日時|タイミング|スケジュール|バックアップ|メンテ|配信|送信|再起動|まで|at|run|start|begin|backup|batch|time|when|schedule|until|deadline|cut-?off|daily|restart|window/iu;

/** `@Injectable` and `#main` in code are no people and no channels. */
function isHandleInCode({ kind, value }: Found, { origin }: Context): boolean {
  return origin === "code" && kind === "contact" && value.type === "text" && /^[@#]/.test(value.text);
}

function isNumbering({ column, row }: Context): boolean {
  if (/(?:^|[ _-])(?:tier|account|project|tenant|id|口座|番号)$/iu.test(row.at(-1) ?? "")) return true;
  return /^(?:no\.?|nr\.?|#|id|項番|番号|通番|連番|項|順(?:番|序|位)?|rank|order|step|ステップ|手順)$/iu.test(
    column.at(-1) ?? "",
  );
}

function isVersion({ column }: Context): boolean {
  return /^(?:版(?:数)?|改訂(?:版|番号)?|バージョン|ver(?:sion)?\.?|rev(?:ision)?\.?|release)$/iu.test(
    column.at(-1) ?? "",
  );
}

function isYear({ amount }: Bare, { column }: Context): boolean {
  return /^(?:19|20)\d\d$/.test(amount) && /日|年|date|year|since|版|version|updated/iu.test(column.join(" "));
}

/** What was is no rule for what shall be. */
const past =
  /昨年|前年度|先月は|だった$|でした$|last (?:year|quarter|month) (?:was|were|had|saw)|(?<![a-z])used to(?! \w+ (?:for|the))/iu;

/** `50 MB a month`: the month belongs to the amount; `for a month` is a length of time. */
const article = /^an? (?:second|minute|hour|day|night|week|month|quarter|year)$/i;
const counted =
  /(?:for|within|than|keep|keeps|kept|after|of|in|over|least|most|last|past|to|about|every|under|takes?|lasts?|wait|waits|retain|with) $|^\s*$/i;

const idleCounts =
  /^(?:人|名|people|persons?|engineers?|members?|operators?|拠点|箇所|か所|regions?|zones?|locations?|系統|点|通|users?|ユーザー|channels?|clients?|files?|checks?|reports?|items?)$/iu;
const idleNouns =
  /^(?:の)?\s?(?:budget|cost|spend|bill|fee|uptime|availability|active|average|quota|revenue|予算|費用|稼働率|売上|平均)/iu;

/** A number without a unit behind a sign of comparison, or compared in a sentence about alerts. */
function isCompared({ direction, from }: Bare & Pick<Found, "direction">, text: string): boolean {
  if (direction === undefined) return false;
  return (
    /[<>≥≤≧≦]=?\s*$/.test(text.slice(Math.max(0, from - 4), from)) || alertWords.test(sentenceAround(text, from, from))
  );
}

/** `keep the last 14`: how many are kept, without a word for what. */
function isKept({ from }: Bare, text: string): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  return (
    /(?:keep|keeps|kept|retain|retains|retaining)(?: only)?(?: the)?(?: last| latest| most recent)? $|(?:直近|最新)の?$/i.test(
      before,
    ) || isLabelled(before, text, from)
  );
}

/** `正常 8k-12k`, `世代数: 日次7`: the word right before says what the number is. */
function isLabelled(before: string, text: string, from: number): boolean {
  if (/(?:日次|週次|月次|年次|daily|weekly|monthly)[: ]*$/i.test(before)) {
    return /世代|generation|keep|retain|保持/i.test(sentenceAround(text, from, from));
  }
  return /(?:正常|警告|注意|危険|異常|上限|下限|閾値|しきい値|normal|warning|critical|limit|threshold)(?:値|は|が)?[: ]{0,2}$/iu.test(
    before,
  );
}

const alertWords =
  /alert|page[sd]?(?![a-z])|warn|critical|alarm|threshold|アラート|警告|警報|発報|検知|閾値|しきい値|異常/iu;

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

/** `保持期間: 7日間` names its value before the colon. */
function labelOf(sentence: string): string[] {
  const label = /^\s*([^::=。|]{1,60}?)\s*[::=](?!\/\/)/.exec(sentence)?.[1];
  return label === undefined ? [] : [label.trim()];
}

/** From the head of the column, the row, the label above a list; of a limit in running text also from its sentence. */
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
  return kind === "threshold" && columns.length === 0 ? severityIn(sentence) : undefined;
}

function lessSure(certainty: Certainty, said: boolean): Certainty {
  if (said || certainty === "possible") return certainty;
  return certainty === "certain" ? "likely" : "possible";
}
