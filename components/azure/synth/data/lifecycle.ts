import {
  baseAmount,
  type Intent,
  type Planned,
  quantityOf,
  type ResourceSpec,
  type Value,
} from "../../../../core/model";
import { type Fragment, fragment } from "../../../kit/fragment";
import { accountName } from "./account-name";
import { inDays, shown } from "./evidence";
import { daysOf } from "./numbers";
import type { Target } from "./target";
import { dataConcern, dataTypes } from "./tokens";

interface Entries {
  /** Backups of what is in the account. */
  readonly own: readonly Planned<Intent>[];
  /** Backups that are written into it. */
  readonly into: readonly Planned<Intent>[];
}

/** What is too old is deleted: dumps after their retention, and versions that nothing could be restored to any more. */
export function lifecycleOf(target: Target, { own, into }: Entries): Fragment {
  const kept = [...own, ...into].filter(({ spec }) => quantityOf(spec, "keep") !== undefined);
  if (kept.length === 0) return fragment({});
  const rules = kept.map((entry) => ruleOf(target, entry, own.includes(entry)));
  const declaration: ResourceSpec = {
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
    evidence: kept.flatMap((entry, at) =>
      shown(entry, { subject: "keep", path: pathOf(at, own.includes(entry)), ...inDays }),
    ),
    // Versions and their soft delete must be on before a rule may speak of them.
    options: { dependsOn: [`blobs-${target.resource.key}`] },
  };
  return fragment({ declarations: [declaration] });
}

function pathOf(at: number, versions: boolean): string {
  const action = versions
    ? "version.delete.daysAfterCreationGreaterThan"
    : "baseBlob.delete.daysAfterModificationGreaterThan";
  return `policy.rules[${at}].definition.actions.${action}`;
}

function ruleOf({ resource }: Target, { spec }: Planned<Intent>, versions: boolean): Value {
  const keep = quantityOf(spec, "keep");
  const days = keep ? daysOf(baseAmount(keep.value)) : 0;
  const container = versions ? undefined : (resource.properties.container ?? "backups");
  return {
    name: spec.key.replace(/[^A-Za-z0-9]/g, "-"),
    enabled: true,
    type: "Lifecycle",
    definition: {
      actions: versions
        ? { version: { delete: { daysAfterCreationGreaterThan: days } } }
        : { baseBlob: { delete: { daysAfterModificationGreaterThan: days } } },
      filters: { blobTypes: ["blockBlob"], ...(container !== undefined && { prefixMatch: [`${container}/`] }) },
    },
  };
}
