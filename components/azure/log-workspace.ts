import * as pulumi from "@pulumi/pulumi";
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart } from "../component";
import { Given } from "../given";
import { type PlaceArgs, sceneIn } from "./component-place";
import { logs } from "./synth/logs/logs";

export interface LogWorkspaceArgs extends PlaceArgs {
  /** How long records are kept, `"90 days"`: at least 30 days, at most 2 years. */
  readonly retention: string;
  /** Region: `japaneast`. */
  readonly location: string;
  /** Physical name. Default: `<project>-<stack>-<name>`. */
  readonly workspaceName?: string;
}

/** The log store of a system that the arguments are. Pure. */
export function logWorkspaceInputs(name: string, args: LogWorkspaceArgs): SystemPart {
  const { retention, workspaceName = `${pulumi.getProject()}-${pulumi.getStack()}-${name}` } = args;
  const store = {
    kind: "azure.loganalytics.workspace" as const,
    name: workspaceName,
    ownership: "create" as const,
    keep: retention,
  };
  return { where: { azure: "program" }, logs: { stores: { [name]: store } } };
}

/** A Log Analytics workspace. It holds data: it is protected, and stays when it leaves the program. */
export class LogWorkspace extends pulumi.ComponentResource {
  /** ARM id. */
  readonly id: pulumi.Output<string>;
  /** Physical name. */
  readonly workspaceName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything Log Analytics would refuse. */
  constructor(name: string, args: LogWorkspaceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:azure:LogWorkspace", name, {}, opts);
    const named: Named = { kind: "LogWorkspace", name, args: { keep: "retention", name: "workspaceName" } };
    const given = new Given();
    const { plan, problems } = planSystemPart(logWorkspaceInputs(name, args), named, given);
    refuseIfAny(problems, named);
    const part = logs(sceneIn(plan, args, given, this));
    refuseIfAny(part.problems, named);
    const made = makeResources(this, named, part.declarations, given);
    this.id = outputOf(made, `store-${name}`, "id");
    this.workspaceName = outputOf(made, `store-${name}`, "name");
    this.registerOutputs({ id: this.id, workspaceName: this.workspaceName });
  }
}
