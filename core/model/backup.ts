import type { Planned } from "./planned";
import type { Quantity } from "./quantity";
import type { Schedule } from "./schedule";
import type { BackupSpec, RecoverySpec } from "./sections";
import type { Stated } from "./stated";
import type { MonitoredResource } from "./system";

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

/** One entry of `backups:` that protects a store: its values, with what they mean together. */
export interface Protection extends Omit<BackupSpec, "method"> {
  readonly entry: Planned<BackupSpec>;
  readonly method: ProtectionMethod;
}

type RestoreTestSpec = BackupSpec | RecoverySpec;

/** A recurring proof that a store can be restored. */
export interface RestoreTest {
  readonly entry: Planned<RestoreTestSpec>;
  readonly schedule: Stated<Schedule>;
}

/** What may be lost and how long it may take to be back, of an entry of `recovery:`. */
export interface RecoveryObjectives {
  readonly entry: Planned<RecoverySpec>;
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
