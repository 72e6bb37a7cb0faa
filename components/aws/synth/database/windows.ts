import { spelled, type Traced } from "../../../../core/evidence";
import {
  type BackupSpec,
  type Fact,
  type Planned,
  type Problem,
  parseSchedule,
  type Schedule,
  type Stated,
  type TimeOfDay,
} from "../../../../core/model";
import { isUnsayable, minutesOf } from "../../../../core/time";
import { type Entry, problemAt } from "../../../kit/problems";
import { entryOf } from "../backup/common";
import { type RdsWindow, rdsWindow, shortestRdsWindow } from "../schedules/schedule";
import type { Documented, OwnedDatabase } from "./owned";
import { alsoSnapshots, continuousOf } from "./retention";

/** What a window is called in an entry, the input it becomes, and the only round RDS knows of it. */
const rounds = [
  { name: "backup-window", input: "backupWindow", round: "daily", example: "daily 06:00-06:30" },
  { name: "maintenance-window", input: "maintenanceWindow", round: "weekly", example: "sunday 03:30-04:00" },
] as const;
type Round = (typeof rounds)[number];

/** A window as an entry writes it. */
interface Source {
  readonly text: string;
  readonly schedule: Schedule | undefined;
  readonly entry: Entry;
}

interface Written extends Omit<Source, "schedule"> {
  readonly window: RdsWindow;
}

type Inputs = { readonly [K in Round["input"]]?: Traced<string> };

/** When RDS makes its own backups and changes the instance, in UTC, in windows that do not meet. */
export function windowsOf(database: OwnedDatabase): Documented<Inputs> {
  const read = rounds.map((round) => ({ round, ...writtenOf(database, round) }));
  const problems = read.flatMap((one) => one.problems);
  const inputs: { [K in Round["input"]]?: Traced<string> } = {};
  const facts: Fact[] = [];
  for (const { round, written } of read) {
    const [first] = written;
    if (!first) continue;
    const own = factsOf(database, round);
    inputs[round.input] = spelled({ value: first.window.window, facts: own }, (window) => window);
    facts.push(...own);
  }
  const [backup, maintenance] = read.map(({ written }) => written[0]);
  return { inputs, facts, problems: [...problems, ...meeting(backup, maintenance)] };
}

function writtenOf(database: OwnedDatabase, round: Round): { written: Written[]; problems: Problem[] } {
  const named = namedOf(database, round).map((source) => readOf(source, round));
  const length = named.flatMap((one) => ("window" in one ? [one.window.minutes] : []))[0] ?? shortestRdsWindow;
  const timed = round.round === "daily" ? timedOf(database, length).map((source) => readOf(source, round)) : [];
  const read = [...named, ...timed];
  const written = read.flatMap((one) => ("window" in one ? [one] : []));
  const problems = read.flatMap((one) => ("window" in one ? [] : [one]));
  const several = new Set(written.map(({ window }) => window.window)).size > 1;
  return { written, problems: [...problems, ...(several ? [disagreement(written, round)] : [])] };
}

/** What stands under the window's own name. */
function namedOf({ backups, scope }: OwnedDatabase, { name }: Round): Source[] {
  return backups.flatMap((planned) => {
    const stated = planned.spec[name];
    if (!stated) return [];
    const { value: text, at, path } = stated;
    return [
      { text, schedule: parseSchedule(text, scope.plan.system.timezone), entry: { ...entryOf(planned), at, path } },
    ];
  });
}

/** The time of a continuous entry is when the instance's own backup begins; where AWS Backup takes snapshots, it is theirs. */
function timedOf(database: OwnedDatabase, length: number): Source[] {
  return timesOf(database).map(({ entry, schedule: { value, written, at, path } }) => {
    const until = value.until ?? (value.time && after(value.time, length));
    return { text: written, schedule: { ...value, ...(until && { until }) }, entry: { ...entryOf(entry), at, path } };
  });
}

function timesOf(database: OwnedDatabase): { entry: Planned<BackupSpec>; schedule: Stated<Schedule> }[] {
  return continuousOf(database).flatMap((protection) => {
    const { entry, schedule } = protection;
    if (!schedule || schedule.value.days.kind === "every" || alsoSnapshots(protection)) return [];
    return [{ entry, schedule }];
  });
}

function after(time: TimeOfDay, minutes: number): TimeOfDay {
  const end = minutesOf(time) + minutes;
  return { hour: Math.floor(end / 60) % 24, minute: end % 60 };
}

function readOf({ text, schedule, entry }: Source, { name, round, example }: Round): Written | Problem {
  if (schedule?.days.kind !== round) {
    return problemAt(entry, "AWS-DATABASE-WINDOW", {
      what: `the ${name} of an instance is ${round}`,
      given: text,
      allowed: example,
      change: "correct it",
    });
  }
  const window = rdsWindow(schedule);
  if (!isUnsayable(window)) return { text, entry, window };
  const { code, ...details } = window;
  return problemAt(entry, code, details);
}

function disagreement(written: readonly Written[], { name }: Round): Problem {
  const { entry } = written[written.length - 1] as Written;
  return problemAt(entry, "AWS-DATABASE-WINDOW", {
    what: `an instance has one ${name}`,
    given: written.map(({ text }) => text).join(", "),
    allowed: "one",
    change: "take the others out",
  });
}

function factsOf(database: OwnedDatabase, { name, round }: Round): Fact[] {
  const named = database.backups.flatMap(({ facts }) => facts.filter(({ subject }) => subject === name));
  const times = round === "daily" ? timesOf(database) : [];
  const timed = times.flatMap(({ entry }) => entry.facts.filter(({ subject }) => subject === "schedule"));
  return [...named, ...timed];
}

const day = 1440;

/** RDS refuses windows that meet; one may begin when the other ends. */
function meeting(backup: Written | undefined, maintenance: Written | undefined): Problem[] {
  if (!backup || !maintenance) return [];
  const { start, minutes } = maintenance.window;
  // From the evening before the week to the morning after it: either window may run over midnight.
  const starts = Array.from({ length: 9 }, (_, at) => backup.window.start + (at - 1) * day);
  if (!starts.some((from) => from < start + minutes && start < from + backup.window.minutes)) return [];
  return [
    problemAt(maintenance.entry, "AWS-DATABASE-OVERLAP", {
      what: "RDS takes no maintenance window that meets the backup window",
      given: `${backup.window.window} and ${maintenance.window.window} (UTC)`,
      allowed: "windows without a common minute",
      change: "move one of them",
    }),
  ];
}
