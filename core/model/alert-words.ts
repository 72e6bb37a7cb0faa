import type { Language } from "./system";

/** Words of notifications, in the system's language. */
export interface AlertWords {
  readonly firing: string;
  readonly resolved: string;
  readonly value: string;
  readonly since: string;
  readonly until: string;
  readonly clause: string;
  readonly firstStep: string;
  readonly runbook: string;
  readonly noData: string;
  /** Of the rule that fires when the series themselves are gone: what is not seen, by which metric, and where to look. */
  readonly absentTitle: (resource: string) => string;
  readonly absentCondition: (metric: string) => string;
  readonly absentFirstStep: string;
}

const words: Record<Language, AlertWords> = {
  ja: {
    firing: "発生",
    resolved: "復旧",
    value: "現在値",
    since: "発生時刻",
    until: "復旧時刻",
    clause: "根拠",
    firstStep: "最初の対応",
    runbook: "手順書",
    noData: "データなし",
    absentTitle: (resource) => `${resource}の計測データが届かない`,
    absentCondition: (metric) => `計測データ${metric}が届いていない`,
    absentFirstStep: "エクスポーターと収集先の状態（PrometheusのStatus > Targets）を確認する",
  },
  en: {
    firing: "FIRING",
    resolved: "RESOLVED",
    value: "Value",
    since: "Since",
    until: "Until",
    clause: "Documented in",
    firstStep: "First step",
    runbook: "Runbook",
    noData: "no data",
    absentTitle: (resource) => `No measurements of ${resource}`,
    absentCondition: (metric) => `no samples of ${metric} arrive`,
    absentFirstStep: "Look at the exporter and at its scrape target (Status > Targets of Prometheus)",
  },
};

export function alertWords(language: Language): AlertWords {
  return words[language];
}
