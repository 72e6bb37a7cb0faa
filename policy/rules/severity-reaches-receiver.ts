import { oncePer } from "../../core/model";
import { alertsOf, alertTypes } from "../alert-views";
import { receiversFor } from "../alertmanager";
import { count, document, fields, items, text } from "../inputs";
import { dependentsOf, isType, known, resourcesOf } from "../lookup";
import type { CheckedResource, ResourceRule, Scene } from "../rule";

const topic = "aws:sns/topic:Topic";
const actionGroup = "azure-native:monitor:ActionGroup";
const prometheusRule = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";
const subscribers = [
  "aws:sns/topicSubscription:TopicSubscription",
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
];

/** The way of an alert does not end before a person. */
export const severityReachesReceiver: ResourceRule = {
  name: "severity-reaches-receiver",
  description: "every place an alert of any severity is sent to has a receiver",
  looksAt: "topics that alarms send to, action groups, and the Alertmanager route of every severity and route label",
  remediation: "subscribe somebody to the topic, add a receiver to the action group, or a route for the label",
  severity: "mandatory",
  scope: "stack",
  isAbout: (resource, scene) => {
    if (resource.type === topic) return isAlarmed(resource, scene);
    return resource.type === actionGroup || (resource.type === prometheusRule && configurations(scene).length > 0);
  },
  fault: (resource, scene) => {
    if (resource.type === topic)
      return isSubscribed(resource, scene) ? undefined : "alarms send to this topic, which has no subscription";
    return resource.type === actionGroup ? emptyGroup(resource) : unrouted(resource, scene);
  },
};

function isAlarmed(resource: CheckedResource, scene: Scene): boolean {
  return dependentsOf(resource, scene).some(isType(...alertTypes));
}

function isSubscribed(resource: CheckedResource, scene: Scene): boolean {
  return dependentsOf(resource, scene).some(isType(...subscribers));
}

function emptyGroup({ inputs }: CheckedResource): string | undefined {
  if (inputs.enabled === false) return "the action group is switched off";
  const receivers = Object.keys(inputs).filter((key) => key.endsWith("Receivers"));
  const named = receivers.reduce((sum, key) => sum + count(inputs[key]), 0);
  return named > 0 ? undefined : "the action group has no receiver";
}

/** Alertmanager configurations of the stack, from the Secrets that hold them. */
function configurations(scene: Scene): readonly Readonly<Record<string, unknown>>[] {
  return configurationsIn(resourcesOf("kubernetes:core/v1:Secret", scene));
}

const configurationsIn = oncePer((secrets: readonly CheckedResource[]) =>
  secrets.flatMap(({ inputs }) => {
    const config = document(fields(known(() => inputs.stringData))["alertmanager.yaml"]);
    return config.route === undefined ? [] : [config];
  }),
);

function unrouted(resource: CheckedResource, scene: Scene): string | undefined {
  const lost = alertsOf(resource).filter(({ labels, figure }) => {
    // An alternative carries an empty route, a figure its objective: they notify nobody on purpose.
    if (figure || labels.route === "") return false;
    return !configurations(scene).some((config) => receiversFor(config, labels).some(notifies));
  });
  const names = [...new Set(lost.map(({ name, labels }) => `${name} (severity ${text(labels.severity)})`))];
  return names.length === 0 ? undefined : `no Alertmanager receiver: ${names.join(", ")}`;
}

function notifies(receiver: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(receiver).some((key) => key.endsWith("_configs") && items(receiver[key]).length > 0);
}
