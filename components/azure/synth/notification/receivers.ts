import { isSecret, type Leaf, type PlannedRoute, type Receiver, type Value } from "../../../../core/model";
import type { Scene } from "../common/scene";

/** Which list of an action group a channel belongs to. */
const lists = {
  email: "emailReceivers",
  sms: "smsReceivers",
  voice: "voiceReceivers",
  slack: "webhookReceivers",
  teams: "webhookReceivers",
  pagerduty: "webhookReceivers",
  webhook: "webhookReceivers",
} as const;

export type ReceiverList = (typeof lists)[keyof typeof lists];

/** One entry of an action group, and the property that holds where the message goes. */
export interface Entry {
  readonly list: ReceiverList;
  readonly property: "emailAddress" | "phoneNumber" | "serviceUri";
  readonly receiver: Receiver;
  readonly value: Readonly<Record<string, Value>>;
}

/**
 * A receiver as an action group entry. Slack and Teams do not read Azure's alert schema: their secret is the URL of the
 * relay (Logic App, function) that rewrites it. Numbers are one secret in E.164 (`+81...`); the deployment splits it.
 */
export function entryOf(scene: Scene, route: PlannedRoute, receiver: Receiver): Entry {
  const list = lists[receiver.channel];
  const name = receiver.key;
  if (list === "emailReceivers") {
    const value = { name, emailAddress: addressOf(scene, receiver), useCommonAlertSchema: true };
    return { list, property: "emailAddress", receiver, value };
  }
  if (list === "webhookReceivers") {
    const value = { name, serviceUri: uriOf(scene, route, receiver), useCommonAlertSchema: true };
    return { list, property: "serviceUri", receiver, value };
  }
  const number = `${scene.plan.system.key}:${receiver.config}`;
  const value = { name, countryCode: { secret: `${number}#country` }, phoneNumber: { secret: `${number}#national` } };
  return { list, property: "phoneNumber", receiver, value };
}

/** Where mail goes: as configured, or a secret of the stack configuration. */
export function addressOf({ plan }: Scene, receiver: Receiver): Leaf {
  return receiver.address ?? { secret: `${plan.system.key}:${receiver.config}` };
}

/** A page enters the escalation of its route where there is one, else the service whose URL is configured. */
function uriOf(scene: Scene, route: PlannedRoute, receiver: Receiver): Leaf {
  if (receiver.channel !== "pagerduty" || !escalates(scene, route)) return addressOf(scene, receiver);
  const key = { ref: `pagerduty:integration-${route.key}-azure`, output: "integrationKey" };
  return { join: ["https://events.pagerduty.com/integration/", key, "/enqueue"] };
}

function escalates({ plan }: Scene, route: PlannedRoute): boolean {
  const deployed = plan.system.where.pagerduty !== undefined;
  return deployed && plan.escalations.some(({ spec }) => spec.routes.includes(route.key));
}

/** What evidence finds at the entry: the address, or a mark where it is secret or known only later. */
export function destinationText(entry: Entry): string {
  const value = entry.value[entry.property];
  if (typeof value === "string") return value;
  return isSecret(value) ? "[secret]" : "";
}
