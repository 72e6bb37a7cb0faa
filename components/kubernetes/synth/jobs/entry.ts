import { viaFor } from "../../../../core/evidence";
import {
  type EvidencePoint,
  type Fact,
  type Intent,
  type Planned,
  type Problem,
  type ProblemCode,
  textOf,
  type Via,
} from "../../../../core/model";

/** An entry of a section whose work runs in the cluster. */
export type Entry = Planned<Intent>;

/** A plain value of an entry, e.g. `bucket`; none when it is empty, or waits for configuration. */
export function settingOf({ spec }: Entry, name: string): string | undefined {
  const stated = textOf(spec, name);
  return stated?.deploys && stated.value !== "" ? stated.value : undefined;
}

/** A problem at the entry, or at one of its values. */
export function problemAt(
  { spec, clauses }: Entry,
  code: ProblemCode,
  details: Pick<Problem, "what" | "given" | "allowed" | "change">,
  value?: string,
): Problem {
  const stated = value === undefined ? undefined : spec.values[value]?.stated;
  return {
    code,
    at: stated?.at ?? spec.at,
    path: stated?.path ?? spec.path,
    ...details,
    ...(clauses.length > 0 && { clauses }),
  };
}

/** Where the documented values of one name stand; `via` may depend on what is written. */
export function settingPoints(
  { facts }: Entry,
  subject: string,
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
