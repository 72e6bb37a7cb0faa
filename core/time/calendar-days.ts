import { type Days, weekdays } from "../model";

/** Milliseconds of a calendar day. */
export const dayLength = 86_400_000;

/** Whether a schedule names a calendar day, given as midnight UTC of that date. What comes round within a day names all. */
export function namesDay(days: Days, midnight: number): boolean {
  const date = new Date(midnight);
  const inMonth = !("months" in days && days.months) || days.months.includes(date.getUTCMonth() + 1);
  const left = (): number => lastDay(date) - date.getUTCDate();
  switch (days.kind) {
    case "daily":
    case "every":
      return true;
    case "weekly":
      return days.weekdays.some((named) => named === weekdays[date.getUTCDay()]);
    case "nth-weekday": {
      const nth = days.nth === -1 ? left() < 7 : Math.ceil(date.getUTCDate() / 7) === days.nth;
      return nth && weekdays[date.getUTCDay()] === days.weekday && inMonth;
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
