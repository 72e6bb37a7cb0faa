import { ofRole, settled, type TracedInputs, textEvidence, textOf, verbatim } from "../../../../core/evidence";
import { type LogStore, leafOf, type Planned, type ProblemCode } from "../../../../core/model";
import { type Part, partOf, type Scene } from "../common/scene";
import { scopeProblem } from "../common/scopes";
import { types } from "../common/types";
import {
  afterWorkspace,
  noWorkspace,
  storeKey,
  storeProblem,
  workspaceArmId,
  workspaceId,
  workspaceOf,
} from "./stores";

/**
 * A diagnostic setting: which categories of a resource's logs go to the workspace. Retention is the tables'; a new
 * setting with a retention policy is refused by the platform.
 */
export function diagnosticSetting(scene: Scene, { spec, clauses, facts }: Planned<LogStore>): Part {
  if (spec.ownership === "check") return partOf({});
  const workspace = workspaceOf(scene, spec);
  if (!workspace) return partOf({ problems: [noWorkspace(scene, spec)] });
  const source = scene.plan.system.resources.find((resource) => resource.key === spec.source)?.properties.id;
  if (source === undefined)
    return refuse(spec, "AZURE-SOURCE", "the setting names no resource with an id", spec.source);
  const unsuitable = scopeProblem(scene, source);
  if (unsuitable) return partOf({ problems: [storeProblem(spec, unsuitable)] });
  if (spec.categories.length === 0) return refuse(spec, "AZURE-CATEGORIES", "the setting collects no category", "none");
  const destination = spec.properties.logAnalyticsDestinationType;
  const inputs: TracedInputs = {
    name: spec.name,
    resourceUri: leafOf(source),
    workspaceId: workspaceId(scene, workspace),
    ...(destination !== undefined && { logAnalyticsDestinationType: destination }),
    logs: spec.categories.map((category) => ({
      category: verbatim(textOf(category, ofRole(facts, "event"))),
      enabled: true,
    })),
  };
  const adopted = spec.ownership === "adopt" && typeof inputs.resourceUri === "string";
  const declaration = settled({
    key: storeKey(spec),
    type: types.diagnosticSetting,
    concern: "logs",
    inputs,
    clauses,
    options: {
      ...afterWorkspace(scene, workspace),
      ...(adopted && { import: `${source}/providers/Microsoft.Insights/diagnosticSettings/${spec.name}` }),
    },
  });
  // The workspace is known by its id, whoever makes it.
  const named = { ...declaration.inputs, workspaceId: workspaceArmId(scene, workspace) };
  const evidence = [...declaration.evidence, ...textEvidence(facts, named)];
  return partOf({ declarations: [{ ...declaration, evidence }] });
}

function refuse(store: LogStore, code: ProblemCode, what: string, given = "none"): Part {
  const change = code === "AZURE-SOURCE" ? "set source: <key of a resource>" : "add categories: [...]";
  return partOf({ problems: [storeProblem(store, { code, what, given, change })] });
}
