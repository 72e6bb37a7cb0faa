import {
  alertPlace,
  type Collector,
  collectorProperties,
  type Plan,
  type Problem,
  seconds,
} from "../../../../core/model";
import { engineFor } from "../../../../core/platforms";
import { type Uncollected, uncollected } from "../../../kit/collected";

const day = 86_400;

/** What is wrong with the collectors of a system, and what its rules read that none of them brings. */
export function collectorProblems(plan: Plan): Problem[] {
  const collectors = (plan.collectors ?? []).map(({ spec }) => spec);
  const own = collectors.some(({ kind }) => kind === "prometheus");
  return [
    ...collectors.flatMap(unknownProperties),
    ...collectors.flatMap((spec) => (spec.kind === "prometheus" ? serverProblems(plan, spec) : monitorProblems(spec))),
    ...(own ? blindRules(plan) : []),
  ];
}

type Flaw = Pick<Problem, "what" | "given" | "allowed" | "change">;

function flawed({ at, path }: Pick<Collector, "at" | "path">, flaw: Flaw): Problem {
  return { code: "KUBERNETES-COLLECTOR", at, path, ...flaw };
}

function unknownProperties(spec: Collector): Problem[] {
  const known: readonly string[] = collectorProperties[spec.kind];
  return Object.keys(spec.properties)
    .filter((name) => !known.includes(name))
    .map((name) =>
      flawed(
        { ...spec, path: `${spec.path}.${name}` },
        {
          what: `a ${spec.kind} has no such setting`,
          given: name,
          allowed: known.join(", "),
          change: "correct it, or take it out",
        },
      ),
    );
}

function monitorProblems(spec: Collector): Problem[] {
  if (spec.target) return [];
  return [
    flawed(spec, {
      what: `scrape target ${spec.key} names no Services`,
      change: "add target: with the label app.kubernetes.io/name of the Services to scrape",
    }),
  ];
}

function serverProblems(plan: Plan, spec: Collector): Problem[] {
  const { serviceAccount, storage, replicas = "1" } = spec.properties;
  const kept = spec.keep ? seconds(spec.keep.value) : day;
  const weekOverWeek = plan.alerts.some(
    ({ measurement }) => measurement.language === "promql" && /\boffset 1w\b/.test(measurement.expression),
  );
  const flaws: (Flaw | false)[] = [
    serviceAccount === undefined && {
      what: "the Prometheus server has no service account, and could discover nothing to scrape",
      change: "add serviceAccount: with one that may list and watch services, endpoints and pods",
    },
    !/^[1-9]\d?$/.test(replicas) && {
      what: "no number of Prometheus servers",
      given: replicas,
      allowed: "1 to 99",
      change: "correct replicas:",
    },
    weekOverWeek &&
      kept < 8 * day && {
        what: "a rule compares with the week before, which the server no longer keeps",
        given: spec.keep?.written ?? "the operator's default of 24 hours",
        allowed: "8 days or more",
        change: "raise keep: of the Prometheus collector",
      },
    kept > day &&
      storage === undefined && {
        what: "samples are kept for longer than a day on the disk of the pod, which goes with it",
        given: spec.keep?.written,
        change: "add storage: with the size of a volume, like 50Gi",
      },
  ];
  return flaws.flatMap((flaw) => (flaw ? [flawed(spec, flaw)] : []));
}

/** The only server that judges the rules is the system's own: what it does not scrape nobody sees. */
function blindRules(plan: Plan): Problem[] {
  const blind = new Map<string, { readonly missing: Uncollected; readonly alerts: string[] }>();
  for (const { key, resource, measurement } of plan.alerts) {
    if (measurement.language !== "promql" || engineFor(plan.system, measurement) !== "prometheus") continue;
    for (const missing of uncollected(plan, resource, measurement)) {
      const known = blind.get(missing.name) ?? { missing, alerts: [] };
      known.alerts.push(key);
      blind.set(missing.name, known);
    }
  }
  return [...blind.values()].map(({ missing, alerts }) => ({
    code: "KUBERNETES-BLIND",
    ...alertPlace(plan, alerts[0] ?? ""),
    what: `no collector of this system scrapes ${described(missing)}: rules on it would never fire, or always`,
    given: alerts.join(", "),
    change: remedy(missing),
  }));
}

function described({ kind, name }: Uncollected): string {
  return { job: `the job ${name}`, exporter: name, series: `what exports ${name}` }[kind];
}

function remedy({ kind, name }: Uncollected): string {
  switch (kind) {
    case "job":
      return `add to collectors: { kind: service-monitor, job: ${name}, target: <label app.kubernetes.io/name of its Services> }, or correct job: of the resource`;
    case "exporter":
      return `add to collectors: { kind: service-monitor, exporter: ${name}, target: <label app.kubernetes.io/name of its Service>, namespace: <its namespace>, port: <its port> }`;
    case "series":
      return "add to collectors: { kind: service-monitor, on: <the resource of the alert>, target: <label app.kubernetes.io/name of its Services> }";
  }
}
