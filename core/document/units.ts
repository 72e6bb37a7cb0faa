import Decimal from "decimal.js";
import type { Unit } from "../model";
import type { CalendarUnit } from "./statement";

/** What a written unit means: one of the model's, so many of it; a length of the calendar; or a word that only counts. */
export interface WrittenUnit {
  readonly unit: Unit | CalendarUnit;
  /** How many of `unit` one of the written unit is; absent: one. */
  readonly factor?: string;
  /** The word behind a count, such as `世代`, which says what is counted. */
  readonly counts?: string;
}

const month = "[ヶケカか箇ｶｹヵ個]月";

/** Spellings of both languages as patterns. Latin ones are compared without regard to case unless `exact`. */
const spellings: readonly (readonly [string, WrittenUnit, "exact"?])[] = [
  ["マイクロ秒|μs|µs|us|microseconds?", { unit: "millisecond", factor: "0.001" }],
  ["ミリ秒|㍉秒|ms|msec|milliseconds?|millis", { unit: "millisecond" }],
  ["秒間?|s|secs?|seconds?", { unit: "second" }],
  ["分間?(?!の[一二三四五\\d])|mins?|minutes?", { unit: "minute" }],
  ["m", { unit: "minute" }, "exact"],
  ["営業時間|business hours?|working hours?", { unit: "business-hour" }],
  ["時間|h|hrs?|hours?", { unit: "hour" }],
  ["営業日間?|business days?|working days?|weekdays", { unit: "business-day" }],
  ["日間?(?!次)|d|days?|calendar days?|nights?", { unit: "day" }],
  ["週間?|w|wks?|weeks?", { unit: "week" }],
  [`${month}間?|mo|months?|calendar months?`, { unit: "month" }],
  ["四半期|quarters?", { unit: "quarter" }],
  ["年間?|ヶ年|か年|カ年|y|yrs?|years?", { unit: "year" }],
  ["%|パーセント|㌫|percent|per cent|pct|percentage points?|ポイント", { unit: "percent" }],
  ["割", { unit: "percent", factor: "10" }],
  ["倍|x|times as|fold", { unit: "ratio" }],
  ["KiB|Ki", { unit: "kibibyte" }, "exact"],
  ["MiB|Mi", { unit: "mebibyte" }, "exact"],
  ["GiB|Gi", { unit: "gibibyte" }, "exact"],
  ["TiB|Ti", { unit: "tebibyte" }, "exact"],
  ["[kK]B|キロバイト", { unit: "byte", factor: "1000" }, "exact"],
  ["MB|メガバイト|megabytes?", { unit: "byte", factor: "1000000" }, "exact"],
  ["GB|ギガバイト|ギガ|gigabytes?|gigs?", { unit: "gigabyte" }, "exact"],
  ["TB|テラバイト|terabytes?", { unit: "gigabyte", factor: "1000" }, "exact"],
  ["PB|ペタバイト|petabytes?", { unit: "gigabyte", factor: "1000000" }, "exact"],
  ["B|bytes?|バイト", { unit: "byte" }],
  ["[kK]bps|[kK]bit/s", { unit: "bitPerSecond", factor: "1000" }, "exact"],
  ["Mbps|Mbit/s|Mb/s", { unit: "megabitPerSecond" }, "exact"],
  ["Gbps|Gbit/s|Gb/s", { unit: "gigabitPerSecond" }, "exact"],
  ["bps|bit/s", { unit: "bitPerSecond" }],
  ["rps|qps|tps|req/s|reqs/s|requests/s", { unit: "perSecond" }],
  ["rpm|req/min", { unit: "perMinute" }],
];

