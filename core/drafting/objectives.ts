import type { Statement } from "../document";
import { type Concept, dimensionOf } from "../model";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import { configKey, type Resources, subjectOf } from "./resources";
import type { Row } from "./rows";
import { folded, keyOf } from "./words";

const availability = /稼働率|可用性|availab|uptime/;
const latency = /応答|レスポンス|レイテンシ|latenc|response|遅延/;
const errors = /エラー|error|失敗/;

/** What a share is a share of, where the document does not say. */
const month = { period: { assume: "30 days", because: "the document names no period" } };

interface Objective {
  readonly row: Row;
  readonly key: string;
  readonly concept: string;
  readonly resource: string;
  readonly value: Plain;
  readonly statement: Statement;
}

/** Service levels, objectives of recovery, and budgets. */
export class Objectives {
  private readonly found: Objective[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly resources: Resources,
  ) {}

  take(row: Row): Statement[] {
    return row.statements.filter((statement) => {
      if (statement.kind === "budget" || statement.value.type === "money") return !this.takeBudget(row, statement);
      if (statement.kind !== "objective") return true;
      return !(this.takeRecovery(row, statement) || this.takeLevel(row, statement));
    });
  }

  private takeRecovery(row: Row, statement: Statement): boolean {
    const stated = this.desk.statedValue(statement);
    const text = [...statement.about.row, statement.about.sentence, ...statement.about.parents].join(" ");
    const key = /rpo|復旧時点|recovery point/i.test(text)
      ? "rpo"
      : /rto|復旧時間|recovery time/i.test(text)
        ? "rto"
        : undefined;
    if (!key || !stated || !isTime(statement)) return false;
    const entry = this.desk.entries.find(
      ({ section, value }) => section === "recovery" && value.from === row.from.split(" > ").slice(0, -1).join(" > "),
    );
    if (entry && entry.value[key] === undefined) {
      entry.value[key] = stated;
      return true;
    }
    const from = statement.heading.join(" > ");
    this.desk.add("recovery", entry ? keyOf(row.title, "recovery") : "objectives", row, { from, [key]: stated }, [
      statement,
    ]);
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
    const isShare = statement.value.type === "quantity" && dimensionOf(statement.value.quantity.unit) === "ratio";
    if (isShare && availability.test(own))
      return this.note(row, "availability", "http.error_ratio", { target: stated, ...month }, statement);
    if (isTime(statement) && latency.test(own)) {
      return this.note(row, "latency", "http.latency.p95", { threshold: stated, method: "average" }, statement);
    }
    if (isShare && errors.test(own))
      return this.note(row, "errors", "http.error_ratio", { maximum: stated, ...month }, statement);
    if (isShare && availability.test(text)) {
      return this.note(row, "availability", "http.error_ratio", { target: stated, ...month }, statement);
    }
    return false;
  }

  private note(row: Row, key: string, name: string, value: Plain, statement: Statement): boolean {
    const concept: Concept | undefined = this.desk.options.catalogue.concepts.get(name);
    if (!concept) return false;
    const resource = this.resources.watch(subjectOf(this.desk, row), concept, row);
    this.found.push({ row, key, concept: name, resource, value, statement });
    return true;
  }

  private takeBudget(row: Row, statement: Statement): boolean {
    const stated = this.desk.statedValue(statement);
    if (!stated || statement.value.type !== "money") return false;
    const before = this.desk.entries.find(({ section, value }) => section === "budgets" && value.from === row.from);
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
    for (const { row, key, concept, resource, value, statement } of this.found) {
      const on = this.resources.on(resource, concept) ?? resource;
      this.desk.add("slos", key, row, { title: row.title, on, from: row.from, ...value }, [statement]);
    }
  }
}

function isTime({ value }: Statement): boolean {
  return value.type === "quantity" && dimensionOf(value.quantity.unit) === "time";
}
