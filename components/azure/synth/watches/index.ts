import { jobKey, type Reference, type Watch, watchKey } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { nameOf, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { backupInstanceKey, backupVaultKey } from "../data/tokens";
import { identity, identityLimits } from "../identities/identities";
import { builtInRole, roleAssignment, workloadRoles } from "../identities/role-assignments";
import { windowLimits } from "../windows/limits";
import { windowTypes } from "../windows/types";
import { definitionOf, sinceParameter } from "./definition";
import { watchConcern } from "./tokens";

const workerKey = "watch-worker";

/**
 * Checks of what Azure has no metric of: how long ago a job last succeeded, or a copy was last taken. Each is a Logic App
 * that asks Azure once an hour, and fails when that is too long ago or it could not ask. They share an identity that may
 * read those jobs and vaults, and nothing else.
 */
export function watches(scene: Context): Fragment {
  const { watches: all = [] } = scene.plan;
  if (all.length === 0) return fragment({});
  const worker = identity(scene, {
    key: workerKey,
    concern: watchConcern,
    name: nameOf(scene, ["watch"], identityLimits.name.value).replaceAll(".", "-"),
    tags: tagsOf(scene, "identity", workerKey),
  });
  const read = [...new Set(all.map(readKey))];
  return fragment({
    declarations: [worker, ...read.map((key) => grantOf(scene, key)), ...all.map((watch) => workflowOf(scene, watch))],
  });
}

/** What it asks about. */
function subjectOf({ kind, entry }: Watch): Reference {
  return { ref: kind === "job" ? jobKey(entry) : backupInstanceKey(entry), output: "id" };
}

/** Key of what it must be able to read: the job, or the vault with all its copies. */
function readKey({ kind, entry, vault }: Watch): string {
  return kind === "job" ? jobKey(entry) : backupVaultKey(vault ?? "");
}

function grantOf(scene: Context, key: string): TypedSpec {
  return roleAssignment(scene, {
    key: `watch-reader-${key}`,
    concern: watchConcern,
    role: builtInRole(scene, workloadRoles.reader),
    principal: { ref: workerKey, output: "principalId" },
    principalType: "ServicePrincipal",
    scope: { ref: key, output: "id" },
    about: key,
  });
}

function workflowOf(scene: Context, watch: Watch): TypedSpec {
  const { place } = scene;
  const worker: Reference = { ref: workerKey, output: "id" };
  return azureSpec({
    key: watchKey(watch.key),
    type: windowTypes.workflow,
    concern: watchConcern,
    inputs: {
      workflowName: nameOf(scene, ["watch", watch.key], windowLimits.workflowName.value),
      resourceGroupName: place.resourceGroup,
      location: place.location,
      state: "Enabled",
      identity: { type: "UserAssigned", userAssignedIdentities: [worker] },
      definition: definitionOf(watch, { subject: subjectOf(watch), worker, asOf: scene.plan.system.asOf }),
      tags: tagsOf(scene, "watch", watch.key),
    },
    clauses: watch.clauses,
    options: {
      dependsOn: [`watch-reader-${readKey(watch)}`],
      // Written once: a later deployment must not make the watch young again.
      ignoreChanges: [`definition.parameters.${sinceParameter}.defaultValue`],
    },
  });
}
