import type { LimitUse, ResourceSpec } from "../../../../core/model";
import { iso8601 } from "../../../../core/time";
import { everyMinute, quotas } from "./limits";
import { types } from "./types";

/** How much of each platform quota the declarations use; quotas nothing counts against are left out. */
export function limitUse(declarations: readonly ResourceSpec[]): LimitUse[] {
  const of = (type: string) => declarations.filter((declaration) => declaration.type === type);
  const minutely = of(types.logAlert).filter(
    ({ inputs }) => inputs.evaluationFrequency === iso8601(everyMinute.frequency),
  );
  const custom = of(types.table).filter(({ inputs }) => String(inputs.tableName).endsWith("_CL"));
  const used: readonly (readonly [keyof typeof quotas, number])[] = [
    ["metricAlerts", of(types.metricAlert).length],
    ["logAlerts", of(types.logAlert).length],
    ["minuteLogAlerts", minutely.length],
    ["activityLogAlerts", of(types.activityLogAlert).length],
    ["processingRules", of(types.processingRule).length],
    ["actionGroups", of(types.actionGroup).length],
    ["ruleGroups", of(types.ruleGroup).length],
    ["webTests", most(of(types.webTest), ({ inputs }) => hiddenLink(inputs))],
    ["diagnosticSettings", most(of(types.diagnosticSetting), ({ inputs }) => JSON.stringify(inputs.resourceUri))],
    ["customTables", custom.length],
  ];
  return used.flatMap(([quota, count]) => (count > 0 ? [{ ...quotas[quota], used: count }] : []));
}

function hiddenLink(inputs: ResourceSpec["inputs"]): string {
  return Object.keys(inputs.tags ?? {}).find((name) => name.startsWith("hidden-link:")) ?? "";
}

/** The largest number of declarations that share a key. */
function most(declarations: readonly ResourceSpec[], keyOf: (declaration: ResourceSpec) => string): number {
  const counts = new Map<string, number>();
  for (const declaration of declarations) {
    const key = keyOf(declaration);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
