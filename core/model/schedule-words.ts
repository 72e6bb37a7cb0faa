import { type Days, periodMonths, type Schedule, type TimeOfDay, type Weekday, weekdays } from "./schedule";
import { monthNames, ordinals } from "./schedule-days";

const signs = "日月火水木金土";
const digits = "一二三四五六七八九十";
const day = `[${signs}]曜?日?`;
const listed = String.raw`(?:[、・,と/]\s?|及び|および)`;
const nth = String.raw`第\s?(?:\d{1,2}|[${digits}])`;
const everyTime = "(?:ごと|毎|おき)に?";

type Rewrite = readonly [RegExp, string | ((...found: string[]) => string)];

/** Japanese forms and the English ones they are, in order. What is left Japanese is no schedule. */
const rewrites: readonly Rewrite[] = [
  [/(\d{1,2})時(?:(\d{1,2})分)?(?!間)/g, (_, hour = "", minute = "00") => `${hour}:${minute.padStart(2, "0")}`],
  [/\s?(?:〜|~|から|–|ー)\s?(?:翌日?の?\s?)?(?=\d{1,2}:)/g, "-"],
  [/(\d{1,2}:\d{2})-翌日?の?\s?/g, "$1-"],
  [/(\d:\d{2})(?:まで|に)?/g, "$1"],
  [/(?:毎月|各月)の?\s?(?=第|最終|最後)/g, ""],
  [new RegExp(`${nth}(?:${listed}?(?:第?\\s?(?:\\d|[${digits}])))*\\s?(?:の)?(${day})(?!数)`, "g"), nthWeekdays],
  [/(?:四半期末の?|四半期の?(?:最後|最終)の?)/g, " quarter-end "],
  [/(?:四半期初め?日?|四半期の?最初の?)/g, " quarter-start "],
  [/(?:年末|年の最後の)/g, " year-end "],
  [new RegExp(`(?:最終|最後の|月末の?)(${day})(?!数)`, "g"), (_, name = "") => ` last ${weekdayIn(name)} `],
  [
    /(?:第\s?(\d{1,2})\s?営業日|(\d{1,2})\s?営業日目?)/g,
    (_, a, b) => ` ${ordinals[Number(a ?? b) - 1] ?? "?"} business day `,
  ],
  [/(?:最終|最後の|月末の?)営業日/g, " last business day "],
  [/(?:最初の|月初の?)営業日/g, " first business day "],
  [/毎営業日|平日(?:のみ)?/g, " weekdays "],
  [/営業日/g, " business day "],
  [/毎年\s?(\d{1,2})月(\d{1,2})日/g, (_, month, date) => ` ${monthNames[Number(month) - 1] ?? "?"} ${date} `],
  [
    /毎月の?\s?(\d{1,2}日?(?:[、・,と]\s?\d{1,2}日?)*)(?<=日)/g,
    (_, days = "") => ` days ${(days.match(/\d+/g) ?? []).join(", ")} `,
  ],
  [/(?:毎月の?)?(?:月末日?|末日|最終日)|毎月末日?/g, " last day "],
  [/(?:毎月の?)?月初日?|毎月初め?/g, " day 1 "],
  [new RegExp(`(\\d+)分間?${everyTime}`, "g"), " every $1 minutes "],
  [new RegExp(`(\\d+)時間${everyTime}`, "g"), " every $1 hours "],
  [new RegExp(`(\\d{4}-\\d{2}-\\d{2})から?\\s?(\\d+)週間?${everyTime}`, "g"), " every $2 weeks from $1 "],
  [new RegExp(`(\\d{4}-\\d{2}-\\d{2})から?\\s?(\\d+)日間?${everyTime}`, "g"), " every $2 days from $1 "],
  [new RegExp(`(\\d+)週間?${everyTime}`, "g"), " every $1 weeks "],
  [new RegExp(`(\\d+)[ヶケか箇]月間?${everyTime}`, "g"), " every $1 months "],
  [/毎時間?/g, " hourly "],
  [/毎日|日次/g, " daily "],
  [/毎四半期|四半期(?:ごと|毎|に(?:1|一)回)?に?/g, " quarterly "],
  [/半年(?:ごと|毎|に(?:1|一)回)に?/g, " half-yearly "],
  [/毎年|年次|年(?:に)?(?:1|一)回/g, " yearly "],
  [new RegExp(`毎週の?\\s?(${day}(?:${listed}${day})*)`, "g"), (_, days = "") => ` ${weekdaysIn(days)} `],
  [new RegExp(`(?<!毎|各)((?=\\S*曜)${day}(?:${listed}${day})*)`, "g"), (_, days = "") => ` ${weekdaysIn(days)} `],
  [/毎月の?|月次|各月の?/g, " monthly "],
];

