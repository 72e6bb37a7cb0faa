import {
  type EvidencePoint,
  type Fact,
  type Job,
  joinPath,
  type Planned,
  variableVia,
  viaFor,
} from "../../../../core/model";
import { pointOf, tokenVia } from "../evidence";

/** Values of an entry that its job enforces; of a backup, others belong to where it is kept. */
const enforced = new Set(["schedule", "statement", "limit", "retries", "intervals", "method", "task"]);

/** Facts of the entry that a job can show. */
export function shownFacts({ spec, facts }: Planned<Job>): Fact[] {
  const names = new Set([...enforced, ...spec.variables.map(({ from }) => from)]);
  return facts.filter(({ subject }) => subject !== undefined && names.has(subject));
}

/** Where the settings of the script stand inside a text of the inputs: `export NAME='value'` or `{"name":"NAME","value":"value"}`. */
export function pointsOf({ spec, facts }: Planned<Job>, path: string): EvidencePoint[] {
  return spec.variables.flatMap((variable) =>
    facts
      .filter(({ subject }) => subject === variable.from)
      .map((fact) => {
        const match = `(?:export ${variable.name}='|"name":"${variable.name}","value":")([^'"]*)['"]`;
        return pointOf(fact, path, viaFor(fact, variableVia(variable, fact)), match);
      }),
  );
}

/** The schedule as the platform writes it. */
export function schedulePoints(facts: readonly Fact[], path: string, token: string): EvidencePoint[] {
  return facts
    .filter(({ role, subject }) => role === "schedule" && subject === "schedule")
    .map((fact) => pointOf(fact, joinPath([path]), tokenVia(fact, token)));
}
