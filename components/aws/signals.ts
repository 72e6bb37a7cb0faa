import { type Signal, signalsOn, type With } from "../alert-arguments";

const latency = {
  average: "http.latency.avg",
  p50: "http.latency.p50",
  p95: "http.latency.p95",
  p99: "http.latency.p99",
  max: "http.latency.max",
} as const;
/** How many of many requests count: their average, a percentile, or the slowest. */
export type LatencyStatistic = keyof typeof latency;

export interface OfTargetGroup {
  /** Only requests to this target group. Default: all of the load balancer's. */
  readonly targetGroup?: With<"arnSuffix">;
}

type LoadBalancer = With<"arnSuffix">;

function albSignal(concept: string, loadBalancer: LoadBalancer, { targetGroup }: OfTargetGroup = {}): Signal {
  const group = targetGroup && { targetGroup: targetGroup.arnSuffix };
  return { kind: "aws.alb", concept, properties: { loadBalancer: loadBalancer.arnSuffix, ...group } };
}

/** Application Load Balancers: `aws.lb.LoadBalancer`. */
export const alb = {
  /** Time until targets answer, in seconds. */
  targetResponseTime: (loadBalancer: LoadBalancer, statistic: LatencyStatistic = "average", of?: OfTargetGroup) =>
    albSignal(latency[statistic], loadBalancer, of),
  /** Share of requests answered with 5xx. */
  errorRatio: (loadBalancer: LoadBalancer, of?: OfTargetGroup) => albSignal("http.error_ratio", loadBalancer, of),
  /** Answers with 5xx. */
  errors: (loadBalancer: LoadBalancer, of?: OfTargetGroup) => albSignal("http.errors.count", loadBalancer, of),
  /** Share of requests answered with 4xx. */
  clientErrorRatio: (loadBalancer: LoadBalancer, of?: OfTargetGroup) =>
    albSignal("http.client_error_ratio", loadBalancer, of),
  requests: (loadBalancer: LoadBalancer, of?: OfTargetGroup) => albSignal("http.requests.count", loadBalancer, of),
  /** Targets that fail their health check. */
  unhealthyHosts: (loadBalancer: LoadBalancer, targetGroup: With<"arnSuffix">) =>
    albSignal("service.unhealthy_hosts", loadBalancer, { targetGroup }),
};

const queue = signalsOn<With<"name">>("aws.sqs.queue", ({ name }) => ({ queue: name }));
/** Queues of SQS: `aws.sqs.Queue`. */
export const sqs = {
  /** Age of the oldest message, a time. */
  oldestMessageAge: queue("queue.age"),
  /** Messages that wait. */
  depth: queue("queue.depth"),
  inFlight: queue("queue.in_flight"),
  sent: queue("queue.sent.count"),
  received: queue("queue.received.count"),
};

const instance = signalsOn<With<"identifier">>("aws.rds.postgres", ({ identifier }) => ({ instance: identifier }));
/** Database instances: `aws.rds.Instance`. */
export const rds = {
  /** Share of its processors in use. */
  cpu: instance("cpu.utilization"),
  connections: instance("db.connections.count"),
  /** Free storage, bytes. */
  freeStorage: instance("db.storage.free"),
};

const fn = signalsOn<With<"name">>("aws.lambda.function", ({ name }) => ({ function: name }));
/** Functions: `aws.lambda.Function`. */
export const lambda = {
  /** Invocations that failed. */
  errors: fn("function.errors.count"),
  /** Share of invocations that failed. */
  errorRatio: fn("function.error_ratio"),
  throttles: fn("function.throttles.count"),
  /** Run time that 95 of 100 invocations keep. */
  duration: fn("function.duration.p95"),
  invocations: fn("function.invocations.count"),
};

const table = signalsOn<With<"name">>("aws.dynamodb.table", ({ name }) => ({ table: name }));
/** Tables of DynamoDB: `aws.dynamodb.Table`. */
export const dynamodb = {
  /** Requests refused because capacity was used up. */
  throttles: table("db.throttles.count"),
};

const machine = signalsOn<With<"arn">>("aws.sfn.statemachine", ({ arn }) => ({ arn }));
/** State machines: `aws.sfn.StateMachine`. */
export const stepFunctions = {
  failures: machine("job.failures"),
  timeouts: machine("job.timeouts"),
  /** Run time. */
  runtime: machine("job.runtime"),
};
