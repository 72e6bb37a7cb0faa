import { amount, type Fields, formed, list, span, text, time, word } from "./field";

/** Entries of `scaling:`. */
export const scalingFields = {
  method: word("what the document calls it", {
    autoscaling: ["auto scaling", "automatic", "自動スケーリング", "オートスケーリング", "自動"],
  }),
  action: word("what is done", { "scale-out": ["スケールアウト"], minimum: ["最小台数"] }),
  threshold: amount("use of CPU from which on it grows", "ratio"),
  target: amount("use of CPU it is held at", "ratio"),
  duration: span("how long the threshold is passed first"),
  add: amount("how many are added", "count"),
  delay: time("the wait after it has grown"),
  minimum: amount("how many there are at least", "count"),
  maximum: amount("how many there are at most, or request units of a database a second", "count", "rate"),
  usual: amount("how many there are by day", "count"),
  "hours-of-day": formed("night, in which only the minimum runs", /\d{1,2}:\d\d-\d{1,2}:\d\d/, "22:00-07:00"),
  holidays: list("days on which only the minimum runs: 2027-01-01"),
  scope: list("groups it is about"),
  size: amount("of a disk", "bytes"),
  setting: formed("size of an App Service plan", /[A-Za-z]\w*/, "P1v3"),
  consistency: word("consistency of Azure Cosmos DB", {
    Strong: [],
    BoundedStaleness: [],
    Session: [],
    ConsistentPrefix: [],
    Eventual: [],
  }),
  platform: word("where it runs, where that is a cluster", { kubernetes: ["k8s"] }),
  namespace: text("namespace of the cluster; default: that of the place"),
  deployment: text("name of the Deployment"),
} satisfies Fields;
