import type { SectionName } from "./sections";

/** Sections whose entries may have had another name. */
export type RenamedSection =
  | SectionName
  | "resources"
  | "receivers"
  | "routes"
  | "escalations"
  | "alerts"
  | "events"
  | "probes"
  | "collectors"
  | "stores"
  | "counts"
  | "queries";

/** An entry that was called otherwise before, and is still the same thing. */
export interface Rename {
  readonly section: RenamedSection;
  /** What the file calls it now. */
  readonly name: string;
  /** Its first name, which names on the platform are made of. */
  readonly id: string;
}
