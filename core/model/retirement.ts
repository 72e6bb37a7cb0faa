import type { Position } from "./position";

/** How a system leaves: from a day on only what holds data is deployed, and each piece of it until a day of its own. */
export interface Retirement {
  /** YYYY-MM-DD; nothing changes before. */
  readonly on: string;
  readonly because: string;
  readonly kept: readonly KeptData[];
  readonly at: Position;
}

/** Data that outlives its system. */
export interface KeptData {
  /** Key of the resource, e.g. `store-audit`. */
  readonly what: string;
  /** Where a person finds it. */
  readonly where: string;
  /** YYYY-MM-DD, the last day. */
  readonly until: string;
  readonly at: Position;
  readonly path: string;
}

/** Whether a system has left by the day it is planned for. */
export function isRetired({ retired, asOf }: { readonly retired?: Retirement; readonly asOf: string }): boolean {
  return retired !== undefined && retired.on <= asOf;
}
