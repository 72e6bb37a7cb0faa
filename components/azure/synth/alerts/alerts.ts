import type { AzureMetricMeasurement, KqlMeasurement, Measurement, PromqlMeasurement } from "../../../../core/model";
import { merge, nothing } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { limits } from "../common/limits";
import { nameOf } from "../common/naming";
import type { Fragment } from "../common/typed-inputs";
import { logAlert } from "./log-alerts";
import { metricAlert } from "./metric-alerts";
import { promqlAlertName, ruleGroup } from "./rule-groups";
import { ruleNameParts, type Target, targetsOf } from "./targets";

/** Every rule of the plan that this platform evaluates. */
export function alerts(scene: Context): Fragment {
  const targets = targetsOf(scene);
  const single = targets.map((target) => {
    if (isOf(target, "azure-metric")) return metricAlert(scene, target);
    return isOf(target, "kql") ? logAlert(scene, target) : nothing;
  });
  const groups = new Map<string, Target<PromqlMeasurement>[]>();
  for (const target of targets) {
    if (!isOf(target, "promql")) continue;
    const key = JSON.stringify([target.alert.key, target.resource.key, target.pages]);
    groups.set(key, [...(groups.get(key) ?? []), target]);
  }
  return merge(...single, ...[...groups.values()].map((group) => ruleGroup(scene, group)));
}

interface Languages {
  readonly "azure-metric": AzureMetricMeasurement;
  readonly kql: KqlMeasurement;
  readonly promql: PromqlMeasurement;
}

function isOf<L extends keyof Languages>(target: Target<Measurement>, language: L): target is Target<Languages[L]> {
  return target.measurement.language === language;
}

/** Names of the rules that notify each route. */
export function ruleNamesByRoute(scene: Context): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const target of targetsOf(scene).filter(({ pages }) => pages)) {
    names.set(target.rule.route, [...(names.get(target.rule.route) ?? []), ruleNameOf(scene, target)]);
  }
  return names;
}

/** The name alerts of a rule carry, which processing rules filter by. */
export function ruleNameOf(scene: Context, target: Target): string {
  return isOf(target, "promql")
    ? promqlAlertName(scene, target)
    : nameOf(scene, ruleNameParts(target), limits.ruleName.value);
}
