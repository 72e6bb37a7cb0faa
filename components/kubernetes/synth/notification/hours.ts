import { ofRole, type TracedInputs, type TracedInterval, tracedIntervals } from "../../../../core/evidence";
import type { PlannedRoute, Problem, Receiver, Schedule, Stated } from "../../../../core/model";
import { timeIntervals } from "../../../../core/time";

/** Name of the time interval, in words a person reading the configuration understands. */
export function hoursName(hours: Stated<Schedule>): string {
  return `${hours.written} ${hours.value.timezone}`;
}

/** Receivers of a route by the hours they are reachable in; always-reachable ones first, under no name. */
export function byHours(route: PlannedRoute): { readonly hours?: Stated<Schedule>; readonly receivers: Receiver[] }[] {
  const groups = new Map<string, { hours?: Stated<Schedule>; receivers: Receiver[] }>();
  for (const receiver of route.receivers) {
    const key = receiver.hours ? hoursName(receiver.hours) : "";
    const group = groups.get(key) ?? { ...(receiver.hours && { hours: receiver.hours }), receivers: [] };
    group.receivers.push(receiver);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** `time_intervals` of the configuration: every set of hours once, stated by whoever keeps them. */
export function hourIntervals(routes: readonly PlannedRoute[]): { intervals: TracedInputs[]; problems: Problem[] } {
  const named = new Map<string, TracedInputs>();
  const facts = routes.flatMap((route) => ofRole(route.facts, "hours"));
  const problems: Problem[] = [];
  for (const { hours } of routes.flatMap(byHours)) {
    if (!hours || named.has(hoursName(hours))) continue;
    const intervals = timeIntervals(hours.value);
    if (!intervals) problems.push(hoursProblem(hours));
    else {
      const stating = facts.filter(({ written }) => written === hours.written);
      named.set(hoursName(hours), {
        name: hoursName(hours),
        time_intervals: tracedIntervals(intervals, stating).map(spell),
      });
    }
  }
  return { intervals: [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value), problems };
}

/** One entry in Alertmanager's spelling. */
export function spell(interval: TracedInterval): TracedInputs {
  return {
    ...(interval.weekdays && { weekdays: interval.weekdays }),
    ...(interval.daysOfMonth && { days_of_month: interval.daysOfMonth }),
    ...(interval.months && { months: interval.months }),
    ...(interval.times && { times: interval.times.map(({ start, end }) => ({ start_time: start, end_time: end })) }),
    location: interval.location,
  };
}

function hoursProblem(hours: Stated<Schedule>): Problem {
  return {
    code: "KUBERNETES-HOURS",
    at: hours.at,
    path: hours.path,
    what: "Alertmanager cannot limit a receiver to these hours",
    given: hours.written,
    allowed: "days with a time range, such as weekdays 09:00-18:00",
    change: "write the hours as a window on named days",
  };
}
