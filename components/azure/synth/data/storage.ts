import { verbatim } from "../../../../core/evidence";
import type { BackupSpec, Planned } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { accountKey, accountName } from "./account-name";
import { blobSettings, blobSettingsProblems } from "./blobs";
import { saidBy, statedBy, textsOf } from "./evidence";
import { held, ownTags } from "./held";
import { lifecycleOf } from "./lifecycle";
import { cutsOff, type Target, targetsOf } from "./target";
import { dataConcern, dataKinds, dataTypes } from "./tokens";

/** Backups of what is in the account; those into it name it as `account`. */
function isSetting({ spec }: Planned<BackupSpec>): boolean {
  return spec.keep !== undefined || spec.destination !== undefined;
}

export function storageAccounts(scene: Context, needed: readonly string[]): Fragment {
  const { targets, problems } = targetsOf(scene, dataKinds.storage, ({ backups }) => backups.some(isSetting), needed);
  return merge(fragment({ problems }), ...targets.map((target) => accountOf(scene, target)));
}

function accountOf(scene: Context, target: Target): Fragment {
  const own = target.entries.backups.filter(isSetting);
  const into = scene.plan.entries.backups.filter(({ spec }) => spec.account?.value === target.resource.key);
  const entries = [...own, ...into];
  const problems = [
    ...blobSettingsProblems(target, own),
    ...["allowBlobPublicAccess", "enableHttpsTrafficOnly", "minimumTlsVersion"].flatMap((property) =>
      cutsOff(scene, target, property),
    ),
  ];
  if (problems.length > 0) return fragment({ problems });
  return merge(
    fragment({ declarations: [declarationOf(scene, target, entries), blobSettings(target, own)] }),
    lifecycleOf(target, { own, into }),
    fragment({ declarations: into.length > 0 ? [containerOf(target, into)] : [] }),
  );
}

function declarationOf(scene: Context, target: Target, entries: readonly Planned<BackupSpec>[]): TypedSpec {
  const { resource, name, resourceGroup, ownership } = target;
  const { properties } = resource;
  const [said] = entries.flatMap(({ spec }) => spec.destination?.value ?? []);
  const declaration = azureSpec({
    key: accountKey(target),
    type: dataTypes.storageAccount,
    concern: dataConcern,
    inputs: {
      accountName: name,
      resourceGroupName: resourceGroup,
      location: properties.location ?? scene.place.location,
      kind: "StorageV2",
      sku: {
        name: said
          ? statedBy(
              said,
              entries.flatMap((entry) => textsOf(entry, "destination").map(verbatim)),
            )
          : saidBy(resource, "sku", properties.sku ?? "Standard_GRS"),
      },
      enableHttpsTrafficOnly: true,
      minimumTlsVersion: "TLS1_2",
      allowBlobPublicAccess: false,
      // Whoever writes here has an identity; a key could be copied.
      ...(ownership === "create" && { allowSharedKeyAccess: false }),
      ...ownTags(scene, target, "storage"),
    },
    clauses: [...new Set(entries.flatMap(({ clauses }) => clauses))],
  });
  const assumed = [
    "kind",
    ...((said ?? properties.sku) === undefined ? ["sku"] : []),
    ...(properties.location === undefined ? ["location"] : []),
  ];
  return held(target, declaration, { assumed });
}

/** The container dumps go to. Who may write there is the jobs' business. */
function containerOf(target: Target, into: readonly Planned<BackupSpec>[]): TypedSpec {
  const { resource, resourceGroup } = target;
  const container = resource.properties.container ?? "backups";
  const declaration = azureSpec({
    key: `container-${resource.key}`,
    type: dataTypes.blobContainer,
    concern: dataConcern,
    inputs: {
      accountName: accountName(target),
      resourceGroupName: resourceGroup,
      containerName: container,
      publicAccess: "None",
    },
    clauses: [...new Set(into.flatMap((entry) => entry.clauses))],
  });
  return held(target, declaration, { path: `/blobServices/default/containers/${container}` });
}
