import type {
  BackupSpec,
  DataStore,
  Fact,
  MonitoredResource,
  Ownership,
  Planned,
  Problem,
  ProblemCode,
} from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import type { Context } from "../common/context";

/** A database whose settings are the stack's, with what the document says of getting it back. */
export interface OwnedDatabase {
  readonly resource: MonitoredResource;
  readonly ownership: Exclude<Ownership, "check">;
  /** Identifier of the instance. */
  readonly instance: string;
  readonly store?: DataStore;
  /** Entries of `backups:` on it. */
  readonly backups: readonly Planned<BackupSpec>[];
  readonly scope: Context;
}

/** Inputs that follow from entries, and the documented values they carry. */
export interface Documented<Inputs> {
  readonly inputs: Inputs;
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
}

/** A problem at the resource itself. */
export function resourceProblem(
  { at, path }: MonitoredResource,
  code: ProblemCode,
  details: Pick<Problem, "what" | "given" | "allowed" | "change">,
): Problem {
  const entry: Entry = { at, path, clauses: [] };
  return problemAt(entry, code, details);
}
