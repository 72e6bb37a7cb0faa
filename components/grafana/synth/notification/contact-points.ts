import { textEvidence, viaFor } from "../../../../core/evidence";
import { type AlertTemplates, alertTemplates, pointsOf } from "../../../../core/expressions";
import {
  type Channel,
  type EvidencePoint,
  type Plan,
  type PlannedRoute,
  type Problem,
  physicalName,
  type Receiver,
  type ResourceSpec,
  type Schedule,
  type Stated,
  type Value,
} from "../../../../core/model";
import { timeIntervals } from "../../../../core/time";
import { limits } from "../common/limits";
import { spelled } from "./mute-timings";
import { sharedHours } from "./notification";

type Fields = Readonly<Record<string, Value>>;

/** The list of a contact point each channel stands in, and the field that shows what it sends. */
const channels: Partial<Record<Channel, { readonly list: string; readonly text: string }>> = {
  slack: { list: "slacks", text: "text" },
  email: { list: "emails", text: "message" },
  pagerduty: { list: "pagerduties", text: "severity" },
  webhook: { list: "webhooks", text: "message" },
  teams: { list: "teams", text: "message" },
};

/** Contact points of the routes, with the hours they keep. */
export function contactPoints(
  plan: Plan,
  routes: readonly PlannedRoute[],
): { declarations: ResourceSpec[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const declarations = routes.flatMap((route) => {
    const lists = new Map<string, Fields[]>();
    for (const receiver of route.receivers) {
      const problem = receiverProblem(plan, receiver);
      const list = channels[receiver.channel]?.list;
      if (problem || list === undefined) problems.push(...(problem ? [problem] : []));
      else lists.set(list, [...(lists.get(list) ?? []), channelFields(plan, route, receiver)]);
    }
    const hours = sharedHours(route);
    const timing = hours && hoursDeclaration(plan, route, hours);
    if (hours && !timing) problems.push(hoursProblem(hours));
    return [...(timing ? [timing] : []), contactPoint(plan, route, Object.fromEntries(lists))];
  });
  return { declarations, problems };
}

function contactPointName(plan: Plan, route: PlannedRoute): string {
  return physicalName([plan.system.key, plan.system.environment, route.key], limits.name);
}

function contactPoint(
  plan: Plan,
  route: PlannedRoute,
  lists: Readonly<Record<string, readonly Fields[]>>,
): ResourceSpec {
  const inputs = { name: contactPointName(plan, route), ...lists };
  return {
    key: `route-${route.key}`,
    type: "grafana:alerting/contactPoint:ContactPoint",
    concern: "notification",
    inputs,
    clauses: route.clauses,
    evidence: [
      ...channelEvidence(route, lists),
      ...textEvidence(
        route.facts.filter((fact) => fact.role === "text"),
        inputs,
      ),
    ],
  };
}

/** A documented channel is shown by what its entry of the contact point sends. */
function channelEvidence(route: PlannedRoute, lists: Readonly<Record<string, readonly Fields[]>>): EvidencePoint[] {
  return route.facts.flatMap((fact) => {
    const channel = fact.role === "channel" ? channels[fact.written as Channel] : undefined;
    const token = channel && lists[channel.list]?.[0]?.[channel.text];
    if (!channel || typeof token !== "string") return [];
    const via = viaFor(fact, { kind: "same", format: "token", token, of: fact.written });
    return [{ clause: fact.clause, role: fact.role, path: `${channel.list}[0].${channel.text}`, via }];
  });
}

function channelFields(plan: Plan, route: PlannedRoute, receiver: Receiver): Fields {
  const texts = alertTemplates(plan.system, route);
  const address: Value = receiver.secret
    ? { secret: `${plan.system.key}:${receiver.config}` }
    : (receiver.address ?? "");
  const common = { disableResolveMessage: false };
  switch (receiver.channel) {
    case "email":
      return { ...common, addresses: [address], singleEmail: true, subject: texts.title, message: texts.body };
    case "pagerduty":
      return { ...common, ...pagerduty(plan, route, receiver, address, texts) };
    case "slack":
      return { ...common, ...(receiver.secret ? { url: address } : { recipient: address }), ...titled(texts, "text") };
    default:
      return { ...common, url: address, ...titled(texts, "message") };
  }
}

function titled(texts: AlertTemplates, field: "text" | "message"): Fields {
  return { title: texts.title, [field]: texts.body };
}

/** The first pager of an escalated route is the integration made for that route; others have keys of their own. */
function pagerduty(plan: Plan, route: PlannedRoute, receiver: Receiver, address: Value, texts: AlertTemplates): Fields {
  const escalated = plan.escalations.some(({ spec }) => spec.routes.includes(route.key));
  const first = route.receivers.find(({ channel }) => channel === "pagerduty");
  const ours = plan.system.where.pagerduty !== undefined && escalated && first === receiver;
  return {
    integrationKey: ours ? { ref: `pagerduty:integration-${route.key}`, output: "integrationKey" } : address,
    severity: texts.severity,
    summary: texts.title,
    class: "{{ .CommonLabels.alert }}",
    group: plan.system.key,
    details: { text: texts.body },
  };
}

function hoursDeclaration(plan: Plan, route: PlannedRoute, hours: Stated<Schedule>): ResourceSpec | undefined {
  const intervals = timeIntervals(hours.value);
  if (!intervals) return undefined;
  const facts = route.facts.filter((fact) => fact.role === "hours");
  const [time] = intervals[0]?.times ?? [];
  const place = (end: "start" | "end") => ({
    path: `intervals[0].times[0].${end}`,
    via: { kind: "unit", format: "token", token: time?.[end] ?? "" } as const,
  });
  return {
    key: `hours-${route.key}`,
    type: "grafana:alerting/muteTiming:MuteTiming",
    concern: "notification",
    inputs: {
      name: physicalName([contactPointName(plan, route), "hours"], limits.name),
      intervals: spelled(intervals),
    },
    clauses: facts.map((fact) => fact.clause),
    evidence: time ? [...pointsOf(facts, "hours", place("start")), ...pointsOf(facts, "hours", place("end"))] : [],
  };
}

function receiverProblem(plan: Plan, receiver: Receiver): Problem | undefined {
  const where = { at: receiver.at, path: receiver.path };
  if (channels[receiver.channel] === undefined) {
    return {
      code: "GRAFANA-CHANNEL",
      ...where,
      what: `Grafana cannot reach receiver ${receiver.key} by ${receiver.channel}`,
      given: receiver.channel,
      allowed: Object.keys(channels).join(", "),
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
