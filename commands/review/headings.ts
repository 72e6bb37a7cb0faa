import { counted, type Language } from "../../core/model";

/** The fixed texts of a comment, in one language. */
export interface Headings {
  readonly title: (stack: string) => string;
  readonly nothing: string;
  readonly summary: (counts: Counts) => string;
  readonly noDanger: string;
  readonly dangers: (count: number) => string;
  readonly confirm: string;
  readonly problems: (count: number) => string;
  readonly violations: (count: number) => string;
  readonly values: (count: number) => string;
  readonly valueColumns: readonly string[];
  readonly audience: (count: number) => string;
  readonly audienceColumns: readonly string[];
  readonly resources: (count: number) => string;
  readonly policies: (count: number) => string;
  readonly policyColumns: readonly string[];
  readonly coverage: (count: number) => string;
  readonly coverageColumns: readonly string[];
  readonly upgrade: (from: string, to: string) => string;
  readonly upgradeNothing: string;
  readonly deployed: string;
  readonly deployedNothing: string;
  readonly deployedValues: (count: number) => string;
  readonly deployedColumns: readonly string[];
  readonly missing: (count: number) => string;
  readonly unexpected: (count: number) => string;
  readonly replaced: (count: number) => string;
  readonly unmapped: (count: number) => string;
  readonly unmappedColumns: readonly string[];
  readonly alerts: (count: number) => string;
  readonly changes: Readonly<Record<"added" | "changed" | "removed" | "new" | "gone", string>>;
  readonly more: (count: number) => string;
  readonly words: string;
  readonly glossary: readonly string[];
}

