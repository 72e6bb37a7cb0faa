import type { Problem } from "../../core/model";
import type { Violation } from "../plan/policies";
import type { Danger } from "./dangers";
import type { DeployedReport } from "./deployed";
import type { ValueRole } from "./stated-values";
import type { ReceiverState, RouteState } from "./states";

/** What differs between two plans of one system. */
export interface SystemChange {
  readonly system: string;
  readonly title: string;
  readonly document: string;
  readonly state: "added" | "changed" | "removed";
  /** Worst first. */
  readonly dangers: readonly Danger[];
  readonly values: readonly ValueChange[];
  readonly audience: readonly AudienceChange[];
  readonly resources: readonly ResourceChange[];
  readonly policies: readonly PolicyChange[];
  readonly coverage: readonly CoverageChange[];
}

/** A clause as the document has it. */
export interface Cited {
  readonly id: string;
  readonly section: string;
  readonly quote: string;
}

/** A stated value that is new, gone, or another one. */
export interface ValueChange {
  readonly path: string;
  readonly role: ValueRole;
  readonly from?: string;
  readonly to?: string;
  /** The clauses before; empty for a value that is new, or that no clause states. */
  readonly was: readonly Cited[];
  readonly becomes: readonly Cited[];
}

/** A route whose receivers, hours or times differ, with the alerts that use it now. */
export interface AudienceChange {
  readonly route: string;
  readonly title: string;
  readonly from?: RouteState;
  readonly to?: RouteState;
  readonly gained: readonly ReceiverState[];
  readonly lost: readonly ReceiverState[];
  readonly alerts: readonly string[];
}

export interface ResourceChange {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly change: "added" | "changed" | "removed";
  readonly clauses: readonly string[];
  readonly properties: readonly PropertyChange[];
}

/** One leaf of the inputs; `from` or `to` is absent when it is new or gone. */
export interface PropertyChange {
  readonly path: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

export interface PolicyChange extends Violation {
  readonly change: "new" | "gone";
}

export interface CoverageChange {
  readonly clause: Cited;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
}

/** The JSON of `hozen review`, described in docs/review.md. */
export interface Review {
  readonly version: 1;
  readonly stack: string;
  readonly asOf: string;
  readonly base: { readonly ref: string; readonly commit: string };
  /** Of the files under review; nothing is planned, so nothing is compared. */
  readonly problems: readonly Problem[];
  /** Mandatory policies the files under review violate. */
  readonly violations: readonly Violation[];
  /** False when there was nothing to compare with; the notes say why. */
  readonly compared: boolean;
  readonly notes: readonly string[];
  /** What comes from the files under review. */
  readonly systems: readonly SystemChange[];
  /** What comes from another hozen or catalogue. */
  readonly upgrade: {
    readonly from: string;
    readonly to: string;
    readonly systems: readonly SystemChange[];
  } | null;
  /** The difference to what is deployed, by the engine; null without `--from-preview`. */
  readonly deployed: DeployedReport | null;
}
