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

const numbers: Readonly<Record<string, string>> = {
  linkBps: "1000000000",
  maxConnections: "200",
  memoryBytes: "8589934592",
  allocatedBytes: "536870912000",
  capacityBytes: "536870912000",
  provisionedIops: "3000",
  quotaBytes: "10737418240",
  maxSize: "10",
  maxInstances: "10",
  budgetUsd: "3333.33",
  budget: "0.001",
  latencyTarget: "2",
  expectedReplicas: "2",
  slowMilliseconds: "1000",
};

/** Properties that fit every placeholder of a measurement which has no default. */
export function sampleProperties(measurement: Measurement): Record<string, string> {
  const wanted = [...propertiesOf(measurement)].filter(([, otherwise]) => otherwise === undefined);
  return Object.fromEntries(wanted.map(([name]) => [name, numbers[name] ?? `sample_${name}`]));
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
      const filled = fill(measurement, sampleProperties(measurement));
      if (!filled.measurement) throw new Error(`${concept.name} on ${kind}: ${filled.problems[0]?.what}`);
      return { concept: concept.name, kind, measurement: filled.measurement };
    }),
  );
}
