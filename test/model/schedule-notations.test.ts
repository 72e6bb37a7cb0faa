import { strict as assert } from "node:assert";
import { Cron } from "croner";
import fc from "fast-check";
import { awsCron, rdsWindow, ssmWindow } from "../../components/aws/synth/schedules/schedule";
import { azureCron } from "../../components/azure/synth/schedules/schedule";
import { cnpgCron, kubernetesCron } from "../../components/kubernetes/synth/common/schedule";
import { parseSchedule, type Schedule } from "../../core/model";
import { instantsOf, isUnsayable, type RepeatedHour, type Unsayable } from "../../core/time";
import { aws, cronInstants, unix } from "../kit/cron";
import { guarded } from "../kit/guard";
import { rareDays, someDays, somePeriod, someSchedule, someSpan, someTime } from "../kit/schedules";

type Span = readonly [number, number];

const runs = { numRuns: 15 };

function said<T extends object>(result: T | Unsayable): T {
  assert.ok(!isUnsayable(result), JSON.stringify(result));
  return result;
}

function isoOf(instants: readonly number[]): string[] {
  return instants.map((instant) => new Date(instant).toISOString());
}

/** The fields AWS and Unix share: without `cron(...)` and the year. */
function fieldsOf(expression: string): string {
  return (/^cron\((.*) \*\)$/.exec(expression)?.[1] as string) ?? "";
}

function defined(schedule: Schedule, [from, to]: Span, repeated: RepeatedHour): string[] {
  return isoOf(instantsOf(schedule, from, to, repeated));
}

function sameAs(
  schedule: Schedule,
  span: Span,
  repeated: RepeatedHour,
  instants: readonly number[],
  cron: string,
): void {
  assert.deepEqual(isoOf(instants), defined(schedule, span, repeated), `${cron} for ${JSON.stringify(schedule)}`);
}

describe("the definition of a schedule", () => {
  const from = Date.UTC(2026, 0, 1);
  const year: Span = [from, Date.UTC(2027, 0, 1)];
  const instants = (text: string, zone: string, repeated: RepeatedHour = "once") =>
    defined(parseSchedule(text, zone) as Schedule, year, repeated);

  it("is the wall clock of the schedule's zone", () => {
    assert.deepEqual(instants("second sunday 02:00-04:00", "Asia/Tokyo").slice(0, 3), [
      "2026-01-10T17:00:00.000Z",
      "2026-02-07T17:00:00.000Z",
      "2026-03-07T17:00:00.000Z",
    ]);
    assert.deepEqual(instants("quarter-end saturday 22:00-06:00", "Asia/Tokyo"), [
      "2026-03-28T13:00:00.000Z",
      "2026-06-27T13:00:00.000Z",
      "2026-09-26T13:00:00.000Z",
      "2026-12-26T13:00:00.000Z",
    ]);
    assert.deepEqual(instants("last day 23:00", "Asia/Tokyo").slice(0, 2), [
      "2026-01-31T14:00:00.000Z",
      "2026-02-28T14:00:00.000Z",
    ]);
    assert.equal(instants("every 6 hours", "Asia/Tokyo").length, 365 * 4);
    assert.deepEqual(instants("every 6 hours 01:30", "UTC").slice(0, 3), [
      "2026-01-01T01:30:00.000Z",
      "2026-01-01T07:30:00.000Z",
      "2026-01-01T13:30:00.000Z",
    ]);
  });

  it("has no time the clocks skip, and one they show twice once or twice", () => {
    const march = (text: string) => text.startsWith("2026-03-08");
    assert.deepEqual(instants("daily 02:30", "America/New_York").filter(march), []);
    const november = (text: string) => text.startsWith("2026-11-01");
    assert.deepEqual(instants("daily 01:30", "America/New_York").filter(november), ["2026-11-01T05:30:00.000Z"]);
    assert.deepEqual(instants("daily 01:30", "America/New_York", "twice").filter(november), [
      "2026-11-01T05:30:00.000Z",
      "2026-11-01T06:30:00.000Z",
    ]);
  });
});

