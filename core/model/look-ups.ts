import type { Collector } from "./collector";
import type { Fact } from "./evidence";
import { commonEntry } from "./job";
import type { Plan } from "./plan";
import type { Planned } from "./planned";
import type { Position } from "./position";
import type { BudgetSpec } from "./sections";
import type { Severity } from "./severity";
import { alertKeys } from "./slo";
import type { ProviderName, System } from "./system";
import type { MaintenanceWindow, Report } from "./windows";

/** The label `job` of what a service monitor scrapes: its own, that of the resource it feeds, else its target. */
export function collectorJob({ resources }: Pick<System, "resources">, { on, properties, target }: Collector): string {
  return properties.job ?? resources.find(({ key }) => key === on)?.properties.job ?? target?.value ?? "";
}

/** Platforms that send reports, the preferred one first. */
export const senders: readonly ProviderName[] = ["azure", "aws"];

/** The windows that mute a rule, in the order of the system file. */
export function windowsOf(plan: Plan, alert: string, severity: Severity): MaintenanceWindow[] {
  return (plan.windows ?? []).filter(({ mutes }) =>
    mutes.some((muted) => muted.alert === alert && muted.severity === severity),
  );
}

/** The reports a platform sends: one of those that can does, or people would get everything twice. */
export function reportsFrom({ system, reports = [] }: Plan, platform: ProviderName): readonly Report[] {
  const sender = senders.find((name) => system.where[name] !== undefined);
  return sender === platform ? reports : [];
}

/** Where the system file asks for an alert: in `alerts:`, or by an objective. */
export function alertPlace(plan: Plan, key: string): { readonly at?: Position; readonly path: string } {
  const spec = plan.system.alerts.find((alert) => alert.key === key);
  if (spec) return { at: spec.at, path: spec.path };
  const objective = plan.slos?.find((one) => alertKeys(one).includes(key))?.spec;
  return objective ? { at: objective.at, path: objective.path } : { path: `alerts["${key}"]` };
}

/** What the entry of `jobs:` that is no job itself documents. */
export function commonFacts({ entries }: Plan): readonly Fact[] {
  return commonEntry(entries.jobs)?.facts ?? [];
}

/** Entries of `budgets:` that ask for anomaly detection. */
export function anomalyEntries({ entries }: Plan): readonly Planned<BudgetSpec>[] {
  return entries.budgets.filter(({ spec }) => spec.method?.value === "anomaly-detection");
}
