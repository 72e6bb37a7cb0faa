/**
 * What Azure answers, as its REST reference prints it. A backup instance carries no `systemData`; a job of Container
 * Apps does. https://learn.microsoft.com/rest/api/dataprotection/backup-instances/get,
 * https://learn.microsoft.com/rest/api/dataprotection/recovery-points/list,
 * https://learn.microsoft.com/rest/api/resource-manager/containerapps/jobs/get,
 * https://learn.microsoft.com/rest/api/resource-manager/containerapps/jobs-executions/list
 */
const vault = "/subscriptions/0/resourceGroups/shop-rg/providers/Microsoft.DataProtection/backupVaults/copies";

export const backupInstance = {
  id: `${vault}/backupInstances/full`,
  name: "full",
  type: "Microsoft.DataProtection/backupVaults/backupInstances",
  properties: {
    friendlyName: "shop-db",
    policyInfo: { policyId: `${vault}/backupPolicies/full`, policyVersion: "" },
    protectionStatus: { status: "ProtectionConfigured" },
    currentProtectionState: "ProtectionConfigured",
    provisioningState: "Succeeded",
    objectType: "BackupInstance",
  },
};

export function recoveryPoint(recoveryPointTime: string) {
  return {
    id: `${vault}/backupInstances/full/recoveryPoints/1`,
    name: "1",
    type: "Microsoft.DataProtection/backupVaults/backupInstances/recoveryPoints",
    properties: {
      objectType: "AzureBackupDiscreteRecoveryPoint",
      recoveryPointId: "1",
      recoveryPointTime,
      recoveryPointType: "Full",
      friendlyName: "1",
      policyName: "full",
    },
  };
}

export function containerJob(createdAt: string) {
  return {
    id: "/subscriptions/0/resourceGroups/shop-rg/providers/Microsoft.App/jobs/vacuum",
    name: "vacuum",
    type: "Microsoft.App/jobs",
    location: "Japan East",
    systemData: { createdBy: "operator", createdByType: "User", createdAt, lastModifiedAt: createdAt },
    properties: { provisioningState: "Succeeded" },
  };
}

export function execution(status: string, endTime: string | undefined) {
  const startTime = "2026-01-01T00:00:00+00:00";
  return {
    name: "vacuum-1",
    type: "Microsoft.App/jobs/executions",
    properties: { status, startTime, ...(endTime && { endTime }) },
  };
}
