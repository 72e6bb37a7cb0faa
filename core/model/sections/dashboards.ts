import { amount, type Fields, list, objective, schedule, span, text } from "./field";

const panels = (meaning: string) =>
  list(`${meaning}: concepts, panels of dashboards/ or saved queries, also name@resource`);

/** Entries of `dashboards:`; docs/dashboards.md. */
export const dashboardFields = {
  panels: panels("what is drawn"),
  metrics: panels("row of metrics"),
  resources: panels("row of resources"),
  traffic: panels("row of traffic"),
  latency: panels("row of latency"),
  errors: panels("row of errors"),
  logs: panels("row of saved queries"),
  queries: panels("row of queries"),
  locks: panels("row of locks"),
  storage: panels("row of storage"),
  ru: panels("row of request units"),
  throttling: panels("row of throttled requests"),
  connections: panels("row of connections"),
  details: panels("row of details"),
  tables: panels("row of tables"),
  indexes: panels("row of indexes"),
  over: span("the period one value covers"),
  target: objective("line: at least this"),
  minimum: amount("line: at least this", "time", "ratio", "count", "rate", "bytes"),
  threshold: amount("line: at most this", "time", "ratio", "count", "rate", "bytes"),
  maximum: amount("line: at most this", "time", "ratio", "count", "rate", "bytes"),
  setting: text("what the document calls the tool"),
  review: schedule("when people look at it"),
} satisfies Fields;
