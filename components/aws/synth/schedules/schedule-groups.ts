import { type ResourceContracts, type ResourceSpec, schedulesKey } from "../../../../core/model";
import { type Context, plainNameOf, tagsOf } from "../common/context";
import { limits } from "../common/limits";
import { type AwsResource, awsResource } from "../common/resource";
import { concerns, tokens } from "../common/tokens";

/** Key of the group of a region; alerts refer to that of the home region. */
export function groupKey({ region: home }: Context, region = home): string {
  return region === home ? schedulesKey : `${schedulesKey}-${region}`;
}

/** The schedules of a system and environment, in a group of their own: its metrics are theirs, and so are its roles. */
export function groupName(scope: Context): string {
  return plainNameOf(scope, [schedulesKey], limits.scheduleName.value);
}

/** The groups that are asked for: by a schedule, or by an alert on them. */
export function groupsOf(declarations: readonly ResourceSpec[], scope: Context): AwsResource[] {
  const timers = declarations.filter(({ type }) => type === tokens.schedule);
  const regions = timers.map(({ inputs }) => (typeof inputs.region === "string" ? inputs.region : scope.region));
  const watched = scope.plan.alerts.some(({ resource }) => resource.properties.name === `@${groupKey(scope)}#name`);
  const wanted = new Set([...(watched ? [scope.region] : []), ...regions.sort()]);
  return [...wanted].map((region) => groupOf(region, scope));
}

function groupOf(region: string, scope: Context): AwsResource {
  const key = groupKey(scope, region);
  const place = region === scope.region ? {} : { region };
  return awsResource({
    key,
    type: tokens.scheduleGroup,
    concern: concerns.schedules,
    inputs: { name: groupName(scope), ...place, tags: tagsOf(scope, "schedules", key) },
  });
}

/** What EventBridge Scheduler asks of a group. */
export const groupContracts: ResourceContracts = {
  [tokens.scheduleGroup]: {
    required: ["name"],
    identity: "{region} {input.name}",
    id: "{input.name}",
    fixed: ["name"],
    outputs: { arn: "arn:aws:scheduler:{region}:{account}:schedule-group/{input.name}" },
  },
};
