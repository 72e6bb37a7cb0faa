import { baseAmount, type Problem, parseQuantity, parseThreshold, pathKeys } from "../model";
import { suggest } from "./issues";
import type { Tree, YamlMap } from "./tree";

interface Change {
  readonly change: string;
  readonly to: unknown;
  readonly because: string;
  readonly until?: string;
}

/** Applies an environment's changes to the tree, in place. Call it when the tree matches the schema. */
export function applyEnvironment(tree: Tree, environment: string, asOf: string): Problem[] {
  const changes = ((tree.root as YamlMap).environments as Record<string, Change[]> | undefined)?.[environment] ?? [];
  return changes.flatMap((change) => applyChange(tree, change, environment, asOf));
}

function applyChange(tree: Tree, change: Change, environment: string, asOf: string): Problem[] {
  const place = tree.place(change, "change");
  const keys = pathKeys(change.change);
  const container = containerOf(tree.root, keys);
  const last = keys.at(-1) as string;
  if (!("found" in container) || container.found[last] === undefined) {
    const inside = "found" in container ? Object.keys(container.found) : container.known;
    const given = "found" in container ? last : container.missing;
    return [
      {
        code: "SPEC-ENV-PATH",
        ...place,
        what: "nothing stands at this path",
        given: change.change,
        change: suggest(given, inside, "correct the path"),
      },
    ];
  }
  const looser = isLooser(last, keys, container.found[last], change.to);
  container.found[last] = change.to;
  if (change.until !== undefined && change.until < asOf) {
    return [
      {
        code: "SPEC-ENV-EXPIRED",
        ...place,
        what: `this change ended on ${change.until}`,
        change: "take it out, or decide again with a new date",
      },
    ];
  }
  if (environment !== "prod" || change.until !== undefined || !looser) return [];
  return [
    {
      code: "SPEC-ENV-UNTIL",
      ...place,
      what: "loosens a documented number in prod without an end",
      given: String(change.to),
      change: "add until: YYYY-MM-DD",
    },
  ];
}

function containerOf(
  root: unknown,
  keys: readonly string[],
): { found: YamlMap } | { missing: string; known: string[] } {
  let here = root as YamlMap;
  for (const key of keys.slice(0, -1)) {
    const next = here[key];
    if (typeof next !== "object" || next === null) return { missing: key, known: Object.keys(here) };
    here = next as YamlMap;
  }
  return { found: here };
}

/** Later or rarer telling, or shorter keeping, than before. A value that cannot be compared counts as looser. */
function isLooser(last: string, keys: readonly string[], before: unknown, after: unknown): boolean {
  const [old, now] = [parseThreshold(String(before)), parseThreshold(String(after))];
  if (old && now && old.limit.unit !== "boolean") {
    if (old.operator[0] !== now.operator[0]) return true;
    const difference = baseAmount(now.limit) - baseAmount(old.limit);
    return old.operator[0] === ">" ? difference > 0 : difference < 0;
  }
  const name = last === "is" || last === "assume" || last === "deploy" ? keys.at(-2) : last;
  const [length, newLength] = [parseQuantity(String(before)), parseQuantity(String(after))];
  if (!length || !newLength) return String(before) !== String(after);
  const difference = baseAmount(newLength) - baseAmount(length);
  return name === "keep" || name === "period" ? difference < 0 : difference > 0;
}
