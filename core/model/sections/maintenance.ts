import { amount, type Fields, formed, list, schedule, span, text, time, word, wordList } from "./field";
import { clusterFields, jobFields, stepFields } from "./work";

/** Entries of `maintenance:`: windows, checks by people, jobs, and settings of a database. */
export const maintenanceFields = {
  window: schedule("notifications that are expected then are muted"),
  mutes: wordList("severities that are muted; without it warning and info", ["outage", "critical", "warning", "info"]),
  except: list("alerts that notify all the same, by their keys"),
  downtime: time("how long the system is stopped in the window"),
  impact: text("what the document says users notice"),
  schedule: schedule("when it is done"),
  items: text("what people look at then, as a message"),
  statement: text("the statement or program the document names"),
  scope: text("files that are removed: /tmp/app-*"),
  parameter: formed(
    "parameter of the server; one value beside it says to what it is set",
    /[a-z_.]+/,
    "max_connections",
  ),
  setting: text("value of the parameter, or partition key of a container"),
  every: span("value of the parameter"),
  share: amount("value of the parameter, or of how much automation does", "ratio"),
  maximum: amount("value of the parameter", "count", "bytes"),
  ttl: span("how long the document keeps something cached"),
  included: list("paths of an index"),
  excluded: list("paths the index leaves out"),
  mode: word("how the index follows the data", { consistent: [], lazy: [], none: [] }),
  automatic: word("whether the index takes in what is new", { true: [], false: [] }),
  ...clusterFields,
  ...stepFields,
  ...jobFields,
} satisfies Fields;
