import type { ResourceContracts } from "../../../../core/model";
import { exportedLogs, databaseLimits as limits, monitoringIntervals } from "./limits";
import { databaseType } from "./tokens";

/** What RDS asks of a database; the references are those of `limits`. */
export const databaseContracts: ResourceContracts = {
  [databaseType]: {
    required: ["identifier", "engine", "instanceClass", "finalSnapshotIdentifier|skipFinalSnapshot"],
    fixed: ["engine", "username", "dbName", "storageEncrypted", "kmsKeyId"],
    identity: "{region} {input.identifier}",
    id: "db-{hash}",
    outputs: { arn: "arn:aws:rds:{region}:{account}:db:{input.identifier}", resourceId: "{id}" },
    limits: [
      { at: "identifier", bytes: limits.identifier.value },
      { at: "engine", accepted: ["postgres"] },
      { at: "backupRetentionPeriod", least: limits.retentionLeast.value, most: limits.retentionMost.value },
      { at: "allocatedStorage", least: limits.storageLeast.value, most: limits.storageMost.value },
      { at: "maxAllocatedStorage", least: limits.storageLeast.value, most: limits.storageMost.value },
      { at: "port", least: limits.portLeast.value, most: limits.portMost.value },
      { at: "monitoringInterval", accepted: monitoringIntervals },
      { at: "enabledCloudwatchLogsExports[*]", accepted: exportedLogs },
      { at: "finalSnapshotIdentifier", bytes: limits.snapshotName.value },
    ],
  },
};
