import type { Reference, Value, Watch, WatchedKind } from "../../../../core/model";
import { workflowSchema } from "../windows/definition";

const management = "https://management.azure.com";

/** How Azure lists what happened, when an item of the list was done, and which items count. */
interface History {
  readonly version: string;
  readonly list: string;
  readonly time: string;
  readonly counts?: string;
}

/**
 * https://learn.microsoft.com/rest/api/containerapps/jobs-executions/list and
 * https://learn.microsoft.com/rest/api/dataprotection/recovery-points/list
 */
const histories: Readonly<Record<WatchedKind, History>> = {
  job: {
    version: "2024-03-01",
    list: "executions",
    time: "endTime",
    counts: "equals(item()?['properties']?['status'], 'Succeeded')",
  },
  copy: { version: "2024-04-01", list: "recoveryPoints", time: "recoveryPointTime" },
};

/** Name of the parameter that says since when the watch is there. */
export const sinceParameter = "since";

/**
 * Asks once an hour what there is, and what happened to it; fails when nothing did in time, unless it is newer than that.
 * Not every provider says when the subject was made; then the age of the watch stands for it:
 * Data Protection leaves `systemData` out.
 */
export function definitionOf(
  { kind, maximumAge }: Watch,
  { subject, worker, asOf }: { readonly subject: Reference; readonly worker: Reference; readonly asOf: string },
): Value {
  const { version, list, time, counts } = histories[kind];
  const since = `ticks(addSeconds(utcNow(), -${maximumAge}))`;
  const done = `greater(ticks(coalesce(item()?['properties']?['${time}'], '1970-01-01')), ${since})`;
  const made = `coalesce(body('subject')?['systemData']?['createdAt'], parameters('${sinceParameter}'))`;
  const ask = (path: string, after: Value): Value => ({
    type: "Http",
    runAfter: after,
    inputs: {
      method: "GET",
      uri: { join: [management, subject, `${path}?api-version=${version}`] },
      authentication: { type: "ManagedServiceIdentity", identity: worker, audience: `${management}/` },
    },
  });
  return {
    $schema: workflowSchema,
    contentVersion: "1.0.0.0",
    parameters: { [sinceParameter]: { type: "String", defaultValue: asOf } },
    triggers: { hourly: { type: "Recurrence", recurrence: { frequency: "Hour", interval: 1 } } },
    actions: {
      subject: ask("", {}),
      history: ask(`/${list}`, { subject: ["Succeeded"] }),
      recent: {
        type: "Query",
        runAfter: { history: ["Succeeded"] },
        inputs: { from: "@body('history')?['value']", where: counts ? `@and(${counts}, ${done})` : `@${done}` },
      },
      overdue: {
        type: "If",
        runAfter: { recent: ["Succeeded"] },
        expression: {
          and: [{ equals: ["@length(body('recent'))", 0] }, { less: [`@ticks(${made})`, `@${since}`] }],
        },
        actions: {
          fail: { type: "Terminate", runAfter: {}, inputs: { runStatus: "Failed", runError: failure(maximumAge) } },
        },
        else: { actions: {} },
      },
    },
    outputs: {},
  };
}

function failure(maximumAge: number): Value {
  return { code: "Overdue", message: `nothing succeeded within ${maximumAge} s` };
}
