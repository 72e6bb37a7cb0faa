import { type MonitoredResource, ownerships, type Problem } from "../../../../core/model";
import { merge, nothing } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/resource";
import { instanceOf } from "./instance";
import { databaseLimits as limits } from "./limits";
import { resourceProblem } from "./owned";
import { databaseKind } from "./tokens";

/** Databases the stack makes or takes over. One without `ownership`, or with `check`, is left to whoever declares it. */
export function databasesOf(scope: Context): Fragment {
  const databases = scope.plan.system.resources.filter(({ kind, present }) => kind === databaseKind && present);
  return merge(...databases.map((resource) => databaseOf(resource, scope)));
}

function databaseOf(resource: MonitoredResource, scope: Context): Fragment {
  const { ownership: said = "check", instance = "" } = resource.properties;
  const ownership = ownerships.find((one) => one === said);
  if (ownership === "check") return nothing;
  if (ownership === undefined) return { ...nothing, problems: [unknownOwnership(resource, said)] };
  if (!isIdentifier(instance)) return { ...nothing, problems: [noIdentifier(resource, instance)] };
  const { dataStores = [], intents } = scope.plan;
  const store = dataStores.find((one) => one.resource?.key === resource.key);
  const backups = intents.filter(({ spec }) => spec.section === "backups" && spec.on === resource.key);
  return instanceOf({ resource, ownership, instance, backups, scope, ...(store && { store }) });
}

/** RDS keeps identifiers in small letters. */
function isIdentifier(text: string): boolean {
  return text.length <= limits.identifier.value && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);
}

function unknownOwnership(resource: MonitoredResource, given: string): Problem {
  return resourceProblem(resource, "AWS-DATABASE-OWNERSHIP", {
    what: "no way to own a database",
    given,
    allowed: ownerships.join(", "),
    change: "correct ownership, or leave it out to only look at it",
  });
}

function noIdentifier(resource: MonitoredResource, given: string): Problem {
  return resourceProblem(resource, "AWS-DATABASE-NAME", {
    what: "what the stack makes or takes over is named by its identifier",
    given: given || "none",
    allowed: `1 to ${limits.identifier.value} small letters, digits and single hyphens, the first a letter (${limits.identifier.reference})`,
    change: "correct instance",
  });
}
