import type { Problem, ProblemCode } from "../model";
import type { ReferenceKind } from "./references";
import type { Key, Place, Tree } from "./tree";

/** The keys of a stated value, as the schema has checked them. */
export interface RawStated {
  is?: unknown;
  row?: string | string[];
  from?: string;
  says?: string;
  deploy?: unknown;
  assume?: unknown;
  because?: string;
  superseded?: { by: string; because: string };
  needs?: string;
  process?: string;
  check?: string;
  also?: RawStated[];
}

/** What the parts of a reading need of it: where the file is read, and who collects what is found. */
export interface Collecting {
  readonly tree: Tree;
  readonly system: string;
  problem(code: ProblemCode, place: Place, details: Pick<Problem, "what" | "given" | "allowed" | "change">): void;
  /** A name that must be written somewhere. */
  refers(kind: ReferenceKind, container: object, key: Key): void;
  present(needs: string | undefined): boolean;
}
