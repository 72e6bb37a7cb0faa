import { type Problem, type Schedule, type Stated, type System, seconds, valuesOf, type WorkSpec } from "../model";
import { firstOverlap, type Occupied, occupied } from "../time";

/** A window, or work with a time of its own. */
interface Item {
  readonly spec: WorkSpec;
  readonly schedule: Stated<Schedule>;
  readonly kind: "window" | "work";
  readonly takes: Occupied;
}

/**
 * Windows that meet each other, work that starts inside a window of another entry, and work that meets other work on the
 * same resource: a problem, unless a finding of the system names a row of each. Reports only tell, and are no work.
 */
export function overlapProblems(system: System): Problem[] {
  return overlaps(system, (one, other) => isRecorded(system, one, other));
}

/** The same, whether or not a finding records them. */
export function overlapsOf(system: System): Problem[] {
  return overlaps(system, () => false);
}

function overlaps(system: System, isSettled: (one: WorkSpec, other: WorkSpec) => boolean): Problem[] {
  const { backups, recovery, maintenance, jobs } = system;
  const items = [...backups, ...recovery, ...maintenance, ...jobs].filter(({ present }) => present).flatMap(itemsOf);
  return items.flatMap((item, index) =>
    items.slice(index + 1).flatMap((other) => {
      if (!mayDisturb(item, other)) return [];
      const day = firstOverlap(item.takes, other.takes);
      if (day === undefined || isSettled(item.spec, other.spec)) return [];
      return [overlapProblem(item, other, day)];
    }),
  );
}

function itemsOf(spec: WorkSpec): Item[] {
  const window = spec.section === "maintenance" ? spec.window : undefined;
  const reports = (spec.section === "maintenance" || spec.section === "recovery") && spec.items !== undefined;
  const schedule = reports ? undefined : spec.schedule;
  const { limit } = spec;
  return [
    ...(window ? [{ spec, schedule: window, kind: "window" as const, takes: occupied(window.value) }] : []),
    ...(schedule
      ? [
          {
            spec,
            schedule,
            kind: "work" as const,
            takes: occupied(schedule.value, limit ? Math.max(1, Math.ceil(seconds(limit.value) / 60)) : 1),
          },
        ]
      : []),
  ];
}

function mayDisturb(one: Item, other: Item): boolean {
  if (one.spec === other.spec || one.schedule.value.timezone !== other.schedule.value.timezone) return false;
  const [a, b] = [one.spec.on, other.spec.on];
  const apart = a !== undefined && b !== undefined && a !== b;
  if (one.kind === "window" || other.kind === "window") return !apart;
  return a !== undefined && a === b;
}

/** A finding says what was decided about both. */
function isRecorded(system: System, one: WorkSpec, other: WorkSpec): boolean {
  const [a, b] = [clausesOf(one), clausesOf(other)];
  return system.findings.some(({ clauses }) => clauses.some((id) => a.has(id)) && clauses.some((id) => b.has(id)));
}

function clausesOf(spec: WorkSpec): Set<string> {
  return new Set(valuesOf(spec).flatMap(({ stated }) => stated.clauses));
}

function overlapProblem(one: Item, other: Item, day: number): Problem {
  const [inside, around] = one.kind === "window" ? [other, one] : [one, other];
  const date = new Date(day).toISOString().slice(0, 10);
  const how = around.kind === "window" ? "meets the window of" : "runs at the time of";
  return {
    code: "PLAN-OVERLAP",
    at: inside.schedule.at,
    path: inside.schedule.path,
    what: `${inside.spec.section}.${inside.spec.key} ${how} ${around.spec.section}.${around.spec.key}`,
    given: `${inside.schedule.written} and ${around.schedule.written}, first on ${date}`,
    change: "move one of them, or record the overlap under findings with a row of each",
    clauses: [...new Set([...inside.schedule.clauses, ...around.schedule.clauses])],
  };
}
