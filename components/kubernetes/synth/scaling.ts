import { about, formula } from "../../../core/evidence";
import { baseOf, type Plan, type Planned, type Problem, type ScalingSpec } from "../../../core/model";
import { problemAt } from "../../kit/problems";
import type { TypedSpec } from "../../kit/typed-inputs";
import { objectLabels, objectName } from "./common/names";
import { kubernetesSpec } from "./common/typed-inputs";
import { settingOf, worded } from "./jobs/entry";

export const autoscalerType = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";

/** Seconds a lower load must last before replicas are taken away: the default of the API. */
const settle = 300;

const settings = ["deployment", "target", "minimum", "maximum"] as const;

/** A HorizontalPodAutoscaler for each entry of `scaling` that names a Deployment. */
export function autoscalers(plan: Plan, namespace: string): { declarations: TypedSpec[]; problems: Problem[] } {
  const entries = plan.entries.scaling.filter(({ spec }) => settingOf(spec.platform) === "kubernetes");
  const problems = entries.flatMap(entryProblems);
  if (problems.length > 0) return { declarations: [], problems };
  return { declarations: entries.map((entry) => autoscaler(plan, entry, namespace)), problems };
}

function autoscaler(plan: Plan, entry: Planned<ScalingSpec>, namespace: string): TypedSpec {
  const { spec, facts } = entry;
  const source = (name: "minimum" | "maximum" | "target") => ({
    value: baseOf(spec[name]) ?? 0,
    facts: about(facts, name),
  });
  const percent = { format: "integer", kind: "unit", expression: "100 * documented" } as const;
  return kubernetesSpec({
    key: `scaling-${spec.key}`,
    type: autoscalerType,
    concern: "scaling",
    inputs: {
      apiVersion: "autoscaling/v2",
      kind: worded(entry, "method", "HorizontalPodAutoscaler"),
      metadata: {
        name: objectName(plan.system, "scaling", spec.key),
        namespace: settingOf(spec.namespace) ?? namespace,
        labels: objectLabels(plan.system, { kind: "scaling", key: spec.key }),
      },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: settingOf(spec.deployment) ?? "" },
        minReplicas: formula(source("minimum")),
        maxReplicas: formula(source("maximum")),
        metrics: [
          {
            type: "Resource",
            resource: {
              name: "cpu",
              target: { type: "Utilization", averageUtilization: formula(source("target"), percent) },
            },
          },
        ],
        behavior: { scaleDown: { stabilizationWindowSeconds: settle } },
      },
    },
    clauses: entry.clauses,
  });
}

function entryProblems(entry: Planned<ScalingSpec>): Problem[] {
  const missing = settings.filter((name) => entry.spec[name] === undefined);
  if (missing.length > 0) {
    return missing.map((name) =>
      problemAt(entry, "KUBERNETES-SCALING", {
        what: "a HorizontalPodAutoscaler lacks a setting",
        allowed: settings.join(", "),
        change: `add ${name}:`,
      }),
    );
  }
  const { spec } = entry;
  const [minimum = 0, maximum = 0, target = 0] = [baseOf(spec.minimum), baseOf(spec.maximum), baseOf(spec.target)];
  if (minimum >= 1 && maximum > minimum && target > 0 && target <= 1) return [];
  return [
    problemAt(entry, "KUBERNETES-SCALING", {
      what: "limits between which nothing can scale",
      given: `${minimum} to ${maximum} replicas at ${100 * target}%`,
      allowed: "at least 1, more at most than at least, a share of the requested CPU up to 100%",
      change: "correct minimum, maximum or target",
    }),
  ];
}
