import { fields, items, text } from "../inputs";
import type { CheckedResource, ResourceRule } from "../rule";

/** Statistics a scrape samples: a query that starts and ends between two scrapes never shows in them. */
const sampled = /\bpg_stat_(activity|statements)\w*/;

/** Slow queries are counted from the database's log, which has every one of them. */
export const logBasedSlowQueries: ResourceRule = {
  name: "log-based-slow-queries",
  description: "rules about slow queries read a counter of log records, never a sampled statistic",
  looksAt: "expressions of Prometheus rules whose name speaks of slow queries",
  remediation: "count the records of the database's log (log_min_duration_statement) and alert on that counter",
  severity: "mandatory",
  scope: "resource",
  isAbout: (resource) => slowQueryRules(resource).length > 0,
  fault: (resource) => {
    const wrong = slowQueryRules(resource).find(({ expr }) => sampled.test(text(expr)));
    return wrong && `${text(wrong.alert)} reads a sampled statistic; count the records of the database's log instead`;
  },
};

function slowQueryRules({ type, inputs }: CheckedResource): Readonly<Record<string, unknown>>[] {
  if (type !== "kubernetes:monitoring.coreos.com/v1:PrometheusRule") return [];
  return items(fields(inputs.spec).groups)
    .flatMap((group) => items(fields(group).rules).map(fields))
    .filter(({ alert }) => /slowquer/i.test(text(alert)));
}
