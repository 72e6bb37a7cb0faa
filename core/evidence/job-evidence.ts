import type { EvidencePoint, Fact, Planned, Via } from "../model";
import { type Job, variableVia } from "../model";
import { about, formula, ofRole, spelled, type Traced } from "./traced";
import { viaFor } from "./via";

/** Values of an entry that its job enforces; of a backup, others belong to where it is kept. */
const enforced = new Set(["schedule", "statement", "limit", "retries", "intervals", "method", "task"]);

/** Facts of the entry that a job can show: of its values, and what it `states`. */
export function jobFacts({ spec, facts }: Planned<Job>): Fact[] {
  const names = new Set([...enforced, ...spec.variables.map(({ from }) => from)]);
  return facts.filter(({ role, subject }) => role === "text" || (subject !== undefined && names.has(subject)));
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

/** The schedule of a job in the platform's notation. */
export function jobCron(cron: string, facts: readonly Fact[]): Traced<string> {
  return spelled({ value: cron, facts: about(ofRole(facts, "schedule"), "schedule") }, (text) => text);
}

function word(fact: Fact, token: string): Via {
  return { kind: fact.written === token ? "same" : "formula", format: "token", token, of: fact.written };
}

function pointAt(fact: Fact, place: JobPlace, via: Via): EvidencePoint {
  const { clause, role, subject } = fact;
  return { clause, role, ...(subject !== undefined && { subject }), ...place, via: viaFor(fact, via) };
}

/** Seconds one try of a job may take. */
export function jobLimit({ limit }: Job, facts: readonly Fact[]): Traced<number> {
  return formula({ value: limit, facts: about(facts, "limit") });
}
