import type { MuteSchedule } from "../../components/aws/synth/windows/mute-schedule";
import type { Suppression } from "../../components/azure/synth/windows/suppression";
import { type Settled, settle } from "../../core/evidence";
import { weekdays } from "../../core/model";
import { type TimeInterval, wallClockAt } from "../../core/time";
import { aws, cronInstants, unix } from "./cron";

const minute = 60_000;
const day = 86_400_000;

/** Alertmanager's and Grafana's reading: fields ANDed, entries ORed, the end exclusive, the location applied first. */
export function intervalsOpen(intervals: readonly TimeInterval[], instant: number): boolean {
  return intervals.some(({ weekdays: named, daysOfMonth, months, times, location }) => {
    const shown = new Date(wallClockAt(instant, location));
    const now = shown.getUTCHours() * 60 + shown.getUTCMinutes();
    const last = new Date(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth() + 1, 0)).getUTCDate();
    const dayRange = (range: string) => {
      const [from, to] = range.split(":").map((text) => (Number(text) < 0 ? last + 1 + Number(text) : Number(text)));
      return shown.getUTCDate() >= (from as number) && shown.getUTCDate() <= (to ?? (from as number));
    };
    const weekRange = (range: string) => {
      const [from, to] = range.split(":").map((name) => (weekdays as readonly string[]).indexOf(name));
      return shown.getUTCDay() >= (from as number) && shown.getUTCDay() <= (to ?? (from as number));
    };
    return (
      (!named || named.some(weekRange)) &&
      (!daysOfMonth || daysOfMonth.some(dayRange)) &&
      (!months || months.includes(String(shown.getUTCMonth() + 1))) &&
      (!times || times.some(({ start, end }) => now >= minutes(start) && now < minutes(end)))
    );
  });
}

function minutes(clock: string): number {
  const [hour, part] = clock.split(":").map(Number);
  return (hour as number) * 60 + (part as number);
}

/** Stretches of time in which CloudWatch mutes, by its rules and by when Scheduler puts and removes them. */
export function cloudwatchStretches(mute: MuteSchedule, span: readonly [number, number]): [number, number][] {
  const length = durationOf(mute.duration);
  const fields = (expression: string) => /^cron\((.*?)( \*)?\)$/.exec(expression)?.[1] as string;
  if (mute.kind === "standing") {
    const cron = /^cron\((.*)\)$/.exec(mute.expression)?.[1] as string;
    return cronInstants(cron, mute.timezone, span, unix).map((start) => [start, start + length]);
  }
  const daily = cronInstants(/^cron\((.*)\)$/.exec(mute.expression)?.[1] as string, mute.timezone, span, unix);
  const puts = cronInstants(fields(mute.put), mute.timezone, span, aws);
  const removes = cronInstants(fields(mute.remove), mute.timezone, span, aws);
  return puts.flatMap((put) => {
    const remove = removes.find((at) => at > put) ?? span[1];
    const starts = daily.filter((at) => at >= put && at < remove);
    return starts.map((start): [number, number] => [start, Math.min(start + length, remove)]);
  });
}

function durationOf(iso: string): number {
  const [, hours = "0", part = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(iso) ?? [];
  return (Number(hours) * 60 + Number(part)) * minute;
}

interface Recurrence {
  readonly recurrenceType: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly daysOfWeek?: readonly string[];
  readonly daysOfMonth?: readonly number[];
}

const plain = new WeakMap<Suppression["schedule"], Settled["inputs"]>();

/** What is deployed of a schedule, worked out once. */
function plainly(schedule: Suppression["schedule"]): Settled["inputs"] {
  const known = plain.get(schedule) ?? settle({ ...schedule }).inputs;
  plain.set(schedule, known);
  return known;
}

/** Whether a processing rule suppresses at a wall-clock time, written as if in UTC. */
export function suppresses({ schedule }: Suppression, wallClock: number): boolean {
  const { effectiveFrom, effectiveUntil, recurrences } = plainly(schedule) as {
    effectiveFrom?: string;
    effectiveUntil?: string;
    recurrences?: readonly Recurrence[];
  };
  if (effectiveFrom && effectiveUntil) {
    return wallClock >= Date.parse(`${effectiveFrom}Z`) && wallClock < Date.parse(`${effectiveUntil}Z`);
  }
  const now = (wallClock % day) / minute;
  const shown = new Date(wallClock);
  return (recurrences ?? []).some(({ startTime, endTime, daysOfWeek, daysOfMonth }) => {
    const name = weekdays[shown.getUTCDay()] as string;
    const named = !daysOfWeek || daysOfWeek.some((one) => one.toLowerCase() === name);
    const numbered = !daysOfMonth || daysOfMonth.includes(shown.getUTCDate());
    return named && numbered && now >= minutes(startTime) && now < minutes(endTime);
  });
}
