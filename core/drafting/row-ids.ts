import type { Plain } from "./draft";

/**
 * Gives every clause its id: letters of the system, the number of its section, and a number in it. A clause that had an
 * id in an earlier draft keeps it, so that a line put in between renumbers nothing.
 */
export function numberRows(tree: Plain, system: string, earlier: Plain | undefined): Plain {
  const letters = initials(system);
  const kept = new Map<string, string>();
  collect(earlier, [], kept);
  const taken = new Set(kept.values());
  const next = (section: string): string => {
    for (let number = 1; ; number += 1) {
      const id = `${letters}-${section}-${String(number).padStart(2, "0")}`;
      if (taken.has(id)) continue;
      taken.add(id);
      return id;
    }
  };
  const numbered = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item, at) => numbered(item, [...path, String(at)]));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        if (key !== "row" || typeof item !== "string") return [key, numbered(item, [...path, key])];
        return [key, kept.get(JSON.stringify(path)) ?? next(item.slice(1))];
      }),
    );
  };
  return numbered(tree, []) as Plain;
}

function collect(value: unknown, path: readonly string[], found: Map<string, string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === "row" && typeof item === "string") found.set(JSON.stringify(path), item);
    else collect(item, [...path, key], found);
  }
}

/** `camp-backend` is CB; a single word gives its first two letters. */
function initials(system: string): string {
  const words = system.split("-").filter((word) => word !== "");
  const letters = words.length > 1 ? words.map((word) => word[0]).join("") : system.slice(0, 2);
  return letters.toUpperCase();
}
