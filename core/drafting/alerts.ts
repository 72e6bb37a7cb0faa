import type { Statement } from "../document";
import { baseAmount, type Concept, type Severity } from "../model";
import { breachOf, suits } from "./concepts";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import { conceptsOfSort, type Resources, subjectOf } from "./resources";
import { type Row, subjectsOf } from "./rows";
import { writtenFor } from "./values";

interface Limit {
  readonly row: Row;
  readonly concept: Concept;
  readonly resource: string;
  readonly levels: Map<Severity, Statement>;
  normal?: Statement;
  lasting?: Statement;
  every?: Statement;
}

/** Limits of metrics, each with the resource its row names. */
export class Alerts {
  private readonly limits: Limit[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly resources: Resources,
  ) {}

  /** Takes the limits of a row, and what the row says of how they are judged; gives back the rest. */
  take(row: Row): Statement[] {
    const left = row.statements.filter((statement) => !this.takeLimit(row, statement));
    return left.filter((statement) => !this.takeTiming(row, statement));
  }

  private takeLimit(row: Row, statement: Statement): boolean {
    if (statement.kind !== "threshold" && statement.kind !== "normal") return false;
    const title = subjectOf(this.desk, row);
    const concept = this.conceptOf(row, statement, title);
    if (!concept) return false;
    const resource = this.resources.watch(title, concept, row);
    if (this.isSecondOf(concept, resource, statement)) return true;
    const limit = this.limitFor(row, concept, resource, statement);
    if (statement.kind === "normal") limit.normal = statement;
    else limit.levels.set(levelOf(statement), statement);
    return true;
  }

  private conceptOf(row: Row, statement: Statement, title: string): Concept | undefined {
    const fits = (concept: Concept) => suits(statement, concept);
    const texts = subjectsOf(row, statement);
    const found = this.desk.names.find(texts, fits);
    if (!found) return undefined;
    const prefix = conceptsOfSort([title, ...texts]);
    return prefix === undefined ? found.concept : this.desk.names.ofSort(found, prefix, fits);
  }

  /** Of two limits that one sentence names without a severity, the worse one is critical. */
  private isSecondOf(concept: Concept, resource: string, statement: Statement): boolean {
    const known = this.limits.find((limit) => limit.concept === concept && limit.resource === resource);
    const first = known?.levels.get("warning");
    if (!known || !first || statement.kind === "normal" || known.levels.size > 1) return false;
    if (first.severity || statement.severity || levelOf(statement) !== "warning") return false;
    if (first.about.sentence !== statement.about.sentence || first.about.origin === "table") return false;
    const [before, now] = [first, statement].map(amountOf);
    if (before === undefined || now === undefined || before === now) return false;
    const isWorse = concept.bad === "below" ? now < before : now > before;
    known.levels.set("critical", isWorse ? statement : first);
    if (!isWorse) known.levels.set("warning", statement);
    return true;
  }

  /** The limit of the same concept and resource that lacks this level, or a new one. */
  private limitFor(row: Row, concept: Concept, resource: string, statement: Statement): Limit {
    const known = this.limits.find(
      (limit) =>
        limit.concept === concept &&
        limit.resource === resource &&
        (statement.kind === "normal" ? !limit.normal : !limit.levels.has(levelOf(statement))),
    );
    if (known) return known;
    const limit: Limit = { row, concept, resource, levels: new Map() };
    this.limits.push(limit);
    return limit;
  }

  /** How long a limit must be passed, and how often it is looked at. */
  private takeTiming(row: Row, statement: Statement): boolean {
    if (statement.kind !== "duration" && statement.kind !== "interval") return false;
    const { value, about } = statement;
    if (value.type !== "quantity") return false;
    const key = statement.kind === "interval" ? "every" : "lasting";
    const concerned = this.limits.filter(
      (limit) =>
        limit.row === row ||
        (limit.row.first.about.block === about.block &&
          limit.row.first.file === statement.file &&
          about.origin !== "table" &&
          limit === this.limits.at(-1)),
    );
    const open = concerned.find((limit) => limit[key] === undefined);
    if (!open) return false;
    for (const limit of concerned) limit[key] ??= statement;
    return true;
  }

  /** Severities that alerts have. */
  severities(): Severity[] {
    return [...new Set(this.limits.flatMap(({ levels }) => [...levels.keys()]))];
  }

  finish(): void {
    const rows = new Set<Statement>();
    for (const limit of this.limits) this.add(limit, rows);
  }

  private add({ row, concept, resource, levels, normal, lasting, every }: Limit, rows: Set<Statement>): void {
    const on = this.resources.on(resource, concept.name);
    const timing = (statement: Statement | undefined) => {
      const stated = statement && this.desk.statedValue(statement);
      if (!statement || !stated) return undefined;
      // A row is written once; where it holds for several, the others have the value alone.
      if (rows.has(statement)) return stated.is;
      rows.add(statement);
      return stated;
    };
    const named = [...levels].map(([severity, statement]): [string, Plain] => {
      const wait = timing(lasting);
      return [severity, { ...this.limit(statement, concept), ...(wait !== undefined && { for: wait }) }];
    });
    const interval = timing(every);
    const value: Plain = {
      title: row.title,
      concept: concept.name,
      on: on ?? resource,
      from: row.from,
      ...(normal && { normal: this.desk.statedValue(normal) }),
      ...Object.fromEntries(named),
      ...(interval !== undefined && { every: interval }),
    };
    const all = [...levels.values(), normal, lasting, every].filter((one) => one !== undefined);
    this.desk.add("alerts", `${on ?? resource}.${concept.name}`, row, value, all);
  }

  private limit(statement: Statement, concept: Concept): Plain {
    const amount = writtenFor(statement, concept, this.desk.options.timezone) ?? "";
    return this.desk.stated(statement, `${breachOf(statement) ?? this.direction(concept)} ${amount}`);
  }

  /** A limit without a comparison: the concept says which side is bad, a person whether the limit itself is. */
  private direction({ bad }: Concept): string {
    return bad === "below"
      ? this.desk.ask("below", "A limit is written alone: is it bad below it, or at it already?", ["<", "<="])
      : this.desk.ask("above", "A limit is written alone: is it bad above it, or at it already?", [">", ">="]);
  }
}

function amountOf({ value }: Statement): number | undefined {
  return value.type === "quantity" ? baseAmount(value.quantity) : undefined;
}

/** What people do when a limit without a severity is passed: whom it wakes up is critical. */
const waking = /\bpaged?\b|pagerduty|wak(e|en)|電話|呼び出|即時|直ちに/i;

/** A limit that names no severity and wakes nobody up is looked at today. */
export function levelOf({ severity, about, words }: Statement): Severity {
  if (severity) return severity;
  const plain = about.sentence.normalize("NFKC");
  const clauses = plain.split(/[;；。、]|,\s|\band\b|\bor\b/);
  const own = clauses.find((clause) => clause.includes(words.normalize("NFKC"))) ?? plain;
  const isAlone = [...plain.matchAll(/\d+(\.\d+)?\s*(%|ms|s\b|sec|秒|件)/g)].length === 1;
  return waking.test(isAlone ? plain : own) ? "critical" : "warning";
}
