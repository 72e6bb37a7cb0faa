import { isReference, type LimitUse, type Problem, type ResourceSpec, type Value } from "../../../../core/model";
import { backupLimits } from "../backup/limits";
import { backupTokens } from "../backup/tokens";
import type { Context } from "./context";
import { limits } from "./limits";
import { tokens } from "./tokens";

/** How much of each quota this system takes; the account may hold more. */
export function quotaUse(declarations: readonly ResourceSpec[], scope: Context): LimitUse[] {
  const of = (...types: string[]) => declarations.filter(({ type }) => types.includes(type));
  const alarms = of(tokens.metricAlarm, tokens.compositeAlarm);
  return [
    ...perRegion("CloudWatch alarms", alarms, limits.alarmsPerRegion, scope),
    use("CloudWatch metrics in one alarm", most(alarms.map(metricCount)), limits.metricsPerAlarm),
    use("CloudWatch actions of one alarm", most(alarms.map(actionCount)), limits.actionsPerAlarm),
    use(
      "metric filters on one log group",
      most([...filtersByGroup(of(tokens.metricFilter)).values()]),
      limits.metricFiltersPerLogGroup,
    ),
    use("saved log queries", of(tokens.query).length, limits.queriesPerRegion),
    use("EventBridge rules", of(tokens.eventRule).length, limits.rulesPerBus),
    use("RDS event subscriptions", of(tokens.databaseEvents).length, limits.databaseSubscriptions),
    use(
      "controls of AWS Backup Audit Manager in the region",
      sum(of(backupTokens.framework).map(({ inputs }) => listed(inputs.controls))),
      backupLimits.auditControls,
    ),
    use("Route 53 health checks", of(tokens.healthCheck).length, limits.healthChecks),
  ].filter(({ used }) => used > 0);
}

/** More than the platform's default quota is a problem before anything is made. */
export function quotaProblems(uses: readonly LimitUse[], { plan }: Context): Problem[] {
  return uses
    .filter(({ used, allowed }) => used > allowed)
    .map(({ name, used, allowed, reference }) => ({
      code: "AWS-QUOTA",
      at: { file: plan.system.file, line: 1, column: 1 },
      what: `${name}: the quota is exceeded`,
      given: String(used),
      allowed: `at most ${allowed} (${reference})`,
      change: "split the system over accounts or regions",
    }));
}

/** A quota: the most there may be. */
interface Limit {
  readonly value: number;
  readonly reference: string;
}

function use(name: string, used: number, limit: Limit): LimitUse {
  return { name, used, allowed: limit.value, reference: limit.reference };
}

function perRegion(name: string, declarations: readonly ResourceSpec[], limit: Limit, scope: Context): LimitUse[] {
  const counts = new Map<string, number>();
  for (const { inputs } of declarations) {
    const region = typeof inputs.region === "string" ? inputs.region : scope.region;
    counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return [...counts].sort().map(([region, count]) => use(`${name} in ${region}`, count, limit));
}

function most(numbers: readonly number[]): number {
  return Math.max(0, ...numbers);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function listed(value: Value | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}

function metricCount({ inputs }: ResourceSpec): number {
  return "metricQueries" in inputs ? listed(inputs.metricQueries) - 1 : "metricName" in inputs ? 1 : 0;
}

function actionCount({ inputs }: ResourceSpec): number {
  return Math.max(listed(inputs.alarmActions), listed(inputs.okActions));
}

function filtersByGroup(filters: readonly ResourceSpec[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { inputs } of filters) {
    const { logGroupName } = inputs;
    const group = isReference(logGroupName) ? logGroupName.ref : String(logGroupName);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}
