import { type Signal, signalsOn, type With } from "../alert-arguments";

const latency = {
  average: "http.latency.avg",
  p50: "http.latency.p50",
  p95: "http.latency.p95",
  p99: "http.latency.p99",
} as const;

const service = signalsOn<With<"job">>("prometheus.http", ({ job }) => ({ job }));
/** A service that publishes `http_requests_total` and `http_request_duration_seconds`, by its label `job`. */
export const http = {
  /** Time until requests are answered, in seconds. */
  responseTime: (resource: With<"job">, statistic: keyof typeof latency = "average"): Signal =>
    service(latency[statistic])(resource),
  /** Share of requests answered with 5xx. */
  errorRatio: service("http.error_ratio"),
  requests: service("http.requests.count"),
  /** Whether its targets answer the scrape. */
  up: service("service.up"),
};

const node = signalsOn<With<"job">>("prometheus.node", ({ job }) => ({ job }));
/** Machines with a node exporter, by its label `job`. */
export const nodes = {
  cpu: node("cpu.utilization"),
  memory: node("memory.utilization"),
  disk: node("disk.utilization"),
};

const pods = signalsOn<With<"namespace" | "workload">>("prometheus.kubernetes.workload", (workload) => ({
  namespace: workload.namespace,
  workload: workload.workload,
}));
/** A workload of the cluster, as kube-state-metrics sees it. */
export const workload = {
  restarts: pods("container.restarts"),
  crashLooping: pods("k8s.pods.crash_looping"),
  memory: pods("memory.utilization"),
};
