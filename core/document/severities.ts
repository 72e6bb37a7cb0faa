import type { Severity } from "../model";

const words: readonly (readonly [Severity, RegExp])[] = [
  ["outage", /(?<![A-Za-z])(?:P0|SEV-?0|emergency|outage)(?![A-Za-z\d])|全停止|最重要/iu],
  [
    "critical",
    /(?<![A-Za-z])(?:critical|crit|danger|P1|SEV-?1|severe)(?![A-Za-z\d])|異常(?!検知)|危険|重大(?!度)|致命/iu,
  ],
  ["warning", /(?<![A-Za-z])(?:warning|warn|caution|P2|SEV-?2)(?![A-Za-z\d])|警告|注意(?!事項)|警戒/iu],
  ["info", /(?<![A-Za-z])(?:informational|notice|P3|P4|SEV-?3|SEV-?4)(?![A-Za-z\d])/iu],
];

/** Words that name a severity only where they are the whole label, or nearly so. */
const labels: readonly (readonly [Severity, RegExp])[] = [
  ["outage", /^緊急$|^fatal$/iu],
  ["critical", /^(?:high|major|page|red|error|高|緊急度高)(?![A-Za-z_-])/iu],
  ["warning", /^(?:medium|minor|amber|yellow|ticket|中)(?![A-Za-z_-])/iu],
  ["info", /^(?:info|information|low|情報|低|軽微)(?![A-Za-z_-])/iu],
];

/** The severity a head or a label names, in the words of either language. */
export function severityOf(text: string): Severity | undefined {
  const found = words.find(([, pattern]) => pattern.test(text));
  if (found || text.length > 24) return found?.[0];
  return labels.find(([, pattern]) => pattern.test(text.trim()))?.[0];
}

/** The one severity a sentence speaks of; undefined where it speaks of several or none. */
export function severityIn(sentence: string): Severity | undefined {
  const named = words.filter(([, pattern]) => pattern.test(sentence));
  return named.length === 1 ? named[0]?.[0] : undefined;
}
