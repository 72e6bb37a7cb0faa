import type { ClauseId } from "../clause";
import type { Money } from "../money";
import type { Planned } from "../planned";
import type { Position } from "../position";
import type { Quantity } from "../quantity";
import type { Schedule } from "../schedule";
import type { Stated } from "../stated";

import { backupFields } from "./backups";
import { budgetFields } from "./budgets";
import { dashboardFields } from "./dashboards";
import type { Field, Fields, StatedValues } from "./field";
import { jobSectionFields } from "./jobs";
import { maintenanceFields } from "./maintenance";
import { recoveryFields } from "./recovery";
import { scalingFields } from "./scaling";
import { type SecurityMethod, securityFields, type securityMethods } from "./security";
import { sloFields } from "./slos";

export type { Field, Fields } from "./field";
export { type SecurityMethod, securityMethods } from "./security";
export { clusterFields, jobFields, stepFields } from "./work";

/**
 * The keys of the entries of each section. The types below, the loader's check, the editor schema and docs/sections.md
 * are all made of them.
 */
export const sectionFields = {
  slos: sloFields,
  dashboards: dashboardFields,
  backups: backupFields,
  recovery: recoveryFields,
  budgets: budgetFields,
  maintenance: maintenanceFields,
  jobs: jobSectionFields,
  scaling: scalingFields,
  security: securityFields,
};

export type SectionName = keyof typeof sectionFields;
export const sectionNames = Object.keys(sectionFields) as readonly SectionName[];

/** What every entry of a section has beside its values. */
interface Entry<Section extends SectionName> {
  readonly section: Section;
  readonly key: string;
  readonly title: string;
  /** The resource, probe, log count or log store it is about. */
  readonly on?: string;
  /** Rows the whole entry enforces. */
  readonly facts: readonly Stated<string>[];
  /** A configuration key without which the entry is left out (`inactive`). */
  readonly needs?: string;
  readonly present: boolean;
  /** Runbook page; default: none of its own. */
  readonly runbook?: string;
  /** Route key; default: what the concern says. */
  readonly notify?: string;
  /** Clauses another entry enforces and an alert of this one monitors. */
  readonly watches?: readonly ClauseId[];
  readonly at: Position;
  readonly path: string;
}

export interface SloSpec extends Entry<"slos">, StatedValues<typeof sloFields> {}
export interface DashboardSpec extends Entry<"dashboards">, StatedValues<typeof dashboardFields> {}
export interface BackupSpec extends Entry<"backups">, StatedValues<typeof backupFields> {}
export interface RecoverySpec extends Entry<"recovery">, StatedValues<typeof recoveryFields> {}
export interface BudgetSpec extends Entry<"budgets">, StatedValues<typeof budgetFields> {}
export interface MaintenanceSpec extends Entry<"maintenance">, StatedValues<typeof maintenanceFields> {}
export interface JobSpec extends Entry<"jobs">, StatedValues<typeof jobSectionFields> {}
export interface ScalingSpec extends Entry<"scaling">, StatedValues<typeof scalingFields> {}
export interface SecuritySpec extends Entry<"security">, StatedValues<typeof securityFields> {}
/** An entry of `security:` as one method reads it: with the keys of that method only. */
export type SecurityOf<Method extends SecurityMethod> = Pick<
  SecuritySpec,
  keyof Entry<"security"> | "method" | (typeof securityMethods)[Method][number]
>;

/** The entry of each section, as the file states it: every value with its clauses, position and text. */
export interface SectionSpecs {
  readonly slos: SloSpec;
  readonly dashboards: DashboardSpec;
  readonly backups: BackupSpec;
  readonly recovery: RecoverySpec;
  readonly budgets: BudgetSpec;
  readonly maintenance: MaintenanceSpec;
  readonly jobs: JobSpec;
  readonly scaling: ScalingSpec;
  readonly security: SecuritySpec;
}

type KeyOf<Table> = Table extends unknown ? keyof Table & string : never;
/** A key of an entry of any section. */
export type SectionKey = KeyOf<(typeof sectionFields)[SectionName]>;

/** An entry of any section. */
export type SectionSpec = SectionSpecs[SectionName];
/** Entries that may be work of a script or of the system's own. */
export type WorkSpec = BackupSpec | RecoverySpec | MaintenanceSpec | JobSpec;
export type WorkKey = KeyOf<(typeof sectionFields)[WorkSpec["section"]]>;

/** The entries of a system, in the order of the file. */
export type SectionEntries = { readonly [Section in SectionName]: readonly SectionSpecs[Section][] };

/** Those of every section, section by section. */
export function everyEntry(entries: SectionEntries): SectionSpec[] {
  return sectionNames.flatMap((section): readonly SectionSpec[] => entries[section]);
}

/** Those that the stack configuration does not leave out, with what they document. */
export type PlannedEntries = { readonly [Section in SectionName]: readonly Planned<SectionSpecs[Section]>[] };

/** The same, section by section. */
export function everyPlanned(entries: PlannedEntries): Planned<SectionSpec>[] {
  return sectionNames.flatMap((section): readonly Planned<SectionSpec>[] => entries[section]);
}

/** Those that are about one resource. */
export function entriesAbout(entries: PlannedEntries, resource: string): PlannedEntries {
  return Object.fromEntries(
    sectionNames.map((section) => [section, entries[section].filter(({ spec }) => spec.on === resource)]),
  ) as unknown as PlannedEntries;
}

/** A value of an entry with the key it has in the file. */
export type NamedValue = { readonly name: SectionKey } & (
  | { readonly type: "quantity"; readonly stated: Stated<Quantity> }
  | { readonly type: "schedule"; readonly stated: Stated<Schedule> }
  | { readonly type: "money"; readonly stated: Stated<Money> }
  | { readonly type: "text"; readonly stated: Stated<string> }
  /** `value` is the first spelling of the word, `written` the one of the file. */
  | { readonly type: "word"; readonly stated: Stated<string> }
  | { readonly type: "texts" | "words"; readonly stated: Stated<readonly string[]> }
  | { readonly type: "spans"; readonly stated: Stated<readonly Quantity[]> }
);

/** Every value of an entry, in the order of the file. */
export function valuesOf(spec: SectionSpec): NamedValue[] {
  const fields: Fields = sectionFields[spec.section];
  return Object.entries(spec).flatMap(([name, stated]) => {
    const field = fieldNamed(fields, name);
    return field === undefined ? [] : [{ name, type: field.type, stated } as NamedValue];
  });
}

/** The key of a section; undefined for a name that is none, `constructor` among them. */
export function fieldNamed(fields: Fields, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
