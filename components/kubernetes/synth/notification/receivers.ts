import {
  about,
  inText,
  ofRole,
  spelled,
  type TracedEntries,
  type TracedInputs,
  type TracedText,
} from "../../../../core/evidence";
import { type AlertTemplates, alertTemplates } from "../../../../core/expressions";
import type { Channel, Plan, PlannedRoute, Problem, Receiver, Value } from "../../../../core/model";
import type { SynthContext } from "../../../kit/context";
import { byHours, hoursName } from "./hours";

type Fields = Readonly<Record<string, Value>>;

/** Channels Alertmanager has a list for: `<channel>_configs`. */
const channels: readonly Channel[] = ["slack", "email", "pagerduty", "webhook"];

/** Discards what it gets: alternatives, and alerts of systems with an Alertmanager of their own. */
export const nobody = "nobody";

/** Name of the Alertmanager receiver of a route; receivers with hours get one of their own. */
export function receiverName(route: PlannedRoute, hours?: string): string {
  return hours === undefined ? `route-${route.key}` : `route-${route.key} ${hours}`;
}

/** Everybody the routes tell. */
export function receiversOf(
  plan: Plan,
  routes: readonly PlannedRoute[],
  site: SynthContext,
): { receivers: (TracedEntries | TracedInputs)[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const receivers = routes.flatMap((route) =>
    byHours(route).map(({ hours, receivers: told }) => {
      const lists = new Map<Channel, { readonly receivers: Receiver[]; readonly configs: Fields[] }>();
      for (const receiver of told) {
        const made = channelConfig(plan, route, receiver, site);
        problems.push(...made.problems);
        if (!made.config) continue;
        const list = lists.get(receiver.channel) ?? { receivers: [], configs: [] };
        list.receivers.push(receiver);
        list.configs.push(made.config);
        lists.set(receiver.channel, list);
      }
      const entries = [...lists].map(
        ([channel, list]) => [listName(route, channel, list.receivers), list.configs] as const,
      );
      const name = [inText`name`, receiverName(route, hours && hoursName(hours))] as const;
      return { tracedEntries: [name, ...entries] };
    }),
  );
  return { receivers: [...receivers, { name: nobody }], problems: unique(problems) };
}

/** A documented channel is the first word of the configuration list its receivers are in: `slack` of `slack_configs`. */
function listName({ facts }: PlannedRoute, channel: Channel, receivers: readonly Receiver[]): TracedText {
  const stating = receivers.flatMap(({ key }) => about(ofRole(facts, "channel"), key));
  return inText`${spelled({ value: channel, facts: stating }, (word) => word)}_configs`;
}

function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function channelConfig(
  plan: Plan,
  route: PlannedRoute,
  receiver: Receiver,
  site: SynthContext,
): { config?: Fields; problems: Problem[] } {
  if (!channels.includes(receiver.channel)) return { problems: [channelProblem(receiver)] };
  const address = addressOf(plan, receiver);
  if (address === undefined) return { problems: [addressProblem(plan, receiver)] };
  const texts = alertTemplates(plan.system, route);
  switch (receiver.channel) {
    case "slack":
      return { config: slack(receiver, address, texts), problems: slackProblems(receiver, site) };
    case "email":
      return { config: email(address, texts), problems: smtpProblems(site) };
    case "pagerduty":
      return { config: pagerduty(plan, pagingKey(plan, route, receiver, address), texts), problems: [] };
    default:
      return { config: { send_resolved: true, url: address }, problems: [] };
  }
}

/** A secret of the stack configuration, or the plain address. */
function addressOf(plan: Plan, receiver: Receiver): Value | undefined {
  return receiver.secret ? { secret: `${plan.system.key}:${receiver.config}` } : receiver.address;
}

/** The first pager of an escalated route is the integration made for that route; others have keys of their own. */
function pagingKey(plan: Plan, route: PlannedRoute, receiver: Receiver, address: Value): Value {
  const escalated = plan.escalations.some(({ spec }) => spec.routes.includes(route.key));
  const first = route.receivers.find(({ channel }) => channel === "pagerduty");
  if (plan.system.where.pagerduty === undefined || !escalated || first !== receiver) return address;
  return { ref: `pagerduty:integration-${route.key}`, output: "integrationKey" };
}

/** A webhook is a secret address; anything else is a channel of the workspace the global webhook belongs to. */
function slack(receiver: Receiver, address: Value, texts: AlertTemplates): Fields {
  return {
    send_resolved: true,
    ...(receiver.secret ? { api_url: address } : { channel: address }),
    title: texts.title,
    title_link: texts.runbook,
    text: texts.body,
  };
}

function email(address: Value, texts: AlertTemplates): Fields {
  return { send_resolved: true, to: address, headers: { Subject: texts.title }, html: texts.html, text: texts.body };
}

function pagerduty(plan: Plan, key: Value, texts: AlertTemplates): Fields {
  return {
    send_resolved: true,
    routing_key: key,
    description: texts.title,
    severity: texts.severity,
    class: "{{ .CommonLabels.alert }}",
    group: plan.system.key,
    client: "hozen",
    client_url: texts.runbook,
    details: { text: texts.body },
  };
}

function channelProblem(receiver: Receiver): Problem {
  return {
    code: "KUBERNETES-CHANNEL",
    at: receiver.at,
    path: receiver.path,
    what: `Alertmanager cannot reach receiver ${receiver.key} by ${receiver.channel}`,
    given: receiver.channel,
    allowed: channels.join(", "),
    change: "let PagerDuty call and text, or give the receiver a webhook",
  };
}

function addressProblem(plan: Plan, receiver: Receiver): Problem {
  return {
    code: "KUBERNETES-ADDRESS",
    at: receiver.at,
    path: receiver.path,
    what: `receiver ${receiver.key} has no address`,
    change: `pulumi config set ${plan.system.key}:${receiver.config} <address>`,
  };
}

function slackProblems(receiver: Receiver, site: SynthContext): Problem[] {
  if (receiver.secret || site.place.settings.slackApiUrlConfig !== undefined) return [];
  return [
    {
      code: "KUBERNETES-SLACK",
      at: receiver.at,
      path: receiver.path,
      what: `receiver ${receiver.key} names a Slack channel, and Alertmanager has no webhook to post with`,
      change: `make the receiver's config a webhook with secret: true, or pulumi config set --path 'hozen:where.kubernetes.${site.place.alias}.slackApiUrlConfig' <config key of the webhook>`,
    },
  ];
}

function smtpProblems(site: SynthContext): Problem[] {
  return (["smtpSmarthost", "smtpFrom"] as const)
    .filter((setting) => site.place.settings[setting] === undefined)
    .map((setting) => {
      const path = `hozen:where.kubernetes.${site.place.alias}.${setting}`;
      const example = setting === "smtpSmarthost" ? "smtp.example.com:587" : "alerts@example.com";
      return {
        code: "KUBERNETES-SMTP",
        path,
        what: "Alertmanager needs a mail server for its e-mail receivers",
        change: `pulumi config set --path '${path}' ${example}`,
      };
    });
}
