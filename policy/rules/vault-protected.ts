import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** A mistaken destroy must not take the backups with it. */
export const vaultProtected: ResourceRule = {
  name: "vault-protected",
  description: "vaults are protected from deletion",
  looksAt: "the protect option of backup vaults, recovery vaults and key vaults",
  remediation: "declare the vault with protect: true",
  severity: "mandatory",
  scope: "resource",
  isAbout: isType(
    "aws:backup/vault:Vault",
    "azure-native:dataprotection:BackupVault",
    "azure-native:recoveryservices:Vault",
    "azure-native:keyvault:Vault",
  ),
  fault: ({ protect }) => (protect === true ? undefined : "the vault is not protected"),
};
