import { dimensionOf, type Operator } from "../model";
import type { Found } from "./found";
import type { StatementKind, StatementValue } from "./statement";

/** What sort of value it is, which limits what it can be for. */
type Sort = "time" | "ratio" | "count" | "rate" | "bytes" | "money" | "schedule" | "text";

interface Purpose {
  readonly kind: StatementKind;
  readonly sorts: readonly Sort[];
  /** Words beside the value, at its row or at its column. */
  readonly near: RegExp;
  /** Words of headings and lists above it; `false`: those say nothing of this purpose; absent: the same words. */
  readonly wide?: RegExp | false;
}

const measured: readonly Sort[] = ["ratio", "time", "count", "rate", "bytes"];
const alerting = /閾値|しきい値|アラート|発報|監視項目|警告|異常|threshold|alert|alarm|paging/iu;

/** Words by which documents say what a value is for, and for which sorts of value they count. Most telling first. */
const purposes: readonly Purpose[] = [
  {
    kind: "normal",
    sorts: measured,
    near: /正常(?:範囲|値|時)|平常|通常(?:範囲|値)|基準値|normal|healthy|baseline/iu,
    wide: false,
  },
  {
    kind: "threshold",
    sorts: ["money"],
    near: /閾値|しきい値|アラート|通知|threshold|alert|notif|warn/iu,
    wide: false,
  },
  { kind: "budget", sorts: ["money", "ratio"], near: /予算|budget|コスト|費用|利用料|課金|cost|spend|spent|billing/iu },
  {
    kind: "generations",
    sorts: ["count"],
    near: /世代|generations?|copies|保管数|保持数|snapshots? kept|(?<![A-Za-z])keep|rotat/iu,
  },
  {
    kind: "count",
    sorts: ["count"],
    near: /リトライ|再試行|試行|retr(?:y|ies)|attempt|連続|続けて|consecutive|in a row|replica|pods?(?![a-z])|台数|evaluation.?periods|workers?|receive.?count/iu,
    wide: false,
  },
  {
    kind: "retention",
    sorts: ["time"],
    near: /保存|保持|保管|残す|残し|retention|retain|(?<![A-Za-z])keeps?(?![a-z])|kept|stored? for|アーカイブ|archiv|削除|消去|破棄|消す|delet|purge|expir(?:es?|ed) after|expiration|expire(?:_|-)?(?:in|after|days)|失効|older than|経過(?:後|した)|古い|lifecycle|ライフサイクル|glacier|cold storage|^(?:hot|warm|cold)(?:$| )|オンライン|prun|cleanup|クリーンアップ|log.?rotat/iu,
  },
  {
    kind: "interval",
    sorts: ["time"],
    near: /間隔|頻度|周期|サイクル|interval|frequency|cadence|scrape|poll|sampl|(?<![a-z])every(?![a-z])|periodSeconds|毎|ごと|granularity|resolution/iu,
    wide: false,
  },
  {
    kind: "duration",
    sorts: ["time"],
    near: /継続|連続|持続|続いた|続く|続け|待機|待ち|タイムアウト|timeout|(?<![A-Za-z])wait|duration|sustain|last(?:s|ing)|consecutive|過去|直近|所要|実行時間|処理時間|grace|delay|cool-?down|window|period|backoff|^for$|cache|キャッシュ|有効期限|visibility/iu,
    wide: false,
  },
  {
    kind: "window",
    sorts: ["time"],
    near: /時間帯|受付時間|稼働時間|提供時間|営業時間|service hours|support hours|coverage/iu,
    wide: false,
  },
  {
    kind: "response-time",
    sorts: ["time"],
    near: /対応(?!する|済)|初動|初報|一次(?:対応|回答|切り分け)|着手|検知(?:から|後)|発生(?:から|後)|応答(?!時間が)|acknowledg|(?<!requests? (?:are|is) )(?<![A-Za-z])answer(?:s|ed|ing)?(?![a-z])|(?<![A-Za-z])ack(?![A-Za-z])|respon(?:d|ds|ded|se)(?! time)|response time target|エスカレーション|escalat|招集|連絡|通知|報告|掲載|宣言|復旧|restor|resolv|resolution|triage|mitigat|page[sd](?![A-Za-z])|状況共有|post-?mortem|notif/iu,
    wide: /対応|応答|エスカレーション|連絡体制|復旧|escalat|respon|incident|on-?call/iu,
  },
  {
    kind: "objective",
    sorts: ["ratio", "time", "count", "rate"],
    near: /稼働率|可用性|SLO|SLA|SLI|目標|objective|target|goal|availability|uptime|達成|成功率|(?<![a-z])available(?![a-z])|success rate|保証|promise|guarantee/iu,
    wide: /目標|サービスレベル|SLO|SLA|objective|service level|target|性能要件|promise/iu,
  },
  {
    kind: "threshold",
    sorts: measured,
    near: /閾値|しきい値|警告|注意|警戒|危険|異常|重大|アラート|発報|検知|上限|下限|超過|使用率|遅延|threshold|alert|critical|warning|warn|(?<![A-Za-z])page|alarm|trigger|limit|condition|fires?(?![a-z])|utili[sz]ation|(?<![A-Za-z])lag|latency|error rate|burn rate/iu,
    wide: alerting,
  },
  { kind: "size", sorts: ["bytes", "count"], near: /容量|サイズ|size|capacity|storage/iu, wide: false },
];

