import { baseAmount, dimensionOf, type Operator, type Quantity, type System, type Threshold } from "../../core/model";

/** What a value is for, as far as it matters to a reviewer. */
export type ValueRole = "threshold" | "for" | "keep" | "receiver" | "timing" | "other";

/** One value of a system file, documented or chosen, under its path in the YAML. */
export interface StatedValue {
  readonly path: string;
  readonly role: ValueRole;
  readonly clauses: readonly string[];
  readonly written: string;
  /** In the base unit of its dimension; absent for texts, schedules, bands and lists. */
  readonly base?: number;
  readonly operator?: Operator;
  readonly dimension?: string;
}

interface Found {
  readonly path: string;
  readonly written: string;
  readonly clauses: readonly string[];
  readonly value: unknown;
}

/** Every value the file states, by path; the entries of one list are one value. */
export function statedValues(system: System): StatedValue[] {
  const found: Found[] = [];
  collect(system, found);
  const byPath = new Map<string, Found[]>();
  for (const one of found) {
    const path = one.path.replace(/\[\d+\]$/, "");
    const same = byPath.get(path) ?? [];
    if (!same.some(({ written }) => written === one.written)) byPath.set(path, [...same, one]);
  }
  return [...byPath].map(([path, all]) => describe(path, all)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function collect(value: unknown, found: Found[]): void {
  if (typeof value !== "object" || value === null) return;
  if ("written" in value && "path" in value && "value" in value) found.push(value as Found);
  else for (const item of Object.values(value)) collect(item, found);
}

function describe(path: string, all: readonly Found[]): StatedValue {
  const [only] = all.length === 1 ? all : [];
  return {
    path,
    role: roleOf(path),
    clauses: [...new Set(all.flatMap(({ clauses }) => clauses))],
    written: all.map(({ written }) => written).join(", "),
    ...(only && numberOf(only.value)),
  };
}

function numberOf(value: unknown): Pick<StatedValue, "base" | "operator" | "dimension"> {
  if (isThreshold(value)) return { ...numberOf(value.limit), operator: value.operator };
  if (!isQuantity(value)) return {};
  return { base: baseAmount(value), dimension: dimensionOf(value.unit) };
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === "object" && value !== null && "amount" in value && "unit" in value;
}

function isThreshold(value: unknown): value is Threshold {
  return typeof value === "object" && value !== null && "operator" in value && "limit" in value;
}

/** How long something is kept, or how many of it: `keep`, `generations`, a point-in-time `period`, a lock's `period`. */
const keeps = /^(logs\.stores|backups|recovery|security)\b.*\.(keep|generations|period)$|^collectors\b.*\.keep$/;

function roleOf(path: string): ValueRole {
  if (keeps.test(path)) return "keep";
  const alert = /^alerts(?:\["[^"]*"\]|\.[^.[]+)(?:\.(\w+))?(?:\.(\w+))?$/.exec(path);
  if (alert) {
    const [, first = "", second] = alert;
    if (second === "for" || first === "for") return "for";
    if (["every", "window", "minimum"].includes(first)) return "timing";
    return first === "normal" || second !== undefined ? "other" : "threshold";
  }
  if (/^(receivers|routes)\b.*\.(to|hours)$/.test(path)) return "receiver";
  return /^(routes|escalations)\b/.test(path) ? "timing" : "other";
}
