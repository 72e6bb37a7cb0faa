import { ofRole, textOf, verbatim, withStates } from "../../../../core/evidence";
import { type LogStore, leafOf, type Planned, type ProblemCode } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { scopeProblem } from "../common/scopes";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { afterWorkspace, noWorkspace, storeKey, storeProblem, workspaceId, workspaceOf } from "./stores";

/**
 * A diagnostic setting: which categories of a resource's logs go to the workspace. Retention is the tables'; a new
 * setting with a retention policy is refused by the platform.
 */
export function diagnosticSetting(scene: Context, { spec, clauses, facts }: Planned<LogStore>): Fragment {
  if (spec.ownership === "check") return fragment({});
  const workspace = workspaceOf(scene, spec);
  if (!workspace) return fragment({ problems: [noWorkspace(scene, spec)] });
  const source = scene.plan.system.resources.find((resource) => resource.key === spec.source)?.properties.id;
  if (source === undefined)
    return refuse(spec, "AZURE-SOURCE", "the setting names no resource with an id", spec.source);
  const unsuitable = scopeProblem(scene, source);
  if (unsuitable) return fragment({ problems: [storeProblem(spec, unsuitable)] });
  if (spec.categories.length === 0) return refuse(spec, "AZURE-CATEGORIES", "the setting collects no category", "none");
  const destination = spec.properties.logAnalyticsDestinationType;
  const resourceUri = leafOf(source);
  const adopted = spec.ownership === "adopt" && typeof resourceUri === "string";
  const declaration = azureSpec({
    key: storeKey(spec),
    type: types.diagnosticSetting,
    concern: "logs",
    inputs: {
      name: spec.name,
      resourceUri,
      workspaceId: workspaceId(scene, workspace),
      ...(destination !== undefined && { logAnalyticsDestinationType: destination }),
      logs: spec.categories.map((category) => ({
        category: verbatim(textOf(category, ofRole(facts, "event"))),
        enabled: true,
      })),
    },
    clauses,
    options: {
      ...afterWorkspace(scene, workspace),
      ...(adopted && { import: `${source}/providers/Microsoft.Insights/diagnosticSettings/${spec.name}` }),
    },
  });
  return fragment({ declarations: [withStates(declaration, facts)] });
}

function refuse(store: LogStore, code: ProblemCode, what: string, given = "none"): Fragment {
  const change = code === "AZURE-SOURCE" ? "set source: <key of a resource>" : "add categories: [...]";
  return fragment({ problems: [storeProblem(store, { code, what, given, change })] });
}