export interface Counts {
  readonly systems: number;
  readonly values: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** A catalogue can change without a new version of hozen. */
const versions = (from: string, to: string): string => (from === to ? to : `${from} → ${to}`);

const english: Headings = {
  title: (stack) => `What this change does to monitoring, retention and backups (stack ${stack})`,
  nothing: "Nothing that is deployed changes.",
  summary: (n) =>
    `${counted(n.systems, "system")}; stated values that change: ${n.values}; resources: ${n.added} added, ${n.changed} changed, ${n.removed} removed.`,
  noDanger: "No one is notified less, nothing is kept for a shorter time, no threshold is loosened.",
  dangers: (count) => `Dangerous: ${counted(count, "change")} to confirm`,
  confirm: "Please confirm each of these; everything else follows below.",
  problems: (count) => `Cannot be planned: ${counted(count, "problem")}`,
  violations: (count) => `Policies violated: ${count}`,
  values: (count) => `Numbers and values that change (${count})`,
  valueColumns: ["Where the document says it", "Clause", "Was", "Becomes", "In the system file"],
  audience: (count) => `Who is notified (${counted(count, "route")})`,
  audienceColumns: ["Route", "No longer notified", "Newly notified", "Was", "Becomes", "Alerts on this route"],
  resources: (count) => `Resources (${count})`,
  policies: (count) => `Policy results that change (${count})`,
  policyColumns: ["", "Policy", "Level", "What", "Clauses"],
  coverage: (count) => `Clauses covered differently (${count})`,
  coverageColumns: ["Clause", "Where the document says it", "Was", "Becomes", "Why"],
  upgrade: (from, to) => `From another hozen or catalogue (${versions(from, to)}), not from the files of this change`,
  upgradeNothing: "hozen or its catalogue differs, with no effect on what is deployed.",
  deployed: "Against what is deployed now",
  deployedNothing: "What is deployed is what these files ask for.",
  deployedValues: (count) => `Documented values the update changes (${count})`,
  deployedColumns: ["Resource", "What", "Clause", "Deployed now", "After the update", "The document says"],
  missing: (count) => `Resources the update makes (${count})`,
  unexpected: (count) => `Resources the update deletes (${count})`,
  replaced: (count) => `Resources the update deletes and makes anew (${count})`,
  unmapped: (count) => `Properties no clause decides (${count})`,
  unmappedColumns: ["Resource", "Property", "Deployed now", "After the update"],
  alerts: (count) => counted(count, "alert"),
  changes: { added: "added", changed: "changed", removed: "removed", new: "new", gone: "gone" },
  more: (count) => `… and ${count} more; hozen review --json lists all.`,
  words: "Words used here",
  glossary: [
    "**clause**: one statement of the operations document; its id never changes.",
    "**route**: who is notified. **receiver**: one address a message goes to.",
    "**resource**: one thing at a cloud provider: an alarm, a log group, a topic.",
    "**planned / checked / process / gap**: deployed with proof, checked by a policy, done by people, not covered.",
  ],
};

const japanese: Headings = {
  title: (stack) => `この変更が監視・保存・バックアップに及ぼすこと（スタック ${stack}）`,
  nothing: "配備されるものは変わりません。",
  summary: (n) =>
    `${n.systems} システムの ${n.values} 個の値が変わります。リソース: 追加 ${n.added}、変更 ${n.changed}、削除 ${n.removed}。`,
  noDanger: "通知が減る、保存が短くなる、しきい値が緩む変更はありません。",
  dangers: (count) => `危険な変更: ${count} 件`,
  confirm: "一つずつ確認してください。残りの変更はこの下にあります。",
  problems: (count) => `計画できません: ${count} 件の問題`,
  violations: (count) => `ポリシー違反: ${count} 件`,
  values: (count) => `変わる値（${count}）`,
  valueColumns: ["文書の場所", "条項", "変更前", "変更後", "システムファイルの場所"],
  audience: (count) => `通知先（${count} 経路）`,
  audienceColumns: ["経路", "通知されなくなる", "新たに通知される", "変更前", "変更後", "この経路のアラート"],
  resources: (count) => `リソース（${count}）`,
  policies: (count) => `変わるポリシーの結果（${count}）`,
  policyColumns: ["", "ポリシー", "水準", "内容", "条項"],
  coverage: (count) => `扱いが変わる条項（${count}）`,
  coverageColumns: ["条項", "文書の場所", "変更前", "変更後", "理由"],
  upgrade: (from, to) => `この変更のファイルではなく、hozen またはカタログの更新によるもの（${versions(from, to)}）`,
  upgradeNothing: "hozen またはカタログが異なりますが、配備されるものは変わりません。",
  deployed: "現在配備されているものとの差",
  deployedNothing: "配備されているものは、これらのファイルの求めるとおりです。",
  deployedValues: (count) => `更新で変わる文書の値（${count}）`,
  deployedColumns: ["リソース", "内容", "条項", "現在", "更新後", "文書の値"],
  missing: (count) => `更新で作られるリソース（${count}）`,
  unexpected: (count) => `更新で削除されるリソース（${count}）`,
  replaced: (count) => `更新で作り直されるリソース（${count}）`,
  unmapped: (count) => `どの条項にもよらない属性（${count}）`,
  unmappedColumns: ["リソース", "属性", "現在", "更新後"],
  alerts: (count) => `アラート ${count} 件`,
  changes: { added: "追加", changed: "変更", removed: "削除", new: "新規", gone: "解消" },
  more: (count) => `… ほか ${count} 件。すべては hozen review --json にあります。`,
  words: "用語",
  glossary: [
    "**条項（clause）**: 運用文書の一つの記述。ID は変わりません。",
    "**経路（route）**: 誰に知らせるか。**通知先（receiver）**: 一つの宛先。",
    "**リソース（resource）**: クラウド上の一つのもの。アラーム、ロググループ、トピックなど。",
    "**planned / checked / process / gap**: 証拠付きで配備、ポリシーで確認、人の手順、扱いなし。",
  ],
};

export function headingsIn(language: Language): Headings {
  return language === "ja" ? japanese : english;
}
