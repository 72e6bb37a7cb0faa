import type { Catalogue } from "../catalogue";
import {
  type AlertSpec,
  type ClauseId,
  cronFieldsOf,
  everyPlanned,
  type Job,
  type MonitoredResource,
  type PlannedEntries,
  type Problem,
  type Schedule,
  type SectionSpec,
  type Stated,
  type System,
  schedulesKey,
  scheduleWords,
  severities,
  valuesOf,
  zoneOf,
} from "../model";
import { atLeastOne, derivedAlert, isMeasured, ours } from "./derived";

interface Context {
  readonly entries: PlannedEntries;
  readonly jobs: readonly Job[];
  readonly resources: ReadonlyMap<string, MonitoredResource>;
}

/** A group of schedules, and the rows that ask for one. */
export interface ScheduleGroup {
  readonly resource: MonitoredResource;
  readonly clauses: readonly ClauseId[];
}

/**
 * The group of a system's schedules on AWS, where something is started there at a time: jobs, reports, windows that are
 * put and removed. What is measured at intervals is missed by itself.
 */
export function planSchedules(system: System, context: Context): ScheduleGroup | undefined {
  const timed = [...timedJobs(context), ...timedNotices(system, context)];
  const [first] = timed;
  if (system.where.aws === undefined || !first) return undefined;
  const { at, path } = first.spec;
  const key = schedulesKey;
  const properties = { name: `@${key}#name` };
  const resource = { key, title: system.title, kind: "aws.scheduler.group", properties, present: true, at, path };
  return { resource, clauses: timed.flatMap(({ schedule }) => schedule.clauses) };
}

/**
 * What is meant by a schedule whose words leave something to the reader: cron, and a period without a day. Shown with the
 * plan, so that nobody has to know how it was read.
 */
export function scheduleNotes(entries: PlannedEntries): Problem[] {
  return everyPlanned(entries).flatMap(({ spec }) =>
    valuesOf(spec).flatMap(({ type, stated }): Problem[] => {
      if (type !== "schedule") return [];
      const { days, timezone } = stated.value;
      const isCron = cronFieldsOf(zoneOf(stated.written).rest) !== undefined;
      const chosenDay = days.kind === "day-of-month" && days.day === 1 && !/1|first|start|初/.test(stated.written);
      if (!isCron && !chosenDay) return [];
      return [
        {
          code: "PLAN-SCHEDULE",
          at: stated.at,
          path: stated.path,
          what: `read as ${scheduleWords(stated.value)} in ${timezone}`,
          given: stated.written,
        },
      ];
    }),
  );
}

const onAws = /^(aws\.|arn:)/;

/** An entry with the time at which something of it is started. */
interface Timed {
  readonly spec: SectionSpec;
  readonly schedule: Stated<Schedule>;
}

function timedJobs({ jobs }: Context): Timed[] {
  return jobs.flatMap(({ spec, schedule, place, run = "" }) => {
    const first = (spec.section === "maintenance" ? spec.window : undefined) ?? schedule;
    return schedule && first && onAws.test(place?.kind ?? run) ? [{ spec, schedule: first }] : [];
  });
}

/** Windows mute what is measured there; reports are told from there unless Azure tells them. */
function timedNotices({ where, alerts }: System, { entries, resources }: Context): Timed[] {
  const measured = alerts.some(({ on }) => onAws.test(resources.get(on)?.kind ?? ""));
  const { recovery, maintenance, security } = entries;
  return [...recovery, ...maintenance, ...security].flatMap(({ spec }) => {
    const window = spec.section === "maintenance" ? spec.window : undefined;
    const tells = where.azure === undefined && spec.items !== undefined && spec.schedule !== undefined;
    const first = window ?? spec.schedule;
    return first && ((measured && window) || tells) ? [{ spec, schedule: first }] : [];
  });
}

/** Dropped invocations notify the most severe route below an outage. */
export function scheduleAlerts(
  group: ScheduleGroup | undefined,
  { routes }: System,
  catalogue: Catalogue,
): AlertSpec[] {
  const concept = "schedule.dropped";
  const severity = severities.slice(1).find((name) => routes.some(({ key }) => key === name));
  if (!group || !severity || !isMeasured(concept, group.resource, catalogue)) return [];
  const { key, title } = group.resource;
  const threshold = ours(atLeastOne, ">= 1 starts", title, group.resource);
  const level = { severity, threshold, labels: {}, facts: [] };
  return [derivedAlert({ key: `${key}.dropped`, concept, on: key, level, watches: group.clauses })];
}
