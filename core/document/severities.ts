import type { Severity } from "../model";

const words: readonly (readonly [Severity, RegExp])[] = [
  ["outage", /(?<![A-Za-z])(?:P0|SEV-?0|emergency|outage|fatal)(?![A-Za-z\d])|全停止|最重要|緊急(?!連絡)/iu],
  [
    "critical",
    /(?<![A-Za-z])(?:critical|crit|danger|P1|SEV-?1|severe|page|major|high|red)(?![A-Za-z\d])|異常(?!検知)|危険|重大(?!度)|致命|障害閾値/iu,
  ],
  [
    "warning",
    /(?<![A-Za-z])(?:warning|warn|caution|P2|SEV-?2|minor|medium|amber|yellow|ticket)(?![A-Za-z\d])|警告|注意|警戒|要注意/iu,
  ],
  [
    "info",
    /(?<![A-Za-z])(?:info|informational|notice|P3|P4|SEV-?3|SEV-?4|low)(?![A-Za-z\d])|情報(?!収集|共有|更新|漏洩|資産)|軽微/iu,
  ],
];

/** The severity a head or a label names, in the words of either language. */
export function severityOf(text: string): Severity | undefined {
  return words.find(([, pattern]) => pattern.test(text))?.[0];
}
