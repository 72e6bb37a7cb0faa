import { consents } from "../../core/model";
import { fields, items, text } from "../inputs";
import { nameOf } from "../lookup";
import type { CheckedResource, ResourceRule } from "../rule";

/** Type to the switch that cannot be taken back, when it is thrown. */
const switches: Readonly<Record<string, (inputs: CheckedResource["inputs"]) => string | undefined>> = {
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": (inputs) =>
    fields(fields(inputs.rule).defaultRetention).mode === "COMPLIANCE" ? "object lock in compliance mode" : undefined,
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": (inputs) =>
    inputs.changeableForDays === undefined ? undefined : "vault lock in compliance mode",
  "azure-native:dataprotection:BackupVault": (inputs) => {
    const security = fields(fields(inputs.properties).securitySettings);
    return fields(security.immutabilitySettings).state === "Locked" ? "locked vault immutability" : undefined;
  },
};

/** Not even the account's owner can undo these; somebody must have said yes in writing. */
export const irreversibleAcknowledged: ResourceRule = {
  name: "irreversible-acknowledged",
  description: "a switch that cannot be undone is thrown only with a written acknowledgement",
  looksAt: "S3 object lock in compliance mode, AWS Backup vault lock, immutability of Azure backup vaults once locked",
  remediation: "add an acknowledgement that names the resource to the system file, or use governance mode",
  severity: "mandatory",
  config: {
    acknowledged: {
      type: "array",
      items: { type: "string" },
      description: "acknowledgements; one must name the resource, its bucket or its vault",
      default: [],
    },
  },
  scope: "resource",
  isAbout: ({ type, inputs }) => switches[type]?.(inputs) !== undefined,
  fault: ({ urn, type, inputs }, { config }) => {
    const names = [nameOf(urn), text(inputs.bucket), text(inputs.backupVaultName), text(inputs.vaultName)];
    const said = items(config.acknowledged).map(text);
    const named = said.some((one) => consents({ key: one, what: one }, names));
    return named ? undefined : `${switches[type]?.(inputs)} without an acknowledgement`;
  },
};
