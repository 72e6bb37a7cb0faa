import type { MaintenanceWindow } from "../../../../core/model";
import { isUnsayable } from "../../../../core/time";
import { fragment } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { ruleNameOf } from "../alerts/alerts";
import { targetsOf } from "../alerts/targets";
import type { Context } from "../common/context";
import { limits, valuesPerFilter } from "../common/limits";
import { nameOf, subscriptionId, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { type Suppression, suppressionsOf } from "./suppression";
import { windowConcern } from "./types";

/**
 * Processing rules that take the action groups away from the alerts of a window while it is open; the alerts still
 * fire and are recorded. Chosen by rule name: anything else would silence other systems of the subscription.
 */
export function mutesOf(scene: Context, window: MaintenanceWindow): Fragment {
  const names = targetsOf(scene)
    .filter(({ alert, rule, pages }) => pages && isMuted(window, alert.key, rule.severity))
    .map((target) => ruleNameOf(scene, target));
  if (names.length === 0) return fragment({});
  const said = suppressionsOf({ value: window.schedule.value, facts: window.facts }, scene.plan.system.asOf);
  const { at, path } = window.schedule;
  if (isUnsayable(said)) return fragment({ problems: [{ ...said, at, path, clauses: window.clauses }] });
  const batches = Array.from({ length: Math.ceil(names.length / valuesPerFilter) }, (_, index) =>
    names.slice(index * valuesPerFilter, (index + 1) * valuesPerFilter),
  );
  return fragment({
    declarations: said.flatMap((suppression) =>
      batches.map((batch, index) => ruleOf(scene, window, suppression, { names: batch, index })),
    ),
  });
}

function isMuted({ mutes }: MaintenanceWindow, alert: string, severity: string): boolean {
  return mutes.some((muted) => muted.alert === alert && muted.severity === severity);
}

interface Batch {
  readonly names: readonly string[];
  readonly index: number;
}

function ruleOf(scene: Context, window: MaintenanceWindow, suppression: Suppression, batch: Batch): TypedSpec {
  const key = `window-${window.spec.key}${suppression.suffix}${batch.index === 0 ? "" : `-${batch.index + 1}`}`;
  return azureSpec({
    key,
    type: types.processingRule,
    concern: windowConcern,
    inputs: {
      alertProcessingRuleName: nameOf(scene, [key], limits.processingRuleName.value),
      resourceGroupName: scene.place.resourceGroup,
      location: "Global",
      properties: {
        // The scope is where the alerts' targets are, not where the rules are.
        scopes: [subscriptionId(scene.place)],
        conditions: [{ field: "AlertRuleName", operator: "Equals", values: batch.names }],
        actions: [{ actionType: "RemoveAllActionGroups" as const }],
        schedule: suppression.schedule,
        enabled: true,
        description: window.spec.title,
      },

      tags: tagsOf(scene, "window", window.spec.key),
    },
    clauses: window.clauses,
  });
}
