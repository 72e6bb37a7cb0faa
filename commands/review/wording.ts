import type { Language } from "../../core/model";
import type { Danger, DangerKind } from "./changes";

const spans: readonly (readonly [number, string])[] = [
  [86_400, "d"],
  [3600, "h"],
  [60, "m"],
  [1, "s"],
];

/** `3m`, `1h30m`, `0s`. Takes seconds. */
export function durationText(seconds: number): string {
  let rest = seconds;
  let text = "";
  for (const [size, letter] of spans) {
    const amount = letter === "s" ? rest : Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) text += `${amount}${letter}`;
  }
  return text || "0s";
}

type Sentence = (danger: Danger) => string;

const english: Record<DangerKind, Sentence> = {
  "system-removed": (d) => `**Nobody watches ${d.about} any more**: the whole system is gone`,
  "alert-removed": (d) => `**No one is notified about ${d.about} any more**: the alert is gone`,
  "alert-silent": (d) =>
    `**No one is notified about ${d.about} any more**: the alert is defined, but no rule implements it`,
  muted: (d) => `**Muted**: ${d.about}${arrow(d)}`,
  "receiver-lost": (d) => `**${d.about} is no longer notified**`,
  "receiver-hours": (d) => `**${d.about} is notified at different hours**: ${d.from} → ${d.to}`,
  "severity-lowered": (d) => `**Severity lowered**: ${d.about}: ${d.from} → ${d.to}`,
  "data-removed": (d) => `**What holds data is removed**: ${d.about}`,
  "data-unprotected": (d) => `**What holds data can be deleted by mistake**: ${d.about} is no longer protected`,
  "retention-removed": (d) => `**Retention no longer stated**: ${d.about} was ${d.from}`,
  "retention-shortened": (d) => `**Retention shortened**: ${d.about}: ${d.from} → ${d.to}`,
  "work-removed": (d) => `**No longer done**: ${d.about} (was ${d.from})`,
  "runs-less-often": (d) => `**Done less often**: ${d.about}: ${d.from} → ${d.to}`,
  "window-widened": (d) =>
    `**Longer maintenance, when alerts are muted or downtime is allowed**: ${d.about}: ${d.from} → ${d.to}`,
  "objective-removed": (d) => `**Objective no longer stated**: ${d.about} was ${d.from}`,
  "objective-loosened": (d) => `**Objective loosened**: ${d.about}: ${d.from} → ${d.to}`,
  "budget-removed": (d) => `**Spending no longer watched**: ${d.about} was ${d.from}`,
  "budget-raised": (d) => `**Told of spending later**: ${d.about}: ${d.from} → ${d.to}`,
  "threshold-loosened": (d) => `**Fires less easily**: ${d.about}: ${d.from} → ${d.to}`,
  "missing-data": (d) => `**Silent when data is missing**: ${d.about}`,
  "for-longer": (d) => `**Must last longer before a notification**: ${d.about}: ${d.from} → ${d.to}`,
  "detected-later": (d) => `**Detected later**: ${d.about}: ${d.from} → ${d.to}`,
  "told-later": (d) => `**Notified later**: ${d.about}: ${d.from} → ${d.to}`,
  "coverage-lost": (d) => `**No longer enforced**: ${d.about}: ${d.from} → ${d.to}`,
  "policy-violated": (d) => `**Policy violated**: ${d.about}: ${d.to}`,
};

const japanese: Record<DangerKind, Sentence> = {
  "system-removed": (d) => `**${d.about} は監視されなくなります**（システム全体がなくなります）`,
  "alert-removed": (d) => `**${d.about} は誰にも通知されなくなります**（アラートがなくなります）`,
  "alert-silent": (d) => `**${d.about} は誰にも通知されなくなります**（記載はありますが、実体がありません）`,
  muted: (d) => `**通知が止まります**: ${d.about}${arrow(d)}`,
  "receiver-lost": (d) => `**${d.about} に通知されなくなります**`,
  "receiver-hours": (d) => `**${d.about} に通知される時間帯が変わります**: ${d.from} → ${d.to}`,
  "severity-lowered": (d) => `**重要度が下がります**: ${d.about}: ${d.from} → ${d.to}`,
  "data-removed": (d) => `**データを持つものが削除されます**: ${d.about}`,
  "data-unprotected": (d) => `**データを持つものの削除保護が外れます**: ${d.about}`,
  "retention-removed": (d) => `**保存期間の記載がなくなります**: ${d.about}（これまで ${d.from}）`,
  "retention-shortened": (d) => `**保存期間が短くなります**: ${d.about}: ${d.from} → ${d.to}`,
  "work-removed": (d) => `**行われなくなります**: ${d.about}（これまで ${d.from}）`,
  "runs-less-often": (d) => `**実行の頻度が下がります**: ${d.about}: ${d.from} → ${d.to}`,
  "window-widened": (d) => `**通知の止まる、または停止してよい時間が延びます**: ${d.about}: ${d.from} → ${d.to}`,
  "objective-removed": (d) => `**目標の記載がなくなります**: ${d.about}（これまで ${d.from}）`,
  "objective-loosened": (d) => `**目標が緩みます**: ${d.about}: ${d.from} → ${d.to}`,
  "budget-removed": (d) => `**費用が監視されなくなります**: ${d.about}（これまで ${d.from}）`,
  "budget-raised": (d) => `**費用の通知が遅くなります**: ${d.about}: ${d.from} → ${d.to}`,
  "threshold-loosened": (d) => `**しきい値が緩みます**: ${d.about}: ${d.from} → ${d.to}`,
  "missing-data": (d) => `**データが途絶えても通知されなくなります**: ${d.about}`,
  "for-longer": (d) => `**通知までの継続時間が延びます**: ${d.about}: ${d.from} → ${d.to}`,
  "detected-later": (d) => `**検知が遅くなります**: ${d.about}: ${d.from} → ${d.to}`,
  "told-later": (d) => `**通知が遅くなります**: ${d.about}: ${d.from} → ${d.to}`,
  "coverage-lost": (d) => `**守られなくなります**: ${d.about}: ${d.from} → ${d.to}`,
  "policy-violated": (d) => `**ポリシー違反**: ${d.about}: ${d.to}`,
};

/** One danger as a sentence; its parts must already be safe for Markdown. */
export function dangerSentence(danger: Danger, language: Language): string {
  return (language === "ja" ? japanese : english)[danger.kind](danger);
}

function arrow({ from, to }: Danger): string {
  return to === undefined ? "" : ` (${from} → ${to})`;
}
