import * as pulumi from "@pulumi/pulumi";
import { type Signal, textsOf } from "../alert-arguments";
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart } from "../component";
import { Given } from "../given";
import { settingProblems } from "./synth/common/settings";
import { dashboardPart, neededSources } from "./synth/dashboards";

/** Uids of the data sources that panels ask; those that none asks may be left out. */
export interface DataSources {
  readonly prometheus?: string;
  readonly cloudwatch?: string;
  readonly azureMonitor?: string;
}

export interface DashboardArgs {
  /** What is drawn, in this order, from any platform. */
  readonly panels: readonly [Signal, ...Signal[]];
  readonly dataSources: DataSources;
  /** Heading. Default: the name. */
  readonly title?: string;
}

/** The dashboard of a system that the arguments are. Pure. */
export function dashboardInputs(name: string, args: DashboardArgs, given: Given): SystemPart {
  const { panels, title = name } = args;
  const resources = panels.map(({ kind, properties }, at) => [
    `panel-${at + 1}`,
    { kind, ...textsOf(properties, given) },
  ]);
  return {
    where: { grafana: "program" },
    resources: Object.fromEntries(resources),
    dashboards: { [name]: { title, panels: panels.map(({ concept }, at) => `${concept}@panel-${at + 1}`) } },
  };
}

/** A dashboard of Grafana in a folder of its own. */
export class Dashboard extends pulumi.ComponentResource {
  /** Uid of the dashboard, part of its address. */
  readonly uid: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything that cannot be drawn. */
  constructor(name: string, args: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:grafana:Dashboard", name, {}, opts);
    const named: Named = { kind: "Dashboard", name, alone: true };
    const given = new Given();
    const { plan, problems } = planSystemPart(dashboardInputs(name, args, given), named, given);
    refuseIfAny(problems, named);
    const { prometheus = "", cloudwatch = "", azureMonitor = "" } = args.dataSources;
    const settings = {
      url: "program",
      prometheusDatasource: prometheus,
      cloudwatchDatasource: cloudwatch,
      azureMonitorDatasource: azureMonitor,
    };
    const site = { place: { alias: "program", settings }, owns: [] };
    const drawn = dashboardPart(plan, site);
    refuseIfAny(settingProblems(site, neededSources(plan)), named);
    const made = makeResources(this, named, drawn, given);
    this.uid = outputOf(made, `dashboard-${name}`, "uid");
    this.registerOutputs({ uid: this.uid });
  }
}
