import { DateTime } from "luxon";

/** Whether a text is the first day of a month, as YYYY-MM-DD. */
export function isFirstOfMonth(text: string): boolean {
  return /^\d{4}-\d{2}-01$/.test(text) && DateTime.fromISO(text).isValid;
}
