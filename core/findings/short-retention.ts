import { seconds } from "../model";
import { timeText } from "./amounts";
import { type Contradiction, clausesOf, inLanguageOf, isDocumented, type Rule } from "./contradiction";

/** Logs are deleted before the period an objective counted from them is over, or before they may be deleted at all. */
export const shortRetention: Rule = (plan) =>
  plan.stores.flatMap(({ spec: store }): Contradiction[] => {
    const { keep, immutable, title, key } = store;
    if (!isDocumented(keep)) return [];
    const counts = new Set(plan.counts.filter(({ spec }) => spec.in === key).map(({ spec }) => `log.${spec.key}`));
    const needed = (plan.slos ?? []).flatMap((slo) => {
      const counted = slo.kind === "budget" && counts.has(slo.resource.key);
      const target = slo.spec.target;
      return counted ? [{ why: slo.spec.title, period: seconds(slo.period), clauses: target?.clauses ?? [] }] : [];
    });
    const locked = immutable
      ? [{ why: "its lock", period: seconds(immutable.period.value), clauses: immutable.period.clauses }]
      : [];
    const kept = seconds(keep.value);
    return [...needed, ...locked]
      .filter(({ period }) => period > kept)
      .map(({ why, period, clauses }) => ({
        clauses: clausesOf(keep, { clauses }),
        what: `${title} is kept shorter than ${why} needs`,
        arithmetic: `kept ${timeText(kept)} < ${timeText(period)}`,
        suggestion: inLanguageOf(plan, {
          en: `${title}: kept ${timeText(period)}.`,
          ja: `${title}: 保持期間 ${timeText(period, "ja")}`,
        }),
        at: keep.at,
      }));
  });
