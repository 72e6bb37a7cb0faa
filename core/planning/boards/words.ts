import type { Language, PanelList, Severity } from "../../model";

/** Words on dashboards, in the system's language. */
export interface BoardWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly health: string;
  readonly normal: string;
  readonly objective: string;
  readonly documented: string;
  /** In place of a citation, for panels no clause asks for. */
  readonly undocumented: string;
  readonly runbook: string;
  readonly forecast: (title: string, ahead: string) => string;
  /** Share of an error budget that is gone. */
  readonly budgetSpent: (title: string, period: string) => string;
  readonly lists: Readonly<Record<PanelList, string>>;
  readonly columns: { readonly what: string; readonly values: string; readonly clause: string };
  readonly description: (system: string, document: string, version: string) => string;
}

const words: Readonly<Record<Language, BoardWords>> = {
  ja: {
    severity: { outage: "停止", critical: "重大", warning: "警告", info: "情報" },
    health: "いま正常か",
    normal: "正常範囲",
    objective: "目標",
    documented: "文書の記載",
    undocumented: "文書に基準値の記載はない",
    runbook: "手順書",
    forecast: (title, ahead) => `${title}（${ahead}後の予測）`,
    budgetSpent: (title, period) => `${title} エラーバジェット消費率（直近${period}）`,
    lists: { alerts: "アラート", objectives: "サービス目標", backups: "バックアップ", drills: "復旧の目標と訓練" },
    columns: { what: "対象", values: "記載された値", clause: "根拠" },
    description: (system, document, version) => `${system}（${document} ${version} から作られた。画面では直さない）`,
  },
  en: {
    severity: { outage: "Outage", critical: "Critical", warning: "Warning", info: "Info" },
    health: "Is it healthy",
    normal: "Normal",
    objective: "Objective",
    documented: "Documented",
    undocumented: "No limit is documented",
    runbook: "Runbook",
    forecast: (title, ahead) => `${title} (forecast, ${ahead} ahead)`,
    budgetSpent: (title, period) => `${title}: error budget spent in the last ${period}`,
    lists: { alerts: "Alerts", objectives: "Objectives", backups: "Backups", drills: "Recovery objectives and drills" },
    columns: { what: "What", values: "Documented values", clause: "Clause" },
    description: (system, document, version) =>
      `${system} (made from ${document} ${version}; not to be edited by hand)`,
  },
};

export function boardWords(language: Language): BoardWords {
  return words[language];
}
