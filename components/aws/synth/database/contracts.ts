import type { ResourceContracts } from "../../../../core/model";
import { databaseType } from "./tokens";

/** What RDS asks of a database. */
export const databaseContracts: ResourceContracts = {
  [databaseType]: {
    required: ["identifier", "engine", "instanceClass", "finalSnapshotIdentifier|skipFinalSnapshot"],
    fixed: ["engine", "username", "dbName", "storageEncrypted", "kmsKeyId"],
    identity: "{region} {input.identifier}",
    id: "db-{hash}",
    outputs: { arn: "arn:aws:rds:{region}:{account}:db:{input.identifier}", resourceId: "{id}" },
  },
};
