import type { Statement } from "../document";
import type { Severity } from "../model";
import type { Desk } from "./desk";
import type { Plain } from "./draft";
import { configKey } from "./resources";
import { placeOfWords, type Row } from "./rows";
import { keyOf } from "./words";

const unanswered =
  /(?:nobody|no[ -]one)(?: [a-z]+){0,2} (?:answers?|acknowledges?|responds?|reacts?)|(?:not |un)(?:answered|acknowledged)|\bno (?:answer|response)|(?:応答|返答|反応|回答)が?(?:ない|なく|無い|なければ|得られな)|応答しな|エスカレーション(?:する|し)|escalat/i;
const leaders = /manager|head|lead|director|owner|マネージャー|責任者|部長|課長|リーダー|管理者/i;

interface Step {
  readonly title: string;
  readonly statement: Statement;
}

/** Whom a page goes to when nobody answers, one after the other; PagerDuty is the platform that does it. */
export class Escalations {
  private readonly found: { readonly row: Row; readonly steps: readonly Step[] }[] = [];

  constructor(private readonly desk: Desk) {}

  take(row: Row): Statement[] {
    const times = row.statements.filter(
      (one) => one.kind === "response-time" && one.about.origin !== "table" && unanswered.test(one.about.sentence),
    );
    const steps = times.flatMap((statement) => {
      const title = this.desk.statedValue(statement) && personOf(statement);
      return title ? [{ title, statement }] : [];
    });
    if (steps.length === 0 || steps.length < times.length) return [...row.statements];
    this.found.push({ row, steps });
    return row.statements.filter((one) => !times.includes(one));
  }

  /** Severities whose routes enter an escalation. */
  get severities(): Severity[] {
    return this.found.length > 0 ? ["critical"] : [];
  }

  /** One escalation of the critical route: after whom the document names for it, the people of each time. */
  finish(firstTitle: string | undefined): void {
    const [first, ...others] = this.found;
    if (!first) return;
    const all = [first, ...others].flatMap(({ steps }) => steps);
    const { language } = this.desk.options;
    const titles = [firstTitle ?? (language === "ja" ? "当番" : "On call"), ...all.map(({ title }) => title)];
    const steps = titles.map((title, at): Plain => {
      const target = leaders.test(title) ? "user" : "schedule";
      const statement = all[at]?.statement;
      // PagerDuty starts over after the last step, too.
      const last = { assume: "30 minutes", because: "the document names no time after the last step" };
      const after = (statement && this.desk.statedValue(statement)) ?? last;
      const config = configKey(`${keyOf(title, "step")}-${target}`);
      return { title, target, config, after };
    });
    const value: Plain = { title: first.row.title, from: first.row.from, routes: ["critical"], steps };
    const statements = all.map(({ statement }) => statement);
    this.desk.add("escalations", "critical", first.row, value, statements);
  }
}

/** Who is paged at a time: `the second engineer is paged after 15 minutes`, `マネージャーへ`. */
function personOf(statement: Statement): string | undefined {
  const text = statement.about.sentence.normalize("NFKC");
  const at = placeOfWords(statement);
  if (at < 0) return undefined;
  const japanese = /^[^、。]*?(?:場合|とき|ば)[はに、]*\s*([^、。]{2,20}?)(?:へ|に|を)/.exec(text.slice(at));
  if (japanese?.[1]) return japanese[1];
  const clause =
    text
      .slice(0, at)
      .split(/[,;、。]|\band\b|\bthen\b/)
      .at(-1) ?? "";
  const english =
    /(?:^|\bthe )\s*(?:the )?([a-z][a-z -]{2,40}?)(?: (?:is|are|gets?) [a-z]+)?(?: (?:after|within))?(?: another)?\s*$/i.exec(
      clause,
    );
  if (english?.[1]) return english[1];
  const behind = /\b(?:page|call|notify|inform|escalate to|to) the ([a-z][a-z -]{2,40}?)(?=[,;.]|$)/i.exec(text);
  return behind?.[1];
}
