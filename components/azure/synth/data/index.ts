import { textOf } from "../../../../core/model";
import { joinParts, type Part, type Scene } from "../common/scene";
import { backupVaults } from "./backup-vaults";
import { cosmosAccounts } from "./cosmos";
import { keyVaults } from "./key-vaults";
import { appServicePlans } from "./plans";
import { servers } from "./server";
import { storageAccounts } from "./storage";

/** What holds data, with what gives it back: the stores first, then the vaults that copy them. */
export function data(scene: Scene): Part {
  const accounts = scene.plan.intents.flatMap(({ spec }) => textOf(spec, "account")?.value ?? []);
  const stores = joinParts([servers(scene), cosmosAccounts(scene), storageAccounts(scene, accounts), keyVaults(scene)]);
  const made = new Set(stores.declarations.map(({ key }) => key));
  return joinParts([stores, backupVaults(scene, made), appServicePlans(scene)]);
}
