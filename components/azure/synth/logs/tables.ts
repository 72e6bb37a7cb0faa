import { textEvidence } from "../../../../core/evidence";
import type { EvidencePoint, Fact, LogStore, Planned, ResourceSpec } from "../../../../core/model";
import { analyticsRetention, totalRetentions } from "../common/limits";
import { type Part, partOf, type Scene } from "../common/scene";
import { types } from "../common/types";
import { type Retention, retentionEvidence, tableRetention } from "./retention";
import {
  afterWorkspace,
  noWorkspace,
  storeKey,
  storeProblem,
  wholeDays,
  workspaceArmId,
  workspaceGroup,
  workspaceOf,
} from "./stores";

/** A table of a workspace with retention of its own. `schema` is given for custom tables only. */
export function table(scene: Scene, store: Planned<LogStore>, schema: ResourceSpec["inputs"] = {}): Part {
  const { spec, clauses, facts } = store;
  if (spec.ownership === "check") return partOf({});
  const workspace = workspaceOf(scene, spec);
  if (!workspace) return partOf({ problems: [noWorkspace(scene, spec)] });
  const keep = spec.keep && wholeDays(spec.keep);
  const archive = spec.archiveAfter && wholeDays(spec.archiveAfter);
  const retention = keep === undefined ? undefined : tableRetention(keep, archive);
  if (keep !== undefined && !retention) return tooLong(spec, keep);
  const inputs: ResourceSpec["inputs"] = {
    tableName: spec.name,
    workspaceName: workspace.name,
    resourceGroupName: workspaceGroup(scene, workspace),
    ...schema,
    ...(retention && { retentionInDays: retention.analytics, totalRetentionInDays: retention.total }),
  };
  const declaration: ResourceSpec = {
    key: storeKey(spec),
    type: types.table,
    concern: "logs",
    inputs,
    clauses,
    evidence: [
      ...(retention ? keepEvidence(facts, retention, { keep: keep ?? 0, archive }) : []),
      ...textEvidence(facts, inputs),
    ],
    options: {
      protect: true,
      retainOnDelete: true,
      ...afterWorkspace(scene, workspace),
      ...(spec.ownership === "adopt" && { import: `${workspaceArmId(scene, workspace)}/tables/${spec.name}` }),
    },
  };
  return partOf({ declarations: [declaration] });
}

interface Wanted {
  readonly keep: number;
  readonly archive: number | undefined;
}

/** How long it is kept is the total; how long it is interactive is the archive age, or the whole of it. */
function keepEvidence(facts: readonly Fact[], retention: Retention, { keep, archive }: Wanted): EvidencePoint[] {
  const interactive = archive ?? (keep <= analyticsRetention.longest ? keep : undefined);
  return [
    ...retentionEvidence(facts, "totalRetentionInDays", keep, retention.total),
    ...retentionEvidence(facts, "retentionInDays", interactive, retention.analytics),
  ];
}

function tooLong(store: LogStore, days: number): Part {
  const problem = storeProblem(store, {
    code: "AZURE-RETENTION",
    what: "a table keeps at most twelve years",
    given: `${days} days`,
    allowed: `${analyticsRetention.shortest}-${analyticsRetention.longest}, ${totalRetentions.join(", ")} days`,
    change: "export what must be kept longer to a storage account",
  });
  return partOf({ problems: [problem] });
}