const objectives =
  /(?<![A-Za-z])(?:RPO|RTO|MTTR|MTBF|MTTD|recovery (?:point|time) objective)(?![A-Za-z])|復旧時点|復旧時間目標|目標復旧|平均復旧|平均故障/iu;
const conditional =
  /たら|場合|とき|時は|時に|ときは|ば、|状態|when|(?<![A-Za-z])if(?![A-Za-z])|whenever|(?<![A-Za-z])once|->|→|=>|ticket|alert|page|発報|検知|アラート/iu;
/** What may not get lower or higher: `must not fall below 15 GB`. */
const limited = /(?:must|may|should|shall) (?:not|never) (?:fall|drop|go|sink|rise|climb|exceed)[a-z ]*$/i;
const keeping = /(?<![A-Za-z])(?:keeps?|kept|retain(?:s|ed)?|stored?|archived?)(?![A-Za-z])|保存|保持|保管/i;
const labelled = /(?:警告|注意|危険|異常|重大|warning|warn|critical|crit)[^a-z]{0,4}$/iu;
const removing = /削除|消去|破棄|消す|delet|purge|prune|archiv|アーカイブ|expire/iu;

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

/** The words around a value. */
export interface Surroundings {
  /** Right before and right after it, in the same clause. */
  readonly before: string;
  readonly after: string;
  /** Heads of the column, nearest first. */
  readonly columns: readonly string[];
  /** Names of the row, nearest first. */
  readonly rows: readonly string[];
  readonly sentence: string;
  /** Lists and headings above, nearest first. */
  readonly above: readonly string[];
}

/** What a value is for, and whether words say so or only its unit. */
export interface Purposed {
  readonly kind: StatementKind;
  readonly said: boolean;
  /** The comparison that the purpose makes of the words. */
  readonly direction?: Operator;
}

export function kindOf(found: Found, around: Surroundings): Purposed {
  if (found.kind && found.kind !== "schedule" && found.kind !== "window") return { kind: found.kind, said: true };
  if (found.kind) return recurrenceKind(found, around);
  const sort = sortOf(found.value);
  return (
    byForm(found, sort, around) ??
    byWords(found, sort, around.columns, false) ??
    byCondition(found, sort, around) ??
    byWords(found, sort, [`${around.before} ${around.after}`, ...around.rows], false) ??
    byLimit(found, sort) ??
    (sort === "money" ? undefined : byWords(found, sort, [around.sentence], false)) ??
    byWords(found, sort, around.above, true) ??
    otherwise(found, sort)
  );
}

/** What comes when people do not answer, and what they do soon. */
const unanswered =
  /(?<![A-Za-z])(?:nobody|no[ -]one|none)(?: [a-z]+){0,2} (?:answers?|acknowledges?|responds?|reacts?)|(?:not |un)(?:been )?(?:answered|acknowledged)|(?<![A-Za-z])no (?:answer|response|acknowledge?ment)|(?:応答|返答|反応|回答)が?(?:ない|なく|無い|なければ|得られな)|応答しな|エスカレーション(?:する|し)/iu;
const reacting = /対応を?開始|着手|初動/u;
/** The days that a certificate has left, and what is said of them; renewal is no warning. */
const certificate = /証明書|certificate|(?<![A-Za-z])(?:TLS|SSL)(?![A-Za-z])/iu;
const expiring = /expir|残り|有効期限|期限切れ|失効前|warn|remind|alert|alarm/iu;
const renewing = /renew|更新|rotat|差し替え|validity|有効期間|valid for/iu;

/** Times by what the sentence makes of them: an escalation, the start of work, what is left of a certificate. */
function bySentence(
  { direction, value }: Found,
  { sentence, before, after, columns }: Surroundings,
): Purposed | undefined {
  if (columns.length > 0) return undefined;
  const clauses = `${before} ${after}`;
  if (!isShort(value)) {
    if (unanswered.test(sentence)) return { kind: "response-time", said: true };
    if ((direction === "<=" || direction === "<") && reacting.test(sentence))
      return { kind: "response-time", said: true };
  }
  if (certificate.test(sentence) && expiring.test(sentence) && !renewing.test(clauses) && isOfDays(value)) {
    // `not within 14 days` and `30 days before` are both about fewer days than that.
    const isBelow = direction === "<=" || /^\s?(?:days? )?(?:before|prior|ahead|in advance|前)/.test(after);
    return { kind: "threshold", said: true, ...(isBelow && { direction: "<" }) };
  }
  return undefined;
}

