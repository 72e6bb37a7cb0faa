import { type Days, parseMoney, parseSchedule, type Schedule } from "../../core/model";
import type { Danger, DangerKind } from "./changes";
import { pair } from "./compare-values";
import type { SystemSnapshot } from "./snapshot";
import type { StatedValue } from "./stated-values";

/** One way a stated value of backups, jobs, windows, budgets, objectives or security gets worse. */
interface Rule {
  readonly path: RegExp;
  /** The value got worse in this direction; by the number `of` reads from both. */
  readonly kind: DangerKind;
  readonly worse: "larger" | "smaller";
  readonly of: (value: StatedValue) => number | undefined;
  /** What it means that the value is gone. */
  readonly gone?: DangerKind;
  /** What it means that the value is new. */
  readonly added?: DangerKind;
}

const amount = ({ base }: StatedValue): number | undefined => base;

const rules: readonly Rule[] = [
  {
    path: /^(backups|recovery|jobs|maintenance|security|budgets)\b.*\.(schedule|every)$/,
    kind: "runs-less-often",
    worse: "larger",
    of: intervalOf,
    gone: "work-removed",
  },
  {
    path: /^maintenance\b.*\.window$/,
    kind: "window-widened",
    worse: "larger",
    of: openShareOf,
    added: "window-widened",
  },
  { path: /^maintenance\b.*\.downtime$/, kind: "window-widened", worse: "larger", of: amount, added: "window-widened" },
  {
    path: /^budgets\b.*\.(amount|alert)$/,
    kind: "budget-raised",
    worse: "larger",
    of: moneyOf,
    gone: "budget-removed",
  },
  {
    path: /^budgets\b.*\.(threshold|forecast)$/,
    kind: "budget-raised",
    worse: "larger",
    of: amount,
    gone: "budget-removed",
  },
  {
    path: /^(slos\b.*\.(maximum|threshold|downtime|mttr)|recovery\b.*\.(rpo|rto))$/,
    kind: "objective-loosened",
    worse: "larger",
    of: amount,
    gone: "objective-removed",
  },
  {
    path: /^slos\b.*\.target$/,
    kind: "objective-loosened",
    worse: "smaller",
    of: amount,
    gone: "objective-removed",
  },
  {
    path: /^security\b.*\.threshold$/,
    kind: "threshold-loosened",
    worse: "larger",
    of: amount,
    gone: "work-removed",
  },
  { path: /^security\b.*\.length$/, kind: "threshold-loosened", worse: "smaller", of: amount, gone: "work-removed" },
];

/** Work that happens less often or no more, windows that silence longer, budgets and objectives that allow more. */
export function workDangers(before: SystemSnapshot, after: SystemSnapshot): Danger[] {
  return pair(before.values, after.values).flatMap(([from, to]) => {
    const path = (from ?? to)?.path ?? "";
    const rule = rules.find((one) => one.path.test(path));
    return rule ? judge(rule, path, from, to) : [];
  });
}

function judge(rule: Rule, about: string, from: StatedValue | undefined, to: StatedValue | undefined): Danger[] {
  const clauses = (from ?? to)?.clauses ?? [];
  const values = { ...(from && { from: from.written }), ...(to && { to: to.written }) };
  if (!to) return rule.gone ? [{ kind: rule.gone, about, ...values, clauses }] : [];
  if (!from) return rule.added ? [{ kind: rule.added, about, from: "–", ...values, clauses }] : [];
  if (currencyOf(from) !== currencyOf(to)) return [{ kind: rule.kind, about, ...values, clauses }];
  const [was, is] = [rule.of(from), rule.of(to)];
  if (was === undefined || is === undefined || was === is) return [];
  return is > was === (rule.worse === "larger") ? [{ kind: rule.kind, about, ...values, clauses }] : [];
}

/** Amounts in two currencies cannot be compared: such a change is always shown. */
function currencyOf({ written }: StatedValue): string | undefined {
  return parseMoney(written)?.currency;
}

function moneyOf({ written }: StatedValue): number | undefined {
  const money = parseMoney(written);
  return money && Number(money.amount);
}

// Only lengths of time are taken from a schedule; the zone does not matter.
function scheduleOf({ written }: StatedValue): Schedule | undefined {
  return parseSchedule(written, "UTC");
}

const day = 86_400;
const month = 30.436_875 * day;

/** Seconds between two runs, on average. */
function intervalOf(value: StatedValue): number | undefined {
  if (value.base !== undefined) return value.base;
  const schedule = scheduleOf(value);
  return schedule && averageInterval(schedule.days);
}

function averageInterval(days: Days): number {
  switch (days.kind) {
    case "daily":
      return day;
    case "weekly":
      return (7 * day) / days.weekdays.length;
    case "days-of-month":
      return month / days.list.length;
    case "nth-weekdays":
      return month / days.list.length;
    case "every-days":
      return days.days * day;
    case "every":
      return days.seconds;
    default:
      return (12 * month) / (days.months?.length ?? 12);
  }
}

/** Which part of all time a window is open. */
function openShareOf(value: StatedValue): number | undefined {
  const schedule = scheduleOf(value);
  if (!schedule?.time || !schedule.until) return undefined;
  const [start, end] = [schedule.time, schedule.until].map(({ hour, minute }) => hour * 3600 + minute * 60) as [
    number,
    number,
  ];
  return ((end - start + day) % day || day) / averageInterval(schedule.days);
}
