import type { EvidencePoint, Fact, Planned, Via } from "../model";
import { type Job, variableVia } from "../model";
import { viaFor } from "./via";

/** Values of an entry that its job enforces; of a backup, others belong to where it is kept. */
const enforced = new Set(["schedule", "statement", "limit", "retries", "intervals", "method", "task"]);

/** Facts of the entry that a job can show. */
export function jobFacts({ spec, facts }: Planned<Job>): Fact[] {
  const names = new Set([...enforced, ...spec.variables.map(({ from }) => from)]);
  return facts.filter(({ subject }) => subject !== undefined && names.has(subject));
}

/** A place in the inputs; `match` when the value is part of a longer text. */
export interface JobPlace {
  readonly path: string;
  readonly match?: string;
}

/** Where the settings of the script stand. */
export function settingPoints({ spec, facts }: Planned<Job>, placeOf: (variable: string) => JobPlace): EvidencePoint[] {
  return spec.variables.flatMap((variable) =>
    facts
      .filter(({ subject }) => subject === variable.from)
      .map((fact) => pointAt(fact, placeOf(variable.name), variableVia(variable, fact))),
  );
}

/** Where the documented statement or program stands in the script; in JSON its line breaks are two characters. */
export function statementPoints({ facts }: Planned<Job>, path: string): EvidencePoint[] {
  return facts
    .filter(({ subject, base }) => (subject === "statement" || subject === "method") && base === undefined)
    .map((fact) => {
      const text = fact.written.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      return pointAt(fact, { path, match: `(?:\\\\n|\\W)(${text})\\W` }, word(fact, fact.written));
    });
}

/** Where the schedule stands, in the platform's notation. */
export function schedulePoints({ facts }: Planned<Job>, place: JobPlace, token: string): EvidencePoint[] {
  return facts
    .filter(({ role, subject }) => role === "schedule" && subject === "schedule")
    .map((fact) => pointAt(fact, place, word(fact, token)));
}

function word(fact: Fact, token: string): Via {
  return { kind: fact.written === token ? "same" : "formula", format: "token", token, of: fact.written };
}

function pointAt(fact: Fact, place: JobPlace, via: Via): EvidencePoint {
  const { clause, role, subject } = fact;
  return { clause, role, ...(subject !== undefined && { subject }), ...place, via: viaFor(fact, via) };
}
