import type { Language } from "../../core/model";
import type { DeployedReport } from "../review/changes";
import { list, plain } from "../review/tables";
import { sentencesIn } from "./sentences";

/** First line of the issue, by which the next night finds it again. */
export function markerOf(stack: string): string {
  return `<!-- hozen drift ${stack} -->`;
}

const headings = {
  en: {
    title: (stack: string) => `What was changed outside hozen (stack ${stack})`,
    none: "Nothing: what is deployed is what the documents say.",
    serious: "Dangerous",
    clauses: "Documented values",
    missing: "Not there",
    unexpected: "Not asked for",
    unmapped: "Decided by no clause",
    more: (count: number) => `… and ${count} more; hozen drift --json lists all.`,
    next: "Either `pulumi up` brings the documented values back, or the document and its system file are changed first.",
  },
  ja: {
    title: (stack: string) => `hozen の外で変更されたもの（スタック ${stack}）`,
    none: "ありません。配備されているものは文書のとおりです。",
    serious: "危険なもの",
    clauses: "文書の値",
    missing: "ないもの",
    unexpected: "求められていないもの",
    unmapped: "どの条項にもよらないもの",
    more: (count: number) => `… ほか ${count} 件。すべては hozen drift --json にあります。`,
    next: "`pulumi up` で文書の値に戻すか、先に文書とシステムファイルを改めてください。",
  },
};

/** Whether anything differs from what the files ask for. A replacement differs by the properties listed for it. */
export function isDrift({ clauses, missing, unexpected, unmapped }: DeployedReport): boolean {
  return [clauses, missing, unexpected, unmapped].some((found) => found.length > 0);
}

/** Drift as the body of an issue, what endangers people and data first. */
export function renderDrift(stack: string, report: DeployedReport, language: Language): string {
  const h = headings[language];
  const say = sentencesIn(language, plain);
  const { clauses, missing, unexpected, unmapped } = report;
  const [graveClauses, lightClauses] = split(clauses, ({ worse }) => worse === "deployed");
  const [graveProperties, lightProperties] = split(unmapped, ({ worse }) => worse === "deployed");
  const [graveMissing, lightMissing] = split(missing, ({ serious }) => serious);
  const grave = [
    ...graveMissing.map(say.missing),
    ...graveClauses.map(say.clause),
    ...graveProperties.map(say.unmapped),
  ];
  const parts: [string, string[]][] = [
    [`⚠️ ${h.serious}`, grave],
    [h.clauses, lightClauses.map(say.clause)],
    [h.missing, lightMissing.map(say.missing)],
    [h.unexpected, unexpected.map(say.unexpected)],
    [h.unmapped, lightProperties.map(say.unmapped)],
  ];
  const sections = parts
    .filter(([, items]) => items.length > 0)
    .flatMap(([title, items]) => [`### ${title}`, list(items, h.more)]);
  const body = sections.length === 0 ? [h.none] : [...sections, h.next];
  return `${[markerOf(stack), `## ${h.title(plain(stack))}`, ...body].join("\n\n")}\n`;
}

function split<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
