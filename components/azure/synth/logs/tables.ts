import { about, amountOf, boundedDays, type Traced, withStates } from "../../../../core/evidence";
import type { LogStore, Planned } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { limits, totalRetentions } from "../common/limits";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { type Retention, tableRetention } from "./retention";
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

/** The columns of a custom table, and the plan that says what its records can be asked. */
interface Schema {
  readonly schema?: {
    readonly name: string;
    readonly columns: readonly { readonly name: Traced<string>; readonly type: string }[];
  };
  readonly plan?: string;
}

/** A table of a workspace with retention of its own. `schema` is given for custom tables only. */
export function table(scene: Context, store: Planned<LogStore>, schema: Schema = {}): Fragment {
  const { spec, clauses, facts } = store;
  if (spec.ownership === "check") return fragment({});
  const workspace = workspaceOf(scene, spec);
  if (!workspace) return fragment({ problems: [noWorkspace(scene, spec)] });
  const keep = spec.keep && wholeDays(spec.keep);
  const archive = spec.archiveAfter && wholeDays(spec.archiveAfter);
  const retention = keep === undefined ? undefined : tableRetention(keep, archive);
  if (keep !== undefined && !retention) return tooLong(spec, keep);
  const resource = azureSpec({
    key: storeKey(spec),
    type: types.table,
    concern: "logs",
    inputs: {
      tableName: spec.name,
      workspaceName: workspace.name,
      resourceGroupName: workspaceGroup(scene, workspace),
      ...schema,
      ...(retention && retentionInputs(store, retention)),
    },
    clauses,
    options: {
      protect: true,
      retainOnDelete: true,
      ...afterWorkspace(scene, workspace),
      ...(spec.ownership === "adopt" && { import: `${workspaceArmId(scene, workspace)}/tables/${spec.name}` }),
    },
  });
  return fragment({ declarations: [withStates(resource, facts)] });
}

/** How long it is kept is the total; how long it is interactive is the archive age, or the whole of it. */
function retentionInputs({ spec, facts }: Planned<LogStore>, { analytics, total }: Retention) {
  const { keep, archiveAfter } = spec;
  const kept = keep && amountOf(keep.value, about(facts, "keep"));
  const whole = kept && kept.value / 86_400 <= limits.analyticsRetention.most ? kept : undefined;
  const interactive = archiveAfter ? amountOf(archiveAfter.value, about(facts, "archiveAfter")) : whole;
  return {
    retentionInDays: interactive ? boundedDays(interactive, analytics) : analytics,
    totalRetentionInDays: kept ? boundedDays(kept, total) : total,
  };
}

function tooLong(store: LogStore, days: number): Fragment {
  const problem = storeProblem(store, {
    code: "AZURE-RETENTION",
    what: "a table keeps at most twelve years",
    given: `${days} days`,
    allowed: `${limits.analyticsRetention.least}-${limits.analyticsRetention.most}, ${totalRetentions.join(", ")} days`,
    change: "export what must be kept longer to a storage account",
  });
  return fragment({ problems: [problem] });
}
