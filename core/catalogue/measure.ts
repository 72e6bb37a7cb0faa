import { suggest } from "../loader/suggest";
import type { Concept, Measurement, Problem } from "../model";
import type { Catalogue } from "./load";

/** The concept of a name, or the problem with a did-you-mean. */
export function findConcept(catalogue: Pick<Catalogue, "concepts">, name: string): Concept | Problem {
  const concept = catalogue.concepts.get(name);
  if (concept) return concept;
  const known = [...catalogue.concepts.keys()];
  return {
    code: "CATALOGUE-CONCEPT",
    what: "no concept of this name",
    given: name,
    change: suggest(name, known, `choose one of alert-rules/, or add alert-rules/${name}.yaml`),
  };
}

export type Measured =
  | { readonly measurement: Measurement; readonly problems?: undefined }
  | { readonly measurement?: undefined; readonly problems: readonly Problem[] };

/** How a concept is measured on a kind of resource; a pair that nobody wrote is not expressible. */
export function measure(concept: Concept, kind: string): Measured {
  const measurement = concept.measurements[kind];
  if (measurement) return { measurement };
  const kinds = Object.keys(concept.measurements);
  const problem: Problem = {
    code: "CATALOGUE-KIND",
    what: `${concept.name} is not expressible on this kind of resource`,
    given: kind,
    allowed: kinds.join(", ") || "no kind",
    change: suggest(kind, kinds, `write the measurement in alert-rules/${kind.split(".")[0]}/${kind}.yaml`),
  };
  return { problems: [problem] };
}
