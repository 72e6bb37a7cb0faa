import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { project } from "../kit/plan";

type Node = Readonly<Record<string, unknown>>;

/** Clause id to the values its YAML gives for it, as texts: what is to be deployed, not what was documented wrongly. */
export type Statements = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Reads a system file once more, without the loader and the planner: every map with a `row` states its `deploy`, else
 * its `is`; what stands under `also` states the same unless it says otherwise; a receiver's row states its channel.
 */
export function statementsOf(system: string, config: Readonly<Record<string, string>>): Statements {
  const root = parse(readFileSync(join(project, "systems", `${system}.yaml`), "utf8"), { merge: true }) as Node;
  const found = new Map<string, Set<string>>();
  const receivers = (root.receivers ?? {}) as Readonly<Record<string, Node>>;
  const fill = (text: string) => text.replace(/\$\{config\.(\w+)\}/g, (_, key: string) => config[key] ?? "");
  const add = (rows: unknown, texts: readonly string[]) => {
    for (const row of list(rows)) found.set(row, new Set([...(found.get(row) ?? []), ...texts.map(fill)]));
  };
  const walk = (node: unknown, inherited: readonly string[]): void => {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) for (const item of node) walk(item, inherited);
    else {
      const map = node as Node;
      const own = valuesOf(map, receivers);
      const texts = own.length > 0 ? own : inherited;
      if (map.row !== undefined) add(map.row, texts);
      for (const [key, item] of Object.entries(map)) walk(item, key === "also" ? texts : []);
    }
  };
  walk(root, []);
  return found;
}

function valuesOf(map: Node, receivers: Readonly<Record<string, Node>>): string[] {
  const given = list(map.deploy ?? map.is);
  // Who is told is named by receiver; what is deployed is the receiver's channel.
  const channels = given.flatMap((text) => list(receivers[text]?.channel));
  const own = "config" in map ? list(map.channel) : [];
  return [...given, ...(given.length > 1 ? [given.join(", ")] : []), ...channels, ...own];
}

function list(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.flatMap(list) : [String(value)];
}
