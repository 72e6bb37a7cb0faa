import { strict as assert } from "node:assert";
import {
  baseAmount,
  dimensionOf,
  type Fact,
  type Intent,
  type IntentValue,
  type MonitoredResource,
  type Planned,
  parseQuantity,
  parseSchedule,
} from "../../core/model";
import { planJobs } from "../../core/planning/jobs";
import { at, planned, stated } from "./plan-builders";

const schedules = ["schedule"];
const quantities = ["limit", "age", "retries", "rto", "rpo"];

/** An entry of a section; the clause of every value is `J-<name>`. */
export function entry(
  key: string,
  values: Readonly<Record<string, string>>,
  parts: Partial<Intent> = {},
): Planned<Intent> {
  const found = Object.entries(values).map(([name, written]) => [name, read(name, written)] as const);
  const spec = {
    section: "jobs",
    key,
    title: key,
    values: Object.fromEntries(found),
    facts: [],
    present: true,
    at,
    path: `${parts.section ?? "jobs"}.${key}`,
    ...Object.fromEntries(found.map(([name, { stated }]) => [name, stated])),
    ...parts,
  } as Intent;
  return planned(
    spec,
    found.map(([name, value]) => factOf(name, value)),
  );
}

function read(name: string, written: string): IntentValue {
  const clause = `J-${name}`;
  if (schedules.includes(name)) {
    const schedule = parseSchedule(written, "Asia/Tokyo");
    assert.ok(schedule, written);
    return { type: "schedule", stated: stated(schedule, written, clause) };
  }
  if (quantities.includes(name)) {
    const quantity = parseQuantity(written);
    assert.ok(quantity, written);
    return { type: "quantity", stated: stated(quantity, written, clause) };
  }
  return { type: "text", stated: stated(written, written, clause) };
}

function factOf(name: string, value: IntentValue): Fact {
  const { written } = value.stated;
  const role = value.type === "schedule" ? "schedule" : "setting";
  const number =
    value.type === "quantity"
      ? { dimension: dimensionOf(value.stated.value.unit), base: baseAmount(value.stated.value) }
      : {};
  return { clause: `J-${name}`, role, subject: name, written, corrected: false, ...number };
}

export function place(key: string, kind: string, properties: Readonly<Record<string, string>>): MonitoredResource {
  return { key, title: key, kind, properties, present: true, at, path: `resources.${key}` };
}

/** Jobs of entries on resources, and the codes of what is wrong with them. */
export function jobsOf(entries: readonly Planned<Intent>[], resources: readonly MonitoredResource[]) {
  const { jobs, problems } = planJobs(entries, new Map(resources.map((resource) => [resource.key, resource])));
  return { jobs, problems, codes: problems.map(({ code }) => code) };
}
