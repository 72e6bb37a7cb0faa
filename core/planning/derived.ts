import type { Catalogue } from "../catalogue";
import type {
  AlertLevel,
  AlertSpec,
  ClauseId,
  DataStore,
  MonitoredResource,
  Quantity,
  Stated,
  Threshold,
} from "../model";

/** Where the value a limit of ours was made of stands. */
export type Origin = Pick<Stated<unknown>, "at" | "path">;

/** Whether the catalogue can measure a concept on a resource. */
export function isMeasured(
  concept: string,
  resource: MonitoredResource | undefined,
  { concepts }: Catalogue,
): resource is MonitoredResource {
  return resource !== undefined && concepts.get(concept)?.measurements[resource.kind] !== undefined;
}

/** A limit of ours in whole hours, from its sum in words. It is no documented value, and says where it comes from. */
export function olderThan(seconds: number, sum: string, origin: Origin): Stated<Threshold> {
  const hours = Math.ceil(seconds / 3600);
  const value: Threshold = { operator: ">", limit: { amount: String(hours), unit: "hour" } };
  return ours(value, `> ${hours} hours`, sum, origin);
}

/** The page the entries of a store name; without one the alert has a page of its own. */
export function runbookOf({ objectives, restoreTest, protections }: DataStore): { readonly runbook?: string } {
  const entries = [objectives, restoreTest, ...protections].flatMap((part) => part?.entry.spec.runbook ?? []);
  return entries[0] === undefined ? {} : { runbook: entries[0] };
}

interface DerivedAlert {
  readonly key: string;
  readonly concept: string;
  readonly on: string;
  readonly level: AlertLevel;
  /** Rows its limit was made of. */
  readonly watches: readonly ClauseId[];
  /** Looked at once an hour, whatever the concept's own times are: what is late by a day need not be seen at once. */
  readonly hourly?: boolean;
}

/** An alert of ours as the system file would write it. */
export function derivedAlert({ key, concept, on, level, ...alert }: DerivedAlert): AlertSpec {
  const { at, path } = level.threshold;
  const watches = [...new Set(alert.watches)];
  const hour = ours<Quantity>({ amount: "1", unit: "hour" }, "1 hour", "hourly", { at, path });
  return {
    key,
    concept,
    on,
    alternatives: [],
    levels: [level],
    facts: [],
    ...(alert.hourly && { every: hour, window: hour }),
    ...(watches.length > 0 && { watches }),
    present: true,
    at,
    path,
  };
}

/** Once is enough. */
export const atLeastOne: Threshold = { operator: ">=", limit: { amount: "1", unit: "count" } };

/** At least one check found the last success longer ago than that. */
export function overdueBy(seconds: number, sum: string, origin: Origin): Stated<Threshold> {
  return ours(atLeastOne, ">= 1 checks", `${sum} = ${Math.ceil(seconds / 3600)} h`, origin);
}

/** A value nobody documented, and why it was chosen. */
export function ours<T>(value: T, written: string, assumed: string, { at, path }: Origin): Stated<T> {
  return { value, written, clauses: [], corrected: false, assumed, deploys: true, at, path };
}
