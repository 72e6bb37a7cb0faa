import {
  amountOf,
  formula,
  inText,
  joinTexts,
  ofRole,
  plainText,
  type TracedText,
  withStates,
} from "../../../../core/evidence";
import {
  type Fact,
  type LogCount,
  type LogQuery,
  type LogStore,
  type Planned,
  type Problem,
  shorten,
} from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { limits } from "../common/limits";
import { tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { countQuery } from "./counts";
import { columnName, fieldAs, missingColumn, predicate, readsRecord, recordStep } from "./kql";
import { afterWorkspace, storeKinds, workspaceGroup, workspaceOf } from "./stores";
import { shapeOf } from "./table-columns";

/** A saved query of the document, in the workspace its log is in. */
export function savedQuery(scene: Context, { spec, facts }: Planned<LogQuery>): Fragment {
  const store = azureStore(scene, spec.in);
  if (!store) return fragment({});
  const missing = spec.text === undefined ? missingIn(spec, store) : undefined;
  if (missing) return fragment({ problems: [missing] });
  const query =
    spec.text === undefined ? builtQuery(spec, store, facts) : limited(inText`${spec.text.trim()}`, spec, facts);
  if (query === undefined) return fragment({ problems: [unknownColumns(spec, store)] });
  return search(scene, store, { key: `query-${spec.key}`, kind: "query", title: spec.title, query, facts });
}

/** The query of a log count, for people to run; log alerts contain it themselves. */
export function savedCount(scene: Context, { spec, facts }: Planned<LogCount>): Fragment {
  const store = azureStore(scene, spec.in);
  const counted = countQuery(scene, spec.key);
  if (!store || !counted) return fragment({});
  return search(scene, store, {
    key: `count-${spec.key}`,
    kind: "count",
    title: spec.title,
    query: counted.query,
    facts,
  });
}

function azureStore({ plan }: Context, key: string): LogStore | undefined {
  return plan.system.logs.stores.find((store) => store.key === key && store.kind.startsWith("azure."));
}

interface Search {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly query: TracedText;
  readonly facts: readonly Fact[];
}

function search(scene: Context, store: LogStore, { key, kind, title, query, facts }: Search): Fragment {
  const workspace = workspaceOf(scene, store);
  if (!workspace) return fragment({});
  const { system } = scene.plan;
  const resource = azureSpec({
    key,
    type: types.savedSearch,
    concern: "logs",
    inputs: {
      savedSearchId: shorten(`${system.key}-${system.environment}-${key}`.toLowerCase(), limits.savedSearchId.value),
      resourceGroupName: workspaceGroup(scene, workspace),
      workspaceName: workspace.name,
      category: `hozen ${system.title}`,
      displayName: title,
      query,
      version: 2,
      tags: Object.entries(tagsOf(scene, kind, key)).map(([name, value]) => ({ name, value })),
    },
    clauses: [...new Set(facts.map((fact) => fact.clause))],
    options: afterWorkspace(scene, workspace),
  });
  return fragment({ declarations: [withStates(resource, facts)] });
}

function missingIn(spec: LogQuery, store: LogStore): Problem | undefined {
  const shape = shapeOf(store.name, store.properties.json);
  const fields = [...spec.where.map(({ field }) => field), ...spec.show];
  const missing = shape && missingColumn(fields, store.name, shape);
  return missing && { code: "AZURE-COLUMN", at: spec.at, path: spec.path, ...missing };
}

function builtQuery(spec: LogQuery, store: LogStore, facts: readonly Fact[]): TracedText | undefined {
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
    ...spec.where.map((condition) => inText`where ${predicate(condition, shape, ofRole(facts, "pattern"))}`),
    "order by TimeGenerated desc",
    ...(shown.length > 0 ? [`project ${shown.join(", ")}`] : []),
  ];
  return limited(
    joinTexts(
      steps.filter((step) => step !== undefined),
      "\n| ",
    ),
    spec,
    facts,
  );
}

/** The documented number of records; a text that says one itself must say the documented one. */
function limited(query: TracedText, { limit }: LogQuery, facts: readonly Fact[]): TracedText {
  if (!limit) return query;
  const rows = formula(amountOf(limit.value, ofRole(facts, "count")));
  const [, before, taken, after] = /^(.*\btake\s+)(\d+)(.*)$/s.exec(plainText(query)) ?? [];
  if (taken === undefined) return inText`${query}\n| take ${rows}`;
  return Number(taken) === rows.traced ? inText`${before ?? ""}${rows}${after ?? ""}` : query;
}

function unknownColumns(spec: LogQuery, store: LogStore): Problem {
  return {
    code: "AZURE-TABLE",
    at: spec.at,
    path: spec.path,
    what: "a query over this store cannot be built: its columns are unknown",
    given: store.name,
    change: "write the query as text",
  };
}
