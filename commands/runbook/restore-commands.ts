import type { MonitoredResource } from "../../core/model";

type Settings = Readonly<Record<string, string>>;
type CommandOf = (resource: MonitoredResource, place: Settings) => string | undefined;

/** The part of an ARM id behind a key: `resourceGroups`, `flexibleServers`. */
function armPart(id: string, key: string): string | undefined {
  const parts = id.split("/");
  const at = parts.findIndex((part) => part.toLowerCase() === key.toLowerCase());
  return at < 0 ? undefined : parts[at + 1];
}

const rds: CommandOf = ({ properties: { instance } }, { region = "" }) =>
  instance === undefined
    ? undefined
    : [
        `aws rds restore-db-instance-to-point-in-time --region ${region}`,
        `  --source-db-instance-identifier ${instance}`,
        `  --target-db-instance-identifier ${instance}-restored`,
        "  --restore-time <YYYY-MM-DDThh:mm:ssZ>",
      ].join(" \\\n");

const postgres: CommandOf = ({ properties: { id = "" } }) => {
  const name = armPart(id, "flexibleServers");
  return name === undefined
    ? undefined
    : [
        `az postgres flexible-server restore --resource-group ${armPart(id, "resourceGroups") ?? ""}`,
        `  --name ${name}-restored --source-server ${id}`,
        "  --restore-time <YYYY-MM-DDThh:mm:ss+00:00>",
      ].join(" \\\n");
};

const cosmos: CommandOf = ({ properties: { id = "" } }, { location = "" }) => {
  const name = armPart(id, "databaseAccounts");
  return name === undefined
    ? undefined
    : [
        `az cosmosdb restore --resource-group ${armPart(id, "resourceGroups") ?? ""} --location ${location}`,
        `  --account-name ${name} --target-database-account-name ${name}-restored`,
        "  --restore-timestamp <YYYY-MM-DDThh:mm:ssZ>",
      ].join(" \\\n");
};

/** By kind of resource: the place's provider and the command, always to a new target. */
const commands: Readonly<Record<string, { readonly provider: string; readonly command: CommandOf }>> = {
  "aws.rds.postgres": { provider: "aws", command: rds },
  "azure.postgres.flexible": { provider: "azure", command: postgres },
  "azure.cosmos": { provider: "azure", command: cosmos },
};

/** The command that restores this resource beside itself; undefined for kinds that have none. */
export function restoreCommand(
  resource: MonitoredResource,
  places: Readonly<Record<string, Settings>>,
): string | undefined {
  const known = commands[resource.kind];
  return known?.command(resource, places[known.provider] ?? {});
}

/** Bringing one object of a versioned bucket back: earlier versions, then a copy of one of them on top. */
export function bucketCommand(bucket: string, { region = "" }: Settings): string {
  return [
    `aws s3api list-object-versions --region ${region} --bucket ${bucket} --prefix <key>`,
    `aws s3api copy-object --region ${region} --bucket ${bucket} --key <key> \\\n  --copy-source '${bucket}/<key>?versionId=<id>'`,
  ].join("\n");
}
