import { type Planned, type Problem, type RecoverySpec, seconds } from "../model";

/** What a recovery is made of, in its order, as an entry of `recovery:` may state beside its `rto`. */
const steps = ["detection", "decision", "provision", "restore", "validation", "cutover"] as const;

/** Objectives that what is stated of the recovery already exceeds. What is not stated counts as nothing; a test measures it. */
export function recoveryTimeProblems(entries: readonly Planned<RecoverySpec>[]): Problem[] {
  return entries.flatMap(({ spec, clauses }): Problem[] => {
    const { rto } = spec;
    if (!rto) return [];
    const stated = steps.flatMap((name) => {
      const found = spec[name];
      return found ? [{ name, length: seconds(found.value) }] : [];
    });
    const total = stated.reduce((sum, { length }) => sum + length, 0);
    if (total <= seconds(rto.value)) return [];
    return [
      {
        code: "PLAN-BACKUP-RTO",
        at: rto.at,
        path: rto.path,
        clauses,
        what: "the recovery takes longer than the objective allows",
        given: `${stated.map(({ name, length }) => `${name} ${length} s`).join(" + ")} = ${total} s`,
        allowed: `at most ${seconds(rto.value)} s (${rto.written})`,
        change: "shorten a step, or relax rto",
      },
    ];
  });
}
