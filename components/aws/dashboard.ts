import * as pulumi from "@pulumi/pulumi";
import { type Signal, textsOf } from "../alert-arguments";
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart } from "../component";
import { Given } from "../given";
import { nothing } from "../kit/fragment";
import { scopeIn } from "./place";
import { dashboardOf } from "./synth/dashboards";

export interface DashboardArgs {
  /** What is drawn, in this order: `[alb.requests(loadBalancer), rds.cpu(db)]`. */
  readonly panels: readonly [Signal, ...Signal[]];
  /** Heading. Default: the name. */
  readonly title?: string;
}

/** The dashboard of a system that the arguments are. Pure. */
export function dashboardInputs(name: string, { panels, title = name }: DashboardArgs, given: Given): SystemPart {
  const resources = panels.map(({ kind, properties }, at) => {
    return [`panel-${at + 1}`, { kind, ...textsOf(properties, given) }] as const;
  });
  return {
    where: { aws: "program" },
    resources: Object.fromEntries(resources),
    dashboards: { [name]: { title, panels: panels.map(({ concept }, at) => `${concept}@panel-${at + 1}`) } },
  };
}

/** A dashboard of CloudWatch. Physical name: `<project>-<name>-<stack>`. */
export class Dashboard extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** Physical name. */
  readonly dashboardName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything that cannot be drawn. */
  constructor(name: string, args: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:Dashboard", name, {}, opts);
    const named: Named = { kind: "Dashboard", name, alone: true };
    const given = new Given();
    const { plan, problems } = planSystemPart(dashboardInputs(name, args, given), named, given);
    refuseIfAny(problems, named);
    const part = dashboardOf(scopeIn(plan, given, this), nothing);
    refuseIfAny(part.problems, named);
    const made = makeResources(this, named, part.declarations, given);
    this.arn = outputOf(made, "dashboard", "dashboardArn");
    this.dashboardName = outputOf(made, "dashboard", "dashboardName");
    this.registerOutputs({ arn: this.arn, dashboardName: this.dashboardName });
  }
}
