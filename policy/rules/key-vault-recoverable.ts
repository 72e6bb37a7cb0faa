import { fields } from "../inputs";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** The vault keeps every version of a secret; what is deleted can be taken back until the days are over. */
export const keyVaultRecoverable: ResourceRule = {
  name: "key-vault-recoverable",
  description: "deleted secrets can be recovered, so no copies on disk are needed",
  looksAt: "soft delete, its days and purge protection of Azure Key Vaults",
  remediation: "set enableSoftDelete, softDeleteRetentionInDays and enablePurgeProtection",
  severity: "mandatory",
  config: {
    days: { type: "number", description: "least days a deleted secret can be recovered, 7 to 90", default: 90 },
  },
  scope: "resource",
  isAbout: isType("azure-native:keyvault:Vault"),
  fault: ({ inputs }, { config }) => {
    const settings = fields(inputs.properties);
    if (settings.enableSoftDelete === false) return "soft delete is switched off";
    if (settings.enablePurgeProtection !== true) return "purge protection is not switched on";
    // The platform keeps 90 days when nothing is said.
    const days = Number(settings.softDeleteRetentionInDays ?? 90);
    return days >= Number(config.days) ? undefined : `deleted secrets are kept ${days} days only`;
  },
};
