import type { PropertyChange } from "./changes";
import { compareInputs } from "./compare-resources";

/**
 * What differs inside a property that is JSON as text, leaf by leaf: of a dashboard which panel and which limit, of a
 * policy which statement. Empty for any other property.
 */
export function changesInside({ path, from, to }: PropertyChange): PropertyChange[] {
  const [there, asked] = [treeOf(from), treeOf(to)];
  if (there === undefined || asked === undefined) return [];
  const names = new Map([...titlesIn(there), ...titlesIn(asked)]);
  return compareInputs({ [path]: byName(there, names) }, { [path]: byName(asked, names) });
}

function treeOf(value: unknown): object | undefined {
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as object;
  } catch {
    return undefined;
  }
}

interface Titled {
  readonly id: number;
  readonly title: string;
}

function isTitled(value: unknown): value is Titled {
  if (typeof value !== "object" || value === null) return false;
  return "id" in value && typeof value.id === "number" && "title" in value && typeof value.title === "string";
}

/** Titles of the items of lists, by id; those asked for win over those somebody wrote. */
function titlesIn(tree: object): [number, string][] {
  return Object.values(tree).flatMap((value: unknown): [number, string][] =>
    Array.isArray(value) ? value.filter(isTitled).map(({ id, title }) => [id, title]) : [],
  );
}

/** Lists of things with ids by those, so that a panel put in between makes no other panel a changed one. */
function byName(value: unknown, names: ReadonlyMap<number, string>): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, byName(item, names)]));
  }
  const items = value.map((item) => byName(item, names));
  const isNamed = value.length > 0 && value.every(isTitled) && new Set(value.map(({ id }) => id)).size === value.length;
  if (!isNamed) return items;
  return Object.fromEntries(value.map(({ id, title }, at) => [`${names.get(id) ?? title} #${id}`, items[at]]));
}
