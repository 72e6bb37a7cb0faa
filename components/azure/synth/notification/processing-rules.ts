import type { EvidencePoint, Fact, PlannedRoute, Problem, Receiver, ResourceSpec } from "../../../../core/model";
import { nameLength, valuesPerFilter } from "../common/limits";
import { nameOf, subscriptionId, tagsOf } from "../common/naming";
import { joinParts, type Part, partOf, type Scene } from "../common/scene";
import { types } from "../common/types";
import { type RecurrenceToken, recurrenceOf } from "../schedules/recurrence";
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
export function workingHours(scene: Scene, route: PlannedRoute, ruleNames: readonly string[]): Part {
  return joinParts(shiftsOf(route).map((shift) => shiftPart(scene, shift, ruleNames)));
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

function shiftPart(scene: Scene, shift: Shift, ruleNames: readonly string[]): Part {
  const hours = shift.receivers[0]?.hours;
  if (!hours) return partOf({});
  const group = actionGroup(scene, { ...shift, facts: shift.route.facts.filter((fact) => fact.role !== "hours") });
  const recurrence = recurrenceOf(hours.value);
  if ("what" in recurrence) {
    const problem: Problem = { code: "AZURE-HOURS", at: hours.at, path: hours.path, ...recurrence };
    return { ...group, problems: [...group.problems, problem] };
  }
  const clauses = new Set(hours.clauses);
  const facts = shift.route.facts.filter((fact) => fact.role === "hours" && clauses.has(fact.clause));
  const evidence = recurrence.tokens.flatMap((token) => facts.map((fact) => hoursEvidence(fact, token)));
  const rules = chunks(ruleNames, valuesPerFilter).map((names, index): ResourceSpec => {
    const suffix = index === 0 ? "" : `-${index + 1}`;
    return {
      key: `${shift.key}-rule${suffix}`,
      type: types.processingRule,
      concern: "notification",
      inputs: processingRule(scene, shift, { names, schedule: recurrence.schedule, suffix }),
      clauses: [...new Set(facts.map((fact) => fact.clause))],
      evidence,
    };
  });
  return { ...group, declarations: [...group.declarations, ...rules] };
}

interface RuleBody {
  readonly names: readonly string[];
  readonly schedule: ResourceSpec["inputs"];
  readonly suffix: string;
}

function processingRule(scene: Scene, shift: Shift, { names, schedule, suffix }: RuleBody): ResourceSpec["inputs"] {
  const name = `${shift.key.replace(/^route-/, "")}${suffix}`;
  return {
    alertProcessingRuleName: nameOf(scene, [name], nameLength.processingRule),
    resourceGroupName: scene.place.resourceGroup,
    location: "Global",
    properties: {
      // The scope is where the alerts' targets are, not where the rules are.
      scopes: [subscriptionId(scene.place)],
      conditions: [{ field: "AlertRuleName", operator: "Equals", values: names }],
      actions: [{ actionType: "AddActionGroups", actionGroupIds: [{ ref: shift.key, output: "id" }] }],
      schedule,
      enabled: true,
      description: `${shift.route.title}: ${shift.receivers.map((receiver) => receiver.title).join(", ")}`,
    },
    tags: tagsOf(scene, "route", shift.route.key),
  };
}

function hoursEvidence(fact: Fact, { path, token }: RecurrenceToken): EvidencePoint {
  const kind = fact.corrected ? "correction" : "unit";
  const via = { kind, format: "token", token, of: fact.written } as const;
  return { clause: fact.clause, role: fact.role, path: `properties.schedule.${path}`, via };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
