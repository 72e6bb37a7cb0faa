import { strict as assert } from "node:assert";
import ICAL from "ical.js";
import { DateTime } from "luxon";
import { cadenceOf } from "../../commands/runbook/cadence";
import { calendarOf } from "../../commands/runbook/calendar";
import type { Task } from "../../commands/runbook/tasks";
import { type Clause, parseSchedule, type Schedule } from "../../core/model";

function scheduleOf(text: string, timezone = "Asia/Tokyo"): Schedule {
  const schedule = parseSchedule(text, timezone);
  assert.ok(schedule, text);
  return schedule;
}

function taskOf(schedule: Schedule, title = "確認"): Task {
  return { kind: "task", key: "check", title, schedule, chosenDay: false, clauses: [] };
}

function textOf(tasks: readonly Task[], year = 2026): string {
  return calendarOf(tasks, {
    name: "Tasks",
    scope: "shop.prod",
    year,
    describe: () => "first line\nsecond; line, with marks",
    link: () => "https://runbooks.example.com/shop/daily-check",
  });
}

function eventIn(text: string): ICAL.Event {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent("vevent");
  assert.ok(event);
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return new ICAL.Event(event);
}

/** The first occurrences as an independent reader of the file sees them, as instants. */
function occurrences(text: string, count: number): string[] {
  const event = eventIn(text);
  const iterator = event.iterator();
  return Array.from({ length: count }, () => iterator.next().toJSDate().toISOString());
}

/** Instants of a wall clock time on days picked one by one. */
function instants(zone: string, time: string, fits: (day: DateTime) => boolean, count: number): string[] {
  const found: string[] = [];
  for (let day = DateTime.fromISO("2026-01-01", { zone }); found.length < count; day = day.plus({ days: 1 })) {
    if (fits(day))
      found.push(new Date(DateTime.fromISO(`${day.toISODate()}T${time}`, { zone }).toMillis()).toISOString());
  }
  return found;
}

describe("the calendar of tasks", () => {
  const monday = 1;
  const saturday = 6;
  const cases: readonly (readonly [string, string, (day: DateTime) => boolean, string?])[] = [
    ["daily 09:00", "FREQ=DAILY", () => true],
    ["weekly monday 10:00", "FREQ=WEEKLY;BYDAY=MO", (day) => day.weekday === monday],
    ["weekdays 09:00-18:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", (day) => day.weekday < saturday],
    ["second sunday 02:00-04:00", "FREQ=MONTHLY;BYDAY=2SU", (day) => day.weekday === 7 && day.day > 7 && day.day < 15],
    ["day 31 04:00", "FREQ=MONTHLY;BYMONTHDAY=31", (day) => day.day === 31],
    ["last day 23:00", "FREQ=MONTHLY;BYMONTHDAY=-1", (day) => day.plus({ days: 1 }).day === 1],
    [
      "quarter-end saturday 22:00-06:00",
      "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1SA",
      (day) => day.weekday === saturday && day.month % 3 === 0 && day.plus({ days: 7 }).month !== day.month,
    ],
    ["weekly monday 09:00", "FREQ=WEEKLY;BYDAY=MO", (day) => day.weekday === monday, "America/New_York"],
    [
      "last sunday 02:30",
      "FREQ=MONTHLY;BYDAY=-1SU",
      (day) => day.weekday === 7 && day.plus({ days: 7 }).month !== day.month,
    ],
  ];

  for (const [text, rule, fits, zone = "Asia/Tokyo"] of cases) {
    it(`recurs at the instants of ${text} in ${zone}`, () => {
      const schedule = scheduleOf(text, zone);
      const calendar = textOf([taskOf(schedule)]);
      assert.match(calendar, new RegExp(`RRULE:${rule}\\r\\n`));
      const clock = `${String(schedule.time?.hour).padStart(2, "0")}:${String(schedule.time?.minute).padStart(2, "0")}`;
      assert.deepEqual(occurrences(calendar, 30), instants(zone, clock, fits, 30));
    });
  }

  it("ends a window that crosses midnight on the next day", () => {
    const event = eventIn(textOf([taskOf(scheduleOf("quarter-end saturday 22:00-06:00"))]));
    assert.equal(event.startDate.toString(), "2026-03-28T22:00:00");
    assert.equal(event.endDate.toString(), "2026-03-29T06:00:00");
  });

  it("ends a window that runs to midnight at midnight", () => {
    const event = eventIn(textOf([taskOf(scheduleOf("daily 20:00-24:00"))]));
    assert.equal(event.endDate.toString(), "2026-01-02T00:00:00");
  });

  it("gives a task without a time the whole day, and needs no time zone for it", () => {
    const text = textOf([taskOf(scheduleOf("weekly wednesday"))]);
    assert.match(text, /DTSTART;VALUE=DATE:20260107\r\n/);
    assert.doesNotMatch(text, /VTIMEZONE|TZID/);
  });

  it("defines every time zone it uses, once", () => {
    const tasks = ["Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo"].map((zone) => taskOf(scheduleOf("daily 09:00", zone)));
    const text = textOf(tasks);
    assert.deepEqual(text.match(/^TZID:.*$/gm), ["TZID:Asia/Tokyo", "TZID:Europe/Berlin"]);
    assert.deepEqual(text.match(/^DTSTART;TZID=.*$/gm)?.length, 3);
  });

  it("leaves out what comes round within a day", () => {
    assert.doesNotMatch(textOf([taskOf(scheduleOf("every 6 hours"))]), /VEVENT/);
  });

  it("escapes and folds text as RFC 5545 asks, in lines of at most 75 octets", () => {
    const title = "監視ダッシュボードの確認、エラーログの確認; ディスクの残り, バックアップの成否の確認";
    const text = textOf([taskOf(scheduleOf("daily 09:00"), title)]);
    const long = text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75);
    assert.deepEqual(long, []);
    assert.equal(text.replaceAll("\r\n", "").includes("\n"), false);
    const event = eventIn(text);
    assert.equal(event.summary, title);
    assert.equal(event.description, "first line\nsecond; line, with marks");
    assert.equal(event.uid, "shop.prod.check@hozen");
  });

  it("is the same for every day of a year", () => {
    const tasks = [taskOf(scheduleOf("daily 09:00"))];
    assert.equal(textOf(tasks), textOf(tasks));
    assert.match(textOf(tasks, 2027), /DTSTART;TZID=Asia\/Tokyo:20270101T090000/);
  });
});

