import { strict as assert } from "node:assert";
import type { Catalogue } from "../../core/catalogue";
import { formatProblem, type ResourceSpec, type Synthesis } from "../../core/model";
import { complaints, planYaml } from "../kit/yaml-plan";
import { synth } from "./kit";

export const subscription = "00000000-0000-0000-0000-000000000001";
export const group = `/subscriptions/${subscription}/resourceGroups/shop-rg/providers`;
const settings = { subscription, resourceGroup: "shop-rg", location: "japaneast" };
const tenant = "tenant: 00000000-0000-0000-0000-000000000002";

/** The stores of system `shop`; an entry takes one of them as `on`. */
export const resources = {
  db: `{ kind: azure.postgres.flexible, id: ${group}/Microsoft.DBforPostgreSQL/flexibleServers/shop-db, ownership: adopt, sku: Standard_D2ds_v5, tier: GeneralPurpose, version: "15", maxConnections: "200" }`,
  cosmos: `{ kind: azure.cosmos, id: ${group}/Microsoft.DocumentDB/databaseAccounts/shop-cosmos, ownership: adopt, database: shop, container: items }`,
  files: `{ kind: azure.storage.account, id: ${group}/Microsoft.Storage/storageAccounts/shopfiles, ownership: adopt, containers: uploads }`,
  dumps: `{ kind: azure.storage.account, id: ${group}/Microsoft.Storage/storageAccounts/shopdumps, ownership: create, container: dumps }`,
  secrets: `{ kind: azure.keyvault, id: ${group}/Microsoft.KeyVault/vaults/shop-kv, ownership: adopt, authorization: roles, ${tenant} }`,
  copies: `{ kind: azure.backup.vault, id: ${group}/Microsoft.DataProtection/backupVaults/shop-copies, ownership: create }`,
  plan: `{ kind: azure.appservice.plan, id: ${group}/Microsoft.Web/serverfarms/shop-plan, ownership: adopt, os: linux, instances: "2" }`,
};

type Resources = Partial<Readonly<Record<keyof typeof resources, string>>>;

const titled = (key: string, text: string) => `  ${key}: ${text.replace("{", `{ title: ${key},`)}\n`;

/** What Azure gets of the entries; `over` replaces resources, the acknowledgements speak of what is in doubt. */
export function rendered(
  sections: string,
  over: Resources = {},
  acknowledged = "db, cosmos, secrets, copies, files: allowBlobPublicAccess, enableHttpsTrafficOnly, minimumTlsVersion; secrets: enableRbacAuthorization",
  timezone = "Asia/Tokyo",
  catalogue?: Catalogue,
): Synthesis {
  const all = Object.entries({ ...resources, ...over }).map(([key, text]) => titled(key, text));
  const word = acknowledged === "" ? "" : `acknowledgements:\n  all: { what: "${acknowledged}", because: agreed }\n`;
  const text = `where: { azure: main }\nresources:\n${all.join("")}${sections}${word}`;
  const plan = planYaml(text, {}, catalogue, timezone);
  return synth(plan, { place: { alias: "main", settings } });
}

export function found(sections: string, key: string, over: Resources = {}): ResourceSpec {
  const { declarations, problems } = rendered(sections, over);
  assert.deepEqual(problems.map(formatProblem), []);
  const declaration = declarations.find((one) => one.key === key);
  assert.ok(declaration, `${key} is not among ${declarations.map((one) => one.key).join(", ")}`);
  return declaration;
}

export function refused(sections: string, over: Resources = {}, acknowledged?: string): string[] {
  return complaints(rendered(sections, over, acknowledged).problems);
}

/** One entry of a section, titled by itself. */
export function entry(section: string, values: string): string {
  return `${section}:\n  one: { title: One, from: 1. Operations, ${values} }\n`;
}
