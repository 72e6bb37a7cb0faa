import type { Statement } from "../document";
import { type Concept, dimensionOf } from "../model";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import { configKey, type Resources, subjectOf } from "./resources";
import { type Row, subjectsOf } from "./rows";
import { isTime } from "./values";
import { folded, keyOf } from "./words";

const availability = /稼働率|可用性|availab|uptime/;
const latency = /応答|レスポンス|レイテンシ|latenc|response|遅延/;
const errors = /エラー|error|失敗/;

const monthly = /月間|毎月|月次|1か月|calendar month|per month|a month|each month|every month|monthly/i;

/** The period a share is kept over: a month where the document speaks of one, else a person's choice. */
function periodOf({ heading, about }: Statement): Plain {
  const text = [...heading, ...about.column, ...about.row, ...about.parents, about.sentence].join(" ");
  return { period: monthly.test(text) ? "30 days" : { assume: "30 days", because: "the document names no period" } };
}

interface Objective {
  readonly row: Row;
  readonly key: string;
  readonly concept: string;
  readonly resource: string;
  readonly value: Plain;
  readonly statements: readonly Statement[];
}

/** How much of a store may be lost, and how soon it is back. */
interface Recovery {
  readonly row: Row;
  readonly resource: string;
  readonly concept: string;
  readonly value: Plain;
  readonly statements: Statement[];
}

/** Service levels, objectives of recovery, and budgets. */
export class Objectives {
  private readonly found: Objective[] = [];
  private readonly recoveries: Recovery[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly resources: Resources,
  ) {}

  take(row: Row): Statement[] {
    const within = this.takeShareWithin(row);
    return row.statements.filter((statement) => {
      if (within.includes(statement)) return false;
      if (statement.kind === "budget" || statement.value.type === "money") return !this.takeBudget(row, statement);
      if (statement.kind !== "objective") return true;
      return !(this.takeRecovery(row, statement) || this.takeLevel(row, statement));
    });
  }

  /** `99 % of requests within 1 second`: one objective with its share and its limit, where both are in one sentence. */
  private takeShareWithin(row: Row): Statement[] {
    const objectives = row.statements.filter(({ kind }) => kind === "objective");
    const share = objectives.find(
      (one) => isShare(one) && /within|under|faster|less than|以内|未満|以下/i.test(one.about.sentence),
    );
    const time = objectives.find((one) => isTime(one) && one.about.sentence === share?.about.sentence);
    const [target, threshold] = [share, time].map((one) => one && this.desk.statedValue(one));
    if (!share || !time || !target || !threshold) return [];
    const noted = this.note(row, "latency", "http.latency.p95", { target, threshold, ...periodOf(share) }, share, time);
    return noted ? [share, time] : [];
  }

  private takeRecovery(row: Row, statement: Statement): boolean {
    const stated = this.desk.statedValue(statement);
    const around = [...statement.about.row, statement.about.sentence, ...statement.about.parents].join(" ");
    const key = [...subjectsOf(row, statement), around].map(recoveryKey).find((one) => one !== undefined);
    if (!key || !stated || !isTime(statement)) return false;
    const from = statement.heading.join(" > ");
    const { resource, concept } = this.resources.store(row);
    const known = this.recoveries.find((one) => one.resource === resource && one.value[key] === undefined);
    if (known) {
      known.value[key] = stated;
      known.statements.push(statement);
      return true;
    }
    this.recoveries.push({ row, resource, concept, value: { from, [key]: stated }, statements: [statement] });
    return true;
  }

  private takeLevel(row: Row, statement: Statement): boolean {
    const stated = this.desk.statedValue(statement);
    if (!stated) return false;
    const text = folded([...row.subjects].join(" "));
    const own = folded([...statement.about.row, statement.about.sentence].join(" "));
    const figure = /mttr/.test(own) ? "mttr" : /mtbf/.test(own) ? "mtbf" : undefined;
    if (figure && isTime(statement)) {
      this.desk.add("slos", figure, row, { title: row.title, from: row.from, [figure]: stated }, [statement]);
      return true;
    }
    const period = periodOf(statement);
    if (isShare(statement) && availability.test(own))
      return this.note(row, "availability", "http.error_ratio", { target: stated, ...period }, statement);
    if (isTime(statement) && latency.test(own)) {
      return this.note(row, "latency", "http.latency.p95", { threshold: stated, method: "average" }, statement);
    }
    if (isShare(statement) && errors.test(own))
      return this.note(row, "errors", "http.error_ratio", { maximum: stated, ...period }, statement);
    if (isShare(statement) && availability.test(text)) {
      return this.note(row, "availability", "http.error_ratio", { target: stated, ...period }, statement);
    }
    return false;
  }

  private note(row: Row, key: string, name: string, value: Plain, ...statements: Statement[]): boolean {
    const concept: Concept | undefined = this.desk.options.catalogue.concepts.get(name);
    if (!concept) return false;
    const resource = this.resources.watch(subjectOf(this.desk, row), concept, row);
    this.found.push({ row, key, concept: name, resource, value, statements });
    return true;
  }

  private takeBudget(row: Row, statement: Statement): boolean {
    const stated = this.desk.statedValue(statement);
    const before = this.desk.entries.find(({ section, value }) => section === "budgets" && value.from === row.from);
    if (stated && before && isShare(statement)) {
      const key = /forecast|予測|見込/i.test(statement.about.sentence) ? "forecast" : "threshold";
      if (before.value[key] !== undefined) return false;
      before.value[key] = stated;
      return true;
    }
    if (!stated || statement.value.type !== "money") return false;
    if (before) {
      if (before.value.alert !== undefined) return false;
      before.value.alert = stated;
      return true;
    }
    const { currency } = statement.value.money;
    const value = { title: row.title, from: row.from, amount: stated, ...this.billing(currency) };
    this.desk.add("budgets", keyOf(row.title, "budget"), row, value, [statement]);
    return true;
  }

  /** AWS bills in dollars; Azure wants to know when a budget starts. */
  private billing(currency: string): Plain {
    const { platform } = this.desk.options;
    if (platform === "azure") return { start: `\${config.${configKey("budget-start")}}` };
    if (platform !== "aws" || currency === "USD") return {};
    return {
      rate: this.desk.ask("exchange-rate", `How many ${currency} is one US dollar?`),
      rateDate: this.desk.ask("exchange-rate-date", "Of which day is that rate, YYYY-MM-DD?"),
    };
  }

  finish(): void {
    for (const { row, resource, concept, value, statements } of this.recoveries) {
      const on = this.resources.on(resource, concept) ?? resource;
      this.desk.add("recovery", resource, row, { title: row.title, on, ...value }, statements);
    }
    for (const { row, key, concept, resource, value, statements } of this.found) {
      const on = this.resources.on(resource, concept) ?? resource;
      this.desk.add("slos", key, row, { title: row.title, on, from: row.from, ...value }, statements);
    }
  }
}

/** Which objective of recovery a text names; none where it names both. */
function recoveryKey(text: string): "rpo" | "rto" | undefined {
  const [point, time] = [/rpo|復旧時点|recovery point/i, /rto|復旧時間|recovery time/i].map((words) =>
    words.test(text),
  );
  if (point === time) return undefined;
  return point ? "rpo" : "rto";
}

function isShare({ value }: Statement): boolean {
  return value.type === "quantity" && dimensionOf(value.quantity.unit) === "ratio";
}
