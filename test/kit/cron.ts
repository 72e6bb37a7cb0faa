import { offsetAt, offsetsOf } from "../../core/time";

const minute = 60_000;
const block = 15 * minute;
const names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** How one platform reads its cron. */
export interface Dialect {
  /** Number of Sunday: 0 in Unix cron, 1 on AWS. */
  readonly sunday: 0 | 1;
  /** Unix cron: restricted days of month and weekdays are ORed; AWS has one of them. */
  readonly days: "or" | "one";
  /** EventBridge Scheduler runs once in an hour that is shown twice, cron in a time zone runs in both. */
  readonly repeated: "once" | "twice";
}

export const aws: Dialect = { sunday: 1, days: "one", repeated: "once" };
export const unix: Dialect = { sunday: 0, days: "or", repeated: "twice" };

interface WallClock {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  readonly weekday: number;
  /** Days left in the month after this one. */
  readonly left: number;
}

/** Instants a five-field cron (without year) names in a zone, read minute by minute: the platforms' documented reading. */
export function cronInstants(cron: string, zone: string, span: readonly [number, number], dialect: Dialect): number[] {
  const [minutes, hours, days, months, weekdays] = cron.split(" ") as [string, string, string, string, string];
  const found: number[] = [];
  const shown = new Set<string>();
  for (let start = span[0]; start < span[1]; start += block) {
    const clock = wallClock(start, zone);
    if (!matches(hours, clock.hour) || !matches(months, clock.month)) continue;
    if (!dayMatches(days, weekdays, clock, dialect)) continue;
    for (let at = 0; at < 15; at++) {
      if (!matches(minutes, clock.minute + at)) continue;
      const key = `${clock.month}-${clock.day} ${clock.hour}:${clock.minute + at} ${new Date(start).getUTCFullYear()}`;
      if (dialect.repeated === "once" && shown.has(key)) continue;
      shown.add(key);
      found.push(start + at * minute);
    }
  }
  return found;
}

const offsets = new Map<string, number>();

/** Clocks are changed on full hours of UTC. */
function offsetOf(instant: number, zone: string): number {
  const [only, ...others] = offsetsOf(zone);
  if (only !== undefined && others.length === 0) return only;
  const hour = Math.floor(instant / (60 * minute));
  const key = `${zone} ${hour}`;
  const offset = offsets.get(key) ?? offsetAt(hour * 60 * minute, zone);
  offsets.set(key, offset);
  return offset;
}

function wallClock(instant: number, zone: string): WallClock {
  const shown = new Date(instant + offsetOf(instant, zone) * minute);
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate()];
  return {
    minute: shown.getUTCMinutes(),
    hour: shown.getUTCHours(),
    day,
    month: month + 1,
    weekday: shown.getUTCDay(),
    left: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() - day,
  };
}

/** `*`, `?`, numbers, ranges, steps, lists. */
function matches(field: string, value: number): boolean {
  return field.split(",").some((part) => {
    if (part === "*" || part === "?") return true;
    const [range, step = "1"] = part.split("/") as [string, string?];
    const [from, to = part.includes("/") ? "59" : from] = range.split("-") as [string, string?];
    return value >= Number(from) && value <= Number(to) && (value - Number(from)) % Number(step) === 0;
  });
}

function dayMatches(days: string, weekdays: string, clock: WallClock, dialect: Dialect): boolean {
  const free = (field: string) => field === "*" || field === "?";
  const nearest = /^(?:L|1)W$/.test(days) && nearestWeekday(days, clock);
  const byDay = days === "L" ? clock.left === 0 : nearest || (!days.endsWith("W") && matches(days, clock.day));
  const byWeekday = weekdayMatches(weekdays, clock, dialect);
  if (free(days)) return byWeekday;
  if (free(weekdays)) return byDay;
  if (dialect.days === "one") throw new Error(`both day fields are restricted: ${days} ${weekdays}`);
  return byDay || byWeekday;
}

/** The weekday nearest to the first or last day of a month, within the month. */
function nearestWeekday(field: string, { weekday, day, left }: WallClock): boolean {
  const place = field === "LW" ? left + 1 : day;
  const edge = field === "LW" ? 5 : 1;
  const isWeekday = weekday > 0 && weekday < 6;
  return isWeekday && (place === 1 || (weekday === edge && place <= 3));
}

function weekdayMatches(field: string, clock: WallClock, { sunday }: Dialect): boolean {
  const numbered = field.replace(/[A-Z]{3}/g, (name) => String(names.indexOf(name) + sunday));
  const nth = /^(\d)#(\d)$/.exec(numbered);
  const today = clock.weekday + sunday;
  if (nth) return today === Number(nth[1]) && Math.ceil(clock.day / 7) === Number(nth[2]);
  const last = /^(\d)L$/.exec(numbered)?.[1];
  return last === undefined ? matches(numbered, today) : today === Number(last) && clock.left < 7;
}
