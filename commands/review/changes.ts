import type { FactRole, Problem } from "../../core/model";
import type { Violation } from "../plan/policies";
import type { SystemReport } from "../plan/report";
import type { SystemSnapshot } from "./snapshot";

import type { ValueRole } from "./stated-values";
import type { ReceiverState, RouteState } from "./states";

/** The difference between what is deployed and what the files ask for, by clause. */
export interface DeployedReport {
  readonly clauses: readonly DeployedClause[];
  /** Resources the files ask for that are not deployed. */
  readonly missing: readonly DeployedResource[];
  /** Deployed resources nothing asks for. */
  readonly unexpected: readonly DeployedResource[];
  /** Resources that must be made anew. */
  readonly replaced: readonly DeployedResource[];
  /** Properties that differ and that no clause decides. */
  readonly unmapped: readonly UnmappedProperty[];
}

export interface DeployedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly clauses: readonly string[];
  /** Whether alerts notify through it or it holds data. */
  readonly serious: boolean;
}

/** One documented value that is another one in the cloud. */
export interface DeployedClause {
  readonly urn: string;
  readonly name: string;
  readonly path: string;
  /** The part in which it stands, where the property is JSON as text: of a dashboard the panel. */
  readonly within?: string;
  readonly role: FactRole;
  readonly clauses: readonly Cited[];
  readonly document: string;
  readonly subject: string;
  /** In the documented unit where a plain factor leads back to it, else as it stands. */
  readonly deployed: string;
  readonly wanted: string;
  readonly direction: "higher" | "lower" | "other";
  /** Which of the two is the more dangerous: a looser threshold, a shorter retention, a longer wait. */
  readonly worse: Worse;
}

export type Worse = "deployed" | "wanted" | null;

export interface UnmappedProperty extends PropertyChange {
  readonly urn: string;
  readonly name: string;
  /** Which of the two keeps somebody from being told. */
  readonly worse: Worse;
}

/** Every way a change can leave people worse off, the worst first. */
export const dangerKinds = [
  "system-removed",
  "alert-removed",
  "alert-silent",
  "muted",
  "receiver-lost",
  "receiver-hours",
  "severity-lowered",
  "data-removed",
  "data-unprotected",
  "retention-removed",
  "retention-shortened",
  "work-removed",
  "runs-less-often",
  "window-widened",
  "objective-removed",
  "objective-loosened",
  "budget-removed",
  "budget-raised",
  "threshold-loosened",
  "missing-data",
  "for-longer",
  "detected-later",
  "told-later",
  "coverage-lost",
  "policy-violated",
] as const;

export type DangerKind = (typeof dangerKinds)[number];

/** One thing that gets worse: what, and from what to what. */
export interface Danger {
  readonly kind: DangerKind;
  /** Title and key of the alert, route, store, resource or clause. */
  readonly about: string;
  readonly from?: string;
  readonly to?: string;
  readonly clauses: readonly string[];
  /** Receivers: the alerts that no longer reach them. */
  readonly alerts?: readonly string[];
}

/** One system in one plan. */
export interface Side {
  readonly snapshot: SystemSnapshot;
  readonly report: SystemReport;
}

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
