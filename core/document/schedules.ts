import { cronPattern, type Days, parseCron, type Schedule, type TimeOfDay } from "../model";
import { clockPattern, parseClock, zoneAt } from "./clock";

import { type Recurrence, type RecurrenceFound, recurrencesIn } from "./days";
import type { Claims, Found } from "./found";
import type { StatementValue } from "./statement";

/** A time of day or a stretch between two, and where it is in a text. */
interface ClockFound {
  readonly from: number;
  readonly to: number;
  readonly time: TimeOfDay;
  readonly until?: TimeOfDay;
}

const clocks = new RegExp(
  String.raw`(?<start>${clockPattern})(?:\s?(?:-|~|から|to|until|till|through|(?<=between\s.{3,12}\s)and)\s?(?<end>${clockPattern})|\s?-\s?(?<hour>\d{1,2})時(?!間))?`,
  "gu",
);
/** Hours without minutes, as a range only: `9-18時`, `9 - 5pm`. */
const hourRange =
  /(?<![\d:.])(?<start>[01]?\d|2[0-4])\s?(?:-|~)\s?(?<end>(?:[01]?\d|2[0-9])時(?!間)|(?:1[0-2]|0?[1-9])\s?(?:am|pm|AM|PM)(?![A-Za-z]))/gu;

