import { type TracedInputs, withStates } from "../../../../core/evidence";
import type { Leaf, Plan, PlannedRoute, Problem, Value } from "../../../../core/model";
import type { SynthContext } from "../../../kit/context";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { objectLabels, objectName } from "../common/names";
import { apart, restricted } from "../common/pods";
import { atSystem } from "../common/settings";
import { kubernetesSpec } from "../common/typed-inputs";
import { hourIntervals } from "./hours";
import { windowIntervals } from "./mutes";
import { receiversOf } from "./receivers";
import { inhibitRules, routingTree } from "./routing";

export const alertmanagerType = "kubernetes:monitoring.coreos.com/v1:Alertmanager";
export const secretType = "kubernetes:core/v1:Secret";
/** File of the configuration inside its Secret, fixed by the operator. */
export const configFile = "alertmanager.yaml";

/** A second instance takes over when a node goes down: nothing else may silence a page. */
const replicas = 2;

/**
 * The raw configuration in a Secret, and the Alertmanager that reads it when the stack owns one. AlertmanagerConfig
 * objects are not used: they know no time zone and add a matcher on the namespace.
 */
export function alertmanager(
  plan: Plan,
  routes: readonly PlannedRoute[],
  namespace: string,
  site: SynthContext,
): { declarations: TypedSpec[]; problems: Problem[] } {
  if (routes.length === 0) return { declarations: [], problems: [] };
  const existing = site.place.settings.alertmanagerSecret;
  const owned = site.owns?.includes("alertmanager");
  if (!owned && existing === undefined) return { declarations: [], problems: [ownerProblem(plan, site)] };
  const { config, problems } = configuration(plan, routes, site);
  const name = existing !== undefined && !owned ? existing : objectName(plan.system, "alertmanager");
  const secret = configSecret(plan, routes, { name, namespace, config });
  const declarations = owned ? [secret, alertmanagerObject(plan, namespace, name)] : [secret];
  return { declarations, problems };
}

function configuration(
  plan: Plan,
  routes: readonly PlannedRoute[],
  site: SynthContext,
): { config: TracedInputs; problems: Problem[] } {
  const { receivers, problems } = receiversOf(plan, routes, site);
  const hours = hourIntervals(routes);
  const windows = windowIntervals(plan, routes);
  const intervals = [...hours.intervals, ...windows.intervals];
  const config = {
    global: globals(site),
    route: routingTree(plan, routes),
    ...(intervals.length > 0 && { time_intervals: intervals }),
    receivers,
    inhibit_rules: inhibitRules(plan),
  };
  return { config, problems: [...problems, ...hours.problems, ...windows.problems] };
}

/** Mail server and Slack webhook shared by all receivers; `...Config` settings name keys of the stack configuration. */
function globals(site: SynthContext): Value {
  const { settings } = site.place;
  const secretOf = (key: string | undefined): Leaf | undefined => (key === undefined ? undefined : { secret: key });
  const fields: Record<string, Leaf | undefined> = {
    smtp_smarthost: settings.smtpSmarthost,
    smtp_from: settings.smtpFrom,
    smtp_auth_username: settings.smtpUsername,
    smtp_auth_password: secretOf(settings.smtpPasswordConfig),
    slack_api_url: secretOf(settings.slackApiUrlConfig),
  };
  const given = Object.entries(fields).filter((entry): entry is [string, Leaf] => entry[1] !== undefined);
  return { resolve_timeout: "5m", ...Object.fromEntries(given) };
}

function configSecret(
  plan: Plan,
  routes: readonly PlannedRoute[],
  made: { readonly name: string; readonly namespace: string; readonly config: TracedInputs },
): TypedSpec {
  const { windows } = windowIntervals(plan, routes);
  const draft = kubernetesSpec({
    key: "alertmanager-config",
    type: secretType,
    concern: "notification",
    inputs: {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: made.name, namespace: made.namespace, labels: objectLabels(plan.system) },
      type: "Opaque",
      stringData: { [configFile]: { json: made.config } },
    },
    clauses: [...new Set([...routes, ...windows].flatMap(({ clauses }) => clauses))],
  });
  return withStates(
    draft,
    routes.flatMap(({ facts }) => facts),
  );
}

function alertmanagerObject(plan: Plan, namespace: string, configSecretName: string): TypedSpec {
  const name = objectName(plan.system);
  return kubernetesSpec({
    key: "alertmanager",
    type: alertmanagerType,
    concern: "notification",
    inputs: {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "Alertmanager",
      metadata: { name, namespace, labels: objectLabels(plan.system) },
      spec: {
        replicas,
        configSecret: configSecretName,
        securityContext: restricted,
        affinity: apart("alertmanager", name),
        resources: { requests: { cpu: "10m", memory: "100Mi" }, limits: { memory: "200Mi" } },
      },
    },
    clauses: [],
    options: { dependsOn: ["alertmanager-config"] },
  });
}

function ownerProblem(plan: Plan, site: SynthContext): Problem {
  return {
    code: "KUBERNETES-ALERTMANAGER",
    ...atSystem(plan.system),
    path: "hozen:owns",
    what: "no Alertmanager would route the alerts of this system: this stack neither owns one nor names the Secret of an existing one",
    change: `pulumi config set --path 'hozen:owns[0]' alertmanager, or pulumi config set --path 'hozen:where.kubernetes.${site.place.alias}.alertmanagerSecret' <name>`,
  };
}
