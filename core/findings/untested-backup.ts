import { counted, type DataStore } from "../model";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** A store is backed up, and nothing ever proves that it can be restored. */
export const untestedBackup: Rule = (plan) =>
  (plan.dataStores ?? []).flatMap((store): Contradiction[] => {
    const backups = copies(store);
    const [first] = backups;
    if (!first || store.restoreTest) return [];
    const titles = backups.map(({ entry }) => entry.spec.title).join(", ");
    return [
      {
        clauses: clausesOf(...backups.map(({ entry }) => entry)),
        what: `no restore test proves the backups of ${store.key}`,
        arithmetic: `${counted(backups.length, "backup")} (${titles}), 0 restore tests`,
        suggestion: inLanguageOf(plan, {
          en: `Restore test of ${store.resource?.title ?? store.key}: first Sunday of the month, 06:00, into a place of its own, with a count of the rows.`,
          ja: `${store.resource?.title ?? store.key}の復元テスト: 毎月第1日曜 6:00、別の環境に復元し、行数を確かめる`,
        }),
        at: first.entry.spec.at,
      },
    ];
  });

/** What has to be restored before it is of use. */
function copies({ protections }: DataStore): DataStore["protections"] {
  return protections.filter(({ method }) => ["snapshot", "continuous", "dump"].includes(method));
}
