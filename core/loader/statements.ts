import type { Acknowledgement, Finding } from "../model";
import { entriesOf } from "./entries";
import type { RawStated } from "./raw-stated";
import type { Reading } from "./reading";
import type { YamlMap } from "./tree";

/** Human procedures: clauses that no stack enforces, each with its runbook page. */
export function readProcedures(reading: Reading, root: YamlMap): void {
  for (const { raw, from } of entriesOf(reading, root, "procedures")) {
    reading.refers("runbook", raw, "runbook");
    reading.register(raw as YamlMap & RawStated, from, { process: String(raw.runbook) });
  }
}

/** Clauses that only a policy checks. */
export function readChecks(reading: Reading, root: YamlMap): void {
  for (const { raw, from } of entriesOf(reading, root, "checks")) {
    reading.register(raw as YamlMap & RawStated, from, { check: String(raw.policy) });
  }
}

/** Statements that an import could not place: a problem each until a person has decided. */
export function readUnmapped(reading: Reading, root: YamlMap): void {
  for (const { raw, place, from } of entriesOf(reading, root, "unmapped")) {
    reading.refers("runbook", raw, "process");
    if (raw.process !== undefined) reading.register(raw as YamlMap & RawStated, from, { process: String(raw.process) });
    else if (raw.check !== undefined) reading.register(raw as YamlMap & RawStated, from, { check: String(raw.check) });
    if (raw.process !== undefined || raw.check !== undefined || raw.not !== undefined) continue;
    const nearest = (raw.nearest ?? []) as string[];
    reading.problem("SPEC-UNMAPPED", place, {
      what: "a statement of the document is in no entry yet",
      given: String(raw.says),
      ...(nearest.length > 0 && { allowed: `nearest ${nearest.join(", ")}` }),
      change: "write an entry for it and remove this one, or write process:, check: or not: <why it states nothing>",
    });
  }
}

export function readFindings(reading: Reading, root: YamlMap): Finding[] {
  return entriesOf(reading, root, "findings").map(({ key, raw, place }) => {
    const clauses = raw.rows as string[];
    for (const at of clauses.keys()) reading.refers("row", clauses, at);
    return { key, clauses, what: String(raw.what), done: String(raw.done), at: place.at };
  });
}

export function readAcknowledgements(reading: Reading, root: YamlMap): Acknowledgement[] {
  return entriesOf(reading, root, "acknowledgements").map(({ key, raw, place }) => ({
    key,
    what: String(raw.what),
    because: String(raw.because),
    at: place.at,
  }));
}
