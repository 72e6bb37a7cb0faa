import { writtenAt } from "../../../../core/evidence";
import type { Problem } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { tagsOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment, serving } from "../common/resource";
import type { OwnedDatabase } from "./owned";
import { retentionOf } from "./retention";
import { settingsOf } from "./settings";
import { databaseConcern, databaseKey, databaseType } from "./tokens";
import { windowsOf } from "./windows";

/**
 * The instance with its own backups and windows. Changes wait for its maintenance window, as nothing is applied at once;
 * what cannot change in place would be a new instance, which `protect` refuses.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export function instanceOf(database: OwnedDatabase): Fragment {
  const settings = settingsOf(database);
  const retention = retentionOf(database);
  const windows = windowsOf(database);
  const problems: Problem[] = [...settings.problems, ...retention.problems, ...windows.problems];
  if (problems.length > 0 || !settings.inputs) return { ...nothing, problems };
  const { store } = database;
  const inputs = { ...fixedInputs(database), ...settings.inputs, ...retention.inputs, ...windows.inputs };
  const made = awsResource(
    {
      key: databaseKey(database.resource),
      type: databaseType,
      concern: databaseConcern,
      inputs,
      options: optionsOf(database, settings.left),
    },
    [...retention.facts, ...windows.facts],
  );
  const declaration = { ...made, origins: [...(made.origins ?? []), ...settings.origins] };
  const rpo = retention.inputs.backupRetentionPeriod === undefined ? [] : (store?.objectives?.rpo?.clauses ?? []);
  return { ...nothing, declarations: [serving(declaration, rpo)] };
}

function fixedInputs({ resource, ownership, instance, scope }: OwnedDatabase) {
  const { database } = resource.properties;
  return {
    identifier: writtenAt(instance, { at: resource.at, path: `${resource.path}.instance` }),
    engine: "postgres",
    // Of an instance that is there already, only what its properties and the document say is changed.
    ...(ownership === "create" && {
      ...(database && { dbName: database }),
      autoMinorVersionUpgrade: true,
      publiclyAccessible: false,
      storageEncrypted: true,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      tags: tagsOf(scope, "database", resource.key),
    }),
    // Read by the provider when the instance is deleted, and at no other time.
    deleteAutomatedBackups: false,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: `${instance}-final`,
  };
}

function optionsOf({ ownership, instance }: OwnedDatabase, left: readonly string[]): AwsResource["options"] {
  return {
    protect: true,
    retainOnDelete: true,
    ...(ownership === "adopt" && { import: instance }),
    ...(left.length > 0 && { ignoreChanges: left }),
  };
}
