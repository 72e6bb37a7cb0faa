import type { PlannedRoute } from "../../../../core/model";
import { merge, nothing } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/typed-inputs";
import { actionGroup, routeKey, standing } from "./action-groups";
import { workingHours } from "./processing-rules";

/** Names of the rules that notify each route, from the rules already rendered. */
export type RuleNames = ReadonlyMap<string, readonly string[]>;

/**
 * Action groups and processing rules of every route that rules of this platform use, and of those nobody uses (standing
 * contacts); routes used only by another platform are that platform's.
 */
export function notification(scene: Context, ruleNames: RuleNames): Fragment {
  const usedAnywhere = new Set([
    ...scene.plan.alerts.flatMap((alert) => alert.rules.map((rule) => rule.route)),
    ...scene.plan.events.map(({ spec }) => spec.notify ?? spec.severity),
  ]);
  const ours = scene.plan.routes.filter((route) => ruleNames.has(route.key) || !usedAnywhere.has(route.key));
  return merge(...ours.map((route) => routePart(scene, route, ruleNames.get(route.key) ?? [])));
}

function routePart(scene: Context, route: PlannedRoute, names: readonly string[]): Fragment {
  const receivers = standing(route);
  const key = routeKey(route.key);
  const facts = route.facts.filter((fact) => fact.role !== "hours");
  const group = receivers.length > 0 ? actionGroup(scene, { key, route, receivers, facts }) : nothing;
  return merge(group, workingHours(scene, route, names));
}
