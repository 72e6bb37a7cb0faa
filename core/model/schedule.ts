export const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export type Weekday = (typeof weekdays)[number];

/** A wall-clock time of day; 24:00 ends a window that runs to midnight. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/**
 * Which days a schedule names, in its own time zone.
 * `nth` counts from the front (1 = first); -1 is the last of the month.
 */
export type Days =
  | { readonly kind: "daily" }
  | { readonly kind: "weekly"; readonly weekdays: readonly Weekday[] }
  | {
      readonly kind: "nth-weekday";
      readonly nth: number;
      readonly weekday: Weekday;
      readonly months?: readonly number[];
    }
  | { readonly kind: "day-of-month"; readonly day: number; readonly months?: readonly number[] }
  /** Several days of every month, smallest first. */
  | { readonly kind: "days-of-month"; readonly list: readonly number[] }
  /** Several of one weekday in every month, each counted as in `nth-weekday`: first and third sunday. */
  | { readonly kind: "nth-weekdays"; readonly list: readonly number[]; readonly weekday: Weekday }
  /** The nth day from Monday to Friday of a month, from its end where negative. No platform knows holidays. */
  | { readonly kind: "business-day"; readonly nth: number; readonly months?: readonly number[] }
  /** Every so many days from a date on, which is the first of them: `2026-01-05`. */
  | { readonly kind: "every-days"; readonly days: number; readonly from: string }
  /** With a time of day, counted from there: `every 6 hours 01:00` is 01:00, 07:00, 13:00, 19:00. */
  | { readonly kind: "every"; readonly seconds: number };

/**
 * A recurrence with an explicit time zone (IANA name). `time` is absent where the document gives none (`weekly
 * wednesday`), `until` makes it a window; an end before the start is on the next day.
 */
export interface Schedule {
  readonly days: Days;
  readonly time?: TimeOfDay;
  readonly until?: TimeOfDay;
  readonly timezone: string;
}

/** Months a calendar quarter, half-year or year starts and ends with. */
export const periodMonths = {
  month: {},
  quarter: { start: [1, 4, 7, 10], end: [3, 6, 9, 12] },
  "half-year": { start: [1, 7], end: [6, 12] },
  year: { start: [1], end: [12] },
} as const satisfies Readonly<Record<string, { start?: readonly number[]; end?: readonly number[] }>>;
