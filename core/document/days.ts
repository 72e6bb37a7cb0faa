import { type Days, type Weekday, weekdays } from "../model";
import { parseNumeral } from "./numerals";
import type { CalendarUnit } from "./statement";

/** How often something comes round: days the model can name, or a length of the calendar where no day is named. */
export type Recurrence =
  | { readonly days: Days }
  | { readonly every: { readonly amount: string; readonly unit: CalendarUnit | "second" | "day" | "week" | "year" } }
  /** A recurrence in words only, such as `毎営業日` or twice a day. */
  | { readonly said: string };

const signs = "日月火水木金土";
const day = String.raw`[${signs}](?:曜日?)?`;
const quarterEnds = [3, 6, 9, 12];
const english = String.raw`(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:days?)?\.?`;
const ordinal = String.raw`(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)`;
const ordinals: Readonly<Record<string, number>> = { 1: 1, 2: 2, 3: 3, 4: 4, f: 1, s: 2, t: 3, l: -1 };
const every = { amount: "1" } as const;

type Reader = (found: RegExpExecArray) => Recurrence | undefined;

/** Patterns and what each says, most specific first: the first that fits at a place wins. */
const readers: readonly (readonly [string, Reader])[] = [
  [
    String.raw`四半期末(?:月)?(?:の)?(?:最終)?(?<qe>[${signs}])曜?日?`,
    ({ groups }) => ({
      days: { kind: "nth-weekday", nth: -1, weekday: kanjiDay(groups?.qe ?? ""), months: quarterEnds },
    }),
  ],
  [
    String.raw`(?:(?:毎月|各月)の?)?(?:(?:第\s?(?<jn>[1-5一二三四五])\s?(?:週の?)?|(?<jl>最終|最後の|月末の))(?<jd>[${signs}])曜日?)`,
    ({ groups }) => ({
      days: {
        kind: "nth-weekday",
        nth: groups?.jl ? -1 : Number(parseNumeral(groups?.jn ?? "")),
        weekday: kanjiDay(groups?.jd ?? ""),
      },
    }),
  ],
  [
    String.raw`(?<jr>(?<!\d)(?:毎週の?)?[${signs}](?:曜日?)?\s?(?:~|-|から)\s?[${signs}](?:曜日?(?:まで)?)?(?![^\s\d(:、,にのはをでと])(?:\s?\(祝日?(?:を)?除く\))?)`,
    ({ groups }) => weekdayRange([...(groups?.jr ?? "").replace(/毎週|曜日?/g, "")].filter((s) => signs.includes(s))),
  ],
  [
    String.raw`毎週の?\s?(?<jw>${day}(?:\s?[、・,と/]\s?${day})*)(?:\s?曜日?)?`,
    ({ groups }) => weekly(groups?.jw ?? ""),
  ],
  [
    String.raw`(?<jx>[${signs}]曜日?(?:\s?[、・,と/]\s?[${signs}]曜日?)*)(?![^\s\d、。,.)|:(にのか深早午朝夜翌])`,
    ({ groups }) => weekly(groups?.jx ?? ""),
  ],
  [
    String.raw`(?:毎月|各月)の?\s?(?<jm>[\d一二三四五六七八九十]{1,3}日?(?:\s?[、・,と]\s?[\d一二三四五六七八九十]{1,3}日?)*)(?<=日)`,
    ({ groups }) => monthDays((groups?.jm ?? "").match(/[\d一二三四五六七八九十]+/g) ?? []),
  ],
  ["(?:毎月の?)?(?:月末日?|末日|最終日)|毎月末", () => ({ days: { kind: "day-of-month", day: -1 } })],
  ["(?:毎月の?)?月初め?|毎月初め?", () => ({ days: { kind: "day-of-month", day: 1 } })],
  ["四半期末", () => ({ days: { kind: "day-of-month", day: -1, months: quarterEnds } })],
  [
    String.raw`(?<jh>\d+|[一二三四五六七八九十]+)\s?(?<ju>秒|分|時間|日|週間?|[ヶケカか箇ヵ]月|年)間?\s?(?:毎|ごと|おき|に\s?(?:1|一)\s?(?:回|度))`,
    ({ groups }) => periodOf(parseNumeral(groups?.jh ?? ""), groups?.ju ?? ""),
  ],
  ["毎分", () => ({ days: { kind: "every", seconds: 60 } })],
  ["毎時(?!間あたり)|時間次|毎時間", () => ({ days: { kind: "every", seconds: 3600 } })],
  ["平日(?:のみ)?", () => ({ days: { kind: "weekly", weekdays: weekdays.slice(1, 6) } })],
  ["土日祝?日?|週末", () => ({ days: { kind: "weekly", weekdays: ["saturday", "sunday"] } })],
  ["毎営業日|営業日毎|営業日ごと", (found) => ({ said: found[0] })],
  [
    "(?:毎月の?|月末の?)?最終営業日|(?:毎月の?)?第\\s?[1-5一二三四五]\\s?週(?![間目のの]?[日月火水木金土])|(?:毎月の?第?|第)\\d{1,2}営業日(?![前後以間])(?=に|$|\\s|、|\\))",
    (found) => ({ said: found[0] }),
  ],
  [
    String.raw`毎年\s?\d{1,2}月(?:\s?\d{1,2}日|末|初め?|上旬|中旬|下旬)?|(?<![\d,])(?:\d{1,2}月?\s?[、,・と/]\s?){1,11}\d{1,2}月(?!\s?\d{1,2}日)(?:末|初め?)?`,
    (found) => ({ said: found[0] }),
  ],
  [
    "毎日|日次|毎朝|毎晩|毎夜|毎夕|日々|連日|日毎|日ごと|デイリー|(?:1日|一日)(?:に)?(?:1|一)回",
    () => ({ days: { kind: "daily" } }),
  ],
  [
    "毎週|週次|隔週(?!月火水木金土日)|週(?:に)?(?:1|一)(?:回|度)|ウィークリー",
    ({ 0: said }) => ({ every: { amount: said.startsWith("隔") ? "2" : "1", unit: "week" } }),
  ],
  [
    "毎月|月次|月(?:に)?(?:1|一)(?:回|度)|マンスリー|各月|隔月",
    ({ 0: said }) => ({ every: { amount: said === "隔月" ? "2" : "1", unit: "month" } }),
  ],
  [
    "四半期(?:に(?:1|一)(?:回|度)|毎|ごと|次)?|3[ヶケカか箇ヵ]月(?:毎|ごと)",
    () => ({ every: { ...every, unit: "quarter" } }),
  ],
  [
    "半期(?:に(?:1|一)(?:回|度)|毎|ごと)?|半年(?:に(?:1|一)(?:回|度)|毎|ごと)",
    () => ({ every: { amount: "6", unit: "month" } }),
  ],
  ["毎年|年次|年(?:に)?(?:1|一)(?:回|度)", () => ({ every: { ...every, unit: "year" } })],
  [
    String.raw`(?:毎日|毎週|毎月|年間?|月間?|週間?|1?日)に?\s?(?<jf>[\d一二三四五六七八九十]+)\s?(?:回|度)`,
    (found) => ({ said: found[0] }),
  ],
  [
    String.raw`(?:on |every |each )?(?:the )?(?<en>${ordinal}) (?<ed>${english})(?: (?:of|in) (?:the|each|every|a) (?<eq>month|quarter)| each month| every month| monthly)?`,
    ({ groups }) => nthWeekday(groups?.en ?? "", groups?.ed ?? "", groups?.eq),
  ],
  [
    String.raw`(?:on |every |each )?(?:the )?(?:last|final) (?:calendar )?day (?:of|in) (?:the|each|every) (?<elq>month|quarter)|month[- ]end|end of (?:the |each |every )?month`,
    ({ groups }) => ({
      days: { kind: "day-of-month", day: -1, ...(groups?.elq === "quarter" && { months: quarterEnds }) },
    }),
  ],
  [
    "end of (?:the |each |every )?quarter|quarter[- ]end",
    () => ({ days: { kind: "day-of-month", day: -1, months: quarterEnds } }),
  ],
  [
    String.raw`(?:on |every |each )?(?:the )?(?<em>\d{1,2})(?:st|nd|rd|th)(?: and (?:the )?(?<em2>\d{1,2})(?:st|nd|rd|th))?(?: day)?(?: of (?:the|each|every) month| each month| every month| monthly)|(?:on )?day (?<em3>\d{1,2}) of (?:the|each|every) month|(?:on |every |each )?(?:the )?first (?:calendar )?day of (?:the|each|every) month|start of (?:the|each|every) month`,
    ({ groups }) => monthDays([groups?.em ?? groups?.em3 ?? "1", ...(groups?.em2 ? [groups.em2] : [])]),
  ],
  [
    String.raw`(?:on |every |each )?(?<er>${english}\s?(?:-|to|through|thru|~|until)\s?${english})`,
    ({ groups }) => weekdayRange((groups?.er ?? "").toLowerCase().match(/sun|mon|tue|wed|thu|fri|sat/g) ?? []),
  ],
  [
    String.raw`(?:weekly |every week )?(?:(?:on|every|each) )?(?<ew>${english}(?:(?:\s?,\s?(?:and )?|\s?/\s?| and | & )${english})*)(?: (?:night|morning|evening|afternoon)s?)?`,
    ({ groups }) => englishDays(groups?.ew ?? ""),
  ],
  [
    "(?:on |every )?(?:weekdays|weekday)|(?:on|every|each) (?:business|working|week) days?",
    () => ({ days: { kind: "weekly", weekdays: weekdays.slice(1, 6) } }),
  ],
  ["(?:on |every )?weekends?", () => ({ days: { kind: "weekly", weekdays: ["saturday", "sunday"] } })],
  [
    String.raw`every (?<ep>\d+|${"two three four five six eight ten twelve fifteen thirty other".split(" ").join("|")})[ -]?(?<eu>s|sec|seconds?|m|min|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|quarters?|years?)(?![A-Za-z])`,
    ({ groups }) => periodOf(groups?.ep === "other" ? "2" : parseNumeral(groups?.ep ?? ""), groups?.eu ?? ""),
  ],
  ["every minute|each minute|once (?:a|per) minute", () => ({ days: { kind: "every", seconds: 60 } })],
  [
    "(?<!\\d )hourly|every hour|each hour|once (?:an|per) hour|on the hour",
    () => ({ days: { kind: "every", seconds: 3600 } }),
  ],
  ["half-hourly|every half(?: an)? hour", () => ({ days: { kind: "every", seconds: 1800 } })],
  [
    "(?<!\\d )(?:nightly|daily)|every (?:single )?(?:day|night|morning|evening)|each (?:day|night|morning|evening)|once (?:a|per|every) (?:day|night)|per day once",
    () => ({ days: { kind: "daily" } }),
  ],
  [
    "bi-?weekly|fortnightly|every (?:two|second|other) weeks?|every fortnight",
    () => ({ every: { amount: "2", unit: "week" } }),
  ],
  ["(?<!\\d )weekly|every week|each week|once (?:a|per|every) week", () => ({ every: { ...every, unit: "week" } })],
  [
    "(?<!\\d )monthly|every month|each month|once (?:a|per|every) month",
    () => ({ every: { ...every, unit: "month" } }),
  ],
  [
    "quarterly|every quarter|each quarter|once (?:a|per|every) quarter",
    () => ({ every: { ...every, unit: "quarter" } }),
  ],
  [
    "semi-?annual(?:ly)?|bi-?annual(?:ly)?|half-?yearly|twice (?:a|per) year",
    () => ({ every: { amount: "6", unit: "month" } }),
  ],
  [
    "yearly|annual(?:ly)?|every year|each year|once (?:a|per|every) year",
    () => ({ every: { ...every, unit: "year" } }),
  ],
  [
    "(?:twice|three times|four times|\\d+ times|\\d+x) (?:a|per|each|every) (?:hour|day|night|week|month|year)|twice (?:daily|weekly|monthly)",
    (found) => ({ said: found[0] }),
  ],
];

