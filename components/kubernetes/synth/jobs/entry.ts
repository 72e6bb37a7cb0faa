import { about, spelled, type Traced } from "../../../../core/evidence";
import type { BackupSpec, JobSpec, MaintenanceSpec, Planned, SectionSpec, Stated } from "../../../../core/model";

/** An entry of a section whose work runs in the cluster. */
export type Entry = Planned<BackupSpec | MaintenanceSpec | JobSpec>;

/** A plain value of an entry, e.g. `bucket`; none when it is empty, or waits for configuration. */
export function settingOf<Text extends string>(stated: Stated<Text> | undefined): Text | undefined {
  return stated?.deploys && stated.value !== "" ? stated.value : undefined;
}

/** The platform's own word for a documented value of the entry. */
export function worded<Spec extends SectionSpec, Word extends string>(
  { facts }: Planned<Spec>,
  name: keyof Spec & string,
  word: Word,
): Traced<Word> {
  return spelled({ value: word, facts: about(facts, name) }, (said) => said);
}
