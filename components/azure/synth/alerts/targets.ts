import {
  alertPlace,
  combine,
  type EngineName,
  exact,
  type Fidelity,
  type Measurement,
  type MonitoredResource,
  type PlannedAlert,
  type PlannedRule,
  type Problem,
  type SynthesizedRule,
} from "../../../../core/model";
import { engineFor } from "../../../../core/platforms";
import type { Context } from "../common/context";

/** One rule on one resource, as this platform evaluates it. */
export interface Target<M extends Measurement = Measurement> {
  readonly alert: PlannedAlert;
  readonly rule: PlannedRule;
  readonly resource: MonitoredResource;
  readonly measurement: M;
  readonly engine: EngineName;
  /** False for alternatives, which notify nobody. */
  readonly pages: boolean;
  /** ResourceSpec key. */
  readonly key: string;
  readonly id: string;
}

const ownEngines: readonly EngineName[] = ["azure-monitor", "azure-prometheus"];

/** Every rule of the plan that an engine of this platform evaluates, alternatives included. */
export function targetsOf({ plan }: Context): Target[] {
  return plan.alerts.flatMap((alert) => {
    const main = { resource: alert.resource, measurement: alert.measurement, pages: !alert.quiet };
    const others = alert.alternatives.map((other) => ({ ...other, pages: false }));
    return [main, ...others].flatMap((on) => {
      const engine = engineFor(plan.system, on.measurement);
      if (!ownEngines.includes(engine)) return [];
      return alert.rules.map((rule) => targetOf(alert, rule, { ...on, engine }));
    });
  });
}

function targetOf(
  alert: PlannedAlert,
  rule: PlannedRule,
  on: Pick<Target, "resource" | "measurement" | "pages" | "engine">,
): Target {
  const suffix = on.pages ? "" : `-${on.resource.key}`;
  return {
    alert,
    rule,
    ...on,
    key: `alert-${alert.key}-${rule.severity}${suffix}`,
    id: `${rule.id}/${on.engine}${on.pages ? "" : `/${on.resource.key}`}`,
  };
}

/** Parts of the physical name of a rule. */
export function ruleNameParts(target: Target): string[] {
  const parts = [target.alert.key, target.rule.severity];
  return target.pages ? parts : [...parts, target.resource.key];
}

/** The rendered rule, with what holds for every rule on this platform added to its fidelity. */
export function renderedRule(
  target: Target,
  how: { readonly expression: string; readonly fidelity: readonly Fidelity[]; readonly declaration?: string },
): SynthesizedRule {
  const { alert, rule, measurement } = target;
  return {
    id: target.id,
    alert: alert.key,
    clauses: rule.clauses,
    concept: alert.concept,
    severity: rule.severity,
    engine: target.engine,
    pages: target.pages,
    expression: how.expression,
    threshold: rule.threshold,
    for: rule.for,
    fidelity: combine(...how.fidelity, approximation(measurement.approximates), loudness(rule)),
    routes: target.pages ? [rule.route] : [],
    ...(how.declaration !== undefined && { declaration: how.declaration }),
  };
}

/** Approximated with the reason; exact without one. */
export function approximation(reason: string | undefined): Fidelity {
  return reason === undefined ? exact : { level: "approximated", reason };
}

/** Azure has no inhibition: a processing rule filters statically, it cannot look at another alert's state. */
function loudness(rule: PlannedRule): Fidelity {
  if (rule.silencedBy.length === 0) return exact;
  const worse = rule.silencedBy.map((id) => id.split("/").at(-1));
  return approximation(`not silenced while ${worse.join(" or ")} fires: it stays on its own route`);
}

/** A problem of an alert, at the place where the YAML writes it. */
export function alertProblem({ plan }: Context, target: Target, problem: Problem): Problem {
  return { ...alertPlace(plan, target.alert.key), clauses: target.rule.clauses, ...problem };
}
