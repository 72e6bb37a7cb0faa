import type { ResourceSpec, SynthesizedRule, Value } from "../core/model";
import { dashboardUid } from "./output-things";

/** Resources that carry messages to people, by type token. */
export const targetKinds: Readonly<Record<string, string>> = {
  "aws:sns/topic:Topic": "topic",
  "azure-native:monitor:ActionGroup": "action-group",
  "pagerduty:index/service:Service": "service",
  "grafana:alerting/contactPoint:ContactPoint": "contact-point",
};

/** Inputs that hold the platform's name of a resource, in the order in which they are tried. */
const nameInputs = [
  "name",
  "alarmName",
  "ruleName",
  "ruleGroupName",
  "activityLogAlertName",
  "actionGroupName",
  "webTestName",
  "workspaceName",
  "bucket",
  "dashboardName",
  "vaultName",
  "alertProcessingRuleName",
  "scheduledActionName",
  "backupPolicyName",
  "jobName",
  "workflowName",
];

/** A table also names its workspace. */
const ownNameInputs: Readonly<Record<string, string>> = { "azure-native:operationalinsights:Table": "tableName" };

/**
 * What the platform calls a resource, or the rule inside it: groups of Prometheus and Grafana hold many.
 * Kubernetes names are in `metadata`, health checks of Route 53 only in a tag.
 */
export function ruleName(declaration: ResourceSpec, rule?: Pick<SynthesizedRule, "alert" | "severity">): string {
  const { type, key, inputs } = declaration;
  const inner = rule && innerRule(inputs, rule);
  const tags = inputs.tags as Readonly<Record<string, Value>> | undefined;
  const metadata = inputs.metadata as Readonly<Record<string, Value>> | undefined;
  const own = [ownNameInputs[type] ?? "", ...nameInputs].map((input) => inputs[input]);
  const name = [inner, ...own, metadata?.name, tags?.Name, dashboardUid(declaration)].find(
    (value) => typeof value === "string",
  );
  return typeof name === "string" ? name : key;
}

/** The rule's own name (Prometheus) or uid (Grafana), found by its labels. */
function innerRule(value: unknown, rule: Pick<SynthesizedRule, "alert" | "severity">): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { labels, alert, uid } = value as Record<string, unknown>;
  const marks = labels as Readonly<Record<string, unknown>> | undefined;
  if (marks?.alert === rule.alert && marks.severity === rule.severity) {
    const name = alert ?? uid;
    if (typeof name === "string") return name;
  }
  for (const item of Object.values(value)) {
    const found = innerRule(item, rule);
    if (found !== undefined) return found;
  }
  return undefined;
}
