import { strict as assert } from "node:assert";
import type { ResourceReport, RuleReport, SystemReport } from "../../commands/plan/report";

/** What one alert rule does when it fires: whom it calls, and what the person reads. */
export interface Notice {
  readonly rule: RuleReport;
  readonly actions: readonly string[];
  readonly text: string;
}

type Inputs = Readonly<Record<string, unknown>>;
interface PrometheusRule {
  readonly alert?: string;
  readonly expr?: string;
  readonly expression?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly actions?: readonly { readonly actionGroupId: string }[];
}

/** How each kind of resource that carries rules notifies. */
const readers: Readonly<
  Record<string, (inputs: Inputs, rule: RuleReport, system: SystemReport) => Omit<Notice, "rule">>
> = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": alarmNotice,
  "aws:cloudwatch/eventRule:EventRule": eventNotice,
  "aws:rds/eventSubscription:EventSubscription": eventNotice,
  "azure-native:monitor:MetricAlert": ({ actions, description }) => ({
    actions: (actions as { actionGroupId: string }[]).map((action) => action.actionGroupId),
    text: String(description),
  }),
  "azure-native:monitor:ScheduledQueryRule": ({ actions, description }) => ({
    actions: (actions as { actionGroups: string[] }).actionGroups,
    text: String(description),
  }),
  "azure-native:monitor:ActivityLogAlert": ({ actions, description }) => ({
    actions: (actions as { actionGroups: { actionGroupId: string }[] }).actionGroups.map(
      (group) => group.actionGroupId,
    ),
    text: String(description),
  }),
  "azure-native:alertsmanagement:PrometheusRuleGroup": ({ rules }, rule) =>
    prometheusNotice(rules as PrometheusRule[], rule),
  "kubernetes:monitoring.coreos.com/v1:PrometheusRule": ({ spec }, rule) =>
    prometheusNotice(
      (spec as { groups: { rules: PrometheusRule[] }[] }).groups.flatMap((group) => group.rules),
      rule,
    ),
};

/** The notice of every rule of a system; a kind of resource nobody described above throws. */
export function noticesOf(system: SystemReport): Notice[] {
  const byUrn = new Map(system.resources.map((resource) => [resource.urn, resource]));
  return system.rules.map((rule) => {
    const resource = byUrn.get(rule.urn ?? "");
    const read = readers[resource?.type ?? ""];
    if (!resource || !read) throw new Error(`${rule.id}: no reader for ${resource?.type}`);
    return { rule, ...read(resource.inputs, rule, system) };
  });
}

/** The alarm itself, or the composite alarm that speaks for it while nothing worse fires. */
function alarmNotice(inputs: Inputs, _: RuleReport, system: SystemReport): Omit<Notice, "rule"> {
  const calls = ((inputs.alarmActions ?? []) as string[]).length > 0;
  const over = calls ? inputs : compositeOver(String(inputs.name), system.resources);
  return { actions: (over?.alarmActions ?? []) as string[], text: String((over ?? inputs).alarmDescription) };
}

function compositeOver(alarm: string, resources: readonly ResourceReport[]): Inputs | undefined {
  return resources.find(({ inputs }) => String(inputs.alarmRule ?? "").startsWith(`ALARM("${alarm}")`))?.inputs;
}

/** A pattern whose references the platform has filled in. */
function resolved(expression: string): RegExp {
  const parts = expression.split(/\{"ref":"[^"]+","output":"\w+"\}/);
  return new RegExp(`^${parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join('"[^"]*"')}$`);
}

/** EventBridge writes the text a person reads, at the targets of the rule. */
function eventNotice(inputs: Inputs, { id, expression }: RuleReport, system: SystemReport): Omit<Notice, "rule"> {
  const { name, eventPattern } = inputs;
  if (eventPattern !== undefined) assert.match(String(eventPattern), resolved(expression), id);
  const targets = system.resources.filter((one) => one.type.endsWith(":EventTarget") && one.inputs.rule === name);
  const texts = targets.map(({ inputs }) => (inputs.inputTransformer as { inputTemplate: string }).inputTemplate);
  return { actions: targets.map(({ inputs }) => String(inputs.arn)), text: texts.join("\n") };
}

function prometheusNotice(rules: readonly PrometheusRule[], { expression }: RuleReport): Omit<Notice, "rule"> {
  const found = rules.filter((rule) => rule.alert !== undefined && (rule.expr ?? rule.expression) === expression);
  return {
    actions: found.flatMap(({ labels, actions }) => [
      ...(labels?.route === undefined ? [] : [labels.route]),
      ...(actions ?? []).map((action) => action.actionGroupId),
    ]),
    text: found.flatMap(({ annotations }) => Object.values(annotations ?? {})).join("\n"),
  };
}
