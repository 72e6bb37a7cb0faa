import type { Declaration, Leaf, PlannedRule, Value } from "../../../core/model";
import { describe } from "./description";
import { limits } from "./limits";
import { type Scope, tagsOf } from "./scope";
import { concerns, tokens } from "./tokens";

interface CompositeSpec {
  readonly key: string;
  readonly name: string;
  /** Key of the alarm that notifies through this composite. */
  readonly alarm: string;
  /** Keys of the worse alarms that silence it. */
  readonly unless: readonly string[];
  readonly rule: PlannedRule;
  readonly alert: string;
  /** Actions and region. */
  readonly inputs: Readonly<Record<string, Value>>;
}

/**
 * Notifies while an alarm fires and no worse one of the same alert does. An expression rather than an action
 * suppressor: a suppressor delays every notification by its wait period, and this one changes state at once. Its OK is
 * also sent when things get worse, which closes the lower incident as the higher one opens.
 */
export function compositeOf(scope: Scope, spec: CompositeSpec): Declaration {
  return {
    key: spec.key,
    type: tokens.compositeAlarm,
    concern: concerns.alerts,
    inputs: {
      alarmName: spec.name,
      alarmDescription: describe(spec.rule.message, limits.alarmDescription.value),
      alarmRule: { join: ruleText(spec) },
      ...spec.inputs,
      tags: tagsOf(scope, "alert", spec.alert),
    },
    clauses: spec.rule.clauses,
    evidence: [],
  };
}

function ruleText({ alarm, unless }: CompositeSpec): Leaf[] {
  const worse = unless.flatMap((key, index): Leaf[] => [index === 0 ? "" : " OR ", ...inAlarm(key)]);
  return [...inAlarm(alarm), " AND NOT (", ...worse, ")"];
}

function inAlarm(key: string): Leaf[] {
  return ['ALARM("', { ref: key, output: "name" }, '")'];
}
