import { strict as assert } from "node:assert";
import { DateTime } from "luxon";
import { awsCron } from "../../components/aws/synth/schedules/schedule";
import { suppressionsOf } from "../../components/azure/synth/windows/suppression";
import { triggerOf } from "../../components/azure/synth/windows/trigger";
import { kubernetesCron } from "../../components/kubernetes/synth/common/schedule";
import { settle } from "../../core/evidence";
import { parseSchedule, type Schedule } from "../../core/model";
import { instantsOf, isUnsayable, timeIntervals, type Unsayable } from "../../core/time";
import { aws, cronInstants, unix } from "../kit/cron";
import { guarded } from "../kit/guard";
import { intervalsOpen } from "../kit/windows";
import { holds } from "../kit/workflow-expression";

const zones = ["Asia/Tokyo", "Europe/Berlin", "America/New_York"] as const;
const from = DateTime.utc(2026, 1, 1).toMillis();
const to = DateTime.utc(2028, 1, 1).toMillis();
const [monday, friday, saturday, sunday] = [1, 5, 6, 7];

type Fits = (day: DateTime) => boolean;

const isWorkday: Fits = ({ weekday }) => weekday < saturday;
const inMonths =
  (...months: number[]): Fits =>
  ({ month }) =>
    months.includes(month);
const isLastDay: Fits = (day) => day.day === day.daysInMonth;
const nthOf = (day: DateTime, weekday: number, nth: number) =>
  day.weekday === weekday && day.day > 7 * (nth - 1) && day.day <= 7 * nth;
const lastOf: (weekday: number) => Fits = (weekday) => (day) =>
  day.weekday === weekday && day.plus({ weeks: 1 }).month !== day.month;
/** Counted one by one from the first or the last day of the month. */
const businessDay =
  (nth: number): Fits =>
  (day) => {
    if (!isWorkday(day)) return false;
    const month = Array.from({ length: day.daysInMonth ?? 0 }, (_, at) => day.set({ day: at + 1 })).filter(isWorkday);
    return month.at(nth > 0 ? nth - 1 : nth)?.day === day.day;
  };
const both =
  (...all: Fits[]): Fits =>
  (day) =>
    all.every((fits) => fits(day));
const everySince =
  (date: string, days: number): Fits =>
  (day) => {
    const since = DateTime.fromISO(day.toISODate() ?? "", { zone: "utc" }).diff(
      DateTime.fromISO(date, { zone: "utc" }),
      "days",
    ).days;
    return since >= 0 && since % days === 0;
  };

/** Written, the days by luxon, and whether AWS and time intervals can name them. */
const forms: readonly (readonly [string, Fits, { aws?: false; intervals?: false }?])[] = [
  ["first weekday", businessDay(1)],
  ["last business day", businessDay(-1)],
  ["third business day", businessDay(3), { aws: false }],
  ["第5営業日", businessDay(5), { aws: false }],
  ["last business day of quarter", both(businessDay(-1), inMonths(3, 6, 9, 12))],
  ["half-year-start business day", both(businessDay(1), inMonths(1, 7))],
  ["first monday of the quarter", both((day) => nthOf(day, monday, 1), inMonths(1, 4, 7, 10))],
  ["四半期の最初の月曜日", both((day) => nthOf(day, monday, 1), inMonths(1, 4, 7, 10))],
  ["last friday of the half-year", both(lastOf(friday), inMonths(6, 12))],
  ["quarter-end friday", both(lastOf(friday), inMonths(3, 6, 9, 12))],
  ["first and third sunday", (day) => nthOf(day, sunday, 1) || nthOf(day, sunday, 3), { aws: false }],
  ["第1・第3日曜日", (day) => nthOf(day, sunday, 1) || nthOf(day, sunday, 3), { aws: false }],
  ["fourth and last saturday", (day) => nthOf(day, saturday, 4) || lastOf(saturday)(day), { aws: false }],
  ["month-end", isLastDay],
  ["毎月末", isLastDay],
  ["quarter-end", both(isLastDay, inMonths(3, 6, 9, 12))],
  ["half-year end", both(isLastDay, inMonths(6, 12))],
  ["year-end", both(isLastDay, inMonths(12))],
  ["last day of march, september", both(isLastDay, inMonths(3, 9))],
  ["quarterly", both(({ day }) => day === 1, inMonths(1, 4, 7, 10))],
  ["every 3 months", both(({ day }) => day === 1, inMonths(1, 4, 7, 10))],
  ["half-yearly", both(({ day }) => day === 1, inMonths(1, 7))],
  ["yearly", both(({ day }) => day === 1, inMonths(1))],
  ["june 1", both(({ day }) => day === 1, inMonths(6))],
  ["毎年6月30日", both(({ day }) => day === 30, inMonths(6))],
  ["every 2 weeks from 2026-01-05", everySince("2026-01-05", 14), { aws: false, intervals: false }],
  ["every 90 days from 2025-12-01", everySince("2025-12-01", 90), { aws: false, intervals: false }],
  ["平日", isWorkday],
];

const calendar = Array.from({ length: 732 }, (_, at) => DateTime.utc(2025, 12, 31).plus({ days: at }));

/** By luxon: the wall clock on each day that fits, where the clocks of the zone show it. */
function starts(dates: readonly DateTime[], zone: string, hour: number, minute: number): string[] {
  return dates.flatMap((date) => {
    const at = date.setZone(zone, { keepLocalTime: true }).set({ hour, minute });
    const within = at.hour === hour && at.toMillis() >= from && at.toMillis() < to;
    return within ? [at.toUTC().toISO() ?? ""] : [];
  });
}

