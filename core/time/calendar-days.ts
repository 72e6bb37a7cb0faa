import { type Days, type Weekday, weekdays } from "../model";

/** Milliseconds of a calendar day. */
export const dayLength = 86_400_000;

/** Whether a schedule names a calendar day, given as midnight UTC of that date. What comes round within a day names all. */
export function namesDay(days: Days, midnight: number): boolean {
  const date = new Date(midnight);
  const inMonth = !("months" in days && days.months) || days.months.includes(date.getUTCMonth() + 1);
  const left = (): number => lastDay(date) - date.getUTCDate();
  const isNth = (nth: number): boolean => (nth === -1 ? left() < 7 : Math.ceil(date.getUTCDate() / 7) === nth);
  switch (days.kind) {
    case "daily":
    case "every":
      return true;
    case "weekly":
      return days.weekdays.some((named) => named === weekdays[date.getUTCDay()]);
    case "nth-weekday":
      return isNth(days.nth) && weekdays[date.getUTCDay()] === days.weekday && inMonth;
    case "nth-weekdays":
      return days.list.some(isNth) && weekdays[date.getUTCDay()] === days.weekday;
    case "business-day": {
      const place = days.nth < 0 ? left() + 1 : date.getUTCDate();
      const today = weekdays[date.getUTCDay()];
      return inMonth && businessDays(days.nth).some((one) => one.place === place && one.weekday === today);
    }
    case "every-days": {
      const since = (midnight - Date.parse(days.from)) / dayLength;
      return since >= 0 && since % days.days === 0;
    }
    case "day-of-month":
      return (days.day === -1 ? left() === 0 : date.getUTCDate() === days.day) && inMonth;
    case "days-of-month":
      return days.list.includes(date.getUTCDate());
  }
}

function lastDay(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** A day from Monday to Friday, and its place in the month, counted from 1 at the end `nth` counts from. */
export interface BusinessDay {
  readonly weekday: Weekday;
  readonly place: number;
}

/** Where the nth day from Monday to Friday of a month can be: by its weekday, at one place or after the weekends before. */
export function businessDays(nth: number): BusinessDay[] {
  const step = nth < 0 ? 1 : -1;
  return [1, 2, 3, 4, 5].flatMap((weekday) =>
    Array.from({ length: 2 * Math.abs(nth) + 2 }, (_, at) => at + 1)
      .filter((place) => {
        const passed = Array.from({ length: place }, (_, at) => (weekday + step * at + 700) % 7);
        return passed.filter((one) => one > 0 && one < 6).length === Math.abs(nth);
      })
      .map((place) => ({ weekday: weekdays[weekday] as Weekday, place })),
  );
}

/** Days since 1970 of a date such as `2026-01-05`. */
export function dayNumber(date: string): number {
  return Date.parse(date) / dayLength;
}
