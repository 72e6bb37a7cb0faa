import { fields, text } from "../inputs";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** Cosmos DB always backs up everything; only the continuous mode lets a person restore by themselves. */
export const cosmosContinuousBackup: ResourceRule = {
  name: "cosmos-continuous-backup",
  description: "Cosmos DB accounts are backed up continuously",
  looksAt: "backup policy of Cosmos DB accounts",
  remediation: "set backupPolicy to Continuous; the change cannot be undone",
  severity: "mandatory",
  scope: "resource",
  isAbout: isType("azure-native:cosmosdb:DatabaseAccount"),
  fault: ({ inputs }) => {
    const mode = text(fields(inputs.backupPolicy).type);
    return mode === "Continuous" ? undefined : `the backup mode is ${mode || "not set"}`;
  },
};
