import { ofRole, spelled } from "../../../../core/evidence";
import type { PlannedRoute, Receiver, TextLeaf } from "../../../../core/model";
import type { Context } from "../common/context";
import { isAbout } from "../common/evidence";
import { type AwsResource, awsResource } from "../common/resource";
import { concerns, tokens } from "../common/tokens";

/** SNS protocol of each channel that is a subscription; chat has configurations of its own. */
const protocols: Partial<Record<Receiver["channel"], string>> = {
  email: "email",
  sms: "sms",
  webhook: "https",
  pagerduty: "https",
};

/** Where subscriptions of a topic stand. */
export interface SubscribedTopic {
  /** Key of the topic. */
  readonly key: string;
  /** Set when it is not the home region. */
  readonly region?: string;
}

/** A receiver of the route as a subscription of its topic; none for channels SNS does not deliver to. */
export function subscriptionsOf(
  route: PlannedRoute,
  topic: SubscribedTopic,
  scope: Context,
  only: (receiver: Receiver) => boolean = () => true,
): AwsResource[] {
  return route.receivers.flatMap((receiver) => {
    const protocol = protocols[receiver.channel];
    if (protocol === undefined || !only(receiver)) return [];
    const facts = route.facts.filter(isAbout(receiver));
    const inputs = {
      topic: { ref: topic.key, output: "arn" },
      protocol: spelled({ value: receiver.channel, facts: ofRole(facts, "channel") }, () => protocol),
      endpoint: endpointOf(receiver, route, scope),
      // PagerDuty confirms by itself; a person confirms the others.
      ...(receiver.channel === "pagerduty" && { endpointAutoConfirms: true }),
      ...(topic.region !== undefined && { region: topic.region }),
    };
    const declaration = {
      key: `${topic.key}-${receiver.key}`,
      type: tokens.subscription,
      concern: concerns.notification,
      inputs,
    };
    return [awsResource(declaration, facts)];
  });
}

/** Whether the address of a receiver is known, as a plain value or a secret. */
export function hasAddress({ secret, address }: Receiver): boolean {
  return secret || (address !== undefined && address !== "");
}

function endpointOf(receiver: Receiver, route: PlannedRoute, scope: Context): TextLeaf {
  if (receiver.channel === "pagerduty") return pagerEndpoint(receiver, route, scope);
  return addressOf(receiver, scope);
}

function addressOf(receiver: Receiver, scope: Context): TextLeaf {
  return receiver.secret ? { secret: `${scope.plan.system.key}:${receiver.config}` } : (receiver.address ?? "");
}

/**
 * PagerDuty's CloudWatch integration. Where an escalation covers the route, the first PagerDuty receiver is its
 * service. Else the configuration holds the integration's URL (key ending in `Url`) or its key.
 */
function pagerEndpoint(receiver: Receiver, route: PlannedRoute, scope: Context): TextLeaf {
  const first = route.receivers.find(({ channel }) => channel === "pagerduty");
  const integration = { ref: `pagerduty:integration-${route.key}-cloudwatch`, output: "integrationKey" };
  if (receiver === first && isEscalated(route, scope)) return enqueue(integration);
  return /url$/i.test(receiver.config) ? addressOf(receiver, scope) : enqueue(addressOf(receiver, scope));
}

function enqueue(key: TextLeaf): TextLeaf {
  return { join: ["https://events.pagerduty.com/integration/", key, "/enqueue"] };
}

function isEscalated(route: PlannedRoute, { plan }: Context): boolean {
  return (
    plan.system.where.pagerduty !== undefined && plan.escalations.some(({ spec }) => spec.routes.includes(route.key))
  );
}
