import type { Statement } from "../document";

/** Platforms whose resources a draft can hold. */
export const platforms = ["aws", "azure", "kubernetes"] as const;
export type Platform = (typeof platforms)[number];

const words: Readonly<Record<Platform, RegExp>> = {
  aws: /\b(aws|ec2|rds|ecs|s3|cloudwatch|lambda|aurora|dynamodb|alb|sns|eventbridge)\b/gi,
  azure: /\b(azure|app service|cosmos|az|log analytics|key vault|appservice|microsoft)\b/gi,
  kubernetes: /\b(kubernetes|k8s|kubectl|prometheus|helm|pods?|namespace|alertmanager)\b/gi,
};

/** The platform a document names most; undefined where it names none. */
export function platformOf(text: string): Platform | undefined {
  const counted = platforms.map((platform) => ({ platform, count: [...text.matchAll(words[platform])].length }));
  const [first] = counted.sort((a, b) => b.count - a.count);
  return first && first.count > 0 ? first.platform : undefined;
}

/** The zone the document writes most behind its times; undefined where it writes none. */
export function zoneIn(statements: readonly Statement[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { value } of statements) {
    if (value.type !== "schedule" || value.zone !== "stated") continue;
    counts.set(value.schedule.timezone, (counts.get(value.schedule.timezone) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The language most of the headings and sentences of a document are in. */
export function languageOf(statements: readonly Statement[]): "ja" | "en" {
  const japanese = statements.filter(({ heading, about }) =>
    /[\u3040-\u30ff\u4e00-\u9fff]/.test(heading.join("") + about.sentence),
  );
  return japanese.length * 2 > statements.length ? "ja" : "en";
}
