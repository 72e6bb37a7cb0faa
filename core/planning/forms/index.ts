import {
  everyPlanned,
  type MonitoredResource,
  type PlannedEntries,
  type Problem,
  type SectionName,
  type System,
  valuesOf,
} from "../../model";
import { platforms } from "../../platforms";
import { backupForms } from "./backups";
import { budgetForms, scalingForms } from "./capacity";
import { type Entry, entryOf, type Form, readBy } from "./form";
import { jobForms, maintenanceForms } from "./maintenance";
import { dashboardForms, sloForms } from "./objectives";
import { recoveryForms } from "./recovery";
import { securityForms } from "./security";

/** What the entries of each section can become. */
export const forms: Readonly<Record<SectionName, readonly Form[]>> = {
  backups: backupForms,
  recovery: recoveryForms,
  budgets: budgetForms,
  maintenance: maintenanceForms,
  jobs: jobForms,
  scaling: scalingForms,
  security: securityForms,
  slos: sloForms,
  dashboards: dashboardForms,
};

/** Entries that would become nothing, and values that nothing would read: each with what is missing. */
export function formProblems(
  system: System,
  entries: PlannedEntries,
  resources: ReadonlyMap<string, MonitoredResource>,
): Problem[] {
  return everyPlanned(entries).flatMap(({ spec }) => problemsOf(entryOf(spec, system, entries, resources)));
}

function problemsOf(entry: Entry): Problem[] {
  const values = valuesOf(entry.spec);
  // What something else answers for, or what waits for a value of the stack configuration, needs no form of its own.
  const waits = ({ stated }: (typeof values)[number]) => !stated.deploys || stated.needs !== undefined;
  const answered = values.every((value) => waits(value) || value.stated.clauses.length === 0);
  if (answered && values.some(waits)) return [];
  const own = forms[entry.spec.section];
  const found = own.filter((form) => form.is(entry));
  if (found.length === 0) return entry.spec.facts.length > 0 && values.length === 0 ? [] : [nothing(entry, own)];
  const missing = found.flatMap((form) => [...elsewhere(entry, form), ...lacking(entry, form)]);
  return missing.length > 0 ? missing : ignored(entry, found);
}

function problem({ spec }: Entry, detail: Pick<Problem, "code" | "what" | "given" | "allowed" | "change">): Problem {
  const clauses = valuesOf(spec).flatMap(({ stated }) => stated.clauses);
  return { at: spec.at, path: spec.path, ...detail, ...(clauses.length > 0 && { clauses }) };
}

function namesOf({ spec }: Entry): string[] {
  return valuesOf(spec).map(({ name }) => name);
}

function nothing(entry: Entry, own: readonly Form[]): Problem {
  const given = [...(entry.spec.on === undefined ? [] : [`on ${entry.spec.on} (${entry.kind})`]), ...namesOf(entry)];
  return problem(entry, {
    code: "PLAN-ENTRY-NOTHING",
    what: "the entry would become nothing",
    given: given.join(", "),
    allowed: own.map(({ name }) => name).join("; "),
    change: "add what is missing",
  });
}

function elsewhere(entry: Entry, { name, platforms: named }: Form): Problem[] {
  const { where } = entry.system;
  if (named === undefined) return [];
  const others = platforms().filter(({ sections = [] }) => sections.includes(entry.spec.section));
  const made = [...named, ...others.map((platform) => platform.name)];
  if (made.some((platform) => where[platform] !== undefined)) return [];
  return [
    problem(entry, {
      code: "PLAN-ENTRY-PLATFORM",
      what: `the system is not on the platform of this: ${name}`,
      given: Object.keys(where).join(", ") || "none",
      allowed: made.join(" or "),
      change: `add ${made[0]} to where, or take the entry out`,
    }),
  ];
}

function lacking(entry: Entry, { name, needs = [] }: Form): Problem[] {
  return needs.flatMap((need) => {
    const keys = typeof need === "string" ? [need] : need;
    if (keys.some(entry.has)) return [];
    const wanted = keys.join(" or ");
    return [
      problem(entry, {
        code: "PLAN-ENTRY-NOTHING",
        what: `without ${wanted} the entry would become nothing`,
        given: namesOf(entry).join(", ") || "none",
        allowed: name,
        change: `add ${wanted}`,
      }),
    ];
  });
}

function ignored(entry: Entry, found: readonly Form[]): Problem[] {
  const read: readonly string[] = [...new Set(found.flatMap((form) => readBy(form, entry)))].filter(
    (name) => name !== "on",
  );
  return valuesOf(entry.spec).flatMap(({ name, stated }) => {
    if (!stated.deploys || read.includes(name)) return [];
    const reasons = found.flatMap(({ lacks = {} }) => lacks[name] ?? []);
    const where = found.map((form) => form.name).join("; ");
    return [
      {
        ...problem(entry, {
          code: "PLAN-ENTRY-IGNORED",
          what: `nothing would read ${name} here: ${[where, ...reasons].join("; ")}`,
          given: stated.written,
          allowed: read.join(", "),
          change: "take it out",
        }),
        at: stated.at,
        path: stated.path,
      },
    ];
  });
}
