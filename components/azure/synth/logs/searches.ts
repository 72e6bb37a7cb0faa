import { textEvidence } from "../../../../core/evidence";
import {
  type EvidencePoint,
  type Fact,
  type LogCount,
  type LogQuery,
  type LogStore,
  type Planned,
  type ResourceSpec,
  shorten,
} from "../../../../core/model";
import { nameLength } from "../common/limits";
import { tagsOf } from "../common/naming";
import { type Part, partOf, type Scene } from "../common/scene";
import { types } from "../common/types";
import { countQuery } from "./counts";
import { columnName, fieldAs, predicate, readsRecord, recordStep } from "./kql";
import { afterWorkspace, storeKinds, workspaceGroup, workspaceOf } from "./stores";
import { shapeOf } from "./table-columns";

/** A saved query of the document, in the workspace its log is in. */
export function savedQuery(scene: Scene, { spec, facts }: Planned<LogQuery>): Part {
  const store = azureStore(scene, spec.in);
  if (!store) return partOf({});
  const query = spec.text === undefined ? builtQuery(spec, store) : limited(spec.text.trim(), spec);
  if (query === undefined) return partOf({ problems: [unknownColumns(spec, store)] });
  return search(scene, store, { key: `query-${spec.key}`, kind: "query", title: spec.title, query, facts });
}

/** The query of a log count, for people to run; log alerts contain it themselves. */
export function savedCount(scene: Scene, { spec, facts }: Planned<LogCount>): Part {
  const store = azureStore(scene, spec.in);
  const counted = countQuery(scene, spec.key);
  if (!store || !counted) return partOf({});
  return search(scene, store, {
    key: `count-${spec.key}`,
    kind: "count",
    title: spec.title,
    query: counted.query,
    facts,
  });
}

function azureStore({ plan }: Scene, key: string): LogStore | undefined {
  return plan.system.logs.stores.find((store) => store.key === key && store.kind.startsWith("azure."));
}

interface Search {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly query: string;
  readonly facts: readonly Fact[];
}

function search(scene: Scene, store: LogStore, { key, kind, title, query, facts }: Search): Part {
  const workspace = workspaceOf(scene, store);
  if (!workspace) return partOf({});
  const { system } = scene.plan;
  const inputs: ResourceSpec["inputs"] = {
    savedSearchId: shorten(`${system.key}-${system.environment}-${key}`.toLowerCase(), nameLength.savedSearch),
    resourceGroupName: workspaceGroup(scene, workspace),
    workspaceName: workspace.name,
    category: `hozen ${system.title}`,
    displayName: title,
    query,
    version: 2,
    tags: Object.entries(tagsOf(scene, kind, key)).map(([name, value]) => ({ name, value })),
  };
  const evidence = [...limitEvidence(facts), ...textEvidence(facts, inputs)];
  const clauses = [...new Set(facts.map((fact) => fact.clause))];
  const options = afterWorkspace(scene, workspace);
  return partOf({
    declarations: [{ key, type: types.savedSearch, concern: "logs", inputs, clauses, evidence, options }],
  });
}

function builtQuery(spec: LogQuery, store: LogStore): string | undefined {
  const shape = store.kind === storeKinds.workspace ? undefined : shapeOf(store.name, store.properties.json);
  if (!shape) return undefined;
  const fields = [...spec.where.map(({ field }) => field), ...spec.show];
  const shown = spec.show.map((field) =>
    field === "timestamp"
      ? "TimeGenerated"
      : `${columnName(field.replace(/^@/, ""))} = ${fieldAs("text", field, shape)}`,
  );
  const steps = [
    store.name,
    ...(readsRecord(fields, shape) ? [recordStep(shape)] : []),
    ...spec.where.map((condition) => `where ${predicate(condition, shape)}`),
    "order by TimeGenerated desc",
    ...(shown.length > 0 ? [`project ${shown.join(", ")}`] : []),
  ];
  return limited(steps.join("\n| "), spec);
}

/** The documented number of records, where the text does not say it already. */
function limited(query: string, { limit }: LogQuery): string {
  if (!limit || /\btake\s+\d+/.test(query)) return query;
  return `${query}\n| take ${limit.value.amount}`;
}

function limitEvidence(facts: readonly Fact[]): EvidencePoint[] {
  return facts
    .filter((fact) => fact.role === "count" && fact.base !== undefined)
    .map((fact) => ({
      clause: fact.clause,
      role: fact.role,
      path: "query",
      match: "\\btake\\s+(\\d+)",
      via: { kind: fact.corrected ? "correction" : "same", format: "number" },
    }));
}

function unknownColumns(spec: LogQuery, store: LogStore) {
  return {
    code: "AZURE-TABLE",
    at: spec.at,
    path: spec.path,
    what: "a query over this store cannot be built: its columns are unknown",
    given: store.name,
    change: "write the query as text",
  };
}
