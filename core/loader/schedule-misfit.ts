import { distance } from "fastest-levenshtein";
import {
  cronFieldsOf,
  inEnglish,
  parseCron,
  parseSchedule,
  type Schedule,
  scheduleWords,
  type Weekday,
  weekdays,
  zoneOf,
} from "../model";
import type { Misfit } from "./suggest";

/** Every form there is, by an example each; docs/schedules.md says what each means. */
const forms: readonly string[] = [
  "daily 02:00",
  "weekdays 09:00",
  "weekly monday, thursday 04:30",
  "second sunday 02:00",
  "first and third sunday 02:00",
  "last friday 22:00",
  "first business day 09:00",
  "last business day of quarter 09:00",
  "day 1 04:00",
  "days 1, 15 04:00",
  "last day 23:00",
  "quarter-end 23:00",
  "quarter-start monday 09:00",
  "half-year-end friday 22:00",
  "last day of march, september 23:00",
  "june 30 09:00",
  "monthly 09:00",
  "quarterly 09:00",
  "half-yearly 09:00",
  "yearly 09:00",
  "every 2 weeks from 2026-01-05 09:00",
  "every 90 days from 2026-01-05 09:00",
  "every 6 hours",
  "every 15 minutes",
  "hourly",
];

/** What the `allowed` of a problem lists. */
export const scheduleForms = `${forms.join("; ")}; with an end it is a window: second sunday 22:00-02:00; or cron with its zone: 0 2 * * * Asia/Tokyo`;

/** Phrases that are understood and not said by any platform, or that mean one of two things. */
const known: readonly ((text: string, rest: string) => Omit<Misfit, "code"> | undefined)[] = [
  ofImpossibleTime,
  ofHolidays,
  ofTwoWeeks,
  ofDaysAlone,
  ofTwoTimes,
  ofFiscalHalves,
  ofTimeAlone,
  ofFifth,
];

/** Why a text is no schedule, with the nearest form that is one. */
export function scheduleMisfit(given: string, timezone: string): Misfit {
  const { rest, zone } = zoneOf(given);
  const cron = cronFieldsOf(rest);
  if (cron !== undefined) return cronMisfit(rest, cron, zone, timezone);
  const text = inEnglish(rest).toLowerCase();
  for (const answer of known) {
    const misfit = answer(text, rest);
    if (misfit) return { code: "SPEC-VALUE", ...misfit };
  }
  const near = nearestForm(text, timezone);
  return { code: "SPEC-VALUE", what: "no schedule of a known form", change: `the nearest form is ${near}` };
}

function cronMisfit(rest: string, cron: string, zone: string | undefined, timezone: string): Misfit {
  const code = "SPEC-VALUE";
  const read = parseCron(cron);
  if (!read) {
    const what = "a cron expression that says more than one schedule can";
    return { code, what, change: "write it in words, an entry for each time" };
  }
  const words = scheduleWords({ ...read, timezone });
  if (zone !== undefined) return { code, what: "no schedule", change: `write ${words} ${zone}` };
  return {
    code,
    what: "a cron expression has no time zone",
    change: `write the zone behind it, ${rest} ${timezone}, or the same in words, ${words}`,
  };
}

function ofImpossibleTime(text: string): Omit<Misfit, "code"> | undefined {
  const times = text.match(/\d+:\d+/g) ?? [];
  const isShown = (time: string) => /^(?:[01]?\d|2[0-3]):[0-5]\d$|^24:00$/.test(time);
  if (!times.every(isShown)) return { what: "not a time of day", change: "correct the time" };
  const [, start, end] = /(\d+:\d+)\s*-\s*(\d+:\d+)$/.exec(text) ?? [];
  if (start === undefined || start !== end) return undefined;
  const change = "correct its end, or write 00:00-24:00 for a whole day";
  return { what: "the window ends when it starts", change };
}

/** The time at the end of a text, or one to show. */
function timeIn(text: string): string {
  return /\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?/.exec(text)?.[0] ?? "09:00";
}

