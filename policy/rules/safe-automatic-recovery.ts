import { configMapType, containersOf, cronJobType, variableOf, wordsOf } from "../cron-jobs";
import { leaves } from "../inputs";
import { isType } from "../lookup";
import type { CheckedResource, ResourceRule } from "../rule";

/** What ends sessions, or moves a database, when it is done at the wrong moment. */
const drastic = /\b(FLUSHALL|FLUSHDB|pg_promote|pg_ctl promote|failover|switchover)\b/i;

/** A machine may restart what is stateless. What loses sessions or data is a person's decision. */
export const safeAutomaticRecovery: ResourceRule = {
  name: "safe-automatic-recovery",
  description: "no job empties a whole cache or switches a database over by itself",
  looksAt: "CronJobs and their scripts in ConfigMaps",
  remediation: "clear the cache by a prefix only; leave switching over to a person, with a runbook",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: isType(cronJobType, configMapType),
  fault: (resource) => {
    const found = leaves(resource.inputs).flatMap(({ text }) => drastic.exec(text)?.[0] ?? []);
    if (found.length > 0) return `a job may do ${found[0]} by itself`;
    return clearsAll(resource) ? "a job clears the cache without a prefix" : undefined;
  },
};

function clearsAll(resource: CheckedResource): boolean {
  if (resource.type !== cronJobType) return false;
  return containersOf(resource).some(
    (container) => wordsOf(container).includes("clear-cache") && variableOf(container, "CACHE_PREFIX") === "",
  );
}
