import type { Language } from "../../core/model";

export interface PreviewWords {
  readonly simulated: string;
  readonly details: string;
  readonly sample: string;
  readonly row: string;
  readonly count: string;
  readonly marks: string;
  /** Why a system has no dashboard. */
  readonly none: string;
}

const words: Readonly<Record<Language, PreviewWords>> = {
  ja: {
    simulated: "これはGrafanaではない。値はすべて模擬で、基準を越えるように作ってある。",
    details: "根拠と問い合わせ",
    sample: "例",
    row: "項目",
    count: "件数",
    marks: "時間軸の印",
    none: "ダッシュボードはない。システムファイルの where: に grafana がない。",
  },
  en: {
    simulated: "This is not Grafana. All values are simulated, and made to cross the limits.",
    details: "Clauses and queries",
    sample: "sample",
    row: "item",
    count: "count",
    marks: "Marks on the time axis",
    none: "no dashboards in Grafana: where: of the system file names no grafana.",
  },
};

export function previewWords(language: Language): PreviewWords {
  return words[language];
}
