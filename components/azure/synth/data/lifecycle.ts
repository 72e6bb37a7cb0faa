import { boundedDays } from "../../../../core/evidence";
import type { BackupSpec, Planned } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { accountName } from "./account-name";
import { amountsOf } from "./evidence";
import { daysOf } from "./numbers";
import type { Target } from "./target";
import { dataConcern, dataTypes } from "./tokens";

interface Entries {
  /** Backups of what is in the account. */
  readonly own: readonly Planned<BackupSpec>[];
  /** Backups that are written into it. */
  readonly into: readonly Planned<BackupSpec>[];
}

/** What is too old is deleted: dumps after their retention, and versions that nothing could be restored to any more. */
export function lifecycleOf(target: Target, { own, into }: Entries): Fragment {
  const kept = [...own, ...into].filter((entry) => amountsOf(entry, "keep").length > 0);
  if (kept.length === 0) return fragment({});
  const rules = kept.flatMap((entry) => rulesOf(target, entry, own.includes(entry)));
  const declaration = azureSpec({
    key: `lifecycle-${target.resource.key}`,
    type: dataTypes.lifecycle,
    concern: dataConcern,
    inputs: {
      accountName: accountName(target),
      resourceGroupName: target.resourceGroup,
      managementPolicyName: "default",
      policy: { rules },
    },
    clauses: [...new Set(kept.flatMap(({ clauses }) => clauses))],
    // Versions and their soft delete must be on before a rule may speak of them.
    options: { dependsOn: [`blobs-${target.resource.key}`] },
  });
  return fragment({ declarations: [declaration] });
}

function rulesOf({ resource }: Target, entry: Planned<BackupSpec>, versions: boolean) {
  const container = versions ? undefined : (resource.properties.container ?? "backups");
  return amountsOf(entry, "keep").map((source) => {
    const days = boundedDays(source, daysOf(source.value));
    return {
      name: entry.spec.key.replace(/[^A-Za-z0-9]/g, "-"),
      enabled: true,
      type: "Lifecycle",
      definition: {
        actions: versions
          ? { version: { delete: { daysAfterCreationGreaterThan: days } } }
          : { baseBlob: { delete: { daysAfterModificationGreaterThan: days } } },
        filters: { blobTypes: ["blockBlob"], ...(container !== undefined && { prefixMatch: [`${container}/`] }) },
      },
    };
  });
}
