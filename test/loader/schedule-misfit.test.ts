import { strict as assert } from "node:assert";
import fc from "fast-check";
import { scheduleMisfit } from "../../core/loader/schedule-misfit";
import { parseSchedule, scheduleWords } from "../../core/model";
import { rareDays, someDays, somePeriod, someTime } from "../kit/schedules";

const zone = "Asia/Tokyo";
const words = (text: string) => {
  const schedule = parseSchedule(text, zone);
  assert.ok(schedule, text);
  return `${scheduleWords(schedule)}${schedule.timezone === zone ? "" : ` ${schedule.timezone}`}`;
};
const change = (text: string) => {
  assert.equal(parseSchedule(text, zone), undefined, text);
  return scheduleMisfit(text, zone).change;
};

describe("A schedule as documents write it", () => {
  it("is read in English, whatever the words for the same days", () => {
    const read: readonly (readonly [string, string])[] = [
      ["quarterly 09:00", "day 1 of january, april, july, october 09:00"],
      ["every 3 months 09:00", "day 1 of january, april, july, october 09:00"],
      ["semi-annually 09:00", "day 1 of january, july 09:00"],
      ["yearly 09:00", "january 1 09:00"],
      ["june 1 09:00", "june 1 09:00"],
      ["1 June 9:00", "june 1 09:00"],
      ["first business day 09:00", "first business day 09:00"],
      ["on the first working day of every month at 09:00".replace(" at", ""), "first business day 09:00"],
      ["last weekday 09:00", "last business day 09:00"],
      ["last weekday of the quarter 18:00", "quarter-end business day 18:00"],
      ["first and third monday 09:00", "first and third monday 09:00"],
      ["1st, 3rd Sunday 02:00-04:00", "first and third sunday 02:00-04:00"],
      ["quarter-end 09:00", "quarter-end 09:00"],
      ["end of the quarter 09:00", "quarter-end 09:00"],
      ["quarter-start monday 09:00", "quarter-start monday 09:00"],
      ["half-year end 23:00", "half-year-end 23:00"],
      ["month-end 23:00", "last day 23:00"],
      ["every 2 weeks from 2026-01-05 09:00", "every 2 weeks from 2026-01-05 09:00"],
      ["every 2 weeks monday from 2026-01-05 09:00", "every 2 weeks from 2026-01-05 09:00"],
      ["Monday to Friday 09:00-18:00", "weekdays 09:00-18:00"],
      ["0 2 * * * Asia/Tokyo", "daily 02:00"],
      ["0 2 * * 1-5 UTC", "weekdays 02:00 UTC"],
      ["cron(0 2 ? * 2#1 *) America/New_York", "first monday 02:00 America/New_York"],
      ["cron(0 18 LW * ? *) Asia/Tokyo", "last business day 18:00"],
      ["*/15 * * * * UTC", "every 15 minutes UTC"],
      ["daily 02:00 Europe/Berlin", "daily 02:00 Europe/Berlin"],
    ];
    for (const [text, expected] of read) assert.equal(words(text), expected, text);
  });

  it("is read in Japanese", () => {
    const read: readonly (readonly [string, string])[] = [
      ["毎日 02:00", "daily 02:00"],
      ["毎日2時30分", "daily 02:30"],
      ["平日 9:00〜18:00", "weekdays 09:00-18:00"],
      ["毎週月曜日 10:00", "weekly monday 10:00"],
      ["毎週月・木曜 4:30", "weekly monday, thursday 04:30"],
      ["毎月第3土曜日 22:00〜翌2:00", "third saturday 22:00-02:00"],
      ["第1・第3日曜日 02:00-04:00", "first and third sunday 02:00-04:00"],
      ["毎月最終金曜日 22:00", "last friday 22:00"],
      ["毎月1日 04:00", "day 1 04:00"],
      ["毎月1日、15日 04:00", "days 1, 15 04:00"],
      ["毎月末 23:00", "last day 23:00"],
      ["四半期末 18:00", "quarter-end 18:00"],
      ["四半期末の金曜日 18:00", "quarter-end friday 18:00"],
      ["四半期の最初の月曜日 10:00", "quarter-start monday 10:00"],
      ["第1営業日 9:00", "first business day 09:00"],
      ["毎月第3営業日 9:00", "third business day 09:00"],
      ["最終営業日 18:00", "last business day 18:00"],
      ["毎年6月1日 9:00", "june 1 09:00"],
      ["6時間ごと", "every 6 hours"],
      ["15分毎", "every 15 minutes"],
      ["2026-01-05から2週間ごと 9:00", "every 2 weeks from 2026-01-05 09:00"],
    ];
    for (const [text, expected] of read) assert.equal(words(text), expected, text);
  });

  it("reads back from the words it is said in", () => {
    const days = fc.oneof(someDays, rareDays, somePeriod).filter((one) => one.kind !== "business-day" || one.nth >= -1);
    fc.assert(
      fc.property(days, someTime, (named, time) => {
        const schedule = { days: named, time, timezone: zone };
        const read = parseSchedule(scheduleWords(schedule), zone);
        if (!read) return assert.ok(named.kind === "day-of-month" && named.months, scheduleWords(schedule));
        assert.equal(scheduleWords(read), scheduleWords(schedule));
      }),
    );
  });

  it("is refused with the nearest form where it means two things, or what no platform knows", () => {
    const nearest: readonly (readonly [string, string])[] = [
      ["weekdays 09:00 except holidays", "write weekdays 09:00, and skip holidays by hand"],
      ["平日 9:00(祝日を除く)", "write weekdays 09:00, and skip holidays by hand"],
      ["biweekly monday 09:00", "write the date of one of them: every 2 weeks from 2026-01-05 09:00"],
      ["隔週 水曜日 09:00", "write the date of one of them: every 2 weeks from 2026-01-07 09:00"],
      ["every 90 days 09:00", "write every 90 days from 2026-01-05 09:00, with the date of one of them"],
      ["daily 09:00 and 18:00", "write an entry for each: daily 09:00; daily 18:00"],
      ["at 18:00", "did you mean daily 18:00?"],
      ["0 2 * * *", "write the zone behind it, 0 2 * * * Asia/Tokyo, or the same in words, daily 02:00"],
      ["fifth sunday 02:00", "did you mean last sunday 02:00?"],
      ["dialy 02:00", "the nearest form is daily 02:00"],
      ["secnd sunday 02:00", "the nearest form is second sunday 02:00"],
      ["first busines day 09:00", "the nearest form is first business day 09:00"],
    ];
    for (const [text, expected] of nearest) assert.equal(change(text), expected, text);
    assert.match(change("半期末 18:00"), /last day of march, september 18:00/);
    assert.match(change("every second monday 09:00"), /2026-01-05 09:00, or second monday 09:00 for once a month/);
    assert.match(change("whenever it suits"), /^the nearest form is /);
  });

  it("has no date that is none, and no weekday beside another weekday's date", () => {
    for (const text of [
      "february 30 09:00",
      "every 2 weeks from 2026-02-30",
      "every 2 weeks tuesday from 2026-01-05",
    ]) {
      assert.equal(parseSchedule(text, zone), undefined, text);
    }
  });
});
