import { merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/typed-inputs";
import { backupVaults } from "./backup-vaults";
import { cosmosAccounts } from "./cosmos";
import { keyVaults } from "./key-vaults";
import { appServicePlans } from "./plans";
import { servers } from "./server";
import { storageAccounts } from "./storage";

/** What holds data, with what gives it back: the stores first, then the vaults that copy them. */
export function data(scene: Context): Fragment {
  const accounts = scene.plan.entries.backups.flatMap(({ spec }) => spec.account?.value ?? []);
  const stores = merge(servers(scene), cosmosAccounts(scene), storageAccounts(scene, accounts), keyVaults(scene));
  const made = new Set(stores.declarations.map(({ key }) => key));
  return merge(stores, backupVaults(scene, made), appServicePlans(scene));
}
