import type { RestoreCommand } from "../kit/resource-types";

/** The part of an ARM id behind a key: `resourceGroups`, `flexibleServers`. */
function armPart(id: string, key: string): string | undefined {
  const parts = id.split("/");
  const at = parts.findIndex((part) => part.toLowerCase() === key.toLowerCase());
  return at < 0 ? undefined : parts[at + 1];
}

const postgres: RestoreCommand = ({ properties: { id = "" } }) => {
  const name = armPart(id, "flexibleServers");
  return name === undefined
    ? undefined
    : [
        `az postgres flexible-server restore --resource-group ${armPart(id, "resourceGroups") ?? ""}`,
        `  --name ${name}-restored --source-server ${id}`,
        "  --restore-time <YYYY-MM-DDThh:mm:ss+00:00>",
      ].join(" \\\n");
};

const cosmos: RestoreCommand = ({ properties: { id = "" } }, { location = "" }) => {
  const name = armPart(id, "databaseAccounts");
  return name === undefined
    ? undefined
    : [
        `az cosmosdb restore --resource-group ${armPart(id, "resourceGroups") ?? ""} --location ${location}`,
        `  --account-name ${name} --target-database-account-name ${name}-restored`,
        "  --restore-timestamp <YYYY-MM-DDThh:mm:ssZ>",
      ].join(" \\\n");
};

/** By kind of resource. */
export const restoreCommands: Readonly<Record<string, RestoreCommand>> = {
  "azure.postgres.flexible": postgres,
  "azure.cosmos": cosmos,
};
