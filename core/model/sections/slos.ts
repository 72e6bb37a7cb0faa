import { amount, type Fields, list, objective, schedule, span, time, word, wordList } from "./field";

/** Entries of `slos:`; docs/slo.md. */
export const sloFields = {
  target: objective("share of good requests"),
  maximum: amount("share of bad requests, instead of target", "ratio"),
  threshold: amount("slower than this is bad; without target an average to keep", "time"),
  method: word("how the threshold is meant", { average: ["平均"] }),
  period: span("what the target is for"),
  tiers: wordList("burn-rate windows that alert", ["1h", "6h", "1d", "3d"]),
  minimum: amount("minimum number of bad requests before an alert; as a rate: throughput to reach", "count", "rate"),
  usual: amount("usual traffic", "rate"),
  every: span("how often it is evaluated"),
  excludes: list("windows of maintenance: that do not count"),
  downtime: time("time without service in a year, beside target"),
  hours: schedule("hours of service"),
  mttr: time("mean time until an incident is over"),
  mtbf: time("mean time between two incidents"),
  share: amount("of work that is automatic", "ratio"),
} satisfies Fields;
