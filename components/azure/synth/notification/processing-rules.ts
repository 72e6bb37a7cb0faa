import type { PlannedRoute, Problem, Receiver } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { limits, valuesPerFilter } from "../common/limits";
import { nameOf, subscriptionId, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { type Recurrence, recurrenceOf } from "../schedules/recurrence";
import { actionGroup, routeKey, standing } from "./action-groups";

/** Receivers of one route that share their working hours. */
interface Shift {
  readonly key: string;
  readonly route: PlannedRoute;
  readonly receivers: readonly Receiver[];
}

/**
 * Receivers reachable only in working hours: an action group of their own, which a processing rule adds to the route's
 * alerts while the hours last.
 */
export function workingHours(scene: Context, route: PlannedRoute, ruleNames: readonly string[]): Fragment {
  return merge(...shiftsOf(route).map((shift) => shiftPart(scene, shift, ruleNames)));
}

function shiftsOf(route: PlannedRoute): Shift[] {
  const shifts = new Map<string, Receiver[]>();
  for (const receiver of route.receivers) {
    if (standing(route).includes(receiver) || !receiver.hours) continue;
    const hours = JSON.stringify(receiver.hours.value);
    shifts.set(hours, [...(shifts.get(hours) ?? []), receiver]);
  }
  return [...shifts.values()].map((receivers, index) => ({
    key: `${routeKey(route.key)}-hours${index === 0 ? "" : `-${index + 1}`}`,
    route,
    receivers,
  }));
}

function shiftPart(scene: Context, shift: Shift, ruleNames: readonly string[]): Fragment {
  const hours = shift.receivers[0]?.hours;
  if (!hours) return fragment({});
  const group = actionGroup(scene, { ...shift, facts: shift.route.facts.filter((fact) => fact.role !== "hours") });
  const clauses = new Set(hours.clauses);
  const facts = shift.route.facts.filter((fact) => fact.role === "hours" && clauses.has(fact.clause));
  const recurrence = recurrenceOf({ value: hours.value, facts });
  if ("what" in recurrence) {
    const problem: Problem = { code: "AZURE-HOURS", at: hours.at, path: hours.path, ...recurrence };
    return { ...group, problems: [...group.problems, problem] };
  }
  const { schedule } = recurrence;
  const stating = [...new Set(facts.map((fact) => fact.clause))];
  const rules = chunks(ruleNames, valuesPerFilter).map((names, index) =>
    processingRule(scene, shift, { names, schedule, suffix: index === 0 ? "" : `-${index + 1}`, clauses: stating }),
  );
  return { ...group, declarations: [...group.declarations, ...rules] };
}

interface RuleBody {
  readonly names: readonly string[];
  readonly schedule: Extract<Recurrence, { schedule: unknown }>["schedule"];
  readonly suffix: string;
  readonly clauses: readonly string[];
}

function processingRule(scene: Context, shift: Shift, { names, schedule, suffix, clauses }: RuleBody): TypedSpec {
  const name = `${shift.key.replace(/^route-/, "")}${suffix}`;
  return azureSpec({
    key: `${shift.key}-rule${suffix}`,
    type: types.processingRule,
    concern: "notification",
    inputs: {
      alertProcessingRuleName: nameOf(scene, [name], limits.processingRuleName.value),
      resourceGroupName: scene.place.resourceGroup,
      location: "Global",
      properties: {
        // The scope is where the alerts' targets are, not where the rules are.
        scopes: [subscriptionId(scene.place)],
        conditions: [{ field: "AlertRuleName", operator: "Equals", values: names }],
        actions: [{ actionType: "AddActionGroups" as const, actionGroupIds: [{ ref: shift.key, output: "id" }] }],
        schedule,
        enabled: true,
        description: `${shift.route.title}: ${shift.receivers.map((receiver) => receiver.title).join(", ")}`,
      },
      tags: tagsOf(scene, "route", shift.route.key),
    },
    clauses,
  });
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
