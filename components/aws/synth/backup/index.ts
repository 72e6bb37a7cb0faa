import { archiveProblems, type DataStore, objectiveProblems, type Problem } from "../../../../core/model";
import { merge, nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";
import type { Fragment } from "../common/resource";
import { isOwned } from "../database/tokens";
import { alarmProblems } from "./alarm-latency";
import { frameworkOf, isAudited } from "./audit";
import { type BackupRule, entryOf } from "./common";
import { dataBucketOf } from "./data-buckets";
import { freshnessOf } from "./freshness";
import { backupDelays } from "./limits";
import { planOf } from "./plans";
import { isReport, reportOf } from "./reports";
import { restoreTestOf } from "./restore-tests";
import { backupRole, restoreRole } from "./roles";
import { rulesOf } from "./rules";
import { lockProblems } from "./vault-lock";
import { vaultsOf } from "./vaults";

const databaseKind = /^aws\.rds\./;

/** A database AWS Backup protects, with its rules. */
interface Protected {
  readonly store: DataStore;
  readonly instance: string;
  readonly arn: string;
  readonly rules: readonly BackupRule[];
}

/**
 * Everything that protects data on AWS: vaults, plans, restore tests, audit, freshness; versions and copies of buckets.
 * `measured`: whether the age of backups is, which only alarms read.
 */
export function backupOf(scope: Context, measured = true): Fragment {
  const { dataStores = [], entries } = scope.plan;
  const databases = dataStores.filter(({ resource }) => resource && databaseKind.test(resource.kind));
  const buckets = dataStores.filter(({ bucket }) => bucket !== undefined && scope.plan.system.where.aws !== undefined);
  const found = databases.map((store) => protectedOf(store, scope));
  const kept = found.flatMap(({ database }) => database ?? []);
  const rules = kept.flatMap((one) => one.rules);
  const problems = [
    ...found.flatMap((one) => one.problems),
    ...databases.flatMap((store) => objectiveProblems(store, backupDelays)),
    ...databases.flatMap((store) => alarmProblems(store, scope)),
    ...archiveProblems([...databases, ...buckets]),
    ...lockProblems(rules, scope),
  ];
  const vaults = { ...nothing, declarations: vaultsOf(rules, scope), problems };
  const ruled = kept.filter((one) => one.rules.length > 0);
  const unruled = kept.filter(({ store, rules }) => rules.length === 0 && isOwned(store.resource));
  const tested = ruled.some(({ store }) => store.restoreTest);
  const arns = ruled.map(({ arn }) => arn);
  const roles = [...(arns.length > 0 ? backupRole(arns, scope) : []), ...(tested ? restoreRole(scope) : [])];
  return merge(
    vaults,
    { ...nothing, declarations: roles },
    ...ruled.map((one) => databasePart(one, scope, measured)),
    ...unruled.map((one) => unvaultedPart(one, scope)),
    ...buckets.map((store) => dataBucketOf(store, scope)),
    ...entries.backups.filter(isReport).map((entry) => reportOf(entry, scope)),
  );
}

function protectedOf(
  store: DataStore,
  { account, partition, region, plan }: Context,
): { database?: Protected; problems: Problem[] } {
  const instance = store.resource?.properties.instance;
  const recurring = store.protections.filter(({ method }) => method === "snapshot" || method === "continuous");
  const [first] = recurring;
  if (!first) return { problems: [] };
  if (!instance) {
    const details = {
      what: "AWS Backup needs the database it protects",
      allowed: "a resource with the property instance",
      change: "add instance",
    };
    return { problems: [problemAt(entryOf(first.entry), "AWS-BACKUP-ON", details)] };
  }
  const results = recurring.map((protection) => rulesOf(protection, store, plan.system.timezone));
  const arn = `arn:${partition}:rds:${region}:${account}:db:${instance}`;
  return {
    database: { store, instance, arn, rules: results.flatMap(({ rules }) => rules) },
    problems: results.flatMap(({ problems }) => problems),
  };
}

function databasePart({ store, instance, arn, rules }: Protected, scope: Context, measured: boolean): Fragment {
  const declarations = [
    ...rules.flatMap((rule) => planOf(rule, store, arn, scope)),
    ...(measured ? freshnessOf({ store, instance, arn, inVault: true }, scope) : []),
  ];
  return merge({ ...nothing, declarations }, frameworkOf(store, scope), restoreTestOf(store, rules, arn, scope));
}

/** RDS alone keeps the backups: AWS Backup has no recovery point it could restore or judge. */
function unvaultedPart({ store, instance, arn }: Protected, scope: Context): Fragment {
  const declarations = freshnessOf({ store, instance, arn, inVault: false }, scope);
  const { restoreTest, objectives } = store;
  const asked = [
    ...(restoreTest ? [{ entry: restoreTest.entry, given: `restore test ${restoreTest.schedule.written}` }] : []),
    ...(objectives && isAudited(objectives) ? [{ entry: objectives.entry, given: "audit: framework" }] : []),
  ];
  const problems = asked.map(({ entry, given }) =>
    problemAt(entryOf(entry), "AWS-DATABASE-VAULT", {
      what: "AWS Backup restores and judges recovery points of a vault, and RDS's own backups are in none",
      given,
      allowed: "a store with snapshots: keep beside period, or an entry with schedule and keep",
      change: `add snapshots of ${store.key}, or take it out`,
    }),
  );
  return { ...nothing, declarations, problems };
}
