import type { Words } from "./words";

/** Japanese. */
export const ja: Words = {
  severity: { outage: "停止", critical: "重大", warning: "警告", info: "情報" },
  labels: {
    runbooks: "手順書",
    generated: "このページは hozen runbook が作る。直すのは systems/ と runbooks/ の方である。",
    alerts: "このページに来る通知",
    alert: "通知",
    page: "手順",
    pages: "手順の一覧",
    procedures: "手順",
    overview: "全体",
    condition: "条件",
    document: "文書",
    rule: "規則",
    console: "コンソール",
    told: "通知先",
    unanswered: "応答がないとき",
    firstStep: "最初の対応",
    dashboards: "ダッシュボード",
    people: "人が行うこと",
    severity: "重大度",
    severities: "重大度ごとの対応",
    escalation: "エスカレーション",
    restore: "復元の手順",
    tasks: "定期の作業",
    calendar: "カレンダー",
    when: "いつ",
    what: "何を",
    who: "誰に",
    response: "応答の目標",
    after: "後",
    always: "いつでも",
    noEscalation: "段階は文書にない",
    chosenDay: "日は文書にない",
    automatic: "自動で行われるもの",
    windows: "作業の窓",
    objectives: "目標と保持",
    commands: "コマンド",
    newTarget: "必ず新しい復元先に戻す。時点は、壊れ始める直前を時間帯を付けて書く。",
    superseded: "代わり",
    corrected: "配備した値",
    noPage: "このページの手順はまだ書かれていない。runbooks/ に書く。",
  },
  units: { minute: "分", hour: "時間", day: "日", second: "秒", week: "週間" },
  weekdays: {
    sunday: "日曜",
    monday: "月曜",
    tuesday: "火曜",
    wednesday: "水曜",
    thursday: "木曜",
    friday: "金曜",
    saturday: "土曜",
  },
  workdays: "平日",
  interval: (hours) => `${hours}時間ごと`,
  every: (days, name) => {
    if (days.kind === "daily") return "毎日";
    if (days.kind === "weekly") return `毎週${days.weekdays.map(name).join("・")}`;
    if (days.kind === "days-of-month") return `毎月${days.list.join("・")}日`;
    if (days.kind === "nth-weekdays")
      return `毎月${days.list.map((nth) => (nth === -1 ? "最後の" : `第${nth}`)).join("・")}${name(days.weekday)}`;
    if (days.kind === "every-days") return `${days.from}から${days.days}日ごと`;
    const months = days.months ? `${days.months.join("・")}月の` : "毎月";
    if (days.kind === "day-of-month") return `${months}${days.day === -1 ? "末日" : `${days.day}日`}`;
    if (days.kind === "business-day") return `${months}${days.nth === -1 ? "最終" : `第${days.nth}`}営業日`;
    return `${months}${days.nth === -1 ? "最後の" : `第${days.nth}`}${name(days.weekday)}`;
  },
  separator: "、",
};
