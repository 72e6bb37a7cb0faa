import type { FactRole, Language } from "../../core/model";
import type { DeployedClause, DeployedResource, UnmappedProperty } from "../review/changes";

/** What a role is called in a sentence: English, Japanese. */
const nouns: Partial<Record<FactRole, readonly [string, string]>> = {
  threshold: ["threshold", "しきい値"],
  for: ["duration that must pass", "継続時間"],
  every: ["interval of evaluation", "評価間隔"],
  window: ["window of evaluation", "集計期間"],
  keep: ["retention", "保存期間"],
  wait: ["waiting time", "待ち時間"],
  interval: ["interval of repetition", "再通知の間隔"],
  count: ["number", "数"],
  traffic: ["least traffic", "最小の件数"],
  channel: ["receiver", "通知先"],
  receiver: ["receiver", "通知先"],
  schedule: ["schedule", "日程"],
};

const durations: readonly FactRole[] = ["for", "every", "window", "keep", "wait", "interval"];

type Verbs = Readonly<Record<DeployedClause["direction"], string>>;
const verbs: Record<Language, { readonly amount: Verbs; readonly time: Verbs }> = {
  en: {
    amount: { higher: "raised", lower: "lowered", other: "changed" },
    time: { higher: "lengthened", lower: "shortened", other: "changed" },
  },
  ja: {
    amount: { higher: "引き上げら", lower: "引き下げら", other: "変更さ" },
    time: { higher: "延長さ", lower: "短縮さ", other: "変更さ" },
  },
};

export interface Sentences {
  readonly clause: (clause: DeployedClause) => string;
  readonly missing: (resource: DeployedResource) => string;
  readonly unexpected: (resource: DeployedResource) => string;
  readonly unmapped: (property: UnmappedProperty) => string;
}

/** Drift in sentences, plain text; `show` makes the parts that come from elsewhere safe for where they are written. */
export function sentencesIn(language: Language, show: (text: string) => string = (text) => text): Sentences {
  return language === "ja" ? japanese(show) : english(show);
}

function verbOf({ role, direction }: DeployedClause, language: Language): string {
  return verbs[language][durations.includes(role) ? "time" : "amount"][direction];
}

function idsOf({ clauses }: DeployedClause): string {
  return clauses.map(({ id }) => id).join(", ");
}

function english(show: (text: string) => string): Sentences {
  const serves = ({ clauses }: DeployedResource): string => (clauses.length === 0 ? "" : ` (${clauses.join(", ")})`);
  return {
    clause: (one) => {
      const [noun] = nouns[one.role] ?? ["value", ""];
      const quotes = [...new Set(one.clauses.map(({ quote }) => `"${show(quote)}"`))].join(", ");
      return `${show(one.subject)} (${idsOf(one)}): someone ${verbOf(one, "en")} the ${noun} from ${show(one.wanted)} to ${show(one.deployed)} outside hozen; ${show(one.document)} says ${quotes}.${one.within === undefined ? "" : ` It is in ${show(one.name)}, ${show(one.within)}.`}`;
    },
    missing: (one) => `${show(one.name)}${serves(one)} is not there: someone deleted it, or it was never deployed.`,
    unexpected: (one) => `${show(one.name)} is deployed, but nothing in these files asks for it.`,
    unmapped: (one) =>
      `${show(one.name)}: ${show(one.path)} is ${show(text(one.from))}, hozen deploys ${show(text(one.to))}; no clause decides it.`,
  };
}

function japanese(show: (text: string) => string): Sentences {
  const serves = ({ clauses }: DeployedResource): string => (clauses.length === 0 ? "" : `（${clauses.join("、")}）`);
  return {
    clause: (one) => {
      const [, noun] = nouns[one.role] ?? ["", "値"];
      const quotes = [...new Set(one.clauses.map(({ quote }) => `「${show(quote)}」`))].join("、");
      return `${show(one.subject)}（${idsOf(one)}）: ${noun}が hozen の外で ${show(one.wanted)} から ${show(one.deployed)} に${verbOf(one, "ja")}れています。${show(one.document)} の記載は${quotes}です。${one.within === undefined ? "" : `箇所は ${show(one.name)} の ${show(one.within)} です。`}`;
    },
    missing: (one) => `${show(one.name)}${serves(one)}がありません。削除されたか、まだ配備されていません。`,
    unexpected: (one) => `${show(one.name)} は配備されていますが、これらのファイルのどこにもありません。`,
    unmapped: (one) =>
      `${show(one.name)}: ${show(one.path)} が ${show(text(one.from))} になっています（hozen が配備する値は ${show(text(one.to))}）。どの条項にもよらない属性です。`,
  };
}

/** A value of inputs in a sentence. */
function text(value: unknown): string {
  const written = typeof value === "string" ? value : (JSON.stringify(value) ?? "absent");
  return written.length > 120 ? `${written.slice(0, 119)}…` : written;
}
