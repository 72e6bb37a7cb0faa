import type { Escalation, Plan, Receiver, Schedule } from "../model";
import { minutesOf, namesDay, windowMinutes } from "../time";
import { type Contradiction, clausesOf, inLanguageOf, isDocumented, type Rule } from "./contradiction";

const week = 7 * 24 * 60;

/** The people the document has called for an outage or a critical alert are, in some hours of the week, not there. */
export const asleep: Rule = (plan) => [...asleepRoutes(plan), ...asleepEscalations(plan)];

function asleepRoutes(plan: Plan): Contradiction[] {
  return plan.system.routes.flatMap((route): Contradiction[] => {
    if (!wakes(plan, route.key)) return [];
    const named = route.to.filter(isDocumented);
    const receivers = receiversOf(
      plan,
      named.map(({ value }) => value),
    );
    // A channel somebody may look at is nobody who is called.
    const people = receivers.filter(({ hours, channel }) => hours !== undefined || channel !== "slack");
    const hours = people.flatMap((one) => one.hours ?? []);
    if (people.length === 0 || hours.length < people.length) return [];
    const minutes = openMinutes(hours.map(({ value }) => value));
    if (minutes === week) return [];
    const others = receiversOf(
      plan,
      route.to.map(({ value }) => value),
    ).filter((one) => !receivers.includes(one));
    return [
      {
        clauses: clausesOf(...named, ...people, ...hours),
        what: `${route.title} reaches no one outside working hours`,
        arithmetic: `${week / 60} h a week - ${minutes / 60} h (${[...new Set(hours.map(({ written }) => written))].join(", ")}) = ${(week - minutes) / 60} h without anybody`,
        ...(others.length > 0 && { deployed: `${others.map(({ title }) => title).join(", ")} is called as well` }),
        suggestion: inLanguageOf(plan, {
          en: `${route.title}: ${people.map(({ title }) => title).join(", ")}, and at all other hours ${others[0]?.title ?? "the person on call"}.`,
          ja: `${route.title}: ${people.map(({ title }) => title).join("、")}。それ以外の時間は${others[0]?.title ?? "当番"}`,
        }),
        at: route.at,
      },
    ];
  });
}

/** The last person of an escalation, who is a receiver with hours by the same title: at other hours it ends with nobody. */
function asleepEscalations(plan: Plan): Contradiction[] {
  const { escalations, receivers } = plan.system;
  return escalations.flatMap((escalation): Contradiction[] => {
    const last = escalation.steps.at(-1);
    const hours = receivers.find(({ title }) => title === last?.title)?.hours;
    if (!last || !hours || !escalation.routes.some((route) => wakes(plan, route))) return [];
    const minutes = openMinutes([hours.value]);
    if (minutes === week) return [];
    return [
      {
        clauses: clausesOf(...waitsOf(escalation), hours),
        what: `${escalation.title} ends with ${last.title}, who is off duty for a part of the week`,
        arithmetic: `${week / 60} h a week - ${minutes / 60} h (${hours.written}) = ${(week - minutes) / 60} h without anybody further`,
        deployed: `${last.title} is called at any hour`,
        suggestion: inLanguageOf(plan, {
          en: `After ${last.title} (${hours.written}) the person on call is called, at any hour.`,
          ja: `${last.title}（${hours.written}）の後は、時間を問わず当番に通知する`,
        }),
        at: escalation.at,
      },
    ];
  });
}

/** What the document says of the ways to the last step. */
function waitsOf({ steps }: Escalation) {
  return steps.slice(0, -1).map(({ after }) => after);
}

function wakes({ alerts, events }: Plan, key: string): boolean {
  const told = [
    ...alerts.flatMap(({ rules, quiet }) => (quiet ? [] : rules)),
    ...events.map(({ spec }) => ({ route: spec.notify ?? spec.severity, severity: spec.severity })),
  ];
  return told.some(({ route, severity }) => route === key && ["outage", "critical"].includes(severity));
}

function receiversOf({ system }: Plan, keys: readonly string[]): Receiver[] {
  return system.receivers.filter(({ key }) => keys.includes(key));
}

/** Minutes of a week in which at least one of the schedules is open; each repeats every week. */
function openMinutes(schedules: readonly Schedule[]): number {
  const open = new Set<number>();
  for (const { days, time, until } of schedules) {
    if (!time || !until) continue;
    for (let day = 0; day < 7; day++) {
      if (!namesDay(days, Date.UTC(2026, 0, 4 + day))) continue;
      const start = day * 24 * 60 + minutesOf(time);
      for (let minute = 0; minute < windowMinutes(time, until); minute++) open.add((start + minute) % week);
    }
  }
  return open.size;
}
