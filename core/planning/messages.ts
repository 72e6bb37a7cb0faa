import Decimal from "decimal.js";
import {
  type Clause,
  type Concept,
  cite,
  type EventSpec,
  formatQuantity,
  type Language,
  type Message,
  type MonitoredResource,
  type Quantity,
  type SectionSpec,
  type Threshold,
} from "../model";

interface Wording {
  readonly conditions: Readonly<Record<Threshold["operator"], (title: string, limit: string) => string>>;
  readonly down: (title: string) => string;
  readonly lasting: (condition: string, duration: string) => string;
  readonly happened: (title: string) => string;
  /** In place of a citation, for a number a person chose because the document gives none. */
  readonly undocumented: (because: string) => string;
  /** First step where no concept knows a better one. */
  readonly openRunbook: string;
  readonly units: Readonly<Partial<Record<Quantity["unit"], string>>>;
}

const wordings: Record<Language, Wording> = {
  ja: {
    conditions: {
      ">=": (title, limit) => `${title}が${limit}以上`,
      ">": (title, limit) => `${title}が${limit}を超過`,
      "<=": (title, limit) => `${title}が${limit}以下`,
      "<": (title, limit) => `${title}が${limit}未満`,
      "==": (title, limit) => `${title}が${limit}`,
    },
    down: (title) => `${title}が停止`,
    lasting: (condition, duration) => `${condition}（${duration}継続）`,
    happened: (title) => `${title}が発生`,
    undocumented: (because) => `（記載なし: ${because}）`,
    openRunbook: "手順書を開き、最初の確認から始める",
    units: {
      percent: "%",
      millisecond: "ミリ秒",
      second: "秒",
      minute: "分",
      hour: "時間",
      day: "日",
      perMinute: "/分",
      perSecond: "/秒",
      perHour: "/時",
      count: "件",
      ratio: "倍",
    },
  },
  en: {
    conditions: {
      ">=": (title, limit) => `${title} is ${limit} or more`,
      ">": (title, limit) => `${title} is above ${limit}`,
      "<=": (title, limit) => `${title} is ${limit} or less`,
      "<": (title, limit) => `${title} is below ${limit}`,
      "==": (title, limit) => `${title} is ${limit}`,
    },
    down: (title) => `${title} is down`,
    lasting: (condition, duration) => `${condition} for ${duration}`,
    happened: (title) => `${title} happened`,
    undocumented: (because) => ` (not documented: ${because})`,
    openRunbook: "Open the runbook and start with its first check",
    units: {
      percent: "%",
      minute: " min",
      hour: " h",
      day: " days",
      perMinute: "/min",
      perSecond: "/s",
      perHour: "/h",
      count: "",
      ratio: " times",
    },
  },
};

export interface MessageContext {
  readonly language: Language;
  readonly document: string;
  readonly runbookBase: string;
  readonly system: string;
}

/** What the person called at night reads, built from the rule itself so that it cannot disagree with it. */
export function messageFor(
  context: MessageContext,
  alert: { readonly title?: string; readonly concept: Concept; readonly resource: MonitoredResource },
  rule: {
    readonly threshold: Threshold;
    readonly for: Quantity;
    readonly runbook: string;
    readonly clauses: readonly Clause[];
    /** Why a person chose the threshold. */
    readonly assumed?: string;
  },
): Message {
  const wording = wordings[context.language];
  const conceptTitle = alert.concept.title[context.language];
  const title = alert.title ?? `${alert.resource.title} ${conceptTitle}`;
  const condition = isDown(rule.threshold)
    ? wording.down(alert.resource.title)
    : wording.conditions[rule.threshold.operator](
        conceptTitle,
        limitText(wording, alert.concept, rule.threshold.limit),
      );
  return {
    title,
    condition: rule.for.amount === "0" ? condition : wording.lasting(condition, amountText(wording, rule.for)),
    clause: citation(context.document, rule, wording),
    firstStep: alert.concept.firstStep[context.language],
    runbookUrl: `${context.runbookBase}/${context.system}/${rule.runbook}`,
  };
}

function citation(
  document: string,
  { clauses, assumed }: { readonly clauses: readonly Clause[]; readonly assumed?: string },
  { undocumented }: Wording,
): string {
  const cited = clauses.length > 0 || assumed === undefined ? cite(document, clauses) : document;
  return assumed === undefined ? cited : `${cited}${undocumented(assumed)}`;
}

/** The same for something that happens rather than a number. */
export function eventMessage(context: MessageContext, event: EventSpec, clauses: readonly Clause[]): Message {
  const wording = wordings[context.language];
  return {
    title: event.title,
    condition: wording.happened(event.title),
    clause: clauses.length > 0 ? cite(context.document, clauses) : uncited(context, event, wording),
    firstStep: wording.openRunbook,
    runbookUrl: `${context.runbookBase}/${context.system}/${event.runbook ?? event.key}`,
  };
}

/** An event nobody documented says why it is watched all the same. */
function uncited({ document }: MessageContext, { when, minimumSeverity }: EventSpec, wording: Wording): string {
  const because = [...when, minimumSeverity].find((stated) => stated?.assumed !== undefined)?.assumed;
  return because === undefined ? document : `${document}${wording.undocumented(because)}`;
}

/** What an alarm of an entry of another section says besides its condition. */
export function entryMessage(context: MessageContext, spec: SectionSpec, clauses: readonly Clause[]): Message {
  const wording = wordings[context.language];
  return {
    title: spec.title,
    condition: "",
    clause: cite(context.document, clauses),
    firstStep: wording.openRunbook,
    runbookUrl: `${context.runbookBase}/${context.system}/${spec.runbook ?? spec.key}`,
  };
}

function isDown(threshold: Threshold): boolean {
  return threshold.limit.unit === "boolean";
}

/** A share of one is a percentage to people, however exactly it is written. */
function limitText(wording: Wording, { range }: Concept, limit: Quantity): string {
  if (limit.unit !== "ratio" || range.max !== 1) return amountText(wording, limit);
  return amountText(wording, { amount: new Decimal(limit.amount).mul(100).toFixed(), unit: "percent" });
}

function amountText(wording: Wording, quantity: Quantity): string {
  const unit = wording.units[quantity.unit];
  return unit === undefined ? formatQuantity(quantity) : `${quantity.amount}${unit}`;
}
