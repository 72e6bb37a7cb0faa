import { groupBy, oncePer } from "../../core/model";
import { type AlertView, alertsOf, alertTypes } from "../alert-views";
import { count, text } from "../inputs";
import { isType, known } from "../lookup";
import type { ResourceRule, Scene } from "../rule";

/** An alert nobody hears of is none. */
export const alertHasAction: ResourceRule = {
  name: "alert-has-action",
  description:
    "every alert notifies someone, or another rule of the same alert does; figures of objectives notify no one",
  looksAt:
    "CloudWatch alarms, Azure metric, log, activity-log and Prometheus alerts; Prometheus and Grafana rules need a severity label to be routed by",
  remediation:
    "give the alert an action (topic, action group, contact point), or a severity label that a route matches",
  severity: "mandatory",
  scope: "stack",
  isAbout: isType(...alertTypes),
  fault: (resource, scene) => {
    const silent = alertsOf(resource).filter((alert) => !alert.figure && !reaches(alert) && !spokenFor(alert, scene));
    return silent.length === 0 ? undefined : `notifies no one: ${silent.map(({ name }) => name).join(", ")}`;
  },
};

function reaches({ actions, labels }: AlertView): boolean {
  return actions === undefined ? text(labels.severity) !== "" : actions > 0;
}

/** A composite alarm that reads it, or the same alert and severity on another engine, sends instead. */
function spokenFor(alert: AlertView, { resources }: Scene): boolean {
  return readBySenders(resources).has(alert.name) || (byIdentity(resources).get(alert.identity) ?? []).some(reaches);
}

/** Names of the alarms that composite alarms which send somewhere read. */
const readBySenders = oncePer((resources: Scene["resources"]): ReadonlySet<string> => {
  const senders = resources
    .filter(isType("aws:cloudwatch/compositeAlarm:CompositeAlarm"))
    .filter(({ inputs }) => count(known(() => inputs.alarmActions)) > 0);
  const rules = senders.map(({ inputs }) => text(known(() => inputs.alarmRule)));
  return new Set(rules.flatMap((rule) => [...rule.matchAll(/\("([^"]*)"\)/g)].map(([, name = ""]) => name)));
});

const byIdentity = oncePer((resources: Scene["resources"]) =>
  groupBy(
    resources.flatMap((resource) => known(() => alertsOf(resource)) ?? []),
    ({ identity }) => identity,
  ),
);
