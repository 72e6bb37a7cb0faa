import {
  type LogStore,
  type Problem,
  type Quantity,
  type Reference,
  type Stated,
  seconds,
} from "../../../../core/model";
import type { Context } from "../common/context";
import { armId } from "../common/naming";

/** Kinds of log store on this platform. */
export const storeKinds = {
  workspace: "azure.loganalytics.workspace",
  table: "azure.loganalytics.table",
  customTable: "azure.loganalytics.custom-table",
  diagnosticSetting: "azure.diagnostic-setting",
} as const;

/** ResourceSpec key of a log store. */
export function storeKey(store: LogStore): string {
  return `store-${store.key}`;
}

/** The workspace a store is in: itself, or the store `within` names. */
export function workspaceOf({ plan }: Context, store: LogStore): LogStore | undefined {
  const key = store.kind === storeKinds.workspace ? store.key : store.within;
  return plan.system.logs.stores.find((other) => other.key === key && other.kind === storeKinds.workspace);
}

/** ARM id of a workspace: the output of the one made here, or the id of the one that exists. */
export function workspaceId(scene: Context, workspace: LogStore): string | Reference {
  return workspace.ownership === "create"
    ? { ref: storeKey(workspace), output: "id" }
    : workspaceArmId(scene, workspace);
}

export function workspaceArmId({ place }: Context, { name, properties }: LogStore): string {
  return armId(place, "Microsoft.OperationalInsights/workspaces", name, properties.resourceGroup);
}

/** What waits for a workspace declared here; one that is only checked exists already. */
export function afterWorkspace({ plan }: Context, workspace: LogStore): { readonly dependsOn?: readonly string[] } {
  const declared = workspace.ownership !== "check" && plan.stores.some(({ spec }) => spec.key === workspace.key);
  return declared ? { dependsOn: [storeKey(workspace)] } : {};
}

export function workspaceGroup({ place }: Context, workspace: LogStore): string {
  return workspace.properties.resourceGroup ?? place.resourceGroup;
}

/** Whole days, a part of a day counting as one. */
export function wholeDays(keep: Stated<Quantity>): number {
  return Math.ceil(seconds(keep.value) / 86_400);
}

export function storeProblem(store: LogStore, problem: Omit<Problem, "at" | "path">): Problem {
  return { ...problem, at: store.at, path: store.path };
}

export function noWorkspace({ plan }: Context, store: LogStore): Problem {
  const known = plan.system.logs.stores.filter((other) => other.kind === storeKinds.workspace).map(({ key }) => key);
  return storeProblem(store, {
    code: "AZURE-WORKSPACE",
    what: "the store names no workspace of this system",
    given: store.within ?? "none",
    allowed: known.join(", ") || "no workspace defined",
    change: `add within: <key of a store of kind ${storeKinds.workspace}>`,
  });
}
