/**
 * What Azure answers, by the examples its API specifications publish: the same properties, with names and times of the
 * tests. No example was recorded from a subscription of ours. None of them carries `systemData`; answers of Container
 * Apps do when the service knows who made the job, so a test adds it.
 * https://github.com/Azure/azure-rest-api-specs, specification/.../stable/<version>/examples:
 * dataprotection 2024-04-01 BackupInstanceOperations/GetBackupInstance.json and ListRecoveryPoints.json,
 * app 2024-03-01 Job_Get.json and Job_Executions_Get.json
 */
const group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop-rg/providers";
const vault = `${group}/Microsoft.DataProtection/backupVaults/copies`;
const server = `${group}/Microsoft.DBforPostgreSQL/flexibleServers/shop-db`;

const source = {
  resourceID: server,
  resourceUri: "",
  datasourceType: "Microsoft.DBforPostgreSQL/flexibleServers",
  resourceName: "shop-db",
  resourceType: "Microsoft.DBforPostgreSQL/flexibleServers",
  resourceLocation: "",
};

export const backupInstance = {
  id: `${vault}/backupInstances/full`,
  name: "full",
  type: "Microsoft.DataProtection/backupVaults/backupInstances",
  tags: {},
  properties: {
    friendlyName: "full",
    dataSourceInfo: { ...source, objectType: "Datasource" },
    dataSourceSetInfo: { ...source, objectType: "DatasourceSet" },
    policyInfo: { policyId: `${vault}/backupPolicies/full`, policyVersion: "3.2" },
    protectionStatus: { status: "NotProtected" },
    provisioningState: "Provisioning",
    objectType: "BackupInstance",
  },
};

export function recoveryPoint(recoveryPointTime: string) {
  const stored = { creationTime: recoveryPointTime, metaData: "123456" };
  return {
    id: `${vault}/backupInstances/full/recoveryPoints/00000000-0000-0000-0000-000000000002`,
    name: "00000000-0000-0000-0000-000000000002",
    type: "microsoft.dataprotection/backupvaults/backupInstances/recoveryPoints",
    properties: {
      objectType: "AzureBackupDiscreteRecoveryPoint",
      recoveryPointTime,
      recoveryPointType: "Full",
      friendlyName: "full",
      recoveryPointDataStoresDetails: [
        { id: "00000000-0000-0000-0000-000000000003", type: "BackupStorage", ...stored },
      ],
      recoveryPointState: "Completed",
    },
  };
}

const container = { image: "shop/jobs:1", name: "job", resources: { cpu: 0.5, memory: "1Gi" } };

export const containerJob = {
  id: `${group}/Microsoft.App/jobs/vacuum`,
  name: "vacuum",
  type: "Microsoft.App/jobs",
  location: "East US",
  properties: {
    provisioningState: "Succeeded",
    environmentId: `${group}/Microsoft.App/managedEnvironments/jobs`,
    configuration: {
      replicaTimeout: 10,
      replicaRetryLimit: 10,
      manualTriggerConfig: { replicaCompletionCount: 1, parallelism: 4 },
      triggerType: "Manual",
    },
    template: { containers: [container], initContainers: [container] },
  },
};

/** The example of a run that is still going on has a time of its end as well. */
export function execution(status: string, endTime: string) {
  const startTime = "2026-01-01T00:00:00+00:00";
  const template = { containers: [container], initContainers: [container] };
  return { name: "vacuum-27944454", properties: { status, startTime, endTime, template } };
}

/** A list as it comes: with the page after it, where there is one. */
export function listed(value: readonly unknown[]) {
  return { value, nextLink: null };
}