function isoOf(instants: readonly number[]): string[] {
  return instants.map((instant) => new Date(instant).toISOString());
}

function scheduleOf(text: string, zone: string): Schedule {
  const schedule = parseSchedule(text, zone);
  assert.ok(schedule, text);
  return schedule;
}

function said<T extends object>(result: T | Unsayable, text: string): T {
  assert.ok(!isUnsayable(result), `${text}: ${JSON.stringify(result)}`);
  return result;
}

describe("Each form of a schedule, over two years in zones with and without changed clocks", () => {
  for (const [days, fits, can = {}] of forms) {
    const dates = calendar.filter(fits);

    it(`${days}: on the days luxon computes, on each platform that can name them`, () => {
      for (const zone of zones) {
        const text = `${days} 02:30`;
        const schedule = scheduleOf(text, zone);
        const expected = starts(dates, zone, 2, 30);
        assert.ok(expected.length > 1, text);
        assert.deepEqual(isoOf(instantsOf(schedule, from, to)), expected, `${text} ${zone}`);
        const cron = awsCron(schedule);
        if (can.aws === false) {
          assert.ok(isUnsayable(cron) && cron.code === "AWS-SCHEDULE" && cron.allowed && cron.change, text);
        } else {
          const fields = (/^cron\((.*) \*\)$/.exec(said(cron, text).expression)?.[1] as string) ?? "";
          assert.deepEqual(isoOf(cronInstants(fields, zone, [from, to], aws)), expected, `${fields} ${zone}`);
        }
      }
    });

    it(`${days}: as a CronJob with its guard`, () => {
      const schedule = scheduleOf(`${days} 03:15`, "Europe/Berlin");
      const job = said(kubernetesCron(schedule), days);
      // The guard starts a process for each day the timer fires on.
      const months = [from, DateTime.utc(2026, 5, 1).toMillis()] as const;
      const fired = guarded(job.guard, cronInstants(job.schedule, "Europe/Berlin", months, unix));
      const expected = starts(dates, "Europe/Berlin", 3, 15).filter((start) => Date.parse(start) < months[1]);
      assert.deepEqual(isoOf(fired), expected, `${job.schedule} ${job.guard}`);
    });

    it(`${days}: as time intervals of Alertmanager and Grafana, past midnight too`, () => {
      for (const [time, hours] of [
        ["09:00-11:00", 2],
        ["22:00-02:00", 4],
      ] as const) {
        const schedule = scheduleOf(`${days} ${time}`, "Europe/Berlin");
        const intervals = timeIntervals(schedule);
        if (can.intervals === false || (days.startsWith("fourth") && time.startsWith("22"))) {
          assert.equal(intervals, undefined, days);
          continue;
        }
        assert.ok(intervals, days);
        const named = new Set(dates.map((date) => date.toISODate()));
        const [opens, first] = [Number(time.slice(0, 2)), DateTime.fromISO("2026-01-02", { zone: "Europe/Berlin" })];
        for (let day = first; day.year < 2028; day = day.plus({ days: 1 })) {
          const open = named.has(day.toISODate());
          // Within its first and last hour, and an hour before and after.
          for (const [later, expected] of [
            [-1, false],
            [0, open],
            [hours - 1, open],
            [hours, false],
          ] as const) {
            const at = day.plus({ days: opens + later >= 24 ? 1 : 0 }).set({ hour: (opens + later) % 24, minute: 30 });
            assert.equal(intervalsOpen(intervals, at.toMillis()), expected, `${days} ${time} ${at.toISO()}`);
          }
        }
      }
    });

    it(`${days}: as the trigger of a Logic App, and as dated rules of Azure`, () => {
      const zone = "America/New_York";
      const schedule = scheduleOf(`${days} 09:00`, zone);
      const { inputs } = settle({ ...said(triggerOf({ value: schedule, facts: [] }), days) });
      const { recurrence, conditions = [] } = inputs as unknown as LogicAppTrigger;
      const due: string[] = [];
      for (let day = DateTime.fromISO("2026-01-01T09:00", { zone }); day.toMillis() < to; day = day.plus({ days: 1 })) {
        if (!starting(recurrence, day)) continue;
        if (conditions.every(({ expression }) => holds(expression, day))) due.push(day.toUTC().toISO() ?? "");
      }
      assert.deepEqual(due, starts(dates, zone, 9, 0), days);

      const window = scheduleOf(`${days} 22:00-02:00`, "Asia/Tokyo");
      const dated = said(suppressionsOf({ value: window, facts: [] }, "2026-01-01"), days).map(
        (one) => settle({ ...one.schedule }).inputs.effectiveFrom,
      );
      if (dated[0] === undefined) return;
      const expected = starts(dates, "Asia/Tokyo", 22, 0).map((start) =>
        DateTime.fromISO(start, { zone: "Asia/Tokyo" }).toFormat("yyyy-MM-dd'T'HH:mm:ss"),
      );
      assert.deepEqual(dated, expected.slice(0, dated.length), days);
    });
  }
});

interface LogicAppTrigger {
  readonly recurrence: {
    readonly interval: number;
    readonly startTime?: string;
    readonly schedule?: { readonly weekDays?: readonly string[] };
  };
  readonly conditions?: readonly { readonly expression: string }[];
}

/** Whether a recurrence starts on a day: daily, on weekdays, or every so many days from its start. */
function starting({ interval, startTime, schedule }: LogicAppTrigger["recurrence"], day: DateTime): boolean {
  if (startTime !== undefined) return everySince(startTime.slice(0, 10), interval)(day);
  return schedule?.weekDays?.includes(day.setLocale("en").weekdayLong ?? "") ?? true;
}
