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
  /** Title and condition of the rule that tells when the series themselves are gone. */
  readonly absentTitle: (title: string) => string;
  readonly absentCondition: string;
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
    absentTitle: (title) => `${title}（データなし）`,
    absentCondition: "計測データが届いていない",
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
    absentTitle: (title) => `${title} (no data)`,
    absentCondition: "no measurements arrive",
  },
};

export function alertWords(language: Language): AlertWords {
  return words[language];
}
