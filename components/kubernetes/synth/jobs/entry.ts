import { viaFor } from "../../../../core/evidence";
import type {
  BackupSpec,
  EvidencePoint,
  Fact,
  JobSpec,
  MaintenanceSpec,
  Planned,
  SectionSpec,
  Stated,
  Via,
} from "../../../../core/model";

/** An entry of a section whose work runs in the cluster. */
export type Entry = Planned<BackupSpec | MaintenanceSpec | JobSpec>;

/** A plain value of an entry, e.g. `bucket`; none when it is empty, or waits for configuration. */
export function settingOf<Text extends string>(stated: Stated<Text> | undefined): Text | undefined {
  return stated?.deploys && stated.value !== "" ? stated.value : undefined;
}

/** Where the documented values of one name stand; `via` may depend on what is written. */
export function settingPoints<Spec extends SectionSpec>(
  { facts }: Planned<Spec>,
  subject: keyof Spec & string,
  place: { readonly path: string; readonly match?: string; readonly via: Via | ((fact: Fact) => Via | undefined) },
): EvidencePoint[] {
  return facts
    .filter((fact) => fact.subject === subject)
    .flatMap((fact) => {
      const via = typeof place.via === "function" ? place.via(fact) : place.via;
      if (!via) return [];
      const { clause, role } = fact;
      return [
        { clause, role, subject, path: place.path, ...(place.match && { match: place.match }), via: viaFor(fact, via) },
      ];
    });
}

/** The platform's own word for what is documented. */
export function wordVia(token: string): (fact: Fact) => Via {
  return (fact) => ({ kind: fact.written === token ? "same" : "formula", format: "token", token, of: fact.written });
}
