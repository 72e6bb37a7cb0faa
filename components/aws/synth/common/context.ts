import { createHash } from "node:crypto";
import { isLate, type Plan, type Problem, physicalName, shorten, tagsFor } from "../../../../core/model";
import type { SynthContext } from "../../../kit/context";

/** The plan and the account it goes to. */
export interface Context {
  readonly plan: Plan;
  readonly account: string;
  /** Home region; some metrics live elsewhere. */
  readonly region: string;
  readonly partition: string;
  /** Slack workspace, for channels written without one. */
  readonly slackTeamId?: string;
  /** Singletons of the account that this stack owns. */
  readonly owns: readonly string[];
}

/** Reads account and region of the place. A program with components asks its provider for them while it runs. */
export function contextOf(plan: Plan, { place, owns = [] }: SynthContext): { scope?: Context; problems: Problem[] } {
  const { alias, settings } = place;
  const { account, region, slackTeamId } = settings;
  const problems = [
    ...(isLate(account ?? "") || /^\d{12}$/.test(account ?? "")
      ? []
      : [placeProblem(alias, "account", "twelve digits", account)]),
    ...(isLate(region ?? "") || /^[a-z]{2}(-[a-z]+)+-\d$/.test(region ?? "")
      ? []
      : [placeProblem(alias, "region", "such as ap-northeast-1", region)]),
  ];
  if (account === undefined || region === undefined || problems.length > 0) return { problems };
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  return { scope: { plan, account, region, partition, owns, ...(slackTeamId && { slackTeamId }) }, problems };
}

function placeProblem(alias: string, setting: string, allowed: string, given: string | undefined): Problem {
  const path = `hozen:where.aws.${alias}.${setting}`;
  return {
    code: "AWS-PLACE",
    path,
    what: `the AWS place needs its ${setting}, so that a wrong account or region stops the deployment`,
    allowed,
    change: `pulumi config set --path '${path}' <${setting}>`,
    ...(given !== undefined && { given }),
  };
}

/** Physical name with system and environment in front, unique within the limit. */
export function nameOf(scope: Context, parts: readonly string[], limit: number): string {
  const { key, environment } = scope.plan.system;
  return physicalName([key, environment, ...parts], limit);
}

/** The same for platforms that take letters, digits, `-` and `_` only; a changed text keeps a hash, so that it stays unique. */
export function plainNameOf(scope: Context, parts: readonly string[], limit: number): string {
  const { key, environment } = scope.plan.system;
  const text = [key, environment, ...parts].join("-");
  const plain = text.replace(/[^A-Za-z0-9_-]/g, "-");
  if (plain === text) return shorten(text, limit);
  return shorten(`${plain}-${createHash("sha256").update(text).digest("hex").slice(0, 8)}`, limit);
}

/** Tags of a resource made for an alert, route, store, probe or event. */
export function tagsOf(scope: Context, kind: string, key: string): Record<string, string> {
  return tagsFor(scope.plan.system.key, scope.plan.system.environment, { kind, key });
}
