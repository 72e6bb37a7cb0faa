import type { Context } from "./context";
import type { Found } from "./found";
import { sentenceAround } from "./sentences";

/** People and places are counted in passing; adjectives of time belong to their noun: `the monthly budget`. */
export function isIdle({ value, counts, direction, from, to }: Found, text: string, context: Context): boolean {
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
export function isLoneClock(
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
export function isHandleInCode({ kind, value }: Found, { origin }: Context): boolean {
  return origin === "code" && kind === "contact" && value.type === "text" && /^[@#]/.test(value.text);
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
