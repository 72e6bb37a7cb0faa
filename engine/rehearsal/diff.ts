import type { Properties } from "../../core/contracts";
import { joinPath, pathKeys } from "../../core/evidence";
import { fixedInputs, type ResourceContract } from "../../core/model";

export type ChangeKind = "add" | "delete" | "update";

/** One input that is to change. */
export interface PropertyChange {
  readonly path: string;
  readonly kind: ChangeKind;
  /** The platform cannot change it in place. */
  readonly replaces: boolean;
}

/** What differs between the inputs of a resource as it is and as it is wanted, leaf by leaf. */
export function changesBetween(olds: Properties, news: Properties, contract?: ResourceContract): PropertyChange[] {
  const changes: { keys: readonly (string | number)[]; kind: ChangeKind }[] = [];
  compare(olds, news, [], (keys, kind) => changes.push({ keys, kind }));
  const fixed = fixedInputs(contract);
  return changes.map(({ keys, kind }) => ({ path: joinPath(keys), kind, replaces: isUnder(keys, fixed) }));
}

type Report = (keys: readonly (string | number)[], kind: ChangeKind) => void;

function compare(old: unknown, wanted: unknown, keys: readonly (string | number)[], report: Report): void {
  if (Object.is(old, wanted) || (isAbsent(old) && isAbsent(wanted))) return;
  const lists = [old, wanted].filter(Array.isArray).length;
  if (isAbsent(old)) report(keys, "add");
  else if (isAbsent(wanted)) report(keys, "delete");
  else if (typeof old !== "object" || typeof wanted !== "object" || lists === 1) report(keys, "update");
  else {
    for (const key of new Set([...Object.keys(old as object), ...Object.keys(wanted as object)])) {
      const [left, right] = [old, wanted] as Record<string, unknown>[];
      compare(left?.[key], right?.[key], [...keys, lists === 2 ? Number(key) : key], report);
    }
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isUnder(keys: readonly (string | number)[], fixed: readonly string[]): boolean {
  return fixed.some((path) => pathKeys(path).every((key, at) => String(keys[at]) === key));
}