const compiled = readers.map(([pattern, read]): [RegExp, Reader] => [new RegExp(pattern, "iuy"), read]);

/** Every pattern at once: says where a recurrence may start, so that the single ones are tried at few places. */
const anywhere = new RegExp(readers.map(([pattern]) => pattern).join("|"), "giu");

/** A recurrence and where it is in a text. */
export interface RecurrenceFound {
  readonly from: number;
  readonly to: number;
  readonly recurrence: Recurrence;
}

/** All recurrences of a text, in order. */
export function recurrencesIn(text: string): RecurrenceFound[] {
  const all: RecurrenceFound[] = [];
  for (const { index } of text.matchAll(anywhere)) {
    if (all.length > 0 && index < (all.at(-1) as RecurrenceFound).to) continue;
    const found = recurrenceAt(text, index);
    if (found) all.push(found);
  }
  return all;
}

function recurrenceAt(text: string, at: number): RecurrenceFound | undefined {
  const insideWord = (index: number): boolean =>
    /[A-Za-z]/.test(text[index - 1] ?? "") && /[A-Za-z]/.test(text[index] ?? "");
  if (insideWord(at) || /[\w][-_]$/.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  for (const [pattern, read] of compiled) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found || insideWord(at + found[0].length)) continue;
    // `nightly-etl` is a name.
    if (/^[-_][a-z]/i.test(text.slice(at + found[0].length)) && /[a-z]$/.test(found[0])) continue;
    const recurrence = read(found);
    const to = at + found[0].trimEnd().length;
    if (recurrence) return { from: at, to, recurrence };
  }
  return undefined;
}

