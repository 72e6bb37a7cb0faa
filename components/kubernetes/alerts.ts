import * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../core/model";
import {
  alertArguments,
  alertInputs,
  type ConditionArgs,
  type Evaluated,
  type ObjectiveArgs,
  objectiveInputs,
  planAlerts,
} from "../alert-arguments";
import { makeResources, type Named, refuseIfAny } from "../component";
import { Given } from "../given";
import { draftRules } from "./synth/rules/drafts";
import { groupRules } from "./synth/rules/groups";
import { ruleObjects } from "./synth/rules/rule-objects";

/** Where the objects go and which Prometheus takes them. */
export interface RulePlaceArgs {
  readonly namespace: pulumi.Input<string>;
  /** Labels of the `ruleSelector` of Prometheus: `{ release: "kube-prometheus-stack" }`. It ignores objects without. */
  readonly ruleLabels: Readonly<Record<string, string>>;
}

/** Alertmanager decides who is notified, by the label `severity`: `warning` or `critical`. */
export interface AlertRuleArgs extends ConditionArgs, RulePlaceArgs {}

export interface SloArgs extends ObjectiveArgs, RulePlaceArgs {}

const evaluated: Evaluated = { where: { kubernetes: "program" }, engines: { promql: "prometheus" } };

/** The rules of a plan as PrometheusRule objects, children of a component. Returns the names of the objects. */
function makeRules(parent: pulumi.ComponentResource, plan: Plan, given: Given, named: Named, args: RulePlaceArgs) {
  const { drafts, problems } = draftRules(plan);
  const grouped = groupRules(plan, drafts);
  refuseIfAny([...problems, ...grouped.problems], named);
  const site = { namespace: given.literal(args.namespace), selected: args.ruleLabels };
  const { declarations } = ruleObjects(plan, grouped.groups, site);
  makeResources(parent, named, declarations, given);
  return declarations.map(({ inputs }) => String((inputs.metadata as { readonly name?: unknown } | undefined)?.name));
}

/**
 * A rule of the Prometheus operator, or a pair of warning and critical, with a rule for missing series where the concept
 * asks for one. Name of the object: `<project>-<name>-<stack>`.
 */
export class AlertRule extends pulumi.ComponentResource {
  /** Names of the PrometheusRule objects. */
  readonly objectNames: readonly string[];

  /** Throws a `ProblemsError` with everything Prometheus would refuse. */
  constructor(name: string, args: AlertRuleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:kubernetes:AlertRule", name, {}, opts);
    const named: Named = { kind: "AlertRule", name, args: alertArguments, alone: true };
    const given = new Given();
    const plan = planAlerts(alertInputs(name, args, given, evaluated), named, given, args.runbookUrl);
    this.objectNames = makeRules(this, plan, given, named, args);
    this.registerOutputs({ objectNames: this.objectNames });
  }
}

/** An objective with burn-rate alerts of two windows each: fast burns are critical, slow ones warnings. */
export class Slo extends pulumi.ComponentResource {
  /** Names of the PrometheusRule objects. */
  readonly objectNames: readonly string[];

  /** Throws a `ProblemsError` with everything that is wrong with the objective. */
  constructor(name: string, args: SloArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:kubernetes:Slo", name, {}, opts);
    const named: Named = { kind: "Slo", name, alone: true };
    const given = new Given();
    const plan = planAlerts(objectiveInputs(name, args, given, evaluated), named, given, args.runbookUrl);
    this.objectNames = makeRules(this, plan, given, named, args);
    this.registerOutputs({ objectNames: this.objectNames });
  }
}
