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

/**
 * Where the settings and the statements of a script stand inside a text of the inputs: `export NAME='value'`, or
 * `{"name":"NAME","value":"value"}`; a statement anywhere in the script, whose line breaks are written as two characters there.
 */
export function pointsOf(planned: Planned<Job>, path: string): EvidencePoint[] {
  const { spec, facts } = planned;
  const settings = spec.variables.flatMap((variable) =>
    facts
      .filter(({ subject }) => subject === variable.from)
      .map((fact) => {
        const match = `(?:export ${variable.name}='|"name":"${variable.name}","value":")([^'"]*)['"]`;
        return pointOf(fact, path, viaFor(fact, variableVia(variable, fact)), match);
      }),
  );
  const statements = facts
    .filter(({ subject, base }) => (subject === "statement" || subject === "method") && base === undefined)
    .map((fact) => pointOf(fact, path, tokenVia(fact, fact.written), statementPattern(fact.written)));
  return [...settings, ...statements];
}

function statementPattern(text: string): string {
  return `(?:\\\\n|\\W)(${text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")})\\W`;
}

/** The schedule as the platform writes it. */
export function schedulePoints(facts: readonly Fact[], path: string, token: string): EvidencePoint[] {
  return facts
    .filter(({ role, subject }) => role === "schedule" && subject === "schedule")
    .map((fact) => pointOf(fact, joinPath([path]), tokenVia(fact, token)));
}
