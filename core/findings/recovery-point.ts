import { type DataStore, type Planned, type Protection, periodOf, type RecoverySpec, seconds } from "../model";
import { timeText } from "./amounts";
import { type Contradiction, clausesOf, inLanguageOf, isDocumented, type Rule } from "./contradiction";

/** The backups that come at documented times lose more, on their worst night, than a recovery point objective allows. */
export const recoveryPoint: Rule = (plan) =>
  (plan.dataStores ?? []).flatMap((store) =>
    objectivesFor(store, plan.entries.recovery).flatMap(({ spec }): Contradiction[] => {
      const { rpo } = spec;
      const best = store.protections.flatMap(lossOf).sort((a, b) => a.seconds - b.seconds)[0];
      if (!isDocumented(rpo) || !best || keepsContinuously(store, seconds(rpo.value))) return [];
      const allowed = seconds(rpo.value);
      // Where the length of a backup is not documented, a period as long as the objective leaves it no time at all.
      if (best.seconds < allowed || (best.seconds === allowed && best.isWhole)) return [];
      const continuous = store.protections.find(({ method }) => method === "continuous")?.entry.spec.title;
      return [
        {
          clauses: clausesOf(rpo, ...best.values),
          what: `the backups of ${store.key} lose more than the recovery point objective of ${spec.title} allows`,
          arithmetic: `${best.sum} > ${timeText(allowed)}`,
          ...(continuous !== undefined && { deployed: `${continuous}: every change is archived` }),
          suggestion: inLanguageOf(plan, {
            en: `RPO: ${timeText(allowed)}, by continuous archiving of changes; the other backups only make a restore faster.`,
            ja: `RPO: ${timeText(allowed, "ja")}（変更ログの連続保管で満たす。定時のバックアップは復旧を速くするために取る）`,
          }),
          at: rpo.at,
        },
      ];
    }),
  );

/** Objectives of this store, and those that name no store. */
function objectivesFor(store: DataStore, recovery: readonly Planned<RecoverySpec>[]): Planned<RecoverySpec>[] {
  const about = store.resource?.key ?? store.key;
  return recovery.filter(({ spec }) => spec.on === undefined || spec.on === about);
}

function keepsContinuously({ protections }: DataStore, allowed: number): boolean {
  return protections.some(
    ({ method, delay }) => method === "continuous" && isDocumented(delay) && seconds(delay.value) <= allowed,
  );
}

/** What a backup at documented times loses by the document's own values, whatever is deployed for it. */
function lossOf(protection: Protection) {
  const { schedule, every, startWindow, duration, method } = protection;
  const period = periodOf(protection);
  const isCopy = ["snapshot", "dump", "continuous"].includes(method);
  if (period === undefined || !isCopy || !(isDocumented(every) || isDocumented(schedule))) return [];
  const [start, length] = [startWindow, duration].map((value) => (value ? seconds(value.value) : 0)) as [
    number,
    number,
  ];
  const parts = [
    `period ${timeText(period)}`,
    ...(startWindow ? [`start window ${timeText(start)}`] : []),
    duration ? `duration ${timeText(length)}` : "the backup itself",
  ];
  const total = period + start + length;
  const sum = `${parts.join(" + ")}${startWindow || duration ? ` = ${timeText(total)}` : ""}`;
  return [{ seconds: total, isWhole: duration !== undefined, sum, values: [schedule, every, startWindow, duration] }];
}
