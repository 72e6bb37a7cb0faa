import { ofRole, spelled } from "../../../../core/evidence";
import type { Problem, Receiver, Value } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import { type Context, plainNameOf, tagsOf } from "../common/context";
import { isAbout } from "../common/evidence";
import { chatRegions, limits } from "../common/limits";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { serviceRole } from "../common/service-role";
import { concerns, tokens } from "../common/tokens";
import { isSlackWebhook, type RouteUse, topicKey } from "./routes";

interface SlackAddress {
  readonly slackTeamId: string;
  readonly slackChannelId: string;
}

interface TeamsAddress {
  readonly tenantId: string;
  readonly teamId: string;
  readonly channelId: string;
}

/** One chat channel and everything that is posted to it. */
interface ChatChannel {
  readonly receiver: Receiver;
  /** Ids that name the channel. */
  readonly address: SlackAddress | TeamsAddress;
  readonly uses: readonly RouteUse[];
}

const roleKey = "chat-role";

/** Chat configurations: one per channel over all topics posted to it, and the role they share. */
export function chatOf(uses: readonly RouteUse[], scope: Context): Fragment {
  const { channels, problems } = channelsOf(uses, scope);
  if (channels.length === 0) return { ...nothing, problems };
  const declarations = [...roleOf(scope), ...channels.map((channel) => configurationOf(channel, scope))];
  return { ...nothing, declarations, problems };
}

function channelsOf(uses: readonly RouteUse[], scope: Context): { channels: ChatChannel[]; problems: Problem[] } {
  const found = new Map<string, ChatChannel>();
  const flawed = new Map<string, Problem>();
  for (const use of uses) {
    for (const receiver of use.route.receivers) {
      if (receiver.channel !== "slack" && receiver.channel !== "teams") continue;
      if (isSlackWebhook(receiver)) continue;
      const address = addressOf(receiver, scope);
      if (!address) {
        flawed.set(receiver.key, addressProblem(receiver));
        continue;
      }
      const id = Object.values(address).join("/");
      const known = found.get(id);
      found.set(id, known ? { ...known, uses: [...known.uses, use] } : { receiver, address, uses: [use] });
    }
  }
  return { channels: [...found.values()], problems: [...flawed.values()] };
}

/** Slack: `T0123/C0456`, or `C0456` in the workspace of the place. Teams: `tenant/team/channel`. */
function addressOf(receiver: Receiver, scope: Context): SlackAddress | TeamsAddress | undefined {
  const parts = receiver.secret ? [] : (receiver.address ?? "").split("/");
  if (receiver.channel === "teams") {
    const [tenantId = "", teamId = "", channelId = "", ...more] = parts;
    const right = isGuid(tenantId) && isGuid(teamId) && isTeamsChannel(channelId) && more.length === 0;
    return right ? { tenantId, teamId, channelId } : undefined;
  }
  const [team, channel] = parts.length === 1 ? [scope.slackTeamId, parts[0]] : parts;
  if (!/^[TE][A-Z0-9]+$/.test(team ?? "") || !/^[CG][A-Z0-9]+$/.test(channel ?? "")) return undefined;
  return { slackTeamId: team as string, slackChannelId: channel as string };
}

const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
/** The id as a link to the channel holds it: `19%3A...%40thread.tacv2`. */
const isTeamsChannel = (text: string): boolean => /^[\w\-=+.,]*%3a[\w\-=+.,]*%40[\w\-=+.,]*$/i.test(text);

function addressProblem(receiver: Receiver): Problem {
  const slack = receiver.channel === "slack";
  return problemAt(receiver, slack ? "AWS-SLACK" : "AWS-TEAMS", {
    what: `AWS posts to ${receiver.channel} through its chat service, which needs the ids of the ${slack ? "workspace and the channel" : "tenant, team and channel"}`,
    given: receiver.secret ? "a secret" : (receiver.address ?? "nothing"),
    allowed: slack
      ? "T0123ABCD/C0123ABCD"
      : "<tenant id>/<team id>/<channel id>, the ids as the link to the channel holds them: <GUID>/<GUID>/19%3A...%40thread.tacv2",
    change: `pulumi config set <system>:${receiver.config} <${slack ? "workspace>/<channel" : "tenant>/<team>/<channel"}>`,
  });
}

/** What the chat service may do in the account: read the metric an alarm message shows a chart of, nothing else. */
const charts: Value = {
  Effect: "Allow",
  Action: ["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:GetMetricWidgetImage"],
  Resource: "*",
};

function roleOf(scope: Context): AwsResource[] {
  return serviceRole(
    {
      key: roleKey,
      name: ["chat"],
      concern: concerns.notification,
      service: "chatbot.amazonaws.com",
      statements: [charts],
      tags: tagsOf(scope, "route", "chat"),
    },
    scope,
  );
}

function configurationOf({ receiver, address, uses }: ChatChannel, scope: Context): AwsResource {
  const topics = uses.flatMap(({ route, regions }) => regions.map((region) => topicKey(scope, route.key, region)));
  const facts = uses.flatMap(({ route }) => route.facts.filter(isAbout(receiver)));
  const channel = (id: string) => spelled({ value: id, facts: ofRole(facts, "channel") }, (text) => text);
  const common = {
    configurationName: plainNameOf(scope, [receiver.key], limits.chatConfigurationName.value),
    iamRoleArn: { ref: roleKey, output: "arn" },
    snsTopicArns: [...new Set(topics)].sort().map((ref) => ({ ref, output: "arn" })),
    // Without a guardrail the channel's people could run anything the service allows.
    guardrailPolicyArns: [`arn:${scope.partition}:iam::aws:policy/CloudWatchReadOnlyAccess`],
    loggingLevel: "ERROR",
    ...chatRegion(scope),
    tags: tagsOf(scope, "receiver", receiver.key),
  };
  const concern = concerns.notification;
  if ("slackChannelId" in address) {
    const inputs = { ...common, ...address, slackChannelId: channel(address.slackChannelId) };
    return awsResource({ key: `slack-${receiver.key}`, type: tokens.slackChannel, concern, inputs }, facts);
  }
  const inputs = { ...common, ...address, channelId: channel(address.channelId) };
  return awsResource({ key: `teams-${receiver.key}`, type: tokens.teamsChannel, concern, inputs }, facts);
}

function chatRegion(scope: Context): { region?: string } {
  return (chatRegions as readonly string[]).includes(scope.region) ? {} : { region: "us-east-2" };
}
