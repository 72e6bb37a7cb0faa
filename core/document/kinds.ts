import { dimensionOf } from "../model";
import type { Found } from "./found";
import type { StatementKind, StatementValue } from "./statement";

/** What sort of value it is, which limits what it can be for. */
type Sort = "time" | "ratio" | "count" | "rate" | "bytes" | "money" | "schedule" | "text";

/** Words by which documents say what a value is for, and for which sorts of value they count. Most telling first. */
const purposes: readonly (readonly [StatementKind, readonly Sort[], RegExp])[] = [
  [
    "objective",
    ["time"],
    /(?<![A-Za-z])(?:RPO|RTO|MTTR|MTBF|MTTD|recovery (?:point|time) objective)(?![A-Za-z])|復旧時点|復旧時間目標|目標復旧|平均復旧|平均故障/iu,
  ],
  [
    "normal",
    ["ratio", "count", "time", "rate", "bytes"],
    /正常(?:範囲|値|時)|平常|通常(?:範囲|値)|基準値|normal(?: range)?|healthy|baseline/iu,
  ],
  ["budget", ["money", "ratio", "time"], /予算|budget|コスト|費用|利用料|課金|cost|spend|billing/iu],
  ["generations", ["count"], /世代|generations?|copies|保管数|保持数/iu],
  [
    "retention",
    ["time"],
    /保存|保持|保管|残す|retention|retain|(?<![A-Za-z])keep|kept|stored? for|アーカイブ|archiv|削除|delet|purge|expir|失効|older than|経過(?:後|した)|古い|lifecycle|ライフサイクル|移行|glacier|prun|cleanup|クリーンアップ|rotat/iu,
  ],
  [
    "interval",
    ["time"],
    /間隔|頻度|周期|サイクル|interval|frequency|cadence|scrape|poll|every |毎に|ごとに|granularity|resolution/iu,
  ],
  [
    "window",
    ["time"],
    /メンテナンス|maintenance|停止時間|時間帯|営業時間|提供時間|稼働時間|サービス時間|対応時間|service hours|support hours|business hours|coverage|on-?call hours|window/iu,
  ],
  [
    "response-time",
    ["time"],
    /対応(?!する|済)|初動|初報|一次(?:対応|回答|切り分け)|着手|応答(?:時間|開始)|acknowledg|(?<![A-Za-z])ack(?![A-Za-z])|respon(?:d|ds|ded|se)(?! time)(?!time)|response time target|エスカレーション|escalat|招集|連絡|通知|報告|宣言|復旧|restor|resolv|resolution|update|triage|mitigat|page[sd]?(?![A-Za-z])|状況共有/iu,
  ],
  [
    "objective",
    ["ratio", "time", "count", "rate"],
    /稼働率|可用性|SLO|SLA|SLI|目標|objective|target|goal|availability|uptime|達成|成功率|success rate/iu,
  ],
  [
    "threshold",
    ["ratio", "time", "count", "rate", "bytes", "money"],
    /閾値|しきい値|警告|注意|危険|異常|重大|アラート|発報|検知|上限|threshold|alert|critical|warning|warn|page|alarm|trigger|limit|condition|fires?|監視項目|超過/iu,
  ],
  [
    "duration",
    ["time"],
    /継続|連続|続(?:い|く|け)|間続|持続|待|タイムアウト|timeout|wait|(?<![A-Za-z])for(?![A-Za-z])|duration|sustain|last(?:s|ing)|consecutive|過去|直近|所要|grace|delay|cooldown/iu,
  ],
  ["size", ["bytes"], /容量|サイズ|size|capacity|storage/iu],
];

const defaults: Readonly<Record<Sort, StatementKind>> = {
  time: "duration",
  ratio: "threshold",
  count: "count",
  rate: "threshold",
  bytes: "size",
  money: "budget",
  schedule: "schedule",
  text: "setting",
};

/** Words around a value, nearest first: what is said in the first of them decides. */
export interface Surroundings {
  readonly scopes: readonly string[];
}

/** What a value is for, and whether words say so or only its unit. */
export function kindOf(
  found: Found,
  { scopes }: Surroundings,
): { readonly kind: StatementKind; readonly said: boolean } {
  if (found.kind && found.kind !== "schedule" && found.kind !== "window") return { kind: found.kind, said: true };
  if (found.kind) return recurrenceKind(found, scopes);
  const sort = sortOf(found.value);
  if (found.counts !== undefined && /世代|generation/i.test(found.counts)) return { kind: "generations", said: true };
  if (found.value.type === "band" && /正常|normal|healthy|通常/i.test(scopes.join(" ")))
    return { kind: "normal", said: true };
  for (const scope of scopes) {
    const purpose = purposes.find(
      ([kind, sorts, pattern]) => sorts.includes(sort) && pattern.test(scope) && fits(kind, found),
    );
    if (purpose) return { kind: purpose[0], said: true };
  }
  if (sort === "count" && found.direction) return { kind: "threshold", said: false };
  return { kind: defaults[sort], said: sort === "schedule" || sort === "money" };
}

/** What comes round within a day and is about measuring is an interval; with an end it is a window; else a schedule. */
function recurrenceKind(
  { value }: Found,
  scopes: readonly string[],
): { readonly kind: StatementKind; readonly said: boolean } {
  if (value.type !== "schedule") return { kind: "schedule", said: true };
  if (value.schedule.until) return { kind: "window", said: true };
  const measured = value.schedule.days.kind === "every" && measuring.test(scopes.slice(0, 3).join(" "));
  return { kind: measured ? "interval" : "schedule", said: true };
}

const measuring = /間隔|監視|測定|計測|収集|interval|monitor|scrape|poll|probe|evaluat|collect|measure|check/iu;

/** Response times of people are no milliseconds, and a length of time is no window. */
function fits(kind: StatementKind, { value }: Found): boolean {
  if (kind === "response-time" && value.type === "quantity") {
    return !["millisecond", "second"].includes(value.quantity.unit);
  }
  if (kind === "window") return false;
  return true;
}

function sortOf(value: StatementValue): Sort {
  switch (value.type) {
    case "quantity":
    case "band": {
      const { unit } = value.type === "quantity" ? value.quantity : value.band.to;
      const dimension = dimensionOf(unit);
      if (dimension === "bit-rate") return "rate";
      return dimension === "boolean" ? "count" : dimension;
    }
    case "calendar":
      return "time";
    case "number":
      return "count";
    case "money":
      return "money";
    case "schedule":
      return "schedule";
    case "text":
      return "text";
  }
}
