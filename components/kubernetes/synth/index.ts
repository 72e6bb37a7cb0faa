import type { LimitUse, Plan, PlannedRoute, Problem, ResourceSpec } from "../../../core/model";
import { emptySynthesis } from "../../../core/model";
import type { SynthContext } from "../../kit/context";
import type { TypedSpec, TypedSynthesis } from "../../kit/typed-inputs";
import { backupObjects } from "./backup";
import { collectorObjects } from "./collectors/collectors";
import { probeObjects } from "./collectors/probes";
import { sizes } from "./common/limits";
import { objectLabels } from "./common/names";
import { requireSetting } from "./common/settings";
import { jobObjects } from "./jobs";
import { jobIsolation } from "./jobs/isolation";
import { watchedProblems } from "./jobs/watched";
import { alertmanager } from "./notification/alertmanager";
import { draftRules } from "./rules/drafts";
import { groupRules } from "./rules/groups";
import { type ObjectContext, ruleObjects } from "./rules/rule-objects";
import { autoscalers } from "./scaling";

export { configurationText } from "./notification/dummies";

/** A plan as objects of the Prometheus operator: rules, Alertmanager configuration, probes, scrape targets. */
export function synth(plan: Plan, site: SynthContext): TypedSynthesis {
  const { drafts, problems: drafting } = draftRules(plan);
  const probed = plan.probes.some(({ spec }) => spec.provider === "kubernetes");
  const works = workObjects(plan, site);
  const worked = works.declarations.length + works.problems.length > 0;
  if (drafts.length === 0 && drafting.length === 0 && !probed && !worked && !plan.collectors?.length)
    return { ...emptySynthesis, declarations: [] };
  const { object, problems: settings } = objectSite(plan, site);
  const { groups, problems: grouping } = groupRules(plan, drafts);
  const { declarations: ruleDeclarations, rules, largest } = ruleObjects(plan, groups, object);
  const routed = new Set(drafts.flatMap((draft) => (draft.pages ? [draft.rule.route] : [])));
  const routes: PlannedRoute[] = plan.routes.filter((route) => routed.has(route.key));
  const notification = alertmanager(plan, routes, object.namespace, site);
  const probes = probeObjects(plan, object, site);
  const collectors = collectorObjects(plan, object);
  const declarations = [
    ...notification.declarations,
    ...collectors.declarations,
    ...probes.declarations,
    ...works.declarations,
    ...ruleDeclarations,
  ];
  const problems: readonly Problem[][] = [
    settings,
    drafting,
    grouping,
    notification.problems,
    collectors.problems,
    probes.problems,
    works.problems,
  ];
  return { rules, declarations, limits: limitUse(largest, notification.declarations), problems: problems.flat() };
}

/** What runs in the cluster besides watching it: backups, jobs, autoscaling. */
function workObjects(plan: Plan, site: SynthContext): { declarations: TypedSpec[]; problems: Problem[] } {
  const namespace = site.place.settings.namespace ?? "";
  const parts = [backupObjects, jobObjects, autoscalers].map((part) => part(plan, namespace));
  const work = parts.flatMap((part) => part.declarations);
  const declarations = [...jobIsolation(plan, work), ...work];
  const problems = parts.flatMap((part) => part.problems);
  // While an entry is wrong its job is missing, too: one problem at a time.
  return { declarations, problems: problems.length > 0 ? problems : watchedProblems(plan, declarations) };
}

/** Namespace and selection labels. A system with its own Prometheus selects by hozen's labels; others must say theirs. */
function objectSite(plan: Plan, site: SynthContext): { object: ObjectContext; problems: Problem[] } {
  const namespace = requireSetting(site, "namespace", {
    code: "KUBERNETES-NAMESPACE",
    what: "no namespace for the objects of the Prometheus operator",
    example: "monitoring",
  });
  const cluster = site.place.settings.kubeconfigConfig !== undefined;
  const context = requireSetting(site, "context", {
    code: "KUBERNETES-CLUSTER",
    what: "no cluster is named, so the current kubectl context would be changed",
    example: "<context of the kubeconfig>",
  });
  const base = [...namespace.problems, ...(cluster ? [] : context.problems)];
  if (plan.collectors?.some(({ spec }) => spec.kind === "prometheus")) {
    const { "app.kubernetes.io/managed-by": _, ...selected } = objectLabels(plan.system);
    return { object: { namespace: namespace.value, selected }, problems: base };
  }
  const labels = requireSetting(site, "ruleLabels", {
    code: "KUBERNETES-LABELS",
    what: "Prometheus loads only objects with the labels of its ruleSelector, and silently ignores others",
    example: "release=kube-prometheus-stack",
  });
  return {
    object: { namespace: namespace.value, selected: parseLabels(labels.value) },
    problems: [...base, ...labels.problems],
  };
}

/** `a=b,c=d` */
function parseLabels(text: string): Record<string, string> {
  const pairs = text.split(",").filter((pair) => pair.includes("="));
  return Object.fromEntries(pairs.map((pair) => pair.trim().split("=", 2) as [string, string]));
}

function limitUse(largest: number, notification: readonly ResourceSpec[]): LimitUse[] {
  const secret = notification.find(({ key }) => key === "alertmanager-config");
  return [
    ...(largest > 0
      ? [
          {
            name: "bytes of the largest PrometheusRule",
            used: largest,
            allowed: sizes.object.value,
            reference: sizes.object.reference,
          },
        ]
      : []),
    ...(secret
      ? [
          {
            name: "bytes of the Alertmanager configuration",
            used: Buffer.byteLength(JSON.stringify(secret.inputs.stringData)),
            allowed: sizes.secret.value,
            reference: sizes.secret.reference,
          },
        ]
      : []),
  ];
}
