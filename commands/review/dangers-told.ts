import { compareSeverity, type Severity } from "../../core/model";
import type { Danger } from "./changes";
import type { SystemSnapshot } from "./snapshot";
import type { ReceiverState, RouteState, RuleState } from "./states";
import { durationText } from "./wording";

/** Somebody who was told is told no longer, less urgently, or later. */
export function toldDangers(before: SystemSnapshot, after: SystemSnapshot): Danger[] {
  return [...ruleDangers(before, after), ...receiverDangers(before, after), ...laterDangers(before, after)];
}

function nameOf({ title, id }: RuleState): string {
  return `${title} (${id})`;
}

function ruleDangers(before: SystemSnapshot, after: SystemSnapshot): Danger[] {
  const now = new Map(after.rules.map((rule) => [rule.id, rule]));
  return before.rules
    .filter(({ notifies }) => notifies)
    .flatMap((rule): Danger[] => {
      const same = now.get(rule.id);
      const { clauses } = rule;
      if (same?.notifies) {
        if (!isWorse(rule.severity, same.severity)) return [];
        return [{ kind: "severity-lowered", about: nameOf(rule), from: rule.severity, to: same.severity, clauses }];
      }
      if (same) return [{ kind: "alert-silent", about: nameOf(rule), clauses }];
      const lower = loweredTo(rule, before, after);
      if (!lower) return [{ kind: "alert-removed", about: nameOf(rule), clauses }];
      return [{ kind: "severity-lowered", about: nameOf(rule), from: rule.severity, to: lower.severity, clauses }];
    });
}

/** A rule of the same alert that appeared at a lesser severity. */
function loweredTo(rule: RuleState, before: SystemSnapshot, after: SystemSnapshot): RuleState | undefined {
  const had = new Set(before.rules.map(({ id }) => id));
  return after.rules.find(
    (other) =>
      other.alert === rule.alert && other.notifies && !had.has(other.id) && isWorse(rule.severity, other.severity),
  );
}

/** Receivers that some alert reached and reaches no longer, however its route is called now. */
function receiverDangers(before: SystemSnapshot, after: SystemSnapshot): Danger[] {
  const now = new Map(after.rules.map((rule) => [rule.id, rule]));
  const lost = new Map<string, { danger: Danger; alerts: string[] }>();
  for (const rule of before.rules) {
    const next = now.get(rule.id);
    if (!rule.notifies || !next?.notifies) continue;
    const [from, to] = [routeOf(before, rule), routeOf(after, next)];
    for (const receiver of from?.receivers ?? []) {
      const still = to?.receivers.find((other) => isSame(other, receiver));
      if (still && (still.hours === undefined || still.hours === receiver.hours)) continue;
      const kind = still ? "receiver-hours" : "receiver-lost";
      const about = `${receiver.title} (${receiver.channel})`;
      const hours = still && { from: receiver.hours ?? "any time", to: still.hours ?? "any time" };
      const key = `${kind} ${receiver.key} ${rule.route} ${next.route}`;
      const entry = lost.get(key) ?? { danger: { kind, about, clauses: [], ...hours }, alerts: [] };
      entry.alerts.push(rule.id);
      lost.set(key, entry);
    }
  }
  return [...lost.values()].map(({ danger, alerts }) => ({ ...danger, alerts }));
}

/** A receiver stays the same when its address changes or its key does, not both. */
function isSame(a: ReceiverState, b: ReceiverState): boolean {
  return a.channel === b.channel && (a.key === b.key || a.to === b.to);
}

function routeOf(snapshot: SystemSnapshot, { route }: RuleState): RouteState | undefined {
  return snapshot.routes.find(({ key }) => key === route);
}

/** Longer until the first message, its repetition, or the next person. */
function laterDangers(before: SystemSnapshot, after: SystemSnapshot): Danger[] {
  return before.routes.flatMap((from): Danger[] => {
    const to = after.routes.find(({ key }) => key === from.key);
    if (!to) return [];
    const about = `${from.title} (${from.key})`;
    const later = (what: string, a: number | undefined, b: number | undefined): Danger[] => {
      if (a === undefined || (b !== undefined && b <= a)) return [];
      return [
        {
          kind: "told-later",
          about: `${about}, ${what}`,
          from: durationText(a),
          to: b === undefined ? "never" : durationText(b),
          clauses: [],
        },
      ];
    };
    return [
      ...later("first message", from.wait, to.wait),
      ...later("repetition", from.repeat, to.repeat),
      ...from.steps.flatMap((step, at) => stepDangers(about, step, to.steps[at], later)),
    ];
  });
}

function stepDangers(
  about: string,
  step: RouteState["steps"][number],
  next: RouteState["steps"][number] | undefined,
  later: (what: string, a: number, b: number | undefined) => Danger[],
): Danger[] {
  if (!next || next.to !== step.to) {
    return [{ kind: "receiver-lost", about: `${step.title} (escalation of ${about})`, clauses: [], alerts: [] }];
  }
  return later(`escalation after ${step.title}`, step.after, next.after);
}

/** Whether the first severity is worse than the second. */
function isWorse(a: string, b: string): boolean {
  return compareSeverity(a as Severity, b as Severity) < 0;
}
