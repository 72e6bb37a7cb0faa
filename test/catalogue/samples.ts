import { join } from "node:path";
import { type Catalogue, fill, loadCatalogue, propertiesOf } from "../../core/catalogue";
import type { Measurement } from "../../core/model";

export const builtIn = join(__dirname, "../../alert-rules");

let catalogue: Catalogue | undefined;

/** The built-in catalogue, read once. */
export function builtInCatalogue(): Catalogue {
  catalogue ??= loadCatalogue([builtIn]);
  return catalogue;
}

/** For each property that a measurement reads without a default, the example its kind declares. */
export function sampleProperties(kind: string, measurement: Measurement): Record<string, string> {
  const wanted = [...propertiesOf(measurement)].filter(([, otherwise]) => otherwise === undefined);
  const declared = builtInCatalogue().sheets.get(kind)?.properties;
  return Object.fromEntries(wanted.map(([name]) => [name, declared?.get(name)?.example ?? ""]));
}

export interface Sample {
  readonly concept: string;
  readonly kind: string;
  readonly measurement: Measurement;
}

/** Every measurement of the built-in catalogue, filled with sample properties. */
export function samples(): Sample[] {
  return [...builtInCatalogue().concepts.values()].flatMap((concept) =>
    Object.entries(concept.measurements).map(([kind, measurement]) => {
      const filled = fill(measurement, sampleProperties(kind, measurement));
      if (!filled.measurement) throw new Error(`${concept.name} on ${kind}: ${filled.problems[0]?.what}`);
      return { concept: concept.name, kind, measurement: filled.measurement };
    }),
  );
}
