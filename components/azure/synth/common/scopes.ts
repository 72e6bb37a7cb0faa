import { isLate, leafOf, type ProblemCode } from "../../../../core/model";
import type { Context } from "./context";
import { settingPath } from "./place";

interface ScopeProblem {
  readonly code: ProblemCode;
  readonly what: string;
  readonly given: string;
  readonly allowed: string;
  readonly change: string;
}

const armPattern = /^\/subscriptions\/([^/]+)(\/|$)/i;

/** An alert watches a resource of its own subscription; anything else would be refused, or be the wrong stack. */
export function scopeProblem({ place }: Context, scope: string): ScopeProblem | undefined {
  if (typeof leafOf(scope) !== "string" || isLate(scope) || isLate(place.subscription)) return undefined;
  const subscription = armPattern.exec(scope)?.[1];
  if (subscription === undefined) {
    return {
      code: "AZURE-ID",
      what: "the resource to watch is named by its ARM id",
      given: scope,
      allowed: "/subscriptions/<id>/resourceGroups/<name>/providers/...",
      change: "set the full id in the stack configuration",
    };
  }
  if (subscription.toLowerCase() === place.subscription.toLowerCase()) return undefined;
  return {
    code: "AZURE-SUBSCRIPTION",
    what: "an alert and the resource it watches are in one subscription",
    given: subscription,
    allowed: place.subscription,
    change: `correct the id, or ${settingPath(place.alias, "subscription")}`,
  };
}
