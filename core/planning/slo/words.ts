import type { BurnTier, Language } from "../../model";
import { formatQuantity } from "../../model";

/** Titles of the alerts an objective becomes. */
export interface SloWords {
  readonly tier: (title: string, tier: BurnTier) => string;
  readonly period: (title: string) => string;
  /** The same without its planned stops. */
  readonly counted: (title: string) => string;
  readonly silence: (title: string) => string;
  readonly tracked: (title: string) => string;
  /** In place of a reason a person gives for a number the document does not have. */
  readonly derived: string;
}

const percent = (share: string): string => `${Number((Number(share) * 100).toPrecision(6))}%`;

const words: Readonly<Record<Language, SloWords>> = {
  ja: {
    tier: (title, { name, share }) => `${title} エラーバジェットを${longJa[name]}で${percent(share)}消費`,
    period: (title) => `${title} 期間の実績が目標未満`,
    counted: (title) => `${title} 計画停止を除く実績が目標未満`,
    silence: (title) => `${title} リクエストが届かない`,
    tracked: (title) => `${title} 目標との比較`,
    derived: "サービス目標から導いた値",
  },
  en: {
    tier: (title, { long, share }) => `${title}: ${percent(share)} of the error budget in ${formatQuantity(long)}`,
    period: (title) => `${title}: below target over its period`,
    counted: (title) => `${title}: below target, planned stops left out`,
    silence: (title) => `${title}: no requests arrive`,
    tracked: (title) => `${title}: against its target`,
    derived: "derived from the objective",
  },
};

const longJa: Readonly<Record<BurnTier["name"], string>> = { "1h": "1時間", "6h": "6時間", "1d": "1日", "3d": "3日" };

export function sloWords(language: Language): SloWords {
  return words[language];
}
