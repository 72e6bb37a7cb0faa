import fc from "fast-check";
import { type Days, type Schedule, type TimeOfDay, weekdays } from "../../core/model";

/** Zones without and with changed clocks, north and south, behind and ahead of UTC, by full and half hours. */
export const zones = [
  "Asia/Tokyo",
  "Asia/Kolkata",
  "UTC",
  "America/New_York",
  "America/Los_Angeles",
  "Europe/Berlin",
  "Australia/Sydney",
] as const;

const months = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }), {
  nil: undefined,
});
const dayOfMonth = fc.integer({ min: 1, max: 31 });

/** Days as a document may name them, periods aside. */
export const someDays: fc.Arbitrary<Days> = fc.oneof(
  fc.constant({ kind: "daily" } as const),
  fc.record({
    kind: fc.constant("weekly" as const),
    weekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }),
  }),
  fc.record({
    kind: fc.constant("nth-weekday" as const),
    nth: fc.constantFrom(1, 2, 3, 4, -1),
    weekday: fc.constantFrom(...weekdays),
    months,
  }),
  fc.record({ kind: fc.constant("day-of-month" as const), day: fc.oneof(fc.constant(-1), dayOfMonth), months }),
  fc
    .uniqueArray(dayOfMonth, { minLength: 2, maxLength: 4 })
    .map((list) => ({ kind: "days-of-month" as const, list: list.sort((a, b) => a - b) })),
);

/** Days that few platforms can name. */
export const rareDays: fc.Arbitrary<Days> = fc.oneof(
  fc.record({
    kind: fc.constant("nth-weekdays" as const),
    list: fc.constantFrom([1, 3], [2, 4], [1, -1], [1, 2, 3], [4, -1]),
    weekday: fc.constantFrom(...weekdays),
  }),
  fc.record({ kind: fc.constant("business-day" as const), nth: fc.constantFrom(1, 2, 3, 5, 10, -1, -2), months }),
  fc.record({
    kind: fc.constant("every-days" as const),
    days: fc.constantFrom(7, 14, 21, 10, 90),
    from: fc.constantFrom("2024-12-30", "2025-03-02", "2026-01-05"),
  }),
);

export const somePeriod: fc.Arbitrary<Days> = fc
  .constantFrom(5, 15, 30, 60, 120, 240, 360, 720)
  .map((minutes) => ({ kind: "every", seconds: minutes * 60 }));

/** Half of them in the hours in which clocks are changed. */
export const someTime: fc.Arbitrary<TimeOfDay> = fc.record({
  hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 23 })),
  minute: fc.integer({ min: 0, max: 59 }),
});

export function someSchedule(days: fc.Arbitrary<Days>): fc.Arbitrary<Schedule> {
  return fc.record({ days, time: someTime, timezone: fc.constantFrom(...zones) });
}

/** Four months of a year, a change of the clocks among them. */
export const someSpan: fc.Arbitrary<readonly [number, number]> = fc
  .record({ year: fc.integer({ min: 2025, max: 2035 }), month: fc.constantFrom(1, 8) })
  .map(({ year, month }) => [Date.UTC(year, month, 1), Date.UTC(year, month + 4, 1)]);
