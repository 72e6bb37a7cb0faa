import { plainText } from "../../../../core/evidence";
import type { PromqlRecord } from "../../../../core/expressions";
import { type Plan, type Problem, seconds } from "../../../../core/model";
import { prometheusDurationText } from "../../../../core/time";
import { atSystem } from "../common/settings";
import type { Draft } from "./drafts";

/** A rule group: everything in it is evaluated in order, every `interval`. */
export interface Group {
  readonly name: string;
  /** Time between two evaluations. */
  readonly seconds: number;
  /** Recorded series first: the alerts that read them come later in the same group. */
  readonly records: readonly PromqlRecord[];
  readonly drafts: readonly Draft[];
}

interface Slot {
  readonly name: string;
  readonly seconds: number;
  readonly drafts: Draft[];
}

/** Rules by documented group name and evaluation interval, the fastest first. */
export function groupRules(plan: Plan, drafts: readonly Draft[]): { groups: Group[]; problems: Problem[] } {
  const slots = new Map<string, Slot>();
  for (const draft of drafts) {
    const interval = seconds(draft.rule.every);
    const name = draft.group ?? `${plan.system.key}-every-${prometheusDurationText(interval)}`;
    const key = `${interval} ${name}`;
    const slot = slots.get(key) ?? { name, seconds: interval, drafts: [] };
    slot.drafts.push(draft);
    slots.set(key, slot);
  }
  const ordered = [...slots.values()].sort((a, b) => a.seconds - b.seconds || (a.name < b.name ? -1 : 1));
  const { records, problems } = placeRecords(plan, ordered);
  const groups = ordered.map((slot) => ({
    name: slot.name,
    seconds: slot.seconds,
    records: records.get(slot) ?? [],
    drafts: slot.drafts,
  }));
  return { groups, problems: [...problems, ...groupProblems(plan, ordered)] };
}

/** A recorded series is written once, in the fastest group that reads it. */
function placeRecords(plan: Plan, slots: readonly Slot[]): { records: Map<Slot, PromqlRecord[]>; problems: Problem[] } {
  const seen = new Map<string, string>();
  const records = new Map<Slot, PromqlRecord[]>();
  const problems: Problem[] = [];
  for (const slot of slots) {
    for (const draft of slot.drafts) {
      for (const record of draft.promql.records) {
        const known = seen.get(record.record);
        if (known === undefined) records.set(slot, [...(records.get(slot) ?? []), record]);
        else if (known !== plainText(record.expression)) problems.push(recordProblem(plan, draft, record, known));
        seen.set(record.record, known ?? plainText(record.expression));
      }
    }
  }
  return { records, problems };
}

function recordProblem(plan: Plan, draft: Draft, record: PromqlRecord, known: string): Problem {
  return {
    code: "KUBERNETES-RECORD",
    ...atSystem(plan.system),
    path: `alerts["${draft.alert.key}"]`,
    what: `two alerts record different expressions as ${record.record}`,
    given: `${known} and ${plainText(record.expression)}`,
    change: "put $W or the resource's job into the name of the recorded series",
  };
}

/** One group has one interval. */
function groupProblems(plan: Plan, slots: readonly Slot[]): Problem[] {
  const first = new Map<string, Slot>();
  return slots.flatMap((slot) => {
    const other = first.get(slot.name);
    if (!other) first.set(slot.name, slot);
    if (!other) return [];
    return [
      {
        code: "KUBERNETES-GROUP",
        ...atSystem(plan.system),
        path: `alerts["${slot.drafts[0]?.alert.key}"].every`,
        what: `rule group ${slot.name} is to be evaluated at two intervals`,
        given: `${prometheusDurationText(other.seconds)} and ${prometheusDurationText(slot.seconds)}`,
        change: "give the alerts of one group the same interval, or another group",
      },
    ];
  });
}