/** Words that count things. Those of the second list count things that are rarely operated. */
const counters = [
  "件数?|回線?|世代分?|台|個|本|接続|コネクション|セッション|リクエスト|エラー|ノード|インスタンス|レプリカ|スレッド|プロセス|ジョブ|メッセージ|レコード|クエリ|ユーザー|行|文字|ポッド|サーバー?|拠点|箇所|か所|系統|トランザクション|スナップショット|コピー|通|点|パーティション|シャード|端末|デバイス|店舗|vCPU|コア",
  "connections?|requests?|reqs?|errors?|failures?|records?|rows?|quer(?:y|ies)|events?|instances?|servers?|hosts?|locations?|items?|generations?|runs?|replicas?|nodes?|pods?|workers?|threads?|processes|jobs?|messages?|msgs?|sessions?|users?|tickets?|attempts?|retries|tries|restarts?|copies|copy|snapshots?|backups?|versions?|files?|characters?|chars?|chars|tasks?|calls?|hits?|times|occurrences?|deadlocks?|timeouts?|evaluations?|datapoints?|data points?|checks?|periods?|samples?|regions?|zones?|IOPS|RUs?|RU/s|vCPUs?|cores?|slots?|entries|orders?|transactions?|logins?|invocations?|executions?|consumers?|partitions?|shards?|objects?|emails?|mails?|alerts?|incidents?|exceptions?|rejections?|drops?|segments?|lines?|probes?|clients?|channels?|devices?|machines?|terminals?|containers?|volumes?|streams?|topics?|queued|pending|unacked|responses?|packets?|tokens?|reports?|dailies|daily|weekly|monthly|yearly|hourly|nightly|fulls?|incrementals?",
].join("|");

/** Adjectives between a number and what it counts: `3 consecutive failures`. */
const adjective =
  "(?:consecutive|successive|failed|concurrent|simultaneous|active|pending|unacked|unacknowledged|successful|missed|open|queued|in-flight|healthy|unhealthy|running|slow|daily|weekly|monthly|hourly|full|incremental|parallel|open|new|unread|stale|idle|連続)";

const people = "人|名|people|persons?|engineers?|members?|operators?";

const perTime: Readonly<Record<string, Unit>> = { s: "perSecond", m: "perMinute", h: "perHour" };
const perWords = "秒間?|s|secs?|second|分間?|min|mins|minute|m|時間?|h|hr|hour|日|day|d";

/** Units of time, size and share, then counters with or without `/分`, then bare `/min`. Longest spellings first. */
const exactly = spellings.map(([own]) => new RegExp(`^(?:${own})$`));
const unitPattern = spellings.map(([pattern], at) => `(?<u${at}>${pattern})`).join("|");
const rateTail = String.raw`\s?(?:[/／]|毎|per |an? |each )\s?(?<per>${perWords})`;
const pattern = new RegExp(
  String.raw`^(?:\s|-(?=[A-Za-z]))?(?:${adjective}\s(?=[a-z]))?(?:(?<count>${counters}|${people})?(?:${rateTail})(?![A-Za-z])|(?:${unitPattern})(?![A-Za-z])|(?<counts>${counters}|${people})(?![A-Za-z]))`,
  "iu",
);

/** A unit at the start of a text. */
export interface UnitMatch extends WrittenUnit {
  readonly length: number;
}

/** Reads the unit that follows a number; undefined when none does. */
export function unitAt(text: string): UnitMatch | undefined {
  const found = pattern.exec(text);
  if (!found?.groups) return undefined;
  const { per, count, counts } = found.groups;
  const length = found[0].length;
  if (per !== undefined) return rate(per, length, count);
  if (counts !== undefined) return { unit: "count", counts, length };
  return latin(found, length, text);
}

function latin(found: RegExpExecArray, length: number, text: string): UnitMatch | undefined {
  const at = spellings.findIndex((_, index) => found.groups?.[`u${index}`] !== undefined);
  const written = found.groups?.[`u${at}`] as string;
  const [, unit, exact] = spellings[at] as (typeof spellings)[number];
  if (exact && !exactly[at]?.test(written)) return undefined;
  // A single letter is a unit right behind its number, or alone.
  if (/^[A-Za-z]$/.test(written) && /^\s/.test(text) && !/^\s[smhd](?:$|[\s,.;:)|/、。])/.test(text)) return undefined;
  return { ...unit, length };
}

function rate(per: string, length: number, counts: string | undefined): UnitMatch {
  const key = per.startsWith("分") || /^m/i.test(per) ? "m" : per.startsWith("時") || /^h/i.test(per) ? "h" : "s";
  const named = { ...(counts !== undefined && { counts }), length };
  if (/^(日|d)/i.test(per)) return { unit: "perHour", factor: new Decimal(1).div(24).toString(), ...named };
  return { unit: perTime[key] as Unit, ...named };
}
