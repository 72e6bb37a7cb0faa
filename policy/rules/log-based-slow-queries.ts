import type { PolicyRule } from "../rule";

interface RuleGroup {
  readonly rules?: readonly { readonly alert?: string; readonly expr?: string }[];
}

/** Statistics a scrape samples: a query that starts and ends between two scrapes never shows in them. */
const sampled = /\bpg_stat_(activity|statements)\w*/;

/** Slow queries are counted from the database's log, which has every one of them. */
export const logBasedSlowQueries: PolicyRule = {
  name: "log-based-slow-queries",
  description: "rules about slow queries read a counter of log records, never a sampled statistic",
  check: ({ type, inputs }) => {
    if (type !== "kubernetes:monitoring.coreos.com/v1:PrometheusRule") return undefined;
    const groups = (inputs.spec as { groups?: readonly RuleGroup[] } | undefined)?.groups ?? [];
    const rules = groups.flatMap((group) => group.rules ?? []).filter((rule) => /slowquer/i.test(rule.alert ?? ""));
    const wrong = rules.find((rule) => sampled.test(rule.expr ?? ""));
    return wrong && `${wrong.alert} reads a sampled statistic; count the records of the database's log instead`;
  },
};
