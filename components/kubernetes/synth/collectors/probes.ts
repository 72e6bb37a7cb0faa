import { duration, inText, ofRole, spelled, textOf, verbatim, withStates } from "../../../../core/evidence";
import type { Plan, Planned, ProbeSpec, Problem } from "../../../../core/model";
import type { SynthContext } from "../../../kit/context";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { objectLabels, objectName } from "../common/names";
import { requireSetting } from "../common/settings";
import { kubernetesSpec } from "../common/typed-inputs";
import type { ObjectContext } from "../rules/rule-objects";

export const probeType = "kubernetes:monitoring.coreos.com/v1:Probe";

/** The blackbox exporter's stock module: any 2xx answer is success. */
const anySuccess = "http_2xx";

/** Checks from outside, made by a blackbox exporter that exists in the cluster. */
export function probeObjects(
  plan: Plan,
  object: ObjectContext,
  site: SynthContext,
): { declarations: TypedSpec[]; problems: Problem[] } {
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

function probeObject(plan: Plan, probe: Planned<ProbeSpec>, prober: string, object: ObjectContext): TypedSpec {
  const { spec, facts, clauses } = probe;
  const module = moduleOf(spec);
  const expected = [spec.expectStatus, spec.expectText].flatMap((stated) =>
    stated ? textOf(stated, ofRole(facts, "expect")).facts : [],
  );
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
      interval: duration(spec.every.value, ofRole(facts, "every")),
      ...(spec.timeout && { scrapeTimeout: duration(spec.timeout.value, ofRole(facts, "wait")) }),
      // What the answer must be is the module's matter: the module stands for the documented status or text.
      module: spelled({ value: module, facts: expected }, (name) => name),
      prober: { url: prober },
      targets: {
        staticConfig: {
          static: [inText`${spec.url ?? ""}${spec.path ? verbatim(textOf(spec.path, ofRole(facts, "probe"))) : ""}`],
        },
      },
    },
  } as const;
  const draft = kubernetesSpec({ key: `probe-${spec.key}`, type: probeType, concern: "probes", inputs, clauses });
  return withStates(draft, facts);
}

function moduleOf(spec: ProbeSpec): string {
  return spec.properties.module ?? anySuccess;
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
