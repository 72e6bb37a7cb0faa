import type { MonitoredResource } from "../../../../core/model";

/** Pulumi type token of a database the stack makes or takes over. */
export const databaseType = "aws:rds/instance:Instance";

/** The component it belongs to. */
export const databaseConcern = "databases";

/** The kind whose settings may be the stack's. */
export const databaseKind = "aws.rds.postgres";

/** Whether the settings of a database are the stack's, which makes the instance or takes it over. */
export function isOwned(resource: MonitoredResource | undefined): boolean {
  return resource?.kind === databaseKind && (resource.properties.ownership ?? "check") !== "check";
}

/** Key of the declaration of a database. */
export function databaseKey({ key }: MonitoredResource): string {
  return `database-${key}`;
}