/** What may be between the days and the time of one schedule, in either order. */
const joint =
  /^[\s、,の(:にをは@・]*(?:at|from|between|starting|starts|beginning|around|about|@|,|the|run|runs|間の|に|時刻)?[\s(:]*$/iu;
const jointBack = /^[\s、,の()]*(?:\(|on|every|each|,)?\s*$/iu;

const crons = new RegExp(cronPattern, "gu");

const alwaysPattern =
  /24\s?(?:時間|h|hours?)?\s?(?:[/・x×、]|\s)?\s?(?:365|7)\s?(?:日|days?|d)?(?![\d%])|年中無休|24時間(?:対応|体制|運用|監視|稼働|受付|有人)|(?:a?round)[- ]the[- ]clock/giu;

/** Reads recurrences, times of day, windows and cron lines of a text. `timezone` is used where none is written. */
export function schedulesIn(text: string, timezone: string, claims: Claims): Found[] {
  return [...cronIn(text, timezone, claims), ...alwaysIn(text, timezone, claims), ...joined(text, timezone, claims)];
}

function cronIn(text: string, timezone: string, claims: Claims): Found[] {
  const all: Found[] = [];
  for (const found of text.matchAll(crons)) {
    const from = found.index;
    const to = from + found[0].length;
    if (!claims.take(from, to)) continue;
    const read = parseCron(found[0]);
    const zone = zoneAt(text.slice(to, to + 60).replace(/^\s?[)\]]/, ""));
    const value: StatementValue = read
      ? scheduleOf({ ...read, timezone: zone?.timezone ?? timezone }, zone !== undefined)
      : { type: "text", text: found[0] };
    all.push({ from, to, value, certainty: read ? "certain" : "likely", kind: "schedule" });
  }
  return all;
}

function alwaysIn(text: string, timezone: string, claims: Claims): Found[] {
  const all: Found[] = [];
  for (const found of text.matchAll(alwaysPattern)) {
    const [from, to] = [found.index, found.index + found[0].trimEnd().length];
    if (!claims.take(from, to)) continue;
    const schedule: Schedule = {
      days: { kind: "daily" },
      time: { hour: 0, minute: 0 },
      until: { hour: 24, minute: 0 },
      timezone,
    };
    all.push({ from, to, value: scheduleOf(schedule, false), certainty: "certain", kind: "window" });
  }
  return all;
}

function joined(text: string, timezone: string, claims: Claims): Found[] {
  const days = recurrencesIn(text).filter(({ from, to }) => claims.isFree(from, to));
  const times = clocksIn(text).filter(({ from, to }) => claims.isFree(from, to));
  const used = new Set<ClockFound>();
  const all: Found[] = [];
  let next = 0;
  for (const [at, day] of days.entries()) {
    while (next < times.length && (times[next] as ClockFound).to <= day.from) next++;
    const limit = days[at + 1]?.from ?? text.length;
    const time = timeOf(text, day, times, next, limit, used);
    const found = one(text, timezone, day, time);
    if (time) used.add(time);
    if (claims.take(found.from, found.to)) all.push(found);
  }
  for (const time of times) {
    if (used.has(time)) continue;
    const found = one(text, timezone, undefined, time);
    if (claims.take(found.from, found.to)) all.push(found);
  }
  return all;
}

/** The time that belongs to the days: right behind them, or right before them. */
function timeOf(
  text: string,
  day: RecurrenceFound,
  times: readonly ClockFound[],
  next: number,
  limit: number,
  used: ReadonlySet<ClockFound>,
): ClockFound | undefined {
  const behind = times[next];
  if (behind && behind.from < limit && behind.from - day.to < 24 && joint.test(text.slice(day.to, behind.from))) {
    return behind;
  }
  const before = times[next - 1];
  if (!before || used.has(before) || day.from - before.to > 16) return undefined;
  const between = text.slice(before.to, day.from);
  const zone = zoneAt(between);
  return jointBack.test(between.slice(zone?.length ?? 0)) ? before : undefined;
}

function one(text: string, timezone: string, day: RecurrenceFound | undefined, time: ClockFound | undefined): Found {
  const from = Math.min(day?.from ?? text.length, time?.from ?? text.length);
  const last = Math.max(day?.to ?? 0, time?.to ?? 0);
  const zone = zoneAt(text.slice(last, last + 60)) ?? (time && zoneAt(text.slice(time.to, time.to + 60)));
  const open = text.slice(from, last).includes("(") && !text.slice(from, last).includes(")");
  const closed = open && text[last] === ")" ? last + 1 : last;
  const to = zoneAt(text.slice(last, last + 60)) ? last + (zone?.length ?? 0) : closed;
  const trimmed = from + text.slice(from, to).trimEnd().length;
  const value = valueIn(
    day?.recurrence,
    time,
    zone?.timezone ?? timezone,
    zone !== undefined,
    text.slice(from, trimmed),
  );
  const certainty = day ? "certain" : "likely";
  return { from, to: trimmed, value, certainty, kind: time?.until ? "window" : "schedule" };
}

function valueIn(
  recurrence: Recurrence | undefined,
  clock: ClockFound | undefined,
  timezone: string,
  stated: boolean,
  words: string,
): StatementValue {
  const time = clock && { time: clock.time, ...(clock.until && { until: clock.until }) };
  if (!recurrence) return scheduleOf({ days: { kind: "daily" }, ...time, timezone }, stated);
  if ("days" in recurrence) return scheduleOf({ days: recurrence.days, ...time, timezone }, stated);
  if ("said" in recurrence || time) return { type: "text", text: words };
  const { amount, unit } = recurrence.every;
  if (unit === "second" || unit === "day" || unit === "week" || unit === "year")
    return { type: "quantity", quantity: { amount, unit } };
  return { type: "calendar", amount, unit };
}

function scheduleOf(schedule: { days: Days } & Schedule, stated: boolean): StatementValue {
  return { type: "schedule", schedule, zone: stated ? "stated" : "assumed" };
}

function clocksIn(text: string): ClockFound[] {
  const all: ClockFound[] = [];
  for (const found of text.matchAll(hourRange)) {
    const { start = "", end = "" } = found.groups ?? {};
    const until = parseClock(end);
    const hour = Number(start);
    if (until && hour <= 24) all.push({ ...bounds(found), time: { hour: afternoon(hour, end), minute: 0 }, until });
  }
  for (const found of text.matchAll(clocks)) {
    const { start = "", end, hour } = found.groups ?? {};
    const time = parseClock(start);
    if (!time) continue;
    const until =
      end === undefined ? (hour === undefined ? undefined : { hour: Number(hour), minute: 0 }) : parseClock(end);
    all.push({ ...bounds(found), time, ...(until && { until }) });
  }
  const sorted = all.sort((a, b) => a.from - b.from || b.to - a.to);
  return sorted.filter(({ from }, at) => at === 0 || from >= (sorted[at - 1] as ClockFound).to);
}

/** `9 - 5pm` starts in the morning, `1-5pm` in the afternoon. */
function afternoon(hour: number, end: string): number {
  return /pm/i.test(end) && hour < Number.parseInt(end, 10) && hour < 12 ? hour + 12 : hour;
}

function bounds(found: RegExpExecArray): { readonly from: number; readonly to: number } {
  return { from: found.index, to: found.index + found[0].trimEnd().length };
}