describe("every notation names the instants of the definition", () => {
  const schedules = someSchedule(fc.oneof(someDays, somePeriod));

  it("EventBridge Scheduler and AWS Backup, in any zone", () => {
    fc.assert(
      fc.property(schedules, someSpan, (schedule, span) => {
        const { expression, timezone } = said(awsCron(schedule));
        sameAs(schedule, span, "once", cronInstants(fieldsOf(expression), timezone, span, aws), expression);
      }),
      runs,
    );
  });

  it("Systems Manager, with weekdays by name", () => {
    fc.assert(
      fc.property(schedules, someSpan, (schedule, span) => {
        const window = said(ssmWindow(schedule));
        sameAs(schedule, span, "once", cronInstants(fieldsOf(window.schedule), window.scheduleTimezone, span, aws), "");
      }),
      runs,
    );
  });

  it("windows of RDS, in UTC, in zones whose clocks are not changed", () => {
    const days = someDays.filter(({ kind }) => kind === "daily" || kind === "weekly");
    const inZone = fc.record({ days, time: someTime, timezone: fc.constantFrom("Asia/Tokyo", "Asia/Kolkata", "UTC") });
    fc.assert(
      fc.property(inZone, someSpan, ({ days: named, ...rest }, [from, to]) => {
        const days = named.kind === "weekly" ? { ...named, weekdays: named.weekdays.slice(0, 1) } : named;
        const until = { hour: (rest.time.hour + 1) % 24, minute: rest.time.minute };
        const schedule: Schedule = { ...rest, days, until };
        const { window, start } = said(rdsWindow(schedule));
        const round = (days.kind === "daily" ? 1 : 7) * 1440;
        // 1970 began on a Thursday.
        const minuteOf = (instant: number) => (instant / 60_000 + 4 * 1440) % round;
        const instants = instantsOf(schedule, from, to, "once");
        assert.deepEqual([...new Set(instants.map(minuteOf))], [start], window);
        assert.equal(window.length, days.kind === "daily" ? 11 : 19);
      }),
      runs,
    );
  });

  it("a CronJob with its guard, in any zone, also when it starts an hour late", () => {
    fc.assert(
      fc.property(
        someSchedule(fc.oneof(someDays, somePeriod, rareDays)),
        someSpan,
        fc.constantFrom(0, 3600),
        (schedule, span, delay) => {
          const { schedule: cron, timeZone, guard } = said(kubernetesCron(schedule));
          const fired = guarded(guard, cronInstants(cron, timeZone, span, unix), delay);
          sameAs(schedule, span, "twice", fired, `${cron} ${guard}`);
        },
      ),
      runs,
    );
  });

  it("a job of Container Apps, whose timer is in UTC, with its guard", () => {
    fc.assert(
      fc.property(someSchedule(fc.oneof(someDays, rareDays)), someSpan, (schedule, span) => {
        const { cron, guard } = said(azureCron(schedule));
        const fired = guarded(guard, cronInstants(cron, "UTC", span, unix));
        sameAs(schedule, span, "twice", fired, `${cron} ${guard}`);
      }),
      // A timer that fires for each offset asks the shell twice a day.
      { numRuns: 8 },
    );
  });

  it("CloudNativePG, seconds first, in zones whose clocks are not changed", () => {
    const days = fc.oneof(someDays, somePeriod).filter(({ kind }) => kind !== "nth-weekday" && !/month/.test(kind));
    const inZone = fc.record({ days, time: someTime, timezone: fc.constantFrom("Asia/Tokyo", "Asia/Kolkata", "UTC") });
    fc.assert(
      fc.property(inZone, someSpan, (schedule, span) => {
        const [seconds, ...fields] = said(cnpgCron(schedule)).schedule.split(" ");
        assert.equal(seconds, "0");
        sameAs(schedule, span, "twice", cronInstants(fields.join(" "), "UTC", span, unix), fields.join(" "));
      }),
      runs,
    );
  });

  it("and a well-kept cron library reads the fields the same way", () => {
    const inUtc = fc.record({
      days: fc.oneof(someDays, somePeriod),
      time: someSchedule(someDays).map(({ time }) => time),
    });
    fc.assert(
      fc.property(inUtc, someSpan, ({ days, time }, [from, to]) => {
        const span: Span = [from, days.kind === "every" ? from + 2 * 86_400_000 : to];
        const schedule: Schedule = { days, timezone: "UTC", ...(time && { time }) };
        const fields = fieldsOf(said(awsCron(schedule)).expression);
        // croner counts weekdays from Sunday 0 and spells the last one as one more occurrence.
        const plain = fields.replace("?", "*").replace(/(\d)#(\d)$/, (_, day, nth) => `${day - 1}#${nth}`);
        const pattern = plain.replace(/(\d)L$/, (_, day) => `${day - 1}#L`);
        assert.deepEqual(byCroner(pattern, span), isoOf(cronInstants(fields, "UTC", span, aws)), fields);
        const { schedule: cron } = said(kubernetesCron(schedule));
        assert.deepEqual(byCroner(cron, span), isoOf(cronInstants(cron, "UTC", span, unix)), cron);
      }),
      runs,
    );
  });
});

function byCroner(pattern: string, [from, to]: Span): string[] {
  const cron = new Cron(pattern, { timezone: "UTC", legacyMode: true });
  const found: string[] = [];
  let at = cron.nextRun(new Date(from - 1000));
  while (at && at.getTime() < to) {
    found.push(at.toISOString());
    at = cron.nextRun(at);
  }
  return found;
}
