import { type MonitoredResource, ownerships, type Problem } from "../../../../core/model";
import { merge, nothing } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/resource";
import { instanceOf } from "./instance";
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
  const { dataStores = [], entries } = scope.plan;
  const store = dataStores.find((one) => one.resource?.key === resource.key);
  const backups = entries.backups.filter(({ spec }) => spec.on === resource.key);
  return instanceOf({ resource, ownership, instance, backups, scope, ...(store && { store }) });
}

function unknownOwnership(resource: MonitoredResource, given: string): Problem {
  return resourceProblem(resource, "AWS-DATABASE-OWNERSHIP", {
    what: "unknown ownership mode",
    given,
    allowed: ownerships.join(", "),
    change: "correct ownership, or leave it out to only look at it",
  });
}
