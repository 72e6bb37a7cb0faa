import type { Planned } from "./planned";
import type { Quantity } from "./quantity";
import type { Schedule } from "./schedule";
import type { Stated } from "./stated";
import type { Intent, MonitoredResource } from "./system";

/**
 * How a data store is protected. `snapshot`: a whole copy at a time. `continuous`: every change, so that any moment can
 * be restored. `versioning`: what is overwritten or deleted stays. `dump`: a logical export. `archive`: old objects move
 * to a slower class. `lifecycle`: what is too old is deleted.
 * `copy`: everything also stands elsewhere.
 */
export const protectionMethods = [
  "snapshot",
  "continuous",
  "versioning",
  "dump",
  "archive",
  "lifecycle",
  "copy",
] as const;
export type ProtectionMethod = (typeof protectionMethods)[number];

/** Whether the stack makes the store, takes over the settings named here, or only looks. Never a default. */
export const ownerships = ["create", "adopt", "check"] as const;
export type Ownership = (typeof ownerships)[number];

/** One entry of `backups:` that protects a store. Every value it may use stays in `entry.spec.values` as well. */
export interface Protection {
  readonly entry: Planned<Intent>;
  readonly method: ProtectionMethod;
  readonly schedule?: Stated<Schedule>;
  /** Time between two recovery points, where the document gives no time of day. */
  readonly every?: Stated<Quantity>;
  /** How long a recovery point, or an old version, is kept. */
  readonly keep?: Stated<Quantity>;
  /** How far back any moment can be restored (`period`). */
  readonly window?: Stated<Quantity>;
  readonly generations?: Stated<Quantity>;
  /** How late a scheduled backup may start. */
  readonly startWindow?: Stated<Quantity>;
  /** How long one backup takes. */
  readonly duration?: Stated<Quantity>;
  /** How long a change may wait before it is archived (`delay`). */
  readonly lag?: Stated<Quantity>;
  /** When objects move to a slower class, and which. */
  readonly archiveAfter?: Stated<Quantity>;
  readonly archiveClass?: string;
  /** Where in the store it applies; absent: everywhere. */
  readonly prefix?: string;
  /** Region or location of a further copy. */
  readonly copyRegion?: string;
  /** Vault or object lock. `compliance` can be lifted by nobody and needs an acknowledgement. */
  readonly lock?: "governance" | "compliance";
}

/** A recurring proof that a store can be restored. */
export interface RestoreTest {
  readonly entry: Planned<Intent>;
  readonly schedule: Stated<Schedule>;
}

/** What may be lost and how long it may take to be back, of an entry of `recovery:`. */
export interface RecoveryObjectives {
  readonly entry: Planned<Intent>;
  readonly rpo?: Stated<Quantity>;
  readonly rto?: Stated<Quantity>;
}

/** A thing that holds data, with everything the document does to get it back. */
export interface DataStore {
  /** Key of the resource, or of the first entry that names the bucket. */
  readonly key: string;
  readonly resource?: MonitoredResource;
  readonly bucket?: string;
  /** Absent where no entry says. */
  readonly ownership?: Ownership;
  readonly protections: readonly Protection[];
  readonly objectives?: RecoveryObjectives;
  readonly restoreTest?: RestoreTest;
}
