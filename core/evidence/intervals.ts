import type { Fact } from "../model";
import type { TimeInterval } from "../time";
import { spelled, type Traced } from "./traced";

type Entries = readonly Traced<string>[];

/** A time interval that a documented schedule becomes. */
export interface TracedInterval {
  readonly weekdays?: Entries;
  readonly daysOfMonth?: Entries;
  readonly months?: Entries;
  readonly times?: readonly { readonly start: Traced<string>; readonly end: Traced<string> }[];
  readonly location: string;
}

/** The intervals of a schedule, each entry of which the facts state. */
export function tracedIntervals(intervals: readonly TimeInterval[], facts: readonly Fact[]): TracedInterval[] {
  const one = (text: string): Traced<string> => spelled({ value: text, facts }, (entry) => entry);
  return intervals.map(({ weekdays, daysOfMonth, months, times, location }) => ({
    ...(weekdays && { weekdays: weekdays.map(one) }),
    ...(daysOfMonth && { daysOfMonth: daysOfMonth.map(one) }),
    ...(months && { months: months.map(one) }),
    ...(times && { times: times.map(({ start, end }) => ({ start: one(start), end: one(end) })) }),
    location,
  }));
}