/** A schedule in Japanese words put into the English ones that are read; any other text as it is, apart from width. */
export function inEnglish(text: string): string {
  const plain = text.normalize("NFKC").trim();
  if (!/[\u3040-\u30ff\u4e00-\u9fff〜~]/.test(plain)) return plain;
  const words = rewrites.reduce((said, [pattern, to]) => said.replace(pattern, to as string), plain);
  return words
    .replace(/\s*,\s*/g, ", ")
    .replace(/\s+/g, " ")
    .trim();
}

function nthWeekdays(found: string, name: string): string {
  const orders = found.slice(0, -name.length).match(new RegExp(`\\d|[${digits}]`, "g")) ?? [];
  const words = orders.map(
    (order) => ordinals[(digits.includes(order) ? digits.indexOf(order) + 1 : Number(order)) - 1],
  );
  return ` ${words.join(", ")} ${weekdayIn(name)} `;
}

function weekdayIn(text: string): Weekday {
  return weekdays[signs.indexOf(text.charAt(0))] as Weekday;
}

function weekdaysIn(text: string): string {
  return [...text.replace(/曜日?/g, "")]
    .filter((sign) => signs.includes(sign))
    .map(weekdayIn)
    .join(", ");
}

/** `first and third sunday 02:00-04:00`: the words `parseSchedule` reads as this schedule, without its zone. */
export function scheduleWords({ days, time, until }: Schedule): string {
  const from = time ? ` ${clock(time)}` : "";
  return `${daysWords(days)}${from}${time && until ? `-${clock(until)}` : ""}`;
}

function clock({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function daysWords(days: Days): string {
  switch (days.kind) {
    case "daily":
      return "daily";
    case "weekly": {
      const list = days.weekdays.join(", ");
      return list === "monday, tuesday, wednesday, thursday, friday" ? "weekdays" : `weekly ${list}`;
    }
    case "nth-weekday":
      return edged(days.nth, days.weekday, days.months);
    case "nth-weekdays":
      return `${days.list.map(orderWord).join(" and ")} ${days.weekday}`;
    case "business-day":
      return edged(days.nth, "business day", days.months);
    case "day-of-month":
      if (days.day > 0 && days.months?.length === 1) return `${monthNames[(days.months[0] as number) - 1]} ${days.day}`;
      return days.day > 0 ? `day ${days.day}${ofMonths(days.months)}` : edged(-1, "day", days.months);
    case "days-of-month":
      return `days ${days.list.join(", ")}`;
    case "every-days":
      return days.days % 7 === 0
        ? `every ${days.days / 7} weeks from ${days.from}`
        : `every ${days.days} days from ${days.from}`;
    case "every":
      return days.seconds % 3600 === 0 ? `every ${days.seconds / 3600} hours` : `every ${days.seconds / 60} minutes`;
  }
}

function orderWord(order: number): string {
  return order < 0 ? "last" : (ordinals[order - 1] as string);
}

/** `last friday`, `quarter-end friday`, `first business day of january, july`. */
function edged(order: number, target: string, months: readonly number[] | undefined): string {
  const sorted = [...(months ?? [])].sort((a, b) => a - b);
  const same = (list: readonly number[]) => sorted.join() === list.join();
  for (const period of ["quarter", "half-year", "year"] as const) {
    const end = target === "day" ? `${period}-end` : `${period}-end ${target}`;
    if (order === -1 && same(periodMonths[period].end)) return end;
    if (order === 1 && same(periodMonths[period].start)) return `${period}-start ${target}`;
  }
  return `${orderWord(order)} ${target}${ofMonths(months)}`;
}

function ofMonths(months: readonly number[] | undefined): string {
  return months
    ? ` of ${[...months]
        .sort((a, b) => a - b)
        .map((month) => monthNames[month - 1])
        .join(", ")}`
    : "";
}
