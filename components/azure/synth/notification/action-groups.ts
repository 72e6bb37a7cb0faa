import { withStates } from "../../../../core/evidence";
import {
  type ClauseId,
  type Fact,
  type PlannedRoute,
  type Receiver,
  type Reference,
  shorten,
} from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { Target } from "../alerts/targets";
import type { Context } from "../common/context";
import { limits } from "../common/limits";
import { nameOf, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { receiverLists } from "./receivers";

/** Action group of a route's receivers that are reachable at all hours. */
export function routeKey(route: string): string {
  return `route-${route}`;
}

/** Receivers told at any hour; the others are added by a processing rule. */
export function standing(route: PlannedRoute): readonly Receiver[] {
  return route.receivers.filter((receiver) => receiver.hours === undefined);
}

/** Action groups a rule names itself. Alternatives notify nobody. */
export function actionReferences({ plan }: Context, { rule, pages }: Pick<Target, "rule" | "pages">): Reference[] {
  return pages ? routeReferences(plan.routes, rule.route) : [];
}

export function routeReferences(routes: readonly PlannedRoute[], key: string): Reference[] {
  const route = routes.find((candidate) => candidate.key === key);
  return route && standing(route).length > 0 ? [{ ref: routeKey(key), output: "id" }] : [];
}

export interface Group {
  readonly key: string;
  readonly route: PlannedRoute;
  readonly receivers: readonly Receiver[];
  /** Facts the group may show; hours are shown by the processing rule. */
  readonly facts: readonly Fact[];
}

/** An action group of one route: who is told, and how. */
export function actionGroup(scene: Context, group: Group): Fragment {
  const { key, route } = group;
  const facts = distinct(group.facts);
  const lists = receiverLists(scene, route, group.receivers, facts);
  const name = key.replace(/^route-/, "");
  const resource = azureSpec({
    key,
    type: types.actionGroup,
    concern: "notification",
    inputs: {
      actionGroupName: nameOf(scene, [name], limits.actionGroupName.value),
      groupShortName: shorten(name, limits.shortName.value),
      resourceGroupName: scene.place.resourceGroup,
      location: "Global",
      enabled: true,
      ...lists,
      tags: tagsOf(scene, "route", route.key),
    },
    clauses: [],
  });
  const stated = withStates(resource, facts);
  const clauses: ClauseId[] = [...new Set(stated.evidence.map((point) => point.clause))];
  return fragment({ declarations: [{ ...stated, clauses }] });
}

/** A clause that names several people of one channel states that channel once. */
function distinct(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}
