import { textEvidence } from "../../../../core/evidence";
import type { LogStore, Planned, ResourceSpec } from "../../../../core/model";
import { workspaceRetention } from "../common/limits";
import { tagsOf } from "../common/naming";
import { type Part, partOf, type Scene } from "../common/scene";
import { types } from "../common/types";
import { retentionEvidence } from "./retention";
import { storeKey, storeProblem, wholeDays, workspaceArmId, workspaceGroup } from "./stores";

/** A Log Analytics workspace; one that is only checked is referred to by its id and declares nothing. */
export function workspace(scene: Scene, { spec, clauses, facts }: Planned<LogStore>): Part {
  if (spec.ownership === "check") return partOf({});
  const wanted = spec.keep && wholeDays(spec.keep);
  if (wanted !== undefined && wanted > workspaceRetention.longest) return tooLong(spec, wanted);
  const days = wanted === undefined ? undefined : Math.max(wanted, workspaceRetention.shortest);
  const inputs = inputsOf(scene, spec, days);
  const evidence = [
    ...(days === undefined ? [] : retentionEvidence(facts, "retentionInDays", wanted, days)),
    ...textEvidence(facts, inputs),
  ];
  const declaration: ResourceSpec = {
    key: storeKey(spec),
    type: types.workspace,
    concern: "logs",
    inputs,
    clauses,
    evidence,
    options: {
      protect: true,
      retainOnDelete: true,
      ...(spec.ownership === "adopt" && { import: workspaceArmId(scene, spec) }),
    },
  };
  return partOf({ declarations: [declaration] });
}

function inputsOf(scene: Scene, store: LogStore, days: number | undefined): ResourceSpec["inputs"] {
  const { properties } = store;
  return {
    workspaceName: store.name,
    resourceGroupName: workspaceGroup(scene, store),
    location: properties.location ?? scene.place.location,
    sku: { name: properties.sku ?? "PerGB2018" },
    ...(days !== undefined && { retentionInDays: days }),
    // Without this a 30-day workspace may show the 31st day.
    ...(properties.immediatePurgeDataOn30Days === "true" && { features: { immediatePurgeDataOn30Days: true } }),
    ...(properties.dailyQuotaGb !== undefined && {
      workspaceCapping: { dailyQuotaGb: Number(properties.dailyQuotaGb) },
    }),
    tags: tagsOf(scene, "store", store.key),
  };
}

function tooLong(store: LogStore, days: number): Part {
  const problem = storeProblem(store, {
    code: "AZURE-RETENTION",
    what: "a workspace keeps at most two years; longer retention belongs to its tables",
    given: `${days} days`,
    allowed: `${workspaceRetention.shortest}-${workspaceRetention.longest} days`,
    change: "write keep on the tables",
  });
  return partOf({ problems: [problem] });
}