describe("the rhythm of a human procedure", () => {
  function read(section: string, quote: string): string | undefined {
    const at = { file: "shop.yaml", line: 1, column: 1 };
    const clause: Clause = { id: "X-1", kind: "process", source: { section, quote }, at, path: "procedures.x" };
    const cadence = cadenceOf(clause, "Asia/Tokyo");
    return cadence && JSON.stringify({ ...cadence.schedule, timezone: undefined, chosen: cadence.chosenDay });
  }

  const cases: readonly (readonly [string, string, object | undefined])[] = [
    ["運用 > 日次", "ログ分析", { days: { kind: "daily" }, chosen: false }],
    ["運用 > 7.2 週次タスク > 確認", "木曜", { days: { kind: "weekly", weekdays: ["thursday"] }, chosen: false }],
    ["運用 > 週次運用", "分析", { days: { kind: "weekly", weekdays: ["monday"] }, chosen: true }],
    ["リリース", "月1回 毎月第2火曜日", { days: { kind: "nth-weekday", nth: 2, weekday: "tuesday" }, chosen: false }],
    ["月次タスク", "第3週", { days: { kind: "nth-weekday", nth: 3, weekday: "monday" }, chosen: true }],
    ["月次作業", "月初 / 責任者", { days: { kind: "day-of-month", day: 1 }, chosen: false }],
    [
      "四半期タスク",
      "2, 5, 8, 11月",
      { days: { kind: "nth-weekday", nth: 1, weekday: "monday", months: [2, 5, 8, 11] }, chosen: true },
    ],
    [
      "日次 > 月曜の確認",
      "毎日 9:30 に見る",
      { days: { kind: "daily" }, time: { hour: 9, minute: 30 }, chosen: false },
    ],
    [
      "脆弱性管理",
      "年次 侵入テスト",
      { days: { kind: "nth-weekday", nth: 1, weekday: "monday", months: [4] }, chosen: true },
    ],
    ["Weekly tasks", "review the dashboards", { days: { kind: "weekly", weekdays: ["monday"] }, chosen: true }],
    ["ログローテーション", "daily / rotate 30 / compress", undefined],
    ["復旧手順", "データ復旧実行 (2時間)", undefined],
    ["日常運用 > コンテナ状態確認", "docker ps", undefined],
  ];

  for (const [section, quote, expected] of cases) {
    it(`${section}「${quote}」: ${expected ? JSON.stringify(expected) : "none"}`, () => {
      const found = read(section, quote);
      assert.deepEqual(found === undefined ? undefined : JSON.parse(found), expected);
    });
  }
});
