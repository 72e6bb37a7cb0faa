import type { PolicyRule } from "./rule";
import { alertHasAction } from "./rules/alert-has-action";
import { alertHasClause } from "./rules/alert-has-clause";
import { alertHasRunbook } from "./rules/alert-has-runbook";
import { allowedRegions } from "./rules/allowed-regions";
import { automationLevel } from "./rules/automation-level";
import { backupGenerations } from "./rules/backup-generations";
import { budgetNotifies } from "./rules/budget-notifies";
import { budgetRefreshedByService } from "./rules/budget-refreshed-by-service";
import { cleanupByRetention } from "./rules/cleanup-by-retention";
import { cosmosContinuousBackup } from "./rules/cosmos-continuous-backup";
import { cosmosPartitionKey } from "./rules/cosmos-partition-key";
import { deploymentRollsBackOnAlarm } from "./rules/deployment-rolls-back-on-alarm";
import { encryptionAtRest } from "./rules/encryption-at-rest";
import { incidentMetrics } from "./rules/incident-metrics";
import { irreversibleAcknowledged } from "./rules/irreversible-acknowledged";
import { keyVaultRecoverable } from "./rules/key-vault-recoverable";
import { leastPrivilege } from "./rules/least-privilege";
import { logBasedSlowQueries } from "./rules/log-based-slow-queries";
import { logRetentionSet } from "./rules/log-retention-set";
import { mfaRequired } from "./rules/mfa-required";
import { namesAndTags } from "./rules/names-and-tags";
import { noPublicBucket } from "./rules/no-public-bucket";
import { noStorageAutoscaling } from "./rules/no-storage-autoscaling";
import { plannedStopBudget } from "./rules/planned-stop-budget";
import { pointInTimeRecovery } from "./rules/point-in-time-recovery";
import { pointInTimeWindow } from "./rules/point-in-time-window";
import { recoveryPointObjective } from "./rules/recovery-point-objective";
import { recoveryTime } from "./rules/recovery-time";
import { recoveryTimeObjective } from "./rules/recovery-time-objective";
import { retentionNotBelowDocument } from "./rules/retention-not-below-document";
import { rolesToGroups } from "./rules/roles-to-groups";
import { safeAutomaticRecovery } from "./rules/safe-automatic-recovery";
import { sameRegionActions } from "./rules/same-region-actions";
import { secretsEncrypted } from "./rules/secrets-encrypted";
import { severityReachesReceiver } from "./rules/severity-reaches-receiver";
import { sloCoversServiceHours } from "./rules/slo-covers-service-hours";
import { structuredLogs } from "./rules/structured-logs";
import { thresholdEqualsDocument } from "./rules/threshold-equals-document";
import { tlsOnly } from "./rules/tls-only";
import { unusedAccessAnalyzed } from "./rules/unused-access-analyzed";
import { unusedCredentialsRemoved } from "./rules/unused-credentials-removed";
import { vaultProtected } from "./rules/vault-protected";
import { workFitsWindow } from "./rules/work-fits-window";

export { type DocumentedValue, documentedValues } from "./documented";
export { configOf, configuredLevel, levelOf, type PolicySettings, settingProblems } from "./enforcement";
export { expectedOf } from "./expected";
export { type Judging, judge, type PolicyConfig } from "./judge";
export type { CheckedResource, Expected, Outcome, PlanRule, PolicyRule, ResourceRule } from "./rule";
export { type Verdict, verdictsOf } from "./verdicts";

/** Every policy there is, by name. A clause whose policy is not among them is a gap. */
export const policies: readonly PolicyRule[] = [
  alertHasAction,
  alertHasClause,
  alertHasRunbook,
  allowedRegions,
  automationLevel,
  backupGenerations,
  budgetNotifies,
  budgetRefreshedByService,
  cleanupByRetention,
  cosmosContinuousBackup,
  cosmosPartitionKey,
  deploymentRollsBackOnAlarm,
  encryptionAtRest,
  incidentMetrics,
  irreversibleAcknowledged,
  keyVaultRecoverable,
  leastPrivilege,
  logBasedSlowQueries,
  logRetentionSet,
  mfaRequired,
  namesAndTags,
  noPublicBucket,
  noStorageAutoscaling,
  plannedStopBudget,
  pointInTimeRecovery,
  pointInTimeWindow,
  recoveryPointObjective,
  recoveryTime,
  recoveryTimeObjective,
  retentionNotBelowDocument,
  rolesToGroups,
  safeAutomaticRecovery,
  sameRegionActions,
  secretsEncrypted,
  severityReachesReceiver,
  sloCoversServiceHours,
  structuredLogs,
  thresholdEqualsDocument,
  tlsOnly,
  unusedAccessAnalyzed,
  unusedCredentialsRemoved,
  vaultProtected,
  workFitsWindow,
];
