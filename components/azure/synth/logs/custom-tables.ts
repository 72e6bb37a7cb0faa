import { ofRole, textOf, verbatim, withStates } from "../../../../core/evidence";
import type { Fact, LogStore, Planned, ProblemCode } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { nameOf, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { columnName } from "./kql";
import { storeKey, storeProblem, workspaceId, workspaceOf } from "./stores";
import { table } from "./tables";

const columnTypes = ["string", "int", "long", "real", "boolean", "datetime", "dynamic"] as const;

interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * A custom table and the data collection rule that writes to it. Columns: `TimeGenerated`, every entry of `fields`
 * (text), and `columns: "name:type, name:type"` of the store for other types.
 */
export function customTable(scene: Context, store: Planned<LogStore>): Fragment {
  const { spec } = store;
  if (!spec.name.endsWith("_CL")) return refuse(spec, "AZURE-TABLE-NAME", "a custom table ends in _CL", spec.name);
  const columns = columnsOf(spec);
  const wrong = columns.find((column) => !(columnTypes as readonly string[]).includes(column.type));
  if (wrong) return refuse(spec, "AZURE-COLUMN", `column ${wrong.name} has no known type`, wrong.type);
  const named = (column: Column) => tracedName(column, store.facts);
  const schema = { schema: { name: spec.name, columns: columns.map(schemaColumn).map(named) }, plan: "Analytics" };
  const made = table(scene, store, schema);
  const workspace = workspaceOf(scene, spec);
  return made.declarations.length === 0 || !workspace
    ? made
    : merge(made, collection(scene, store, columns, workspace));
}

function columnsOf({ fields, properties }: LogStore): Column[] {
  const typed = (properties.columns ?? "")
    .split(",")
    .map((column) => column.trim())
    .filter((column) => column !== "")
    .map((column) => {
      const [name = "", type = "string"] = column.split(":").map((part) => part.trim());
      return { name, type };
    });
  const text = fields
    .map((field) => ({ name: field.value, type: "string" }))
    .filter((column) => !typed.some((other) => other.name === column.name));
  return [{ name: "TimeGenerated", type: "datetime" }, ...text, ...typed];
}

/** Table schemas write `dateTime`, collection rules `datetime`. */
function schemaColumn({ name, type }: Column): Column {
  return { name, type: type === "datetime" ? "dateTime" : type };
}

/** A documented field is the name of its column. */
function tracedName({ name, type }: Column, facts: readonly Fact[]) {
  return { name: verbatim(textOf({ value: name }, ofRole(facts, "field"))), type };
}

function collection(
  scene: Context,
  { spec, facts }: Planned<LogStore>,
  columns: readonly Column[],
  workspace: LogStore,
): Fragment {
  const stream = `Custom-${spec.name}`;
  const resource = azureSpec({
    key: `${storeKey(spec)}-collection`,
    type: types.dataCollectionRule,
    concern: "logs",
    inputs: {
      dataCollectionRuleName: nameOf(scene, [spec.key], 64),
      resourceGroupName: scene.place.resourceGroup,
      location: scene.place.location,
      // Applications write to the rule's own endpoint.
      kind: "Direct",
      streamDeclarations: { [stream]: { columns: columns.map((column) => tracedName(column, facts)) } },
      destinations: {
        logAnalytics: [{ name: "workspace", workspaceResourceId: workspaceId(scene, workspace) }],
      },
      dataFlows: [
        {
          streams: [stream],
          destinations: ["workspace"],
          transformKql: `source | project ${columns.map(({ name }) => columnName(name)).join(", ")}`,
          outputStream: stream,
        },
      ],
      tags: tagsOf(scene, "store", spec.key),
    },
    clauses: [],
    options: { dependsOn: [storeKey(spec)] },
  });
  const declaration = withStates(resource, facts);
  const clauses = [...new Set(declaration.evidence.map(({ clause }) => clause))];
  return fragment({ declarations: [{ ...declaration, clauses }] });
}

function refuse(store: LogStore, code: ProblemCode, what: string, given: string): Fragment {
  const allowed = code === "AZURE-COLUMN" ? columnTypes.join(", ") : `${given}_CL`;
  return fragment({ problems: [storeProblem(store, { code, what, given, allowed })] });
}
