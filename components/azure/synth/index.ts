import { type Plan, type Problem, reportsFrom, type Synthesis } from "../../../core/model";
import type { SynthContext } from "../../kit/context";
import { merge } from "../../kit/fragment";
import { activityLogAlert, activityLogSource, eventRuleName, routeOf } from "./alerts/activity";
import { alerts, ruleNamesByRoute } from "./alerts/alerts";
import { budgetOf } from "./budgets";
import { anomalyPart } from "./budgets/anomalies";
import type { Context } from "./common/context";
import { readPlace } from "./common/place";
import { limitUse } from "./common/quotas";
import type { Fragment } from "./common/typed-inputs";
import { data } from "./data";
import { copyRoutes } from "./data/backup-vaults";
import { jobs } from "./jobs";
import { logs } from "./logs/logs";
import { notification } from "./notification/notification";
import { webTest } from "./probes/web-tests";
import { security } from "./security";
import { watches } from "./watches";
import { windowPart } from "./windows";

/** A plan as Azure resources. */
export function synth(plan: Plan, context: SynthContext): Synthesis {
  const { place, problems } = readPlace(context.place.alias, context.place.settings);
  if (problems.length > 0) return { rules: [], declarations: [], limits: [], problems };
  const part = inOrder({ plan, place, owns: context.owns ?? [] });
  const limits = limitUse(part.declarations);
  return { ...part, limits, problems: [...part.problems, ...exceeded(limits)] };
}

/** Declared in an order in which every reference points backwards. */
function inOrder(scene: Context): Fragment {
  const events = scene.plan.events.filter(({ spec }) => spec.source === activityLogSource);
  const probes = scene.plan.probes.filter(({ spec }) => spec.provider === "azure");
  const names = ruleNamesByRoute(scene);
  for (const { route } of reportsFrom(scene.plan, "azure")) names.set(route, names.get(route) ?? []);
  for (const { route } of scene.plan.budgets) names.set(route, names.get(route) ?? []);
  for (const route of copyRoutes(scene)) names.set(route, names.get(route) ?? []);
  for (const { spec } of events) {
    names.set(routeOf(spec), [...(names.get(routeOf(spec)) ?? []), eventRuleName(scene, spec)]);
  }
  return merge(
    notification(scene, names),
    logs(scene),
    data(scene),
    jobs(scene),
    watches(scene),
    ...probes.map((probe) => webTest(scene, probe)),
    alerts(scene),
    ...events.map((event) => activityLogAlert(scene, event)),
    security(scene),
    ...scene.plan.budgets.map((budget) => budgetOf(scene, budget)),
    anomalyPart(scene),
    windowPart(scene),
  );
}

function exceeded(limits: Synthesis["limits"]): Problem[] {
  return limits
    .filter(({ used, allowed }) => used > allowed)
    .map(({ name, used, allowed, reference }) => ({
      code: "AZURE-QUOTA",
      what: `more ${name} than the platform allows`,
      given: String(used),
      allowed: `${allowed} (${reference})`,
    }));
}
