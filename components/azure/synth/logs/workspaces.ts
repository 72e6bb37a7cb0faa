import { about, amountOf, boundedDays, withStates } from "../../../../core/evidence";
import type { LogStore, Planned } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { limits } from "../common/limits";
import { tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { storeKey, wholeDays, workspaceArmId, workspaceGroup } from "./stores";

/** A Log Analytics workspace; one that is only checked is referred to by its id and declares nothing. */
export function workspace(scene: Context, store: Planned<LogStore>): Fragment {
  const { spec, clauses, facts } = store;
  if (spec.ownership === "check") return fragment({});
  const wanted = spec.keep && wholeDays(spec.keep);
  const days = wanted === undefined ? undefined : Math.max(wanted, limits.workspaceRetention.least);
  const resource = azureSpec({
    key: storeKey(spec),
    type: types.workspace,
    concern: "logs",
    inputs: inputsOf(scene, store, days),
    clauses,
    options: {
      protect: true,
      retainOnDelete: true,
      ...(spec.ownership === "adopt" && { import: workspaceArmId(scene, spec) }),
    },
  });
  return fragment({ declarations: [withStates(resource, facts)] });
}

function inputsOf(scene: Context, { spec: store, facts }: Planned<LogStore>, days: number | undefined) {
  const { properties, keep } = store;
  return {
    workspaceName: store.name,
    resourceGroupName: workspaceGroup(scene, store),
    location: properties.location ?? scene.place.location,
    sku: { name: properties.sku ?? "PerGB2018" },
    ...(keep &&
      days !== undefined && {
        retentionInDays: boundedDays(amountOf(keep, about(facts, "keep")), days),
      }),
    // Without this a 30-day workspace may show the 31st day.
    ...(properties.immediatePurgeDataOn30Days === "true" && { features: { immediatePurgeDataOn30Days: true } }),
    ...(properties.dailyQuotaGb !== undefined && {
      workspaceCapping: { dailyQuotaGb: Number(properties.dailyQuotaGb) },
    }),
    tags: tagsOf(scene, "store", store.key),
  };
}
