import { anomalyEntries, emptySynthesis, type LogStore, type Plan, type Planned } from "../../../core/model";
import type { SynthContext } from "../../kit/context";
import { merge, nothing } from "../../kit/fragment";
import type { TypedSynthesis } from "../../kit/typed-inputs";
import { alarmsOf } from "./alerts/alarms";
import { silencesOf } from "./alerts/silence";
import { backupOf } from "./backup";
import { bucketPart } from "./buckets/buckets";
import { budgetOf } from "./budgets";
import { anomalyPart } from "./budgets/anomalies";
import { type Context, contextOf } from "./common/context";
import { quotaProblems, quotaUse } from "./common/quotas";
import type { Fragment } from "./common/resource";
import { dashboardOf } from "./dashboards";
import { databasesOf } from "./database";
import { deploymentsOf } from "./deployments";
import { eventOf } from "./events/events";
import { jobsPart } from "./jobs";
import { logGroupPart } from "./logs/log-groups";
import { bucketKind, logGroupKind } from "./logs/log-stores";
import { metricFilterOf } from "./logs/metric-filters";
import { queryOf } from "./logs/queries";
import { isOurs } from "./notification/routes";
import { notificationOf } from "./notification/topics";
import { probeOf } from "./probes/probes";
import { scalingOf } from "./scaling";
import { groupsOf } from "./schedules/schedule-groups";
import { securityOf } from "./security";
import { windowPart } from "./windows";

/**
 * What a plan becomes on AWS, in an order in which every reference points backwards: probes, logs, databases,
 * notification, events, alarms. Pure.
 */
export function synth(plan: Plan, context: SynthContext): TypedSynthesis {
  const { scope, problems } = contextOf(plan, context);
  if (!scope) return { ...emptySynthesis, declarations: [], problems };
  const part = merge(
    ...plan.probes.filter(({ spec }) => spec.provider === "aws").map((probe) => probeOf(probe, scope)),
    ...plan.stores.map((store) => storePart(store, scope)),
    ...plan.counts.map((count) => metricFilterOf(count, scope)),
    ...plan.queries.map((query) => queryOf(query, scope)),
    databasesOf(scope),
    backupOf(scope),
    notificationOf(scope),
    jobsPart(scope),
    ...plan.events.filter(({ spec }) => isOurs(spec.source)).map((event) => eventOf(event, scope)),
    ...plan.alerts.map((alert) => alarmsOf(alert, scope)),
    { ...nothing, declarations: silencesOf(scope) },
    scalingOf(scope),
    securityOf(scope),
    deploymentsOf(scope),
    ...plan.budgets.map((budget) => budgetOf(budget, scope)),
    ...anomalyEntries(plan).map((anomaly) => anomalyPart(anomaly, scope)),
  );
  const windows = windowPart(scope, part);
  const timed = merge(part, windows);
  const groups = { ...nothing, declarations: groupsOf(timed.declarations, scope) };
  const whole = merge(groups, timed, dashboardOf(scope, part));
  const limits = quotaUse(whole.declarations, scope);
  return { ...whole, limits, problems: [...whole.problems, ...quotaProblems(limits, scope)] };
}

function storePart(store: Planned<LogStore>, scope: Context): Fragment {
  switch (store.spec.kind) {
    case logGroupKind:
      return logGroupPart(store, scope);
    case bucketKind:
      return bucketPart(store, scope);
    default:
      return nothing;
  }
}
