import { isDeepStrictEqual } from "node:util";
import { joinPath } from "../../core/evidence";
import type { ResourceReport } from "../plan/report";
import type { PropertyChange, ResourceChange } from "./changes";

/** Resources by URN: new, gone, or with other inputs. */
export function compareResources(
  before: readonly ResourceReport[],
  after: readonly ResourceReport[],
): ResourceChange[] {
  const old = new Map(before.map((resource) => [resource.urn, resource]));
  const now = new Map(after.map((resource) => [resource.urn, resource]));
  const urns = [...new Set([...old.keys(), ...now.keys()])].sort();
  return urns.flatMap((urn) => {
    const [from, to] = [old.get(urn), now.get(urn)];
    const { type, name, clauses } = (to ?? from) as ResourceReport;
    const properties = from && to ? compareInputs(from.inputs, to.inputs) : [];
    if (from && to && properties.length === 0) return [];
    const change = !from ? "added" : !to ? "removed" : "changed";
    return [{ urn, type, name, change, clauses, properties }];
  });
}

/** Every leaf that differs; lists of another length are compared place by place. */
export function compareInputs(from: unknown, to: unknown): PropertyChange[] {
  const found: PropertyChange[] = [];
  walk(from, to, [], found);
  return found;
}

function walk(from: unknown, to: unknown, keys: readonly (string | number)[], found: PropertyChange[]): void {
  if (isDeepStrictEqual(from, to)) return;
  if (isTree(from) && isTree(to) && Array.isArray(from) === Array.isArray(to)) {
    const names = Array.isArray(from)
      ? Array.from({ length: Math.max(from.length, (to as unknown[]).length) }, (_, at) => at)
      : [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    for (const key of names) walk(at(from, key), at(to, key), [...keys, key], found);
    return;
  }
  found.push({ path: joinPath(keys), ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
}

function isTree(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function at(tree: object, key: string | number): unknown {
  return (tree as Record<string | number, unknown>)[key];
}
