import type { MonitoredResource, Problem, RecoverySpec, ScalingSpec, SecuritySpec } from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";

const groupKind = "aws.ec2.asg";

/** An Auto Scaling group the stack does not make, only scales. */
export interface Group {
  readonly resource: MonitoredResource;
  readonly name: string;
}

type Scoped = Pick<ScalingSpec | SecuritySpec | RecoverySpec, "scope">;

/** The groups an entry names in `scope`. */
export function groupsOf({ scope }: Scoped, entry: Entry, { plan }: Context): { groups: Group[]; problems: Problem[] } {
  const keys = scope?.value ?? [];
  const known = plan.system.resources.filter(({ kind, properties }) => kind === groupKind && properties.group);
  const groups = keys.flatMap((key) => {
    const resource = known.find((one) => one.key === key);
    return resource ? [{ resource, name: resource.properties.group as string }] : [];
  });
  if (keys.length > 0 && groups.length === keys.length) return { groups, problems: [] };
  const problem = problemAt(entry, "AWS-SCALING-GROUP", {
    what: `what is scaled must be resources of kind ${groupKind}`,
    ...(keys.length > 0 && { given: keys.join(", ") }),
    allowed: known.map(({ key }) => key).join(", "),
    change: "name them in scope",
  });
  return { groups: [], problems: [problem] };
}