function isOfDays(value: StatementValue): boolean {
  return value.type === "quantity" && (value.quantity.unit === "day" || value.quantity.unit === "week");
}

const averaged = /^(?:間)?の?(?:移動)?(?:平均|合計)| averages?(?![a-z])/iu;
/** `3 in 5 minutes`, `> 5% over the last 10 minutes`: the time in which it is counted. */
const within = /(?<![A-Za-z])\d\S*(?: [a-z]+)? (?:in|over|within|during) (?:the )?(?:last |past |a )?$/iu;

/** What the words that touch the value make sure. */
function byForm(found: Found, sort: Sort, around: Surroundings): Purposed | undefined {
  const { before, after, columns, rows, sentence } = around;
  if (
    found.counts !== undefined &&
    /世代|generation|^(?:dail|weekly|monthly|yearly|hourly|nightly|full|incremental)/i.test(found.counts)
  )
    return { kind: "generations", said: true };
  if (sort !== "time") return undefined;
  if (objectives.test([...columns, ...rows, before, after].join(" "))) return { kind: "objective", said: true };
  const meant = bySentence(found, around);
  if (meant) return meant;
  if (averaged.test(after) || within.test(before)) return { kind: "duration", said: true };
  if (/(?:間隔|interval)[:は]?\s?$/i.test(before)) return { kind: "interval", said: true };
  const keepsLast = keeping.test(before);
  const lasting =
    /^(?:以上|超|を?超えて|間)?(?:継続|続|連続|にわた|経過)/.test(after) ||
    /(?<![A-Za-z])for (?:at least |more than |over |the )?$/i.test(before);
  if (lasting && !keepsLast && (columns.length > 0 || !keeping.test(sentence))) return { kind: "duration", said: true };
  return undefined;
}

/** A limit after which something happens: `5%を超えたら`, `when it drops below 15 %`. */
function byCondition(
  found: Found,
  sort: Sort,
  { sentence, before, after, columns }: Surroundings,
): Purposed | undefined {
  const { direction } = found;
  if (columns.length === 0 && limited.test(before) && sort !== "money" && sort !== "time" && sort !== "schedule")
    return { kind: "threshold", said: true };
  if (columns.length > 0 || direction === undefined || direction === "<=") return undefined;
  if (!conditional.test(sentence) && !labelled.test(before)) return undefined;
  if (sort === "money" || sort === "schedule") return undefined;
  if (sort === "time" && removing.test(`${before} ${after}`)) return { kind: "retention", said: true };
  return { kind: "threshold", said: true };
}

/** `300 ms以内` is asked of a machine, `30分以内` of people. */
function byLimit({ direction, value }: Found, sort: Sort): Purposed | undefined {
  if (sort !== "time" || (direction !== "<=" && direction !== "<")) return undefined;
  return { kind: isShort(value) ? "objective" : "response-time", said: false };
}

function byWords(found: Found, sort: Sort, scopes: readonly string[], wide: boolean): Purposed | undefined {
  for (const scope of scopes) {
    const purpose = purposes.find((one) => {
      const words = wide ? (one.wide ?? one.near) : one.near;
      return words !== false && one.sorts.includes(sort) && words.test(scope) && fits(one.kind, found);
    });
    if (purpose) return { kind: purpose.kind, said: true };
  }
  return undefined;
}

function otherwise({ direction }: Found, sort: Sort): Purposed {
  if ((sort === "count" || sort === "bytes") && direction && direction !== "<=")
    return { kind: "threshold", said: false };
  return { kind: defaults[sort], said: sort === "money" };
}

const measuring =
  /間隔|頻度|監視|測定|計測|収集|interval|frequency|monitor|scrape|poll|probe|evaluat|collect|measure|check|sampl/iu;

/** What comes round within a day and is about measuring is an interval; with an end it is a window; else a schedule. */
function recurrenceKind({ value }: Found, { columns, rows, before, after, above, sentence }: Surroundings): Purposed {
  if (value.type === "quantity" && value.quantity.unit === "second") return { kind: "interval", said: true };
  if (value.type !== "schedule") return { kind: "schedule", said: true };
  if (value.schedule.until) return { kind: "window", said: true };
  const beside = columns.length > 0 ? `${before} ${after}` : sentence;
  const words = [...columns, beside, ...rows].join(" ");
  const isBackup = /バックアップ|backup|snapshot|dump|スナップショット/iu.test(
    `${words} ${above.slice(0, 2).join(" ")}`,
  );
  const isInterval = value.schedule.days.kind === "every" && measuring.test(words) && !isBackup;
  return { kind: isInterval ? "interval" : "schedule", said: true };
}

/** Response times of people are no milliseconds. */
function fits(kind: StatementKind, { value }: Found): boolean {
  return kind !== "response-time" || !isShort(value);
}

function isShort(value: StatementValue): boolean {
  return value.type === "quantity" && ["millisecond", "second"].includes(value.quantity.unit);
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
