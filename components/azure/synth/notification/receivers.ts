import { secretFor, spelled, type Traced, verbatim } from "../../../../core/evidence";
import type { Fact, PlannedRoute, Receiver, SecretValue } from "../../../../core/model";
import type { Context } from "../common/context";

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

type ReceiverList = (typeof lists)[keyof typeof lists];

/**
 * Receivers as the lists of an action group; `facts` are the channels the document names. Slack and Teams do not read
 * Azure's alert schema: their secret is the URL of the relay (Logic App, function) that rewrites it. Numbers are one
 * secret in E.164 (`+81...`); the deployment splits it.
 */
export function receiverLists(
  scene: Context,
  route: PlannedRoute,
  receivers: readonly Receiver[],
  facts: readonly Fact[],
) {
  const of = (list: ReceiverList) => receivers.filter(({ channel }) => lists[channel] === list);
  const named = (receiver: Receiver) => channelFacts(route, receiver, facts);
  const emailReceivers = of("emailReceivers").map((receiver) => ({
    name: receiver.key,
    emailAddress: reached(addressOf(scene, receiver), named(receiver)),
    useCommonAlertSchema: true,
  }));
  const webhookReceivers = of("webhookReceivers").map((receiver) => ({
    name: receiver.key,
    serviceUri: uriOf(scene, route, receiver, named(receiver)),
    useCommonAlertSchema: true,
  }));
  const numbers = (list: ReceiverList) =>
    of(list).map((receiver) => {
      const number = `${scene.plan.system.key}:${receiver.config}`;
      const phoneNumber = secretFor({ secret: `${number}#national` }, named(receiver));
      return { name: receiver.key, countryCode: { secret: `${number}#country` }, phoneNumber };
    });
  const [smsReceivers, voiceReceivers] = [numbers("smsReceivers"), numbers("voiceReceivers")];
  return {
    ...(emailReceivers.length > 0 && { emailReceivers }),
    ...(smsReceivers.length > 0 && { smsReceivers }),
    ...(voiceReceivers.length > 0 && { voiceReceivers }),
    ...(webhookReceivers.length > 0 && { webhookReceivers }),
  };
}

/** A documented channel is every receiver of that channel; a clause of single receivers is theirs alone. */
function channelFacts(route: PlannedRoute, receiver: Receiver, facts: readonly Fact[]): Fact[] {
  return facts.filter(({ role, written, clause }) => {
    const owners = route.receivers.filter(({ clauses }) => clauses.includes(clause));
    return role === "channel" && written === receiver.channel && (owners.length === 0 || owners.includes(receiver));
  });
}

function reached(address: string | SecretValue, facts: readonly Fact[]): Traced<string> | Traced<SecretValue> {
  return typeof address === "string" ? spelled({ value: address, facts }, (text) => text) : secretFor(address, facts);
}

/** Where mail goes: as configured, or a secret of the stack configuration. */
export function addressOf({ plan }: Context, receiver: Receiver): string | SecretValue {
  return receiver.address ?? { secret: `${plan.system.key}:${receiver.config}` };
}

/** A page enters the escalation of its route where there is one, else the service whose URL is configured. */
function uriOf(scene: Context, route: PlannedRoute, receiver: Receiver, facts: readonly Fact[]) {
  if (receiver.channel !== "pagerduty" || !escalates(scene, route)) return reached(addressOf(scene, receiver), facts);
  const key = { ref: `pagerduty:integration-${route.key}-azure`, output: "integrationKey" };
  const service = verbatim({ value: receiver.channel, facts });
  return { join: ["https://events.", service, ".com/integration/", key, "/enqueue"] };
}

function escalates({ plan }: Context, route: PlannedRoute): boolean {
  const deployed = plan.system.where.pagerduty !== undefined;
  return deployed && plan.escalations.some(({ spec }) => spec.routes.includes(route.key));
}
