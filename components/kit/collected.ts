import {
  collectorJob,
  exact,
  exporterOf,
  type Fidelity,
  type MonitoredResource,
  type Plan,
  type PromqlMeasurement,
} from "../../core/model";

/** Series that carry no label `job` of the system: their exporter serves the whole cluster. First part of their names. */
const exporters: Readonly<Record<string, string>> = {
  kube: "kube-state-metrics",
  container: "kubelet",
  kubelet: "kubelet",
  cnpg: "CloudNativePG",
  barman: "CloudNativePG",
};

/** What a rule reads that nothing in the stack scrapes. */
export interface Uncollected {
  readonly kind: "job" | "exporter" | "series";
  readonly name: string;
}

/** Selectors of scraped series, as `[name, labels]`; recorded series and Prometheus's own are none. */
function selectors(text: string): (readonly [name: string, labels: string])[] {
  const found = text.matchAll(/([a-zA-Z_:][\w:]*)\{((?:[^{}"]|"(?:[^"\\]|\\.)*")*)\}/g);
  return [...found]
    .map(([, name = "", labels = ""]) => [name, labels] as const)
    .filter(([name]) => !name.includes(":") && !name.startsWith("ALERTS"));
}

function monitorsOf({ collectors = [] }: Plan) {
  return collectors.filter(({ spec }) => spec.kind === "service-monitor").map(({ spec }) => spec);
}

/** Labels `job` of everything the stack scrapes and probes. */
function jobsOf(plan: Plan): ReadonlySet<string> {
  const probes = plan.probes.filter(({ spec }) => spec.provider === "kubernetes");
  return new Set([
    ...monitorsOf(plan).map((spec) => collectorJob(plan.system, spec)),
    ...probes.map(({ spec }) => `probe-${spec.key}`),
  ]);
}

const jobIn = (labels: string): string | undefined => /(?:^|,)\s*job=~?"([^"]*)"/.exec(labels)?.[1];
const exporterFor = (name: string): string | undefined => exporters[name.split("_")[0] ?? ""];

/** What the measurement reads on the resource and no collector or probe of the plan brings. */
export function uncollected(plan: Plan, resource: MonitoredResource, measurement: PromqlMeasurement): Uncollected[] {
  const monitors = monitorsOf(plan);
  if (monitors.some(({ on }) => on === resource.key)) return [];
  const { expression, absent = "", traffic = "", records = {} } = measurement;
  const texts = [expression, absent, traffic, ...Object.values(records)];
  const jobs = jobsOf(plan);
  const missing = texts.flatMap(selectors).flatMap(([name, labels]): Uncollected[] => {
    const job = jobIn(labels);
    if (job !== undefined) return jobs.has(job) || job === ".*" ? [] : [{ kind: "job", name: job }];
    const exporter = exporterFor(name);
    if (exporter === undefined) return [{ kind: "series", name }];
    return monitors.some((spec) => exporterOf(spec) === exporter) ? [] : [{ kind: "exporter", name: exporter }];
  });
  return [...new Map(missing.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}

/** A rule whose series nothing in the stack scrapes is as good as what somebody else scrapes, which hozen cannot see. */
export function collectedFidelity(plan: Plan, resource: MonitoredResource, measurement: PromqlMeasurement): Fidelity {
  const [first] = uncollected(plan, resource, measurement);
  if (!first) return exact;
  const what = { job: `job ${first.name}`, exporter: first.name, series: `what exports ${first.name}` }[first.kind];
  return {
    level: "approximated",
    reason: `nothing in this stack scrapes ${what}: without another that does, the rule is blind`,
  };
}

/** The label `job` of the targets a text reads, where it is one. */
export function scrapedJob(plan: Plan, text: string): string | undefined {
  const jobs = selectors(text).map(([name, labels]) => {
    const exporter = exporterFor(name);
    const monitor = monitorsOf(plan).find((spec) => exporter !== undefined && exporterOf(spec) === exporter);
    return jobIn(labels) ?? (monitor && collectorJob(plan.system, monitor));
  });
  return new Set(jobs).size === 1 ? jobs[0] : undefined;
}
