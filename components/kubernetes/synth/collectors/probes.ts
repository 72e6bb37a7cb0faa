import { textEvidence, viaFor } from "../../../../core/evidence";
import { durationVia, pointsOf, prometheusDuration } from "../../../../core/expressions";
import type { EvidencePoint, Plan, Planned, ProbeSpec, Problem, ResourceSpec, Value } from "../../../../core/model";
import { objectLabels, objectName } from "../common/names";
import { requireSetting, type Site } from "../common/site";
import type { ObjectSite } from "../rules/rule-objects";

export const probeType = "kubernetes:monitoring.coreos.com/v1:Probe";

/** The blackbox exporter's stock module: any 2xx answer is success. */
const anySuccess = "http_2xx";

/** Checks from outside, made by a blackbox exporter that exists in the cluster. */
export function probeObjects(
  plan: Plan,
  object: ObjectSite,
  site: Site,
): { declarations: ResourceSpec[]; problems: Problem[] } {
  const probes = plan.probes.filter(({ spec }) => spec.provider === "kubernetes");
  if (probes.length === 0) return { declarations: [], problems: [] };
  const prober = requireSetting(site, "prober", {
    code: "KUBERNETES-PROBER",
    what: "probes need the address of a blackbox exporter in the cluster",
    example: "blackbox-exporter.monitoring.svc:9115",
  });
  return {
    declarations: probes.map((probe) => probeObject(plan, probe, prober.value, object)),
    problems: [...prober.problems, ...probes.flatMap(({ spec }) => probeProblems(spec))],
  };
}

function probeObject(plan: Plan, probe: Planned<ProbeSpec>, prober: string, object: ObjectSite): ResourceSpec {
  const { spec } = probe;
  const inputs = {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "Probe",
    metadata: {
      name: objectName(plan.system, "probe", spec.key),
      namespace: object.namespace,
      labels: { ...objectLabels(plan.system, { kind: "probe", key: spec.key }), ...object.selected },
    },
    spec: {
      jobName: `probe-${spec.key}`,
      interval: prometheusDuration(spec.every.value),
      ...(spec.timeout && { scrapeTimeout: prometheusDuration(spec.timeout.value) }),
      module: moduleOf(spec),
      prober: { url: prober },
      targets: { staticConfig: { static: [`${spec.url ?? ""}${spec.path?.value ?? ""}`] } },
    } satisfies Record<string, Value>,
  };
  return {
    key: `probe-${spec.key}`,
    type: probeType,
    concern: "probes",
    inputs,
    clauses: probe.clauses,
    evidence: probeEvidence(probe, inputs),
  };
}

function moduleOf(spec: ProbeSpec): string {
  return spec.properties.module ?? anySuccess;
}

function probeEvidence(
  { spec, facts }: Planned<ProbeSpec>,
  inputs: Readonly<Record<string, unknown>>,
): EvidencePoint[] {
  const expected = facts.filter((fact) => fact.role === "expect");
  return [
    ...pointsOf(facts, "every", { path: "spec.interval", via: durationVia }),
    ...pointsOf(facts, "wait", { path: "spec.scrapeTimeout", via: durationVia }),
    // What the answer must be is the module's matter: the module stands for the documented status or text.
    ...expected.map((fact): EvidencePoint => {
      const via = viaFor(fact, { kind: "formula", format: "token", token: moduleOf(spec), of: fact.written });
      return { clause: fact.clause, role: fact.role, path: "spec.module", via };
    }),
    ...textEvidence(
      facts.filter((fact) => fact.role === "probe" || fact.role === "text"),
      inputs,
    ),
  ];
}

function probeProblems(spec: ProbeSpec): Problem[] {
  const where = { at: spec.at, path: spec.yamlPath };
  const own = spec.properties.module === undefined;
  const status = spec.expectStatus?.value;
  const problems: Problem[] = [];
  if (own && (spec.expectText || (status !== undefined && !/^2\d\d$/.test(status)))) {
    problems.push({
      code: "KUBERNETES-MODULE",
      ...where,
      what: `module ${anySuccess} of the blackbox exporter checks neither a text nor a status outside 2xx`,
      given: spec.expectText?.written ?? status ?? "",
      change: "give the probe a module: that does, as the blackbox exporter names it",
    });
  }
  if (spec.locations && Number(spec.locations.value.amount) > 1) {
    problems.push({
      code: "KUBERNETES-LOCATIONS",
      ...where,
      what: "a blackbox exporter probes from its own cluster only",
      given: spec.locations.written,
      allowed: "1 location",
      change: "let provider aws or azure probe, or leave locations out",
    });
  }
  return problems;
}
