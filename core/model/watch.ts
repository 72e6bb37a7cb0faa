import type { ClauseId } from "./clause";
import type { MonitoredResource } from "./system";

/** What a watch looks for: a run of a job that succeeded, or a copy in a vault. */
export type WatchedKind = "job" | "copy";

/**
 * Something that must happen in time, where the platform has no metric of how long ago it did: a check that asks the
 * platform itself, and fails when it is overdue. Alerts are on its `resource`.
 */
export interface Watch {
  readonly key: string;
  readonly kind: WatchedKind;
  /** The entry of the system file it watches. */
  readonly entry: string;
  readonly resource: MonitoredResource;
  /** Key of the vault that holds the copies. */
  readonly vault?: string;
  /** Overdue when the last success is longer ago than this, in seconds. */
  readonly maximumAge: number;
  readonly clauses: readonly ClauseId[];
}

/** ResourceSpec key of the group a system's schedules stand in; alerts refer to it. */
export const schedulesKey = "schedules";

/** ResourceSpec key of the check. */
export function watchKey(key: string): string {
  return `watch-${key}`;
}