function kanjiDay(sign: string): Weekday {
  return weekdays[signs.indexOf(sign)] as Weekday;
}

function weekly(text: string): Recurrence | undefined {
  const named = [...text.replace(/曜日?/g, "")].filter((sign) => signs.includes(sign)).map(kanjiDay);
  return named.length > 0 ? { days: { kind: "weekly", weekdays: [...new Set(named)] } } : undefined;
}

function englishDay(name: string): Weekday {
  return weekdays.find((full) => full.startsWith(name.slice(0, 3).toLowerCase())) as Weekday;
}

function englishDays(text: string): Recurrence | undefined {
  // `sun`, `wed` and `mon` in small letters are other words.
  if (/(?<![A-Za-z])(?:sun|mon|tues?|wed|thu|fri|sat)(?![a-z])/.test(text)) return undefined;
  const named = text.toLowerCase().match(/sun|mon|tue|wed|thu|fri|sat/g) ?? [];
  return { days: { kind: "weekly", weekdays: [...new Set(named.map(englishDay))] } };
}

function weekdayRange(ends: readonly string[]): Recurrence | undefined {
  const [from, to] = ends.map((end) => weekdays.indexOf(signs.includes(end) ? kanjiDay(end) : englishDay(end)));
  if (from === undefined || to === undefined) return undefined;
  const length = ((to - from + 7) % 7) + 1;
  const named = Array.from({ length }, (_, index) => weekdays[(from + index) % 7] as Weekday);
  return { days: { kind: "weekly", weekdays: named } };
}

