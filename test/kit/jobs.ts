import { strict as assert } from "node:assert";
import { typeOf } from "../../core/loader/fields";
import {
  baseAmount,
  dimensionOf,
  type Fact,
  type Fields,
  type MonitoredResource,
  type NamedValue,
  type Planned,
  type SectionSpec,
  sectionFields,
  valuesOf,
} from "../../core/model";
import { planJobs } from "../../core/planning/jobs";
import { at, entriesBySection, planned, stated } from "./plan-builders";

/** An entry of a section, its values as the file writes them; the clause of every value is `J-<name>`. */
export function entry(
  key: string,
  values: Readonly<Record<string, string>>,
  parts: Partial<SectionSpec> = {},
): Planned<SectionSpec> {
  const { section = "jobs" } = parts;
  const fields: Fields = sectionFields[section];
  const read = Object.entries(values).map(([name, written]) => {
    const field = fields[name];
    assert.ok(field, `${section} has no ${name}`);
    const value = typeOf(field, "Asia/Tokyo").parse(written);
    assert.ok(value !== undefined, `${name}: ${written}`);
    return [name, stated(value, written, `J-${name}`)] as const;
  });
  const place = { at, path: `${section}.${key}` };
  const base = { section, key, title: key, facts: [], present: true, ...place };
  const spec = { ...base, ...Object.fromEntries(read), ...parts } as SectionSpec;
  return planned(spec, valuesOf(spec).map(factOf));
}

function factOf(value: NamedValue): Fact {
  const { name, type, stated: of } = value;
  const role = type === "schedule" ? "schedule" : "setting";
  const number = type === "quantity" ? { dimension: dimensionOf(of.value.unit), base: baseAmount(of.value) } : {};
  return { clause: `J-${name}`, role, subject: name, written: of.written, corrected: false, ...number };
}

export function place(key: string, kind: string, properties: Readonly<Record<string, string>>): MonitoredResource {
  return { key, title: key, kind, properties, present: true, at, path: `resources.${key}` };
}

/** Jobs of entries on resources, and the codes of what is wrong with them. */
export function jobsOf(entries: readonly Planned<SectionSpec>[], resources: readonly MonitoredResource[]) {
  const { jobs, problems } = planJobs(
    entriesBySection(entries),
    new Map(resources.map((resource) => [resource.key, resource])),
  );
  return { jobs, problems, codes: problems.map(({ code }) => code) };
}
