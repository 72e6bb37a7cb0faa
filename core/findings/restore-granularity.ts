import { seconds } from "../model";
import { timeText } from "./amounts";
import { type Contradiction, clausesOf, inLanguageOf, isDocumented, type Rule } from "./contradiction";

/** Backups are kept longer than any moment can be restored: in the older part only the times of the backups can. */
export const restoreGranularity: Rule = (plan) =>
  (plan.dataStores ?? []).flatMap(({ protections, key }): Contradiction[] => {
    const exact = protections.flatMap(({ period }) => period ?? []).find(isDocumented);
    const whole = protections.find(({ keep, method }) => method === "snapshot" && isDocumented(keep));
    const keep = whole?.keep;
    if (!exact || !keep || seconds(keep.value) <= seconds(exact.value)) return [];
    const [back, kept] = [timeText(seconds(exact.value)), timeText(seconds(keep.value))];
    const times = whole.schedule?.written ?? whole.entry.spec.title;
    return [
      {
        clauses: clausesOf(exact, keep, whole.schedule),
        what: `of ${key}, what is older than ${back} can only be restored as it was at the times of its backups`,
        arithmetic: `kept ${kept} - any moment ${back} = ${timeText(seconds(keep.value) - seconds(exact.value))} at ${times} only`,
        deployed: "both as documented",
        suggestion: inLanguageOf(plan, {
          en: `Restore: any moment of the last ${back}; older than that, up to ${kept}, the backups of ${times}.`,
          ja: `復旧の単位: 直近${timeText(seconds(exact.value), "ja")}は任意の時点、それより前の${timeText(seconds(keep.value), "ja")}までは${times}のバックアップの時点`,
        }),
        at: exact.at,
      },
    ];
  });
