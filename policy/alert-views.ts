import { count, fields, items, text } from "./inputs";
import type { CheckedResource } from "./rule";

/** One alert of whatever platform, as the rules about alerts see it. */
export interface AlertView {
  readonly name: string;
  /** Same alert and severity on another engine has the same identity. */
  readonly identity: string;
  /** How many places it sends to by itself; undefined: labels decide (Alertmanager). */
  readonly actions: number | undefined;
  /** Everything it says besides its condition. */
  readonly text: () => string;
  readonly labels: Readonly<Record<string, unknown>>;
  /** Compares a figure with its objective and is meant to tell nobody. */
  readonly figure: boolean;
}

type Reader = (resource: CheckedResource) => AlertView[];

const readers: Readonly<Record<string, Reader>> = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": ({ inputs }) => [alarm(inputs, text(inputs.name))],
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": ({ inputs }) => [alarm(inputs, text(inputs.alarmName))],
  "azure-native:monitor:MetricAlert": ({ inputs }) => [azure(inputs, text(inputs.ruleName), inputs.actions)],
  "azure-native:monitor:ScheduledQueryRule": ({ inputs }) => [
    azure(inputs, text(inputs.ruleName), fields(inputs.actions).actionGroups),
  ],
  "azure-native:monitor:ActivityLogAlert": ({ inputs }) => [
    azure(inputs, text(inputs.activityLogAlertName), fields(inputs.actions).actionGroups),
  ],
  "azure-native:alertsmanagement:PrometheusRuleGroup": ({ inputs }) =>
    rulesOf(inputs.rules).map((rule) => ({ ...prometheus(rule), actions: count(rule.actions) })),
  "kubernetes:monitoring.coreos.com/v1:PrometheusRule": ({ inputs }) =>
    items(fields(inputs.spec).groups).flatMap((group) => rulesOf(fields(group).rules).map(prometheus)),
  "grafana:alerting/ruleGroup:RuleGroup": ({ inputs }) =>
    items(inputs.rules).map((raw) => {
      const rule = fields(raw);
      return { ...prometheus({ ...rule, alert: rule.name }), actions: grafanaActions(rule) };
    }),
};

/** Types whose resources hold alerts. */
export const alertTypes: readonly string[] = Object.keys(readers);

/** The alerts a resource holds. */
export function alertsOf(resource: CheckedResource): AlertView[] {
  return readers[resource.type]?.(resource) ?? [];
}

type Fields = Readonly<Record<string, unknown>>;

function alarm(inputs: Fields, name: string): AlertView {
  const actions = inputs.actionsEnabled === false ? 0 : count(inputs.alarmActions);
  return {
    name,
    identity: name,
    actions,
    text: () => text(inputs.alarmDescription),
    labels: {},
    figure: isFigure(inputs),
  };
}

function azure(inputs: Fields, name: string, actions: unknown): AlertView {
  const alert = text(fields(inputs.tags)["hozen:alert"]) || name;
  const identity = `${alert} ${String(inputs.severity ?? "")}`;
  const view = { name, identity, actions: count(actions), text: () => text(inputs.description), labels: {} };
  return { ...view, figure: isFigure(inputs) };
}

function isFigure({ tags }: Fields): boolean {
  return fields(tags)["hozen:objective"] !== undefined;
}

function rulesOf(rules: unknown): Fields[] {
  return items(rules)
    .map(fields)
    .filter((rule) => rule.alert !== undefined);
}

function prometheus(rule: Fields): AlertView {
  const labels = fields(rule.labels);
  const alert = text(labels.alert) || text(rule.alert);
  return {
    name: text(rule.alert),
    identity: `${alert} ${String(rule.severity ?? labels.severity ?? "")}`,
    actions: undefined,
    text: () => Object.values(fields(rule.annotations)).join("\n"),
    labels,
    figure: labels.objective !== undefined,
  };
}

/** A rule with settings of its own sends there; one without is routed by its labels. */
function grafanaActions(rule: Fields): number | undefined {
  return rule.notificationSettings === undefined ? undefined : 1;
}