function ofHolidays(text: string, rest: string): Omit<Misfit, "code"> | undefined {
  if (!/holiday|祝|休日|長期休暇/.test(rest.toLowerCase())) return undefined;
  const days = text.replace(
    /[(（]?\s*(?:except|excluding|without|not on|but not)?\s*(?:on )?(?:public |bank |national )?holidays.*$/,
    "",
  );
  const plain: Schedule | undefined = parseSchedule(
    /\d{1,2}:\d{2}/.test(days) ? days : `${days.trim()} ${timeIn(text)}`,
    "UTC",
  );
  const near = scheduleWords(plain ?? (parseSchedule(`weekdays ${timeIn(text)}`, "UTC") as Schedule));
  return { what: "no platform knows which days are holidays", change: `write ${near}, and skip holidays by hand` };
}

/** `biweekly`, `every second monday`: which of the two weeks is known by a date alone. */
function ofTwoWeeks(text: string): Omit<Misfit, "code"> | undefined {
  const weeks = /\bevery (\d+) weeks?\b/.exec(text)?.[1];
  const isTwo = /\bbi-?weekly\b|\bfortnight|\bevery (?:second|other)\b|隔週/.test(text);
  if (weeks === undefined && !isTwo) return undefined;
  const weekday = weekdays.find((day) => text.includes(day));
  const at = timeIn(text);
  const form = `every ${weeks ?? 2} weeks from ${dateOn(weekday ?? "monday")} ${at}`;
  const second = /every second/.test(text) && weekday ? `, or second ${weekday} ${at} for once a month` : "";
  const what = "it does not say which of the weeks, and a weekday beside a date must be the date's";
  return { what, change: `write the date of one of them: ${form}${second}` };
}

/** The first such day from 5 January 2026, a Monday. */
function dateOn(weekday: Weekday): string {
  return `2026-01-${String(5 + ((weekdays.indexOf(weekday) + 6) % 7)).padStart(2, "0")}`;
}

function ofDaysAlone(text: string): Omit<Misfit, "code"> | undefined {
  const [, amount, unit] = /^every (\d+) (days|months|years)\b/.exec(text) ?? [];
  if (unit === undefined || / from \d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  if (unit === "days") {
    const change = `write every ${amount} days from 2026-01-05 ${timeIn(text)}, with the date of one of them`;
    return { what: "it does not say from which day on", change };
  }
  return {
    what: `every ${amount} ${unit} does not come round within a year`,
    change: `write every 3 months ${timeIn(text)}, every 6 months or yearly; or name the months: day 1 of january, june`,
  };
}

function ofTwoTimes(text: string): Omit<Misfit, "code"> | undefined {
  const times = text.match(/\d{1,2}:\d{2}/g) ?? [];
  if (times.length < 2 || /\d\s*-\s*\d{1,2}:/.test(text)) return undefined;
  const days = text
    .slice(0, text.search(/\d{1,2}:\d{2}/))
    .replace(/\bat\s*$/, "")
    .trim();
  const each = times.map((time) => `${days || "daily"} ${time}`);
  return { what: "a schedule has one time of day", change: `write an entry for each: ${each.join("; ")}` };
}

function ofFiscalHalves(text: string, rest: string): Omit<Misfit, "code"> | undefined {
  if (!/半期|fiscal|年度|[上下]期/.test(rest)) return undefined;
  return {
    what: "it does not say in which months that year begins",
    change: `name the months: last day of march, september ${timeIn(text)}, or half-year-end ${timeIn(text)} for june and december`,
  };
}

function ofTimeAlone(text: string): Omit<Misfit, "code"> | undefined {
  const time = /^(?:at )?(\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?)$/.exec(text)?.[1];
  return time === undefined ? undefined : { what: "a time without its days", change: `did you mean daily ${time}?` };
}

function ofFifth(text: string): Omit<Misfit, "code"> | undefined {
  const day = /\b(?:fifth|5th) ([a-z]+)/.exec(text)?.[1];
  const weekday = weekdays.find((name) => name === day);
  if (!weekday) return undefined;
  return { what: "most months have no fifth one", change: `did you mean last ${weekday} ${timeIn(text)}?` };
}

const vocabulary: readonly string[] = [
  ...new Set(forms.flatMap((form) => form.split(/[\s,]+/).filter((word) => /^[a-z-]+$/.test(word)))),
  ...weekdays,
  "third",
  "fourth",
];

/** The text with each slip of the pen put right, where that is a schedule; else the form that is most like it. */
function nearestForm(text: string, timezone: string): string {
  const words = text.split(" ").map(corrected).join(" ");
  const read: Schedule | undefined = parseSchedule(words, timezone);
  if (read) return scheduleWords(read);
  const days = text.replace(/\s*(?:at )?\d{1,2}:\d{2}.*$/, "");
  const plain = (form: string) => form.replace(/ \d{2}:\d{2}$/, "");
  const likeness = (form: string) => distance(days, plain(form)) / Math.max(days.length, plain(form).length, 1);
  const [near = "daily 02:00"] = [...forms].sort((a, b) => likeness(a) - likeness(b));
  return near;
}

function corrected(word: string): string {
  if (!/^[a-z-]{4,}$/.test(word)) return word;
  const [near] = [...vocabulary].sort((a, b) => distance(word, a) - distance(word, b));
  return near !== undefined && distance(word, near) <= 2 ? near : word;
}
