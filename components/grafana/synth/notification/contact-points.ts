import { about, ofRole, spelled as said, type Traced, tracedIntervals, withStates } from "../../../../core/evidence";
import { type AlertTemplates, alertTemplates } from "../../../../core/expressions";
import {
  type Channel,
  type Fact,
  type Plan,
  type PlannedRoute,
  type Problem,
  physicalName,
  type Receiver,
  type Schedule,
  type SecretValue,
  type Stated,
} from "../../../../core/model";
import { timeIntervals } from "../../../../core/time";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { limits } from "../common/limits";
import { grafanaSpec } from "../common/typed-inputs";
import { spelled } from "./mute-timings";
import { sharedHours } from "./notification";

/** The channels a contact point has a list for. */
const channels = ["slack", "email", "pagerduty", "teams", "webhook"] as const satisfies readonly Channel[];

/** Contact points of the routes, with the hours they keep. */
export function contactPoints(
  plan: Plan,
  routes: readonly PlannedRoute[],
): { declarations: TypedSpec[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const declarations = routes.flatMap((route) => {
    const reached = route.receivers.filter((receiver) => {
      const problem = receiverProblem(plan, receiver);
      if (problem) problems.push(problem);
      return !problem;
    });
    const hours = sharedHours(route);
    const timing = hours && hoursDeclaration(plan, route, hours);
    if (hours && !timing) problems.push(hoursProblem(hours));
    return [...(timing ? [timing] : []), contactPoint(plan, route, reached)];
  });
  return { declarations, problems };
}

function contactPointName(plan: Plan, route: PlannedRoute): string {
  return physicalName([plan.system.key, plan.system.environment, route.key], limits.name.value);
}

function contactPoint(plan: Plan, route: PlannedRoute, reached: readonly Receiver[]): TypedSpec {
  const texts = alertTemplates(plan.system, route);
  const by = (channel: (typeof channels)[number]): Told[] =>
    reached
      .filter((receiver) => receiver.channel === channel)
      .map((receiver) => ({
        receiver,
        address: addressOf(plan, receiver),
        facts: channelFacts(route, receiver),
        texts,
      }));
  const [slacks, emails, pagers, teams, webhooks] = channels.map(by) as [Told[], Told[], Told[], Told[], Told[]];
  const draft = grafanaSpec({
    key: `route-${route.key}`,
    type: "grafana:alerting/contactPoint:ContactPoint",
    concern: "notification",
    inputs: {
      name: contactPointName(plan, route),
      ...(slacks.length > 0 && { slacks: slacks.map(slack) }),
      ...(emails.length > 0 && { emails: emails.map(email) }),
      ...(pagers.length > 0 && { pagerduties: pagers.map((told) => pagerduty(plan, route, told)) }),
      ...(teams.length > 0 && { teams: teams.map(posted) }),
      ...(webhooks.length > 0 && { webhooks: webhooks.map(posted) }),
    },
    clauses: route.clauses,
  });
  return withStates(draft, route.facts);
}

/** A receiver of a contact point, the facts that state its channel, and what it is told. */
interface Told {
  readonly receiver: Receiver;
  readonly address: string | SecretValue;
  readonly facts: readonly Fact[];
  readonly texts: AlertTemplates;
}

function addressOf(plan: Plan, receiver: Receiver): string | SecretValue {
  return receiver.secret ? { secret: `${plan.system.key}:${receiver.config}` } : (receiver.address ?? "");
}

function channelFacts({ facts }: PlannedRoute, receiver: Receiver): Fact[] {
  return about(ofRole(facts, "channel"), receiver.key);
}

const common = { disableResolveMessage: false } as const;

/** A documented channel is shown by what its entry of the contact point sends. */
function sent({ facts }: Told, text: string): Traced<string> {
  return said({ value: text, facts }, (value) => value);
}

function email(told: Told) {
  const { address, texts } = told;
  return { ...common, addresses: [address], singleEmail: true, subject: texts.title, message: sent(told, texts.body) };
}

function slack(told: Told) {
  const { receiver, address, texts } = told;
  const target = receiver.secret ? { url: address } : { recipient: address };
  return { ...common, ...target, title: texts.title, text: sent(told, texts.body) };
}

function posted(told: Told) {
  const { address, texts } = told;
  return { ...common, url: address, title: texts.title, message: sent(told, texts.body) };
}

/** The first pager of an escalated route is the integration made for that route; others have keys of their own. */
function pagerduty(plan: Plan, route: PlannedRoute, told: Told) {
  const { receiver, address, texts } = told;
  const escalated = plan.escalations.some(({ spec }) => spec.routes.includes(route.key));
  const first = route.receivers.find(({ channel }) => channel === "pagerduty");
  const ours = plan.system.where.pagerduty !== undefined && escalated && first === receiver;
  return {
    ...common,
    integrationKey: ours ? { ref: `pagerduty:integration-${route.key}`, output: "integrationKey" } : address,
    severity: sent(told, texts.severity),
    summary: texts.title,
    class: "{{ .CommonLabels.alert }}",
    group: plan.system.key,
    details: { text: texts.body },
  };
}

function hoursDeclaration(plan: Plan, route: PlannedRoute, hours: Stated<Schedule>): TypedSpec | undefined {
  const intervals = timeIntervals(hours.value);
  if (!intervals) return undefined;
  const facts = ofRole(route.facts, "hours");
  return grafanaSpec({
    key: `hours-${route.key}`,
    type: "grafana:alerting/muteTiming:MuteTiming",
    concern: "notification",
    inputs: {
      name: physicalName([contactPointName(plan, route), "hours"], limits.name.value),
      intervals: spelled(tracedIntervals(intervals, facts)),
    },
    clauses: facts.map((fact) => fact.clause),
  });
}

function receiverProblem(plan: Plan, receiver: Receiver): Problem | undefined {
  const where = { at: receiver.at, path: receiver.path };
  if (!(channels as readonly Channel[]).includes(receiver.channel)) {
    return {
      code: "GRAFANA-CHANNEL",
      ...where,
      what: `Grafana cannot reach receiver ${receiver.key} by ${receiver.channel}`,
      given: receiver.channel,
      allowed: channels.join(", "),
      change: "let PagerDuty call and text, or give the receiver a webhook",
    };
  }
  if (receiver.secret || receiver.address !== undefined) return undefined;
  return {
    code: "GRAFANA-ADDRESS",
    ...where,
    what: `receiver ${receiver.key} has no address`,
    change: `pulumi config set ${plan.system.key}:${receiver.config} <address>`,
  };
}

function hoursProblem(hours: Stated<Schedule>): Problem {
  return {
    code: "GRAFANA-HOURS",
    at: hours.at,
    path: hours.path,
    what: "Grafana cannot limit a receiver to these hours",
    given: hours.written,
    allowed: "days with a time range, such as weekdays 09:00-18:00",
    change: "write the hours as a window on named days",
  };
}
