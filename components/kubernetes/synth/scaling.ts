import {
  baseOf,
  type Plan,
  type Planned,
  type Problem,
  type ResourceSpec,
  type ScalingSpec,
} from "../../../core/model";
import { problemAt } from "../../kit/problems";
import { objectLabels, objectName } from "./common/names";
import { settingOf, settingPoints, wordVia } from "./jobs/entry";

export const autoscalerType = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";

/** Seconds a lower load must last before replicas are taken away: the default of the API. */
const settle = 300;

const settings = ["deployment", "target", "minimum", "maximum"] as const;

/** A HorizontalPodAutoscaler for each entry of `scaling` that names a Deployment. */
export function autoscalers(plan: Plan, namespace: string): { declarations: ResourceSpec[]; problems: Problem[] } {
  const entries = plan.entries.scaling.filter(({ spec }) => settingOf(spec.platform) === "kubernetes");
  const problems = entries.flatMap(entryProblems);
  if (problems.length > 0) return { declarations: [], problems };
  return { declarations: entries.map((entry) => autoscaler(plan, entry, namespace)), problems };
}

function autoscaler(plan: Plan, entry: Planned<ScalingSpec>, namespace: string): ResourceSpec {
  const { spec } = entry;
  const name = objectName(plan.system, "scaling", spec.key);
  const inputs = {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: {
      name,
      namespace: settingOf(entry.spec.namespace) ?? namespace,
      labels: objectLabels(plan.system, { kind: "scaling", key: spec.key }),
    },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: settingOf(entry.spec.deployment) ?? "" },
      minReplicas: baseOf(entry.spec.minimum) ?? 0,
      maxReplicas: baseOf(entry.spec.maximum) ?? 0,
      metrics: [
        {
          type: "Resource",
          resource: {
            name: "cpu",
            target: {
              type: "Utilization",
              averageUtilization: Math.round(100 * (baseOf(entry.spec.target) ?? 0)),
            },
          },
        },
      ],
      behavior: { scaleDown: { stabilizationWindowSeconds: settle } },
    },
  };
  const number = { kind: "same", format: "number" } as const;
  return {
    key: `scaling-${spec.key}`,
    type: autoscalerType,
    concern: "scaling",
    inputs,
    clauses: entry.clauses,
    evidence: [
      ...settingPoints(entry, "method", { path: "kind", via: wordVia("HorizontalPodAutoscaler") }),
      ...settingPoints(entry, "minimum", { path: "spec.minReplicas", via: number }),
      ...settingPoints(entry, "maximum", { path: "spec.maxReplicas", via: number }),
      ...settingPoints(entry, "target", {
        path: "spec.metrics[0].resource.target.averageUtilization",
        via: { kind: "unit", format: "integer", expression: "100 * documented" },
      }),
    ],
  };
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
