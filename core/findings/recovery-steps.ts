import { type Clause, dimensionOf, type Plan, parseQuantity, seconds } from "../model";
import { timeText } from "./amounts";
import { type Contradiction, clausesOf, inLanguageOf, isDocumented, type Rule } from "./contradiction";

interface Procedure {
  readonly section: string;
  readonly steps: readonly { readonly clause: Clause; readonly seconds: number }[];
}

/** The steps of a written recovery procedure add up to more than a recovery time objective beside it. */
export const recoverySteps: Rule = (plan) => {
  const procedures = proceduresOf(plan);
  return plan.entries.recovery.flatMap(({ spec }) => {
    const { rto } = spec;
    const source = plan.clauses.find(({ id }) => rto?.clauses.includes(id))?.source.section;
    if (!isDocumented(rto) || source === undefined) return [];
    const allowed = seconds(rto.value);
    const over = procedures
      .filter(({ section }) => parentOf(source) !== "" && section.startsWith(parentOf(source)))
      .filter(({ steps }) => total(steps) > allowed);
    return over.map(
      ({ section, steps }): Contradiction => ({
        clauses: clausesOf(rto, { clauses: steps.map(({ clause }) => clause.id) }),
        what: `the steps of ${lastOf(section)} take longer than the recovery time objective of ${spec.title}`,
        arithmetic: `${steps.map((step) => timeText(step.seconds)).join(" + ")} = ${timeText(total(steps))} > ${timeText(allowed)}`,
        suggestion: inLanguageOf(plan, {
          en: `RTO of ${spec.title}: ${timeText(total(steps))}; ${timeText(allowed)} needs a standby that is already running.`,
          ja: `${spec.title}のRTO: ${timeText(total(steps), "ja")}（${timeText(allowed, "ja")}とするには、稼働中の待機系が要る）`,
        }),
        at: rto.at,
      }),
    );
  });
};

/** Sections in which each of two or more steps of people names how long it takes. */
function proceduresOf({ clauses }: Plan): Procedure[] {
  const sections = new Map<string, Procedure["steps"]>();
  for (const clause of clauses) {
    const length = clause.kind === "process" ? statedLength(clause.source.quote) : undefined;
    if (length === undefined) continue;
    const { section } = clause.source;
    sections.set(section, [...(sections.get(section) ?? []), { clause, seconds: length }]);
  }
  return [...sections].flatMap(([section, steps]) => (steps.length > 1 ? [{ section, steps }] : []));
}

const japanese: Readonly<Record<string, string>> = { 秒: "s", 分: "min", 時間: "h", 日: "d" };

/** The one length of time in brackets at the end: `影響範囲特定 (15分)`, `start the site (1 hour)`. */
function statedLength(quote: string): number | undefined {
  const found = /[(（]\s*(\d+(?:\.\d+)?)\s*([^\s()（）]+)\s*[)）]\s*$/u.exec(quote);
  const length = found && parseQuantity(`${found[1]} ${japanese[found[2] as string] ?? found[2]}`);
  return length && dimensionOf(length.unit) === "time" ? seconds(length) : undefined;
}

function total(steps: Procedure["steps"]): number {
  return steps.reduce((sum, step) => sum + step.seconds, 0);
}

/** The heading above: objectives and procedures of one chapter belong together. */
function parentOf(section: string): string {
  return section.split(" > ").slice(0, -1).join(" > ");
}

function lastOf(section: string): string {
  return section.split(" > ").at(-1) ?? section;
}
