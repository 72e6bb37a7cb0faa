import { configMapType, containersOf, cronJobType, wordsOf } from "../cron-jobs";
import { fields, text } from "../inputs";
import type { ResourceRule } from "../rule";

/** To go back to a second, the log of every second must be there, and somebody must have tried. */
export const pointInTimeRecovery: ResourceRule = {
  name: "point-in-time-recovery",
  description: "a database can be restored to one second, and that is tried by a job",
  looksAt: "pgBackRest configurations in ConfigMaps: WAL kept for a window, and a CronJob that restores to one moment",
  remediation: "set repo1-retention-archive with type full, and schedule a restore test",
  severity: "mandatory",
  scope: "stack",
  perClause: true,
  isAbout: ({ type, inputs }) => type === configMapType && "pgbackrest.conf" in fields(inputs.data),
  fault: ({ inputs }, { resources }) => {
    const lines = text(fields(inputs.data)["pgbackrest.conf"]).split("\n");
    if (!lines.some((line) => /^repo1-retention-archive=[1-9]\d*$/.test(line))) return "no window of WAL is kept";
    const tried = resources
      .filter(({ type }) => type === cronJobType)
      .some((job) =>
        containersOf(job).some((container) => wordsOf(container).some((word) => /restore-test/.test(word))),
      );
    return tried ? undefined : "no job tries to restore to one moment";
  },
};