function monthDays(texts: readonly string[]): Recurrence | undefined {
  const list = texts.map((text) => Number(parseNumeral(text)));
  if (list.length === 0 || list.some((number) => !(number >= 1 && number <= 31))) return undefined;
  if (list.length === 1) return { days: { kind: "day-of-month", day: list[0] as number } };
  return { days: { kind: "days-of-month", list: [...new Set(list)].sort((a, b) => a - b) } };
}

function nthWeekday(order: string, name: string, of: string | undefined): Recurrence | undefined {
  const letter = order.toLowerCase();
  const nth = letter.startsWith("fo") ? 4 : letter === "final" ? -1 : (ordinals[letter[0] as string] as number);
  const quarter = of === "quarter" && { months: nth === -1 ? quarterEnds : [1, 4, 7, 10] };
  return { days: { kind: "nth-weekday", nth, weekday: englishDay(name), ...quarter } };
}

function periodOf(amount: string | undefined, unit: string): Recurrence | undefined {
  if (amount === undefined || Number(amount) <= 0) return undefined;
  if (/^(分|m$|min)/.test(unit)) return { days: { kind: "every", seconds: Number(amount) * 60 } };
  if (/^(時間|h)/.test(unit)) return { days: { kind: "every", seconds: Number(amount) * 3600 } };
  const isMinutes = Number(amount) % 60 === 0;
  if (/^(秒|s)/.test(unit) && isMinutes) return { days: { kind: "every", seconds: Number(amount) } };
  if (/^(秒|s)/.test(unit)) return { every: { amount, unit: "second" } };
  if (/^(日|d)/.test(unit)) return amount === "1" ? { days: { kind: "daily" } } : { every: { amount, unit: "day" } };
  if (/^(週|w)/.test(unit)) return { every: { amount, unit: "week" } };
  if (/^(.月|mo)/.test(unit)) return { every: { amount, unit: "month" } };
  if (/^q/.test(unit)) return { every: { amount, unit: "quarter" } };
  return { every: { amount, unit: "year" } };
}
